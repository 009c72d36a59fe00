import Encoding
import Foundation
import Testing

@Suite struct DecimalReadingTests {
  @Test(
    "a decimal number is read from end to end",
    arguments: [
      ("0", 0), ("1", 1), ("-1", -1), ("+1", 1), (".5", 0.5), ("5.", 5), ("-.5e1", -5),
      ("5.e-1", 0.5), ("007", 7), ("1e0", 1), ("1E5", 1e5), ("1e+05", 1e5), ("1e-5", 1e-5),
      ("0e999999999999999999999", 0), ("1e-99999999999999999999", 0), ("0.1", 0.1),
      ("123456789012345678901234567890", 123_456_789_012_345_677_877_719_597_056),
      ("9007199254740993", 9_007_199_254_740_992), ("9007199254740995", 9_007_199_254_740_996),
      ("9007199254740993.00000000000000000000000001", 9_007_199_254_740_994),
      ("179769313486231570000e288", 1.797_693_134_862_315_7e308),
      ("1.7976931348623158e308", .greatestFiniteMagnitude),
      ("5e-324", .leastNonzeroMagnitude), ("3e-324", .leastNonzeroMagnitude), ("2e-324", 0),
      ("2.2250738585072011e-308", Double.leastNormalMagnitude.nextDown),
      ("2.2250738585072012e-308", 0x1p-1022), ("1e23", 1e23), ("8.5e22", 8.5e22),
    ] as [(String, Double)])
  func numbers(text: String, value: Double) {
    #expect(readDecimal(text) == .value(value))
  }

  @Test(
    "anything else is no number",
    arguments: [
      "", " ", ".", "-", "+", "e5", ".e5", "1e", "1e+", "1e-", "1.2.3", "--1", "+-1", "1 ", " 1",
      "nan", "NaN", "inf", "-inf", "Infinity", "0x1p3", "0x10", "1_000", "1,5", "1e5.", "1e5e5",
      "1f", "1d0", "12a", "١", "\0", "1\0", "−1", "1e1_0", "1/2", "1:2",
    ])
  func syntax(text: String) {
    #expect(readDecimal(text) == .syntax)
  }

  @Test("a number beyond Double's range is told apart from no number")
  func overflow() {
    // 2^1024 − 2^970, halfway between the largest Double and the next power of two
    let halfway =
      "1797693134862315807937289714053034150799341327100378269361737789804449682927647509466490"
      + "1797758720709633028641669288791094655554785194040263065748867150582068190890200070838367"
      + "6273854845817711531764475730270069855571366959622842914819860834936475292719074168444365"
      + "510704342711559699508093042880177904174497792"
    #expect(readDecimal(halfway) == .overflow)
    #expect(readDecimal("-" + halfway + "." + String(repeating: "0", count: 2000)) == .overflow)
    #expect(readDecimal(halfway.dropLast() + "1.9").value == .greatestFiniteMagnitude)
    for text in ["1.7976931348623159e308", "1e309", "-1e400", "1e99999999999999999999", "18e307"] {
      #expect(readDecimal(text) == .overflow, "\(text)")
    }
  }

  @Test("zeros keep their sign")
  func signedZero() {
    #expect(readDecimal("-0").value?.sign == .minus)
    #expect(readDecimal("-1e-400").value?.sign == .minus)
    #expect(readDecimal("0").value?.sign == .plus)
  }

  @Test("zeros do not count, however many they are")
  func zeros() {
    let zeros = String(repeating: "0", count: 5000)
    #expect(readDecimal(zeros + "12." + zeros).value == 12)
    #expect(readDecimal("0." + zeros + "12e5002").value == 12)
    #expect(readDecimal("12" + zeros + "e-5000").value == 12)
    #expect(readDecimal("1." + zeros + "1").value == 1)
  }

  @Test("with a decimal comma, the point is no mark")
  func comma() {
    #expect(readDecimal("-1,5e2", comma: true) == .value(-150))
    #expect(readDecimal("1.5", comma: true) == .syntax)
    #expect(readDecimal("1,000,000", comma: true) == .syntax)
    #expect(readDecimal("9007199254740993,00000000000000001", comma: true).value == 0x1p53 + 2)
  }

  @Test("120 000 random texts are read as strtod reads them")
  func randomTexts() {
    var generator = SystemRandomNumberGenerator()
    for round in 0..<120_000 {
      var text = Bool.random(using: &generator) ? "-" : ""
      let length = round % 4 == 0 ? Int.random(in: 1...45) : Int.random(in: 1...21)
      let mark = Int.random(in: -length...length)
      for place in 0..<length {
        if place == mark { text += "." }
        text += String(Int.random(in: 0...9))
      }
      if round % 3 != 0 { text += "e\(Int.random(in: -345...308))" }
      let expected = strtod(text, nil)
      let reading = readDecimal(text)
      if reading != (expected.isInfinite ? .overflow : .value(expected)) {
        Issue.record("\(text) was read as \(reading), not \(expected)")
      }
    }
  }
}
