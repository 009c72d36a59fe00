/// What is wrong with a table, where, what was expected there, and what to do.
public struct TableError: Error, Equatable, Sendable {
  public enum Kind: Equatable, Sendable {
    // The file as a whole.
    case emptyFile
    case noRows
    case isUTF16
    case invalidUTF8
    case nulByte

    // The shape of its lines.
    /// The row has more bytes than so many.
    case rowTooLong(most: Int)
    case unterminatedQuote
    case textAfterQuote
    case tooFewCells(expected: Int, found: Int)
    case tooManyCells(expected: Int, found: Int)

    // The line that names the columns.
    case numericHeader
    case emptyColumnName
    case duplicateColumn

    // The columns asked for.
    case unknownColumn(known: [String])
    case columnChosenTwice
    case inputAndTarget
    case noInputs
    case noTargets

    // A cell of a column of numbers.
    case missingValue(column: String)
    case notANumber(column: String, decimalComma: Bool)
    case notFinite(column: String)
    case beyondRange(column: String)

    // A column of classes.
    case missingClass(column: String)
    case unknownClass(column: String, known: [String])
    case singleClass(column: String)
    case tooManyClasses(column: String)
    /// The text names one of two classes that are the same number.
    case sameClasses(column: String)
  }

  public let kind: Kind
  /// The table's name: as a rule its file's.
  public let file: String
  /// From 1, in the file; `nil` if the error has no place.
  public let line: Int?
  /// The character of that line, from 1, where the offending text starts.
  public let column: Int?
  /// The offending text, shortened if it is long; empty if there is none.
  public let text: String

  public init(_ kind: Kind, file: String, line: Int?, column: Int?, text: String) {
    self.kind = kind
    self.file = file
    self.line = line
    self.column = column
    self.text = shortened(text)
  }
}
