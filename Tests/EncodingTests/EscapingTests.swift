import Encoding
import Foundation
import Testing

@Suite struct EscapingTests {
  @Test("what has a meaning in XML is escaped")
  func xml() {
    #expect(
      xmlEscaped("<a href=\"x\">'R&D'</a> é🙂")
        == "&lt;a href=&quot;x&quot;&gt;&#39;R&amp;D&#39;&lt;/a&gt; é🙂")
    #expect(xmlEscaped("a\tb\nc\rd\0e\u{1f}f\u{fffe}") == "a\tb\nc&#13;d\u{fffd}e\u{fffd}f\u{fffd}")
  }

  @Test("an XML parser reads back what was escaped")
  func xmlRoundTrip() throws {
    let text = "<&>\"' é🙂 ]]> &amp; <!-- -->"
    #expect(xmlEscaped(text).contains("<") == false)
    var back = xmlEscaped(text)
    for (entity, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ] {
      back = back.replacingOccurrences(of: entity, with: character)
    }
    #expect(back == text)
  }

  @Test("base64 is Foundation's")
  func base64Encoding() {
    for count in 0..<200 {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255) }
      #expect(base64(bytes) == Data(bytes).base64EncodedString())
    }
    #expect(base64(Array("foobar".utf8)) == "Zm9vYmFy")  // RFC 4648, section 10
    #expect(base64(Array("fooba".utf8)) == "Zm9vYmE=")
    #expect(base64(Array("foob".utf8)) == "Zm9vYg==")
  }
}
