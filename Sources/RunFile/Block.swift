/// Some rows of the data of a run: for each series, inputs first, the values of these rows.
struct Block {
  /// The first row, from 0.
  let first: Int
  let columns: [[Double]]

  var rowCount: Int { columns[0].count }

  /// How many rows blocks have of so many series, all but the last: with 2 MB, a table of any
  /// width passes through memory that one hardly notices.
  static func rowCount(series: Int) -> Int { min(1 << 16, max(1, (1 << 18) / series)) }
}

// As bytes a block is one series after the other: a byte that says how, then the values.
//
// Most numbers of tables have few decimals. Where all values of a series are whole numbers over
// the same power of ten, 10ᵏ with k ≤ 9, the whole numbers are kept in 1, 2 or 4 bytes, lowest
// first, and the byte before them is 16·k + bytes: dividing them again gives the very bits that
// reading the decimals gave. All other series are kept as binary64, after the byte 8.
extension Block {
  var packed: [UInt8] {
    columns.reduce(into: []) { bytes, column in
      guard let (integers, exponent) = Self.integers(column) else {
        bytes.append(8)
        bytes += Packing.bytes(column)
        return
      }
      let largest = integers.reduce(0) { max($0, $1 < 0 ? ~$1 : $1) }
      let width = largest < 1 << 7 ? 1 : largest < 1 << 15 ? 2 : 4
      bytes.append(UInt8(16 * exponent + width))
      for integer in integers {
        for byte in 0..<width {
          bytes.append(UInt8(truncatingIfNeeded: integer >> Int32(8 * byte)))
        }
      }
    }
  }

  /// The block again; nil if the bytes are not those of so many series and rows.
  init?(first: Int, rows: Int, series: Int, packed bytes: [UInt8]) {
    var columns: [[Double]] = []
    var at = 0
    for _ in 0..<series {
      guard at < bytes.count else { return nil }
      let (width, exponent) = (Int(bytes[at] & 15), Int(bytes[at] >> 4))
      at += 1
      guard rows > 0, bytes.count - at >= width * rows else { return nil }
      switch width {
      case 8 where exponent == 0:
        guard let values = Packing.doubles(Array(bytes[at..<at + 8 * rows])) else { return nil }
        columns.append(values)
      case 1, 2, 4:
        guard exponent < Self.powersOfTen.count else { return nil }
        let scale = Self.powersOfTen[exponent]
        let start = at
        columns.append(
          bytes.withUnsafeBytes { bytes in
            (0..<rows).map { row in
              let place = start + width * row
              let integer =
                switch width {
                case 1: Int32(bytes.loadUnaligned(fromByteOffset: place, as: Int8.self))
                case 2:
                  Int32(
                    Int16(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: Int16.self)))
                default:
                  Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: Int32.self))
                }
              return Double(integer) / scale
            }
          })
      default: return nil
      }
      at += width * rows
    }
    guard at == bytes.count else { return nil }
    self.init(first: first, columns: columns)
  }

  private static let powersOfTen = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]

  /// Whole numbers that give the values when they are divided by a power of ten, the smallest that
  /// will do; nil if there are none.
  private static func integers(_ values: [Double]) -> ([Int32], exponent: Int)? {
    var exponent = 0
    for value in values {
      while integer(value, exponent) == nil {
        exponent += 1
        if exponent == powersOfTen.count { return nil }
      }
    }
    var integers: [Int32] = []
    integers.reserveCapacity(values.count)
    for value in values {
      guard let integer = integer(value, exponent) else { return nil }
      integers.append(integer)
    }
    return (integers, exponent)
  }

  private static func integer(_ value: Double, _ exponent: Int) -> Int32? {
    let scale = powersOfTen[exponent]
    let product = value * scale
    guard product.magnitude < 0x1p31 else { return nil }
    // Adding 1.5 · 2⁵² rounds to a whole number.
    let whole = (product + 0x1.8p52) - 0x1.8p52
    guard whole.magnitude < 0x1p31, (whole / scale).bitPattern == value.bitPattern else {
      return nil
    }
    return Int32(whole)
  }
}
