/// What the descent makes small: a sum over the rows, of the residuals r = Observed − Predicted or
/// of the probabilities that were predicted of the classes observed.
public enum Loss: String, CaseIterable, Sendable {
  /// Σ r², the sum of the squared residuals
  case ssr
  /// ½ Σ r²
  case halfSSR = "half-ssr"
  /// Σ r² / (m·n), the mean over n rows and m outputs
  case mse
  /// −Σ Observed·ln Predicted over rows and classes; natural logarithm
  case crossEntropy = "cross-entropy"
  /// The same divided by the number of rows
  case meanCrossEntropy = "mean-cross-entropy"

  /// The name in formulas: dSSR/dw1.
  public var symbol: String {
    switch self {
    case .ssr: "SSR"
    case .halfSSR: "½SSR"
    case .mse: "MSE"
    case .crossEntropy: "CE"
    case .meanCrossEntropy: "MCE"
    }
  }

  /// Whether the observed columns are classes: the outputs then pass through a sigmoid (one
  /// output) or the softmax.
  public var isCrossEntropy: Bool { self == .crossEntropy || self == .meanCrossEntropy }

  /// Whether the sum over the rows is divided by a number of terms.
  public var isMean: Bool { self == .mse || self == .meanCrossEntropy }

  /// By what a mean over so many rows is divided: m·n residuals, or n rows of classes.
  public func terms(rows: Int, outputs: Int) -> Int { self == .mse ? rows * outputs : rows }

  /// The loss of a sum over the rows: of squared residuals, or of −Observed·ln Predicted.
  ///
  /// - Parameter terms: what `terms(rows:outputs:)` gives.
  public func value(ofSum sum: Double, terms: Int) -> Double {
    switch self {
    case .ssr, .crossEntropy: sum
    case .halfSSR: 0.5 * sum
    case .mse, .meanCrossEntropy: sum / Double(terms)
    }
  }

  /// The derivative of a loss of residuals with respect to the prediction of one residual.
  ///
  /// For `ssr` and `half-ssr` it is exact in the residual; for `mse` it is rounded once.
  public func derivative(ofResidual residual: Double, terms: Int) -> Double {
    switch self {
    case .ssr: -2 * residual
    case .halfSSR: -residual
    case .mse: -2 * residual / Double(terms)
    case .crossEntropy, .meanCrossEntropy:
      preconditionFailure("cross-entropy is not a loss of residuals")
    }
  }
}
