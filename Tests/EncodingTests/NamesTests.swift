import Encoding
import Testing

@Suite struct NamesTests {
  static let words = ["fit", "explain", "check", "show", "predict", "animate", "help"]

  @Test(
    "a mistyped word finds the one that was meant",
    arguments: [
      ("fti", "fit"), ("explian", "explain"), ("chek", "check"), ("SHOW", "show"),
      ("pred", "predict"), ("animated", "animate"), ("ex", "explain"), ("helpp", "help"),
    ])
  func found(word: String, meant: String) {
    #expect(nearest(to: word, among: NamesTests.words) == meant)
  }

  @Test(
    "a word like none of them finds none", arguments: ["", "xyzzy", "q", "training", "hulk", "🙂"])
  func notFound(word: String) {
    #expect(nearest(to: word, among: NamesTests.words) == nil)
  }

  @Test("of several equally near the first is taken")
  func first() {
    #expect(nearest(to: "w9", among: ["w1", "w2"]) == "w1")
    #expect(nearest(to: "W2", among: ["w1", "w2"]) == "w2")
    #expect(nearest(to: "anything", among: []) == nil)
  }

  @Test("a repetition is the first text that was there before")
  func repetition() {
    #expect(firstRepetition(in: ["a", "b", "c"]) == nil)
    #expect(firstRepetition(in: ["b", "c", "a", "c", "b"]) == 3)
    #expect(firstRepetition(in: ["", ""]) == 1)
    #expect(firstRepetition(in: ["é", "e\u{301}"]) == nil)
    #expect(firstRepetition(in: []) == nil)
  }

  @Test("a place counts lines of all three kinds and characters, not bytes")
  func places() {
    let text = Array("é1\r\n\rab\n\nx".utf8)
    let places = (0...text.count).map { offset in
      text.withUnsafeBufferPointer { TextPlace(of: offset, in: $0) }
    }
    let expected = [
      (1, 1), (1, 2), (1, 2), (1, 3), (1, 4), (2, 1), (3, 1), (3, 2), (3, 3), (4, 1), (5, 1),
      (5, 2),
    ]
    #expect(places == expected.map { TextPlace(line: $0.0, column: $0.1) })
  }
}
