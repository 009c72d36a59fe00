import Kernels
import Network

/// How far, in one row, the predictions of a link, dLoss/dPredicted (or dLoss/dx) and the loss
/// can be off.
struct OutputErrors {
  /// Of the probabilities; as they were given where the last layer's activation predicts.
  private(set) var predicted: [Double]
  private(set) var head: [Double]
  private(set) var loss: Double

  /// - Parameters:
  ///   - x: the errors of the outputs' sums.
  ///   - y: those of their activations.
  ///   - u: the largest relative error of one rounding.
  ///   - tiny: what an operation adds where its result underflows.
  init(_ pass: RowPass, _ x: [Double], _ y: [Double], _ u: Double, _ tiny: Double) {
    switch pass.network.link {
    case .activation: self.init(residualsOf: pass, y, u, tiny)
    case .sigmoid: self.init(sigmoidOf: pass, x[0], u, tiny)
    case .softmax: self.init(softmaxOf: pass, x, u, tiny)
    }
    let (mean, terms) = (pass.network.loss.isMean, Double(pass.terms))
    guard mean, pass.network.link != .activation else { return }
    head = zip(head, pass.lossDerivatives).map { $0 / terms + 2 * (u * abs($1) + tiny) }
    loss /= terms
  }

  private init(residualsOf pass: RowPass, _ y: [Double], _ u: Double, _ tiny: Double) {
    let slope = abs(pass.network.loss.derivative(ofResidual: 1, terms: pass.terms))
    (predicted, head, loss) = (y, [], 0)
    for (output, error) in y.enumerated() {
      let residual = abs(pass.observed[output] - pass.predicted[output])
      let residualError = error + u * residual
      head.append(slope * residualError + 4 * (u * slope * residual + tiny))
      let square = residual * (2 * residualError + 4 * u * residual)
      loss += pass.network.loss.value(ofSum: square, terms: pass.terms)
    }
  }

  /// δ = (1 − t)·σ(x) − t·σ(−x); the logarithm of either sigmoid has a slope of 1 at most.
  private init(sigmoidOf pass: RowPass, _ error: Double, _ u: Double, _ tiny: Double) {
    let (x, t) = (pass.x[pass.x.count - 1][0], pass.observed[0])
    let (one, other) = (Elementary.sigmoid(x), Elementary.sigmoid(-x))
    let change = error < 0.25 ? 2 * one * other * error : min(1, error)
    let size = abs((1 - t) * one) + abs(t * other)
    predicted = [change + 8 * (u * one + tiny)]
    head = [change * (abs(1 - t) + abs(t)) + 16 * (u * size + tiny)]
    let terms = Elementary.softplus(x) + Elementary.softplus(-x) + 2 * abs(t * x)
    loss = (size + head[0]) * error + 16 * (u * terms + tiny)
  }

  /// Of p_k = e^x_k / Σ e^x_j: moves of the x change it by p_k·(1 − p_k) times the two largest, and
  /// a relative rounding error of a share is at most that of the differences of the x.
  ///
  /// The graph adds the shares of the classes that were not observed to one another, so that a
  /// small one is known only to the accuracy of their sum.
  private init(softmaxOf pass: RowPass, _ errors: [Double], _ u: Double, _ tiny: Double) {
    let x = pass.x[pass.x.count - 1]
    let largest = x.reduce(x[0]) { max($0, $1) }
    let shares = x.map { Elementary.exp($0 - largest) }
    let sum = shares.reduce(0, +)
    let others = sumsOfOthers(shares, zero: 0, +).map { $0 / sum }
    let worst = errors.reduce(0) { max($0, $1) }
    let size = x.reduce(0) { max($0, abs($1)) }
    let relative = u * Double(x.count + 16) * (2 * size + 2)
    let missed = zip(pass.observed, others).reduce(0) { $0 + abs($1.0) * $1.1 }
    (predicted, head, loss) = ([], [], 0)
    for k in x.indices {
      let (share, other, t) = (shares[k] / sum, others[k], pass.observed[k])
      let move = errors[k] + worst
      let change = min(1, share * other * move * Elementary.exp(2 * min(move, 50)))
      let slope = abs((1 - t) * share) + abs(t * other)
      predicted.append(change + relative * share + 8 * tiny)
      head.append(
        change * (abs(1 - t) + abs(t)) + relative * slope
          + Double(2 * x.count + 8) * u * missed + 16 * tiny)
      loss +=
        (slope + head[k]) * errors[k] + Double(x.count + 16) * u * 4 * (abs(t) * size + abs(t))
    }
  }
}
