/// Gives a text that is in memory in pieces, from its beginning.
///
/// - Parameter length: of a piece, in bytes.
package func pieces(
  of bytes: [UInt8], length: Int = 1 << 16
) -> (inout [UInt8]) -> Bool {
  var given = 0
  return { text in
    let end = min(given + length, bytes.count)
    text += bytes[given..<end]
    given = end
    return end < bytes.count
  }
}
