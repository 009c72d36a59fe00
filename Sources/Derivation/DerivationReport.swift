/// Derivations of one state, with what a reader needs beside them; rendered by `text`, `latex`,
/// `mathML`, `html` and `json`.
public struct DerivationReport: Sendable {
  public var derivations: [Derivation]
  /// The loss at the state.
  public var loss: Double
  public var step: Int
  public var columns: [ColumnNote]
  /// The same gradient by other methods; nil where it was not asked for.
  public var check: GradientCheck?

  /// Which column of the table a symbol stands for, and how it was scaled.
  public struct ColumnNote: Equatable, Sendable {
    public let symbol: String
    public let column: String
    public let mean: Double
    public let deviation: Double
    /// The column of the file and the class of which the symbol says whether it is there.
    public let category: Category?

    public struct Category: Equatable, Sendable {
      public let column: String
      public let label: String

      public init(column: String, label: String) {
        self.column = column
        self.label = label
      }
    }

    public init(
      symbol: String, column: String, mean: Double = 0, deviation: Double = 1,
      category: Category? = nil
    ) {
      self.symbol = symbol
      self.column = column
      self.mean = mean
      self.deviation = deviation
      self.category = category
    }

    public var isScaled: Bool { mean != 0 || deviation != 1 }
  }

  public init(
    derivations: [Derivation], loss: Double, step: Int, columns: [ColumnNote] = [],
    check: GradientCheck? = nil
  ) {
    self.derivations = derivations
    self.loss = loss
    self.step = step
    self.columns = columns
    self.check = check
  }
}
