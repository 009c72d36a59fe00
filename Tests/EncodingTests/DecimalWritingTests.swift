import Encoding
import Testing

@Suite struct DecimalWritingTests {
  @Test("significant digits are laid out plainly where that says no more than they do")
  func layout() {
    #expect(decimal(0.7609437228, digits: 7) == "0.7609437")
    #expect(decimal(123_456, digits: 3) == "1.23e5")
    #expect(decimal(123_000, digits: 3) == "123000")
    #expect(decimal(123_456, digits: 6) == "123456")
    #expect(decimal(0.000_012_34, digits: 3) == "0.0000123")
    #expect(decimal(0.000_001_234, digits: 3) == "1.23e-6")
    #expect(decimal(-1e-20, digits: 5) == "-1e-20")
    #expect(decimal(1e15, digits: 17) == "1e15")
    #expect(decimal(9.996, digits: 3) == "10")
    #expect(decimal(999_999, digits: 2) == "1e6")
  }

  @Test("zeros at the end are kept on request")
  func keptZeros() {
    #expect(decimal(0.5, digits: 9, keepingZeros: true) == "0.500000000")
    #expect(decimal(0.5, digits: 9) == "0.5")
    #expect(decimal(100, digits: 5, keepingZeros: true) == "100.00")
    #expect(decimal(100, digits: 3, keepingZeros: true) == "100")
    #expect(decimal(1e20, digits: 3, keepingZeros: true) == "1.00e20")
    #expect(decimal(9.996, digits: 3, keepingZeros: true) == "10.0")
    #expect(decimal(1.5, decimals: 3) == "1.500")
    #expect(decimal(1.5, decimals: 3, keepingZeros: false) == "1.5")
    #expect(decimal(2, decimals: 3, keepingZeros: false) == "2")
  }

  @Test("ties of the exact value go to the even digit, and only those are ties")
  func ties() {
    #expect(decimal(0.5, decimals: 0) == "0")
    #expect(decimal(1.5, decimals: 0) == "2")
    #expect(decimal(2.5, decimals: 0) == "2")
    #expect(decimal(0.125, digits: 2) == "0.12")
    #expect(decimal(0.375, digits: 2) == "0.38")
    // 0.15 lies just below, 0.35 just below, 0.45 just above its decimal.
    #expect(decimal(0.15, digits: 1) == "0.1")
    #expect(decimal(0.45, digits: 1) == "0.5")
    #expect(decimal(95, digits: 1) == "1e2")
    #expect(decimal(85, digits: 1) == "8e1")
  }

  @Test("zero has no sign and no digits to keep")
  func zero() {
    #expect(decimal(0, digits: 5, keepingZeros: true) == "0")
    #expect(decimal(-0.0, digits: 5) == "0")
    #expect(decimal(-0.04, decimals: 1) == "0.0")
    #expect(decimal(-0.06, decimals: 1) == "-0.1")
    #expect(decimal(0, decimals: 0) == "0")
    #expect(decimal(0.06, decimals: 1) == "0.1")
    #expect(decimal(0.004, decimals: 1) == "0.0")
  }

  @Test("what is not finite has a word")
  func nonFinite() {
    #expect(decimal(.nan, digits: 3) == "nan")
    #expect(decimal(-.infinity, decimals: 3) == "-inf")
    #expect(shortest(.infinity) == "inf")
    #expect(shortest(-.nan) == "nan")
  }

  @Test("shortest texts are JSON numbers in JavaScript's layout")
  func layoutOfShortest() {
    let expected: [(Double, String)] = [
      (0, "0"), (-0.0, "-0"), (1, "1"), (-2.5, "-2.5"), (0.1, "0.1"), (100_000, "100000"),
      (1e20, "100000000000000000000"), (1e21, "1e+21"), (1e22, "1e+22"),
      (.leastNonzeroMagnitude, "5e-324"),
      (1e-6, "0.000001"), (1e-7, "1e-7"), (1.25e-9, "1.25e-9"), (0x1p53, "9007199254740992"),
      (123_456_789_012_345_683_968, "123456789012345680000"),
      (.greatestFiniteMagnitude, "1.7976931348623157e+308"), (-1.5e300, "-1.5e+300"),
    ]
    for (x, text) in expected { #expect(shortest(x) == text) }
  }

  @Test("shortest texts read back to the same bits")
  func roundTrip() {
    for _ in 0..<30_000 {
      let x = Double(bitPattern: .random(in: 0 ... .max))
      if !x.isFinite { continue }
      if readDecimal(shortest(x)).value?.bitPattern != x.bitPattern {
        Issue.record("\(x) was written as \(shortest(x))")
      }
      if readDecimal(decimal(x, digits: 17)).value != x {
        Issue.record("\(x) was written as \(decimal(x, digits: 17))")
      }
    }
  }

  @Test("the exact digits are all there")
  func exactDigits() {
    let smallest = DecimalDigits(exactly: .leastNonzeroMagnitude)
    #expect(smallest.digits.count == 751)
    #expect(smallest.exponent == -324)
    #expect(DecimalDigits(exactly: Double.leastNormalMagnitude.nextDown).digits.count == 767)
    #expect(
      DecimalDigits(exactly: 0.1).plain() == "0."
        + "1000000000000000055511151231257827021181583404541015625")
    #expect(DecimalDigits(exactly: -1200).digits == [1, 2])
  }
}
