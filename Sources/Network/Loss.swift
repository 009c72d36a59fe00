/// What the descent makes small, of the residuals r = Observed − Predicted.
public enum Loss: String, CaseIterable, Sendable {
  /// Σ r², the sum of the squared residuals
  case ssr
  /// ½ Σ r²
  case halfSSR = "half-ssr"
  /// Σ r² / (m·n), the mean over n rows and m outputs
  case mse

  /// The name in formulas: dSSR/dw1.
  public var symbol: String {
    switch self {
    case .ssr: "SSR"
    case .halfSSR: "½SSR"
    case .mse: "MSE"
    }
  }

  /// The loss of a sum of squared residuals.
  ///
  /// - Parameter terms: m·n, the number of residuals in the sum.
  public func value(ofSquares squares: Double, terms: Int) -> Double {
    switch self {
    case .ssr: squares
    case .halfSSR: 0.5 * squares
    case .mse: squares / Double(terms)
    }
  }

  /// The derivative of the loss with respect to the prediction of one residual.
  ///
  /// For `ssr` and `half-ssr` it is exact in the residual; for `mse` it is rounded once.
  public func derivative(ofResidual residual: Double, terms: Int) -> Double {
    switch self {
    case .ssr: -2 * residual
    case .halfSSR: -residual
    case .mse: -2 * residual / Double(terms)
    }
  }
}
