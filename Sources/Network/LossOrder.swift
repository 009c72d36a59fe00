import Kernels

/// The order of the operations between the sums of the outputs and a row's loss, and back;
/// the part of `ReferenceOrder` that depends on the loss.
///
/// With t = Observed, all of it from the sums x, without overflow or cancellation:
/// - residuals: r = t − Predicted; the row's loss adds r² over the outputs in order, by product
///   and addition; δ = −2r, −r, or −2r/terms;
/// - sigmoid: loss = softplus(−|x|) + fma(−t, x, max(x, 0)), δ = fma(−t, σ(−x), (1 − t)·σ(x));
/// - softmax: a is the first of the largest x, e_k = exp(x_k − x_a), rest = Σ_{k≠a} e_k in order
///   from 0, Predicted_k = e_k/(1 + rest); loss by fma in order from 0:
///   t_k × (log1p(rest) + (x_a − x_k)), but for t_k = 0, which may be infinitely far; δ_k = fma(−t_k, q_k, (1 − t_k)·Predicted_k), where
///   q_a = rest/(1 + rest) and q_k = 1 − Predicted_k for the others;
/// - a mean divides δ and the sum of the rows' losses by the number of terms; ½ Σ r² is rounded
///   as well, since half of what is subnormal may lie between two numbers.
package struct LossOrder {
  let network: Network
  private var precision: Precision { network.precision }

  package init(_ network: Network) { self.network = network }

  /// The predictions from the last layer's activations.
  package func predictions(_ y: [Double]) -> [Double] {
    switch network.link {
    case .activation: return y
    case .sigmoid: return y.map { Activation.sigmoid.value($0, in: precision) }
    case .softmax:
      let parts = softmax(y)
      return parts.e.map { precision.rounded($0 / parts.one) }
    }
  }

  /// What one row adds to the sum of which the loss is made.
  package func row(_ x: [Double], _ predicted: [Double], _ observed: [Double]) -> Double {
    switch network.link {
    case .activation:
      return zip(observed, predicted).reduce(0) { sum, pair in
        let residual = precision.rounded(pair.0 - pair.1)
        return precision.rounded(sum + precision.rounded(residual * residual))
      }
    case .sigmoid:
      let excess = precision.fusedMultiplyAdd(-observed[0], x[0], max(x[0], 0))
      return precision.rounded(
        Activation.softplus.value(-abs(x[0]), in: precision) + excess)
    case .softmax:
      let parts = softmax(x)
      return x.indices.reduce(0) { sum, k in
        guard observed[k] != 0 else { return sum }
        let distance = precision.rounded(x[parts.largest] - x[k])
        return precision.fusedMultiplyAdd(
          observed[k], precision.rounded(parts.logarithm + distance), sum)
      }
    }
  }

  /// dLoss/dx of the outputs with a link, dLoss/dPredicted of the others.
  package func deltas(
    _ x: [Double], _ predicted: [Double], _ observed: [Double], terms: Int
  ) -> [Double] {
    let divisor = precision.rounded(Double(terms))
    func mean(_ delta: Double) -> Double {
      network.loss.isMean ? precision.rounded(delta / divisor) : delta
    }
    switch network.link {
    case .activation:
      return x.indices.map { k in
        let residual = precision.rounded(observed[k] - predicted[k])
        return mean((network.loss == .halfSSR ? -1 : -2) * residual)
      }
    case .sigmoid:
      let other = Activation.sigmoid.value(-x[0], in: precision)
      return [mean(difference(observed[0], predicted[0], other))]
    case .softmax:
      let parts = softmax(x)
      return x.indices.map { k in
        let other =
          k == parts.largest
          ? precision.rounded(parts.rest / parts.one) : precision.rounded(1 - predicted[k])
        return mean(difference(observed[k], predicted[k], other))
      }
    }
  }

  /// The loss of the rows' sum, without the penalty.
  package func loss(ofSum sum: Double, terms: Int) -> Double {
    guard network.loss.isMean else {
      return precision.rounded(network.loss.value(ofSum: sum, terms: terms))
    }
    return precision.rounded(sum / precision.rounded(Double(terms)))
  }

  /// Predicted − Observed, from the probability and that of the other classes.
  private func difference(_ observed: Double, _ predicted: Double, _ other: Double) -> Double {
    let missed = precision.rounded(precision.rounded(1 - observed) * predicted)
    return precision.fusedMultiplyAdd(-observed, other, missed)
  }

  private func softmax(_ x: [Double])
    -> (largest: Int, e: [Double], rest: Double, one: Double, logarithm: Double)
  {
    let largest = x.indices.reduce(0) { x[$1] > x[$0] ? $1 : $0 }
    let e = x.map { elementary(precision.rounded($0 - x[largest]), Elementary.exp, Elementary.exp) }
    let rest = x.indices.reduce(0.0) { $1 == largest ? $0 : precision.rounded($0 + e[$1]) }
    return (
      largest, e, rest, precision.rounded(1 + rest),
      elementary(rest, Elementary.log1p, Elementary.log1p)
    )
  }

  private func elementary(
    _ x: Double, _ double: (Double) -> Double, _ float: (Float) -> Float
  ) -> Double {
    precision == .double ? double(x) : Double(float(Float(x)))
  }
}
