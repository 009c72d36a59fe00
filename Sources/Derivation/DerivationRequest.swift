/// What a derivation is asked to show.
public struct DerivationRequest: Sendable {
  /// nil: paths if there are few, else recursive.
  public var form: Derivation.Form?
  public var rows: RowChoice

  public enum RowChoice: Equatable, Sendable {
    /// All, if there are at most 20, else the ten that contribute most.
    case largest
    case all
    /// Those named, counted from 1.
    case named([Int])
  }

  public init(form: Derivation.Form? = nil, rows: RowChoice = .largest) {
    self.form = form
    self.rows = rows
  }

  /// Above so many paths the recursive form is chosen.
  package static let fewPaths = 8
  /// More paths than this are never written out.
  package static let mostPaths = 4096
  static let allRowsUpTo = 20
  static let largestRows = 10
}
