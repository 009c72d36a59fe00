import ChainRule
import Testing

/// Against numbers worked out by hand.
@Suite("How good a fit is")
struct FitQualityTests {
  @Test("residuals of a half, nothing, a half and nothing")
  func byHand() {
    let quality = FitQuality(observed: [0, 1, 2, 3], predicted: [0.5, 1, 1.5, 3])
    // Residuals −½, 0, ½, 0; the mean is 1½, so the spread is 2(2.25 + 0.25) = 5.
    #expect(quality.ssr == 0.5)
    #expect(quality.rmse == 0.125.squareRoot())
    #expect(quality.mae == 0.25)
    #expect(quality.rSquared == 0.9)
  }

  @Test("where all observations are equal there is no share of their variance")
  func constant() {
    let quality = FitQuality(observed: [2, 2], predicted: [1, 3])
    #expect(quality.rSquared.isNaN && quality.rmse == 1)
  }

  @Test("squares beyond the range do not spoil what is within it", arguments: [1e300, 1e-300])
  func extremes(unit: Double) {
    let quality = FitQuality(
      observed: [0, 1, 2, 3].map { $0 * unit }, predicted: [0.5, 1, 1.5, 3].map { $0 * unit })
    #expect(abs(quality.rmse / unit - 0.125.squareRoot()) < 1e-15)
    #expect(abs(quality.mae / unit - 0.25) < 1e-15)
    #expect(abs(quality.rSquared - 0.9) < 1e-15)
  }
}
