import CKernels

/// A small layered network with its rows and its rule of descent: full-batch gradient descent on
/// a loss of residuals. What `SmallDescent` and `ManyStarts` hand to the loops in C.
package final class SmallNetwork: @unchecked Sendable {
  /// The losses of residuals; the numbers are those of ck_descents.h.
  package enum Loss: Int32, Sendable {
    case ssr, halfSSR, mse
  }

  package let precision: Precision
  package let parameterCount: Int
  /// The inputs, then the nodes of each layer.
  let sizes: [Int]
  package let rows: Int
  /// The inputs' columns, then the observed ones.
  let columns: Vector
  let description: UnsafeMutablePointer<ck_small_network>
  private let storedSizes: UnsafeMutableBufferPointer<Int>
  private let storedActivations: UnsafeMutableBufferPointer<UInt8>
  private let storedFrozen: UnsafeMutableBufferPointer<UInt8>

  /// - Parameters:
  ///   - sizes: the number of inputs, then of the nodes of each layer.
  ///   - activations: of each layer.
  ///   - columns: the inputs, then the observed values, each column `rows` long.
  ///   - frozen: for each parameter, whether it stays where it starts.
  ///   - tolerance: stop when no parameter moves by more than this in a step; 0 never stops.
  /// - Returns: nil if the rows are more than one block.
  package init?(
    sizes: [Int], activations: [LayerActivation], loss: Loss, rows: Int, columns: Vector,
    frozen: [Bool], learningRate: Double, tolerance: Double, _ precision: Precision
  ) {
    guard rows <= BlockKernels.rowsPerBlock else { return nil }
    precondition(activations.count == sizes.count - 1)
    precondition(columns.count == rows * (sizes[0] + sizes[sizes.count - 1]))
    self.sizes = sizes
    self.rows = rows
    self.precision = precision
    self.columns = Vector(columns.values, precision)
    parameterCount = frozen.count
    storedSizes = .allocate(copying: sizes)
    storedActivations = .allocate(copying: activations.map { UInt8($0.asKernelsSeeIt.rawValue) })
    storedFrozen = .allocate(copying: frozen.map { $0 ? 1 : 0 })
    description = .allocate(capacity: 1)
    description.initialize(
      to: ck_small_network(
        layers: activations.count, sizes: storedSizes.baseAddress!,
        activations: storedActivations.baseAddress!, loss: loss.rawValue, rows: rows,
        parameters: frozen.count, frozen: storedFrozen.baseAddress!,
        rate: precision.rounded(learningRate),
        tolerance: tolerance > 0 ? precision.roundedDown(tolerance) : -1, any_sizes: 0))
  }

  /// For tests: takes the loop for any sizes where there is one for these sizes too.
  package func takeAnySizes() { description.pointee.any_sizes = 1 }

  deinit {
    description.deallocate()
    storedFrozen.deallocate()
    storedActivations.deallocate()
    storedSizes.deallocate()
  }
}

extension UnsafeMutableBufferPointer {
  fileprivate static func allocate(copying elements: [Element]) -> Self {
    let buffer = Self.allocate(capacity: elements.count)
    _ = buffer.initialize(from: elements)
    return buffer
  }
}

extension Precision {
  /// The largest value of this precision that is not above a positive `x`: what is at most `x` and
  /// has this precision is at most that.
  fileprivate func roundedDown(_ x: Double) -> Double {
    let nearest = rounded(x)
    return nearest > x ? Double(Float(nearest).nextDown) : nearest
  }
}
