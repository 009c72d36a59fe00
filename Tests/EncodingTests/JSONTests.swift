import Encoding
import Foundation
import Testing

@Suite struct JSONTests {
  static let sample: JSON = [
    "name": "dose \"A\"\\\n\u{1}é🙂</script>", "count": 3, "values": [0.1, -2.5, 1e300],
    "empty": [], "none": [:], "nested": ["yes": true, "no": false], "nothing": .null,
  ]

  @Test("members keep their order, and blanks are only in the pretty form")
  func writing() {
    let value: JSON = ["b": 1, "a": [1.5, "x"], "e": [], "o": [:], "n": .null, "t": true]
    #expect(value.serialised() == #"{"b":1,"a":[1.5,"x"],"e":[],"o":{},"n":null,"t":true}"#)
    #expect(
      value.serialised(pretty: true) == """
        {
          "b": 1,
          "a": [
            1.5,
            "x"
          ],
          "e": [],
          "o": {},
          "n": null,
          "t": true
        }
        """)
  }

  @Test("numbers that are not finite are strings, and are numbers again when asked for")
  func nonFinite() throws {
    let value: JSON = [.number(.nan), .number(.infinity), .number(-.infinity)]
    #expect(value.serialised() == #"["nan","inf","-inf"]"#)
    let read = try JSON.parse(value.serialised())
    #expect(read[0]?.double?.isNaN == true)
    #expect(read[1]?.double == .infinity)
    #expect(read[2]?.double == -.infinity)
    #expect(JSON.string("Inf").double == nil)
  }

  @Test("what was written reads back, pretty or not, inside HTML or not")
  func roundTrip() throws {
    for pretty in [false, true] {
      for insideHTML in [false, true] {
        let text = JSONTests.sample.serialised(pretty: pretty, insideHTML: insideHTML)
        #expect(try JSON.parse(text) == JSONTests.sample)
      }
    }
  }

  @Test("Foundation reads what was written")
  func foundation() throws {
    let data = Data(JSONTests.sample.serialised().utf8)
    let read = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(read["name"] as? String == JSONTests.sample["name"]?.text)
    #expect(read["values"] as? [Double] == [0.1, -2.5, 1e300])
  }

  @Test("doubles keep their bits")
  func numbers() throws {
    let edges: [Double] = [
      -0.0, 0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 1e21, 1e-7, 0x1p53 + 2, 0x1p63, 1,
    ]
    for x in edges + (0..<2000).map({ _ in Double(bitPattern: .random(in: 0 ... .max)) })
    where x.isFinite {
      let read = try JSON.parse(JSON.number(x).serialised())
      #expect(read.double?.bitPattern == x.bitPattern)
    }
  }

  @Test("whole numbers that fit are integers")
  func integers() throws {
    #expect(try JSON.parse("9223372036854775807") == .integer(.max))
    #expect(try JSON.parse("-9223372036854775808") == .integer(.min))
    #expect(try JSON.parse("9223372036854775808") == .number(0x1p63))
    #expect(try JSON.parse("-0").double?.sign == .minus)
    #expect(try JSON.parse("1.0") == .number(1))
  }

  @Test("inside HTML, no tag can begin")
  func insideHTML() {
    let text = JSON.string("</script><!-- & \u{2028}\u{2029}").serialised(insideHTML: true)
    #expect(text == #""\u003c/script\u003e\u003c!-- \u0026 \u2028\u2029""#)
  }

  @Test("all escapes are read")
  func escapes() throws {
    let read = try JSON.parse(#" "\"\\\/\b\f\n\r\t\u0041\u00e9\u00E9\ud83d\ude42\uffff" "#)
    #expect(read.text == "\"\\/\u{8}\u{c}\n\r\tAéé🙂\u{ffff}")
  }

  @Test("a byte order mark is skipped")
  func byteOrderMark() throws {
    #expect(try JSON.parse([0xef, 0xbb, 0xbf] + Array("[1]".utf8)) == [1])
  }

  @Test(
    "malformed texts are refused, with the place",
    arguments: [
      ("", 1, 1, "the text ends early"), ("  ", 1, 3, "the text ends early"),
      ("[1,", 1, 4, "the text ends early"), ("{\"a\":1", 1, 7, "the text ends early"),
      ("[1 2]", 1, 4, "a comma or ] should stand here"), ("[1,]", 1, 4, "a value should"),
      ("[,1]", 1, 2, "a value should"), ("{\"a\" 1}", 1, 6, "a colon"),
      ("{a:1}", 1, 2, "a name in quotes"), ("{\"a\":1,}", 1, 8, "a name in quotes"),
      ("{\"a\":1;}", 1, 7, "a comma or }"),
      ("{\"a\":1,\n \"b\":2,\n \"a\":3}", 3, 2, "stands twice"),
      ("\"é\" x", 1, 5, "something follows"), ("nul", 1, 1, "a value should"),
      ("tru\n", 1, 1, "a value should"), ("NaN", 1, 1, "a value should"),
      ("01", 1, 1, "cannot begin with a zero"), ("-01", 1, 1, "cannot begin with a zero"),
      ("1.", 1, 3, "the text ends early"), ("1.e", 1, 3, "a digit"), (".5", 1, 1, "a value should"),
      ("+1", 1, 1, "a value should"), ("-", 1, 2, "the text ends early"), ("-x", 1, 2, "a digit"),
      ("1e+", 1, 4, "the text ends early"), ("0x10", 1, 2, "something follows"),
      ("[1e999]", 1, 2, "beyond the range"), ("\"a", 1, 1, "does not end"),
      ("\"a\tb\"", 1, 3, "control character"), ("\"\\x\"", 1, 2, "no such escape"),
      ("\"\\u12g4\"", 1, 2, "four hexadecimal"), ("\"\\ud83d\"", 1, 2, "one half"),
      ("\"\\ud83d\\n\"", 1, 2, "one half"), ("\"\\ude42\"", 1, 2, "one half"),
      ("\"\\ud83d\\u0041\"", 1, 2, "one half"),
      ("\"\\ud83d\\ue000\"", 1, 2, "one half"), ("[1]\0", 1, 4, "something follows"),
      ("[1,\r\n\r\u{e9}]", 3, 1, "a value should"),
    ] as [(String, Int, Int, String)])
  func malformed(text: String, line: Int, column: Int, problem: String) throws {
    let error = try #require(throws: JSONError.self) { try JSON.parse(text) }
    #expect(error.problem.contains(problem), "\(error)")
    #expect((error.line, error.column) == (line, column), "\(error)")
  }

  @Test("bytes that are no UTF-8 are refused, with the place")
  func invalidUTF8() throws {
    for bytes: [UInt8] in [
      [0x80], [0xc0, 0x80], [0xc3], [0xe0, 0x9f, 0x80], [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0xf8], [0xe2, 0x82, 0x28], [0xff],
    ] {
      let error = try #require(throws: JSONError.self) {
        try JSON.parse(Array("[\n\"é".utf8) + bytes + Array("\"]".utf8))
      }
      #expect(error == JSONError(problem: "these bytes are no UTF-8", line: 2, column: 3))
    }
  }

  @Test("nesting has a limit, and it is a limit that does no harm")
  func depth() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(throws: Never.self) { try JSON.parse(nested(JSON.maximumDepth)) }
    let error = try #require(throws: JSONError.self) { try JSON.parse(nested(100_000)) }
    #expect(error.column == JSON.maximumDepth + 1)
  }

  @Test("no text stops the parser, whatever is in it")
  func random() {
    let pieces = [
      "{", "}", "[", "]", ",", ":", "\"", "\\", "u00e9", "1", "-", "e", ".", "tru", " ",
    ]
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0...12)).map { _ in pieces.randomElement()! }.joined()
      if let value = try? JSON.parse(text) {
        #expect((try? JSON.parse(value.serialised())) == value)
      }
    }
  }
}
