import CKernels

/// What a layer does to the sums of its nodes.
package enum LayerActivation: Sendable {
  case identity, softplus, relu, sigmoid, tanh

  var asKernelsSeeIt: ck_activation {
    switch self {
    case .identity: CK_IDENTITY
    case .softplus: CK_SOFTPLUS
    case .relu: CK_RELU
    case .sigmoid: CK_SIGMOID
    case .tanh: CK_TANH
    }
  }
}

/// One layer as the kernels see it.
package struct LayerShape {
  let inputs: Int
  let outputs: Int
  let activation: LayerActivation
  /// Whether products for its weights are added one row after another, and not in lanes.
  let isDense: Bool

  package init(inputs: Int, outputs: Int, activation: LayerActivation, isDense: Bool) {
    self.inputs = inputs
    self.outputs = outputs
    self.activation = activation
    self.isDense = isDense
  }
}

/// How δ and the rows' losses come from the last layer.
package enum LayerLoss {
  /// Σ r², δ = factor × residual, divided by the number of terms where it is a mean.
  case squares(factor: Double)
  /// The cross-entropy of the sigmoid of one output.
  case sigmoid
  /// The cross-entropy of the softmax of the outputs.
  case softmax
}

/// Where everything of a network stands in the memory of the layer kernels (ck_layers.h).
final class LayerPlan {
  let plan: UnsafeMutablePointer<ck_plan>
  private let layers: UnsafeMutablePointer<ck_layer>
  /// How many numbers a piece has.
  private(set) var pieceCount = 0
  /// How many numbers are kept from piece to piece of a block.
  private(set) var keptCount = 0
  /// How many of them belong to the loss.
  static let lossSums = 8

  /// - Parameter rows: the most rows of a piece, a multiple of the lanes.
  init(
    _ shapes: [LayerShape], _ precision: Precision, loss: LayerLoss, isMean: Bool, rows: Int
  ) {
    layers = .allocate(capacity: shapes.count)
    plan = .allocate(capacity: 1)
    plan.initialize(to: ck_plan())
    let lanes = Self.lanes(precision)
    var weights = 0
    var biases = shapes.reduce(0) { $0 + $1.inputs * $1.outputs }
    var sources = columns(shapes[0].inputs, rows)
    // First of what is kept, so that without a gradient there need not be more.
    plan.pointee.loss_sums = kept(Self.lossSums)
    plan.pointee.observed = columns(shapes[shapes.count - 1].outputs, rows)
    for (index, shape) in shapes.enumerated() {
      var layer = ck_layer()
      (layer.inputs, layer.outputs) = (shape.inputs, shape.outputs)
      layer.activation = shape.activation.asKernelsSeeIt
      layer.order = Self.order(shape, lanes)
      (layer.weights, layer.biases) = (weights, biases)
      layer.sources = sources
      layer.nodes = columns(shape.outputs, rows)
      layer.slopes = columns(shape.outputs, rows)
      layer.deltas = columns(shape.outputs, rows)
      if layer.order != CK_IN_LANES {
        let width = layer.order == CK_BY_SOURCES ? shape.inputs : shape.outputs
        layer.row_stride = Self.stride(width, lanes)
        layer.by_rows = columns(layer.row_stride, rows)
      }
      switch layer.order {
      case CK_BY_NODES: layer.weight_sums = kept(shape.inputs * layer.row_stride)
      case CK_IN_LANES: layer.weight_sums = kept(8 * shape.inputs * shape.outputs)
      default: break
      }
      layer.bias_sums = kept(8 * shape.outputs)
      (layers + index).initialize(to: layer)
      weights += shape.inputs * shape.outputs
      biases += shape.outputs
      sources = layer.nodes
    }
    plan.pointee.losses = columns(1, rows)
    plan.pointee.is_float = precision == .float ? 1 : 0
    plan.pointee.is_mean = isMean ? 1 : 0
    switch loss {
    case .squares(let factor): (plan.pointee.loss, plan.pointee.factor) = (CK_SQUARES, factor)
    case .sigmoid: plan.pointee.loss = CK_SIGMOID_ENTROPY
    case .softmax: plan.pointee.loss = CK_SOFTMAX_ENTROPY
    }
    plan.pointee.layers = shapes.count
    plan.pointee.layer = UnsafePointer(layers)
    plan.pointee.stride = rows
    plan.pointee.inputs = shapes[0].inputs
    plan.pointee.outputs = shapes[shapes.count - 1].outputs
  }

  deinit {
    plan.deallocate()
    layers.deallocate()
  }

  /// The numbers of a vector.
  static func lanes(_ precision: Precision) -> Int {
    ck_layers_lanes(precision == .float ? 1 : 0)
  }

  private func columns(_ count: Int, _ rows: Int) -> Int {
    defer { pieceCount += count * rows }
    return pieceCount
  }

  private func kept(_ count: Int) -> Int {
    defer { keptCount += count }
    return keptCount
  }

  /// Vectors of a dense layer's gradient go over sources or nodes: where fewer lanes stay empty,
  /// and if it is all the same over the sources, whose sums need not be moved at the end.
  private static func order(_ shape: LayerShape, _ lanes: Int) -> ck_order {
    guard shape.isDense else { return CK_IN_LANES }
    let bySources = padded(shape.inputs, to: lanes) * shape.outputs
    let byNodes = padded(shape.outputs, to: lanes) * shape.inputs
    return byNodes < bySources ? CK_BY_NODES : CK_BY_SOURCES
  }

  /// From one row to the next: where rows are long an odd number of vectors, so that those of a
  /// column do not all fall into the same set of the cache.
  private static func stride(_ width: Int, _ lanes: Int) -> Int {
    let vectors = padded(width, to: lanes) / lanes
    return lanes * (vectors > 4 ? vectors | 1 : vectors)
  }

  private static func padded(_ count: Int, to lanes: Int) -> Int {
    (count + lanes - 1) / lanes * lanes
  }
}
