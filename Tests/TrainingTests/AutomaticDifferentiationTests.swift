#if canImport(_Differentiation) && canImport(Glibc)
  import Glibc
  import Network
  import TestSupport
  import Testing
  import Training
  import _Differentiation

  /// The toolchain's own automatic differentiation, an engine that we did not write: the compiler
  /// derives the lesson's SSR, with the C library's exp and log.
  @Suite struct AutomaticDifferentiationTests {
    struct Parameters: Differentiable {
      var w1, w2, w3, w4, b1, b2, b3: Double
    }

    @differentiable(reverse)
    static func softplus(_ x: Double) -> Double { log(1 + exp(x)) }

    @differentiable(reverse)
    static func squaredResidual(_ p: Parameters, _ input: Double, _ observed: Double) -> Double {
      let y1 = softplus(p.w1 * input + p.b1)
      let y2 = softplus(p.w2 * input + p.b2)
      let residual = observed - (p.w3 * y1 + p.w4 * y2 + p.b3)
      return residual * residual
    }

    @differentiable(reverse)
    static func ssr(_ p: Parameters) -> Double {
      squaredResidual(p, 0, 0) + squaredResidual(p, 0.5, 1) + squaredResidual(p, 1, 0)
    }

    @Test("the compiler's derivatives of the lesson's SSR are ours at steps 0 to 100")
    func lesson() throws {
      var descent = try Descent(
        Lesson.network, Lesson.observations, from: Lesson.start,
        DescentOptions(learningRate: Lesson.learningRate, steps: 100))
      repeat {
        let p = descent.parameters
        let point = Parameters(
          w1: p[0], w2: p[1], w3: p[2], w4: p[3], b1: p[4], b2: p[5], b3: p[6])
        let (value, tangent) = valueWithGradient(at: point, of: Self.ssr)
        #expect(isClose(descent.loss, value, within: 1e-13), "step \(descent.step)")
        let theirs = [
          tangent.w1, tangent.w2, tangent.w3, tangent.w4, tangent.b1, tangent.b2, tangent.b3,
        ]
        let scale = RowByRow(Lesson.network, Lesson.observations, p).magnitude
        for index in theirs.indices {
          #expect(
            isClose(descent.gradient[index], theirs[index], within: 1e-13, of: scale[index]),
            "\(Lesson.network.parameterName(index)) at step \(descent.step)")
        }
      } while descent.advance()
    }
  }
#endif
