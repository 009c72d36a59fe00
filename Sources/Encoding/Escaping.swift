/// A text as it stands between or inside the tags of XML and HTML: `<`, `>`, `&` and both quotes as
/// entities. Characters that XML 1.0 cannot hold become U+FFFD.
package func xmlEscaped(_ text: String) -> String {
  var escaped: [UInt8] = []
  escaped.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x26: escaped += "&amp;".utf8
    case 0x3c: escaped += "&lt;".utf8
    case 0x3e: escaped += "&gt;".utf8
    case 0x22: escaped += "&quot;".utf8
    case 0x27: escaped += "&#39;".utf8
    case 0x09, 0x0a: escaped.append(UInt8(scalar.value))
    // A parser would turn a bare carriage return into a line feed.
    case 0x0d: escaped += "&#13;".utf8
    case 0..<0x20, 0xfffe, 0xffff: escaped += "\u{fffd}".utf8
    default: escaped += UTF8.encode(scalar).unsafelyUnwrapped
    }
  }
  return String(decoding: escaped, as: UTF8.self)
}

/// Bytes as base64 (RFC 4648, section 4), padded, in one line.
package func base64(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var text: [UInt8] = []
  text.reserveCapacity((bytes.count + 2) / 3 * 4)
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let count = min(bytes.count - start, 3)
    var group = 0
    for at in start..<(start + 3) { group = group &<< 8 | (at < bytes.count ? Int(bytes[at]) : 0) }
    for place in 0..<4 {
      let sextet = group &>> (18 - 6 * place) & 0x3f
      text.append(place <= count ? alphabet[sextet] : UInt8(ascii: "="))
    }
  }
  return String(decoding: text, as: UTF8.self)
}
