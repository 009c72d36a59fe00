import Glibc
import Training

/// Columns of raw little-endian float64, one after another, each `rows` long.
func readColumns(_ path: String, rows: Int) throws -> [[Double]] {
  guard let file = fopen(path, "rb") else { throw BenchError("no file \(path)") }
  defer { fclose(file) }
  var columns: [[Double]] = []
  while true {
    var read = 0
    let column = [Double](unsafeUninitializedCapacity: rows) { buffer, count in
      read = fread(buffer.baseAddress!, MemoryLayout<Double>.stride, rows, file)
      count = read
    }
    guard read > 0 else { return columns }
    guard read == rows else { throw BenchError("\(path) ends within a column") }
    columns.append(column)
  }
}

/// Writes the order in which the first epoch takes the rows, as raw little-endian int64.
func writeOrder(_ request: Request) throws {
  var order = EpochOrder(rowCount: request.rows, batch: request.batch, seed: 0)
  guard let file = fopen(request.orderPath, "wb") else {
    throw BenchError("no file \(request.orderPath)")
  }
  defer { fclose(file) }
  for change in 0..<order.changesPerEpoch {
    let rows = order.rows(ofChange: change).map(Int64.init)
    fwrite(rows, MemoryLayout<Int64>.stride, rows.count, file)
  }
}

/// Hands an answer on at once, though the output is a pipe.
func flush() { fflush(nil) }
