import Kernels

/// The mean and population standard deviation of finite values that pass by several times:
///
///     while !sums.isFinished {
///       sums.add(values)      // all of them, in any number of pieces
///       sums.endPass()
///     }
///
/// The first pass finds the largest value, the second the mean, the third the deviation. Both sums
/// are compensated (A. Neumaier, 1974, doi 10.1002/zamm.19740540106), and the third pass also
/// corrects the rounding of the mean (T. F. Chan, G. H. Golub and R. J. LeVeque, 1983, doi
/// 10.1080/00031305.1983.10483115): both results are right to a few units in the last place, for a
/// large offset with a small spread too. Very large and very small values are brought near 1 by a
/// power of two first, so that no square overflows or vanishes.
package struct ColumnScaleSums {
  private enum Pass {
    case range, mean, deviation, finished
  }

  private var pass = Pass.range
  private var count = 0
  private var first = 0.0
  private var isConstant = true
  private var largest = 0.0
  private var exponent = 0
  private var mean = 0.0
  private var sum = CompensatedSum()
  private var squares = CompensatedSum()
  /// `.none` for values that are all the same, but for the mean.
  package private(set) var scale = ColumnScale.none

  package init() {}

  package var isFinished: Bool { pass == .finished }

  package mutating func add(_ values: [Double]) {
    switch pass {
    case .range:
      if count == 0 { first = values.first ?? 0 }
      count += values.count
      for x in values {
        if x != first { isConstant = false }
        largest = max(largest, x.magnitude)
      }
    case .mean:
      for x in values { sum.add(scaled(x, by: -exponent)) }
    case .deviation:
      for x in values {
        let deviation = scaled(x, by: -exponent) - mean
        sum.add(deviation)
        squares.add(deviation * deviation)
      }
    case .finished: break
    }
  }

  package mutating func endPass() {
    switch pass {
    case .range:
      exponent = -400...400 ~= largest.exponent ? 0 : largest.exponent
      pass = isConstant ? .finished : .mean
      scale = ColumnScale(mean: first, deviation: 1)
    case .mean:
      mean = sum.value / Double(count)
      sum = CompensatedSum()
      pass = .deviation
    case .deviation:
      let rest = sum.value
      let variance = (squares.value - rest * rest / Double(count)) / Double(count)
      let deviation = scaled(Elementary.squareRoot(max(variance, 0)), by: exponent)
      // Below the smallest number, a deviation is none that could be divided by.
      scale = ColumnScale(
        mean: scaled(mean + rest / Double(count), by: exponent),
        deviation: deviation > 0 ? deviation : 1)
      pass = .finished
    case .finished: break
    }
  }

  private func scaled(_ x: Double, by exponent: Int) -> Double {
    exponent == 0 ? x : Double(sign: .plus, exponent: exponent, significand: x)
  }
}

/// A sum that carries along what each addition rounded off.
private struct CompensatedSum {
  private var sum = 0.0
  private var lost = 0.0

  var value: Double { sum + lost }

  mutating func add(_ x: Double) {
    let next = sum + x
    lost += sum.magnitude >= x.magnitude ? (sum - next) + x : (x - next) + sum
    sum = next
  }
}
