import Encoding
package import Kernels

/// Series of numbers as bytes, the same on every machine: eight bytes for each, the lowest first.
enum Packing {
  /// Packed little-endian IEEE 754 binary64.
  static func bytes(_ numbers: [Double]) -> [UInt8] {
    #if _endian(little)
      numbers.withUnsafeBytes { [UInt8]($0) }
    #else
      numbers.map { $0.bitPattern.littleEndian }.withUnsafeBytes { [UInt8]($0) }
    #endif
  }

  /// Packed little-endian 64-bit integers.
  static func bytes(_ numbers: [Int]) -> [UInt8] {
    numbers.map { Int64($0).littleEndian }.withUnsafeBytes { [UInt8]($0) }
  }

  /// The numbers again; nil if the bytes are not a whole number of them.
  static func doubles(_ bytes: [UInt8]) -> [Double]? {
    words(bytes)?.map { Double(bitPattern: $0) }
  }

  static func integers(_ bytes: [UInt8]) -> [Int]? {
    words(bytes)?.map { Int(truncatingIfNeeded: $0) }
  }

  private static func words(_ bytes: [UInt8]) -> [UInt64]? {
    guard bytes.count % 8 == 0 else { return nil }
    return bytes.withUnsafeBytes { buffer in
      (0..<buffer.count / 8).map {
        UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: 8 * $0, as: UInt64.self))
      }
    }
  }
}

/// The digest of parameters: SHA-256 over the flat vector w1, w2, …, b1, b2, …, frozen ones
/// included, in the units trained in, as little-endian IEEE 754 numbers of the precision trained
/// in; 64 hexadecimal digits.
package func digest(of parameters: [Double], _ precision: Precision = .double) -> String {
  switch precision {
  case .double: return SHA256.hexadecimal(of: Packing.bytes(parameters))
  case .float:
    return SHA256.hexadecimal(
      of: parameters.flatMap { value in
        let bits = Float(value).bitPattern
        return (0..<4).map { UInt8(truncatingIfNeeded: bits >> (8 * $0)) }
      })
  }
}
