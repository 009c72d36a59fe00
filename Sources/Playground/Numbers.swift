import ChainRule
import Encoding

/// Decimals at the edges of Double, read and written, and elementary functions at a few places:
/// where `Int` has 32 bits and there is no libm, the digits and bits are the same.
func showNumbers() {
  print("decimals")
  for text in [
    "0.1", "1e23", "4.9406564584124654e-324", "1.7976931348623157e308", "9007199254740993",
    "2.2250738585072012e-308", "123456789012345678901234567890", "1e400", "nan",
  ] {
    guard let value = readDecimal(text).value else {
      print("  \(text) refused")
      continue
    }
    show(text, value)
    print("  \(decimal(value, digits: 40))")
  }
  print("JSON")
  if let json = try? JSON.parse(#"{"é∂": [1, -2.5e-7, 12345678901234567890, null, "\u00e9"]}"#) {
    print("  \(json.serialised())")
  }
  print("elementary functions")
  for x in [-745.5, -20, -0.1, 1e-300, 0.3, 18, 709.7, Double.infinity] {
    show("exp", Elementary.exp(x))
    show("expm1", Elementary.expm1(x))
    show("ln", Elementary.ln(x))
    show("log1p", Elementary.log1p(x))
    show("softplus", Elementary.softplus(x))
    show("sigmoid", Elementary.sigmoid(x))
    show("tanh", Elementary.tanh(x))
    show("power", Elementary.power(x.magnitude, 1.0 / 3))
    show("sigmoid′", Elementary.sigmoidDerivative(x))
    show("tanh′", Elementary.tanhDerivative(x))
    show("fma", Elementary.fusedMultiplyAdd(x, x, -x * x))
  }
}
