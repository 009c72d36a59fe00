public import Graph

extension Derivation {
  /// The way from the inputs up to the loss, which a reader redoes to get the factors: what is
  /// computed in a row, in this order, and the parameters that it takes. The numbers are in
  /// `Row.forward`.
  public struct Forward: Equatable, Sendable {
    public var parameters: [Update.Value]
    public var quantities: [Quantity]
    /// The inputs and nodes that are not among `quantities`, as the factors shown do without them.
    public var omittedInputs: Int
    public var omittedNodes: Int
    /// Whether each number is rounded to 24 bits.
    public var isRoundedToFloat: Bool

    public init(
      parameters: [Update.Value] = [], quantities: [Quantity] = [], omittedInputs: Int = 0,
      omittedNodes: Int = 0, isRoundedToFloat: Bool = false
    ) {
      self.parameters = parameters
      self.quantities = quantities
      self.omittedInputs = omittedInputs
      self.omittedNodes = omittedNodes
      self.isRoundedToFloat = isRoundedToFloat
    }

    public var isWhole: Bool { omittedInputs == 0 && omittedNodes == 0 }
  }

  /// One number of the forward pass.
  public struct Quantity: Equatable, Sendable {
    /// x1, Predicted; or residual, for Observed − Predicted.
    public let name: String
    /// As it heads a column: its name, or what a residual is.
    public let symbol: Formula
    /// What it is computed by; nil for inputs and observed values. Of a long sum some terms may
    /// be …
    public let formula: Formula?
    /// 0 for inputs, else the layer from 1; what belongs to the loss is of the layer after the last.
    public let layer: Int
    /// Where it is found in a row.
    let place: Place

    enum Place: Equatable, Sendable {
      case input(Int)
      /// A node's sum, by its layer from 0.
      case sum(Int, Int)
      /// What a node hands on; of the last layer the prediction.
      case activation(Int, Int)
      case observed(Int)
      case residual(Int)
    }
  }
}
