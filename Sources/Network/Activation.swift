public import Graph
public import Kernels

/// What a node does to the sum it receives.
public enum Activation: String, CaseIterable, Sendable {
  /// x: the sum is handed on as it is
  case identity
  /// ln(1 + eˣ)
  case softplus
  /// the larger of x and 0; its derivative at 0 is 0
  case relu
  /// 1 / (1 + e⁻ˣ)
  case sigmoid
  /// the hyperbolic tangent
  case tanh

  /// The operation of the graph, none for the identity.
  public var operation: Operation? {
    switch self {
    case .identity: nil
    case .softplus: .softplus
    case .relu: .relu
    case .sigmoid: .sigmoid
    case .tanh: .tanh
    }
  }

  /// The activation of a pre-activation.
  public func value(_ x: Double) -> Double { operation?.value(x) ?? x }

  /// The derivative of the activation, from the pre-activation.
  public func derivative(_ x: Double) -> Double { operation?.derivativeByFirst(x) ?? 1 }

  /// The activation of a pre-activation of a precision, with that precision's kernel.
  public func value(_ x: Double, in precision: Precision) -> Double {
    guard precision == .float else { return value(x) }
    switch self {
    case .identity: return x
    case .softplus: return Double(Elementary.softplus(Float(x)))
    case .relu: return Double(Elementary.relu(Float(x)))
    case .sigmoid: return Double(Elementary.sigmoid(Float(x)))
    case .tanh: return Double(Elementary.tanh(Float(x)))
    }
  }

  /// The derivative at a pre-activation of a precision, with that precision's kernel.
  public func derivative(_ x: Double, in precision: Precision) -> Double {
    guard precision == .float else { return derivative(x) }
    switch self {
    case .identity: return 1
    case .softplus: return Double(Elementary.softplusDerivative(Float(x)))
    case .relu: return Double(Elementary.reluDerivative(Float(x)))
    case .sigmoid: return Double(Elementary.sigmoidDerivative(Float(x)))
    case .tanh: return Double(Elementary.tanhDerivative(Float(x)))
    }
  }
}
