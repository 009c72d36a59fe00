#if arch(x86_64) && canImport(Glibc)
  import Glibc
  import Kernels
  import Testing

  /// A long random sweep against the system's functions with 64-bit significands, which err about
  /// a thousandth of a double's last place. Prints the table of Docs/accuracy.md.
  @Suite struct ElementaryAccuracyLongTests {
    private struct Measured {
      var name: String
      var pointCount = 0
      var normal = (error: 0.0, at: "")
      var subnormal = (error: 0.0, at: "")

      mutating func take(_ error: Double, of value: Double, at point: String) {
        pointCount += 1
        if value.isSubnormal || value.isZero {
          if error > subnormal.error { subnormal = (error, point) }
        } else if error > normal.error {
          normal = (error, point)
        }
      }

      var row: String {
        let rest = subnormal.error == 0 ? "– | –" : "\(rounded(subnormal.error)) | \(subnormal.at)"
        return "| \(name) | \(pointCount) | \(rounded(normal.error)) | \(normal.at) | \(rest) |"
      }

      /// Up to three decimals.
      private func rounded(_ x: Double) -> String { "\((x * 1000).rounded(.up) / 1000)" }
    }

    private struct Subject {
      var name: String
      var title: String
      var function: (Double) -> Double
      var reference: (Float80) -> Float80
      /// Where results are neither 0 nor 1 nor infinite.
      var span: (Double, Double)
      /// Where results are subnormal, if anywhere.
      var deep: (Double, Double)?
    }

    private static func sigmoid(_ x: Float80) -> Float80 {
      x > 0 ? 1 / (1 + expl(-x)) : expl(x) / (1 + expl(x))
    }

    private static func bell(_ x: Float80) -> Float80 {
      let t = expl(-x.magnitude)
      return t / ((1 + t) * (1 + t))
    }

    private let subjects = [
      Subject(
        name: "exp", title: "exp", function: Elementary.exp, reference: expl, span: (-708, 709),
        deep: (-745.1, -708.4)),
      Subject(
        name: "expm1", title: "expm1", function: Elementary.expm1, reference: expm1l,
        span: (-40, 40)),
      Subject(name: "ln", title: "ln", function: Elementary.ln, reference: logl, span: (0, 4)),
      Subject(
        name: "log1p", title: "log1p", function: Elementary.log1p, reference: log1pl, span: (-1, 4)),
      Subject(
        name: "softplus", title: "softplus", function: Elementary.softplus,
        reference: { max($0, 0) + log1pl(expl(-$0.magnitude)) }, span: (-60, 60),
        deep: (-745.1, -708.4)),
      Subject(
        name: "sigmoid", title: "sigmoid, softplus′", function: Elementary.sigmoid,
        reference: sigmoid, span: (-60, 40), deep: (-745.1, -708.4)),
      Subject(
        name: "tanh", title: "tanh", function: Elementary.tanh, reference: tanhl, span: (-20, 20)),
      Subject(
        name: "sigmoid_derivative", title: "sigmoid′", function: Elementary.sigmoidDerivative,
        reference: bell, span: (-60, 60), deep: (708.4, 745.1)),
      Subject(
        name: "tanh_derivative", title: "tanh′", function: Elementary.tanhDerivative,
        reference: { 4 * bell(2 * $0) }, span: (-30, 30), deep: (354.9, 373.2)),
    ]

    /// The error in last places of the exact value, given with 11 bits more.
    private func error(_ result: Double, _ exact: Float80) -> Double {
      let place = Double(exact).ulp
      // Rounding up to a power of two doubles the place.
      let below =
        Float80(Double(exact).magnitude) > exact.magnitude && Double(exact).significand == 1
      let unit = below && Double(exact).isNormal ? place / 2 : place
      return Double((Float80(result) - exact).magnitude / Float80(unit))
    }

    private func point(_ k: Int, _ s: Subject, _ generator: inout SplitMix) -> Double {
      switch k % 8 {
      case 0: generator.bits()
      case 1: generator.uniform(s.span.0, s.span.1)
      case 2: generator.uniform(s.deep?.0 ?? s.span.0, s.deep?.1 ?? s.span.1)
      case 3, 4: generator.uniform(-1, 1)
      case 5, 6: generator.uniform(-4, 4)
      default:
        generator.mantissa()
          * Double(sign: .plus, exponent: -Int(generator.next() % 64), significand: 1)
      }
    }

    private func measure(_ subject: Subject, _ pointCount: Int) -> Measured {
      var found = Measured(name: subject.title)
      for reference in ElementaryReference.all[subject.name] ?? [] {
        let x = reference.arguments[0]
        found.take(reference.error(of: subject.function(x)), of: reference.value, at: "\(x)")
      }
      var generator = SplitMix(state: 11)
      for k in 0..<pointCount {
        let x = point(k, subject, &generator)
        let exact = subject.reference(Float80(x))
        guard exact.isFinite, Double(exact).isFinite else { continue }
        found.take(error(subject.function(x), exact), of: Double(exact), at: "\(x)")
      }
      return found
    }

    private func measurePowers(_ pointCount: Int) -> Measured {
      var found = Measured(name: "x^y")
      for reference in ElementaryReference.all["pow"] ?? [] where reference.value.isFinite {
        let x = reference.arguments[0]
        let y = reference.arguments[1]
        found.take(
          reference.error(of: Elementary.power(x, y)), of: reference.value, at: "\(x)^\(y)")
      }
      var generator = SplitMix(state: 12)
      for k in 0..<pointCount {
        let small = Double(sign: .plus, exponent: -Int(generator.next() % 50), significand: 1)
        let x =
          switch k % 3 {
          case 0: generator.bits().magnitude
          case 1: generator.uniform(0, 4)
          default: 1 + small * generator.uniform(-1, 1)
          }
        let y = k % 2 == 0 ? generator.uniform(-745, 709) / log(x) : generator.uniform(-20, 20)
        let exact = powl(Float80(x), Float80(y))
        guard exact.isFinite, Double(exact).isFinite, exact != 0 else { continue }
        found.take(error(Elementary.power(x, y), exact), of: Double(exact), at: "\(x)^\(y)")
      }
      return found
    }

    @Test("over millions of points every function stays below its bound; the table of maxima")
    func sweep() {
      let pointCount = 2_000_000
      let measured = subjects.map { measure($0, pointCount) } + [measurePowers(pointCount)]
      print("| function | points | normal results: ulp | at x = | subnormal: ulp | at x = |")
      print("|---|---|---|---|---|---|")
      for one in measured {
        print(one.row)
        // e^r - 1 without the low part of r² errs up to 0.2 ulp more.
        let bound = ["expm1", "tanh"].contains(one.name) ? 0.8 : 0.65
        #expect(one.normal.error < bound, "\(one.name) at \(one.normal.at)")
        #expect(one.subnormal.error < 0.8, "\(one.name) at \(one.subnormal.at)")
      }
    }
  }
#endif
