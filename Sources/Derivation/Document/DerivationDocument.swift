/// Derivations as a document: headings, prose, equations, tables. It is built once, with every
/// number rounded and every sentence chosen; a renderer only turns it into characters.
public struct DerivationDocument: Hashable, Sendable {
  public var blocks: [Block]

  public enum Block: Hashable, Sendable {
    /// A derivation begins; the title of what follows.
    case title(Prose)
    /// A part of a derivation, such as a path or a layer, begins.
    case heading(Prose)
    case paragraph(Prose)
    /// Sentences that stand below each other.
    case lines([Prose])
    /// name = formula, for the quantities on the way.
    case definitions([Derivation.Definition])
    case equation(Equation)
    /// The factors one by one, each with its rule.
    case links([Link])
    /// Numbers by their names, under a few words.
    case values(Prose, [Value])
    case table(Table)
    /// A remark in brackets on what stands before it.
    case note(Prose)
  }

  /// Sides that are equal: those of `lead` and the first of `steps` on one line, each further
  /// step on a line of its own, under the last sign of equality of the first.
  public struct Equation: Hashable, Sendable {
    public var lead: [Expression]
    public var steps: [Expression]
  }

  /// One factor: as a derivative, as its formula, and why.
  public struct Link: Hashable, Sendable {
    public var derivative: Expression
    public var formula: Expression
    /// The rule's name.
    public var rule: String
    /// Why it applies, in a sentence; nil unless the document teaches.
    public var reason: Prose?
  }

  /// name = number.
  public struct Value: Hashable, Sendable {
    public var name: String
    public var number: String

    var expression: Expression { .equal([.symbol(name), .number(number)]) }
  }

  /// Numbers under headings, a line for each data row, then lines that add up.
  public struct Table: Hashable, Sendable {
    /// What stands at the beginning of each line: the row's number, `sum`.
    public var labels: [String]
    public var columns: [Column]
    /// How many of the labels are not those of data rows.
    public var footers: Int

    /// A column may end before the labels do: it is blank from there on.
    public struct Column: Hashable, Sendable {
      public var heading: Prose
      public var cells: [String]
    }
  }
}

/// How a document is made of derivations.
public struct DerivationStyle: Hashable, Sendable {
  /// Significant digits of results, 1 … 17; factors carry two more.
  public var digits: Int
  /// Whether each step says in a sentence why it is right.
  public var teaches: Bool

  public init(digits: Int = 7, teaches: Bool = false) {
    self.digits = digits
    self.teaches = teaches
  }
}
