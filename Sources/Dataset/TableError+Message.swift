import Encoding

extension TableError {
  /// What was wrong, in half a sentence.
  public var problem: String {
    switch kind {
    case .emptyFile: "the file is empty"
    case .noRows: "there are no rows below the line that names the columns"
    case .isUTF16: "the file is written in UTF-16"
    case .invalidUTF8: "the names of the columns are not written in UTF-8"
    case .nulByte: "there is a NUL byte in the text"
    case .rowTooLong(let most): "the row is longer than \(size(most))"
    case .unterminatedQuote: "the quotation mark that opens here is never closed"
    case .textAfterQuote: "text follows a closing quotation mark: \(text)"
    case .tooFewCells(let expected, let found):
      "the row has \(cells(found)) where the header has \(expected)"
    case .tooManyCells(let expected, let found):
      "the row has \(cells(found)) where the header has \(expected)"
    case .numericHeader: "the first line holds only numbers: \(text)"
    case .emptyColumnName: "a column has no name"
    case .duplicateColumn: "two columns are named \(text)"
    case .unknownColumn: "there is no column named \(text)"
    case .columnChosenTwice: "the column \(text) is named twice"
    case .inputAndTarget: "the column \(text) is to be both an input and a target"
    case .noInputs: "no column is left for the inputs"
    case .noTargets: "no column is named as the target"
    case .missingValue(let column), .missingClass(let column):
      "a value is missing in column \(shortened(column))" + (text.utf8.isEmpty ? "" : ": \(text)")
    case .notANumber(let column, _): "not a number in column \(shortened(column)): \(text)"
    case .notFinite(let column): "not a finite number in column \(shortened(column)): \(text)"
    case .beyondRange(let column):
      "a number beyond the range of Double in column \(shortened(column)): \(text)"
    case .unknownClass(let column, _): "an unknown class in column \(shortened(column)): \(text)"
    case .singleClass(let column):
      "column \(shortened(column)) has one class only" + (text.utf8.isEmpty ? "" : ": \(text)")
    case .sameClasses(let column):
      "two classes of column \(shortened(column)) are the same number: \(text)"
    case .tooManyClasses(let column):
      "column \(shortened(column)) has more than \(Classes.most) classes"
    }
  }

  /// What should have been there.
  public var expected: String {
    switch kind {
    case .emptyFile, .noRows: "a line that names the columns and at least one row below it"
    case .isUTF16, .invalidUTF8, .nulByte: "text in UTF-8"
    case .rowTooLong: "lines of text with cells in them"
    case .unterminatedQuote: "a second quotation mark at the end of the cell"
    case .textAfterQuote: "a delimiter or the end of the line"
    case .tooFewCells(let expected, _), .tooManyCells(let expected, _): cells(expected)
    case .numericHeader: "names of columns"
    case .emptyColumnName: "a name for every column"
    case .duplicateColumn: "a different name for every column"
    case .unknownColumn(let known): "one of " + list(known)
    case .columnChosenTwice, .inputAndTarget: "every column at most once"
    case .noInputs, .noTargets: "at least one input and at least one target"
    case .missingValue, .notANumber, .notFinite: "a decimal number"
    case .beyondRange: "a number between −1.797e308 and 1.797e308"
    case .missingClass: "a class"
    case .unknownClass(_, let known): "one of " + list(known)
    case .singleClass: "at least two classes"
    case .sameClasses: "each number once"
    case .tooManyClasses: "at most \(Classes.most)"
    }
  }

  /// What to do about it.
  public var remedy: String {
    switch kind {
    case .emptyFile, .noRows: "check that this is the right file"
    case .isUTF16, .invalidUTF8: "save the file as UTF-8"
    case .nulByte: "check that this is a text file, and save it as UTF-8"
    case .rowTooLong: "is this a CSV file?"
    case .unterminatedQuote:
      "close the quotation mark; inside a quoted cell a quotation mark is written twice"
    case .textAfterQuote: "inside a quoted cell write a quotation mark twice"
    case .tooFewCells: "add the cells that are missing, or remove the row"
    case .tooManyCells:
      "remove the cells that are too many, or quote the cell with a delimiter in it"
    case .numericHeader: "the first line must name the columns: add such a line"
    case .emptyColumnName: "name the column in the first line, or remove it"
    case .duplicateColumn: "rename one of them"
    case .unknownColumn(let known):
      if let near = nearest(to: text, among: known) {
        "did you mean \(shortened(near))?"
      } else {
        "name a column of the file, spelled as in its first line"
      }
    case .columnChosenTwice: "name it once"
    case .inputAndTarget: "leave it out of the one or of the other"
    case .noInputs: "name fewer targets, or add a column"
    case .noTargets: "name the column to predict"
    case .missingValue, .missingClass: "fill in the cell, or remove the row"
    case .notANumber(_, let decimalComma) where readDecimal(text, comma: !decimalComma) != .syntax:
      decimalComma
        ? "numbers are read with decimal commas here: without --decimal , the mark is a point"
        : "if the comma is a decimal mark, add --decimal ,"
    case .notANumber: "correct the cell, or leave the column out by naming the --inputs"
    case .notFinite: "correct the cell, or remove the row"
    case .beyondRange: "correct the number, or give the column in another unit"
    case .unknownClass: "correct the cell, or name all classes"
    case .singleClass: "check that this is the right column"
    case .sameClasses: "name each class once: 1 and 1.0 are one class"
    case .tooManyClasses: "predict numbers with a loss of residuals, such as mse"
    }
  }

  private func size(_ bytes: Int) -> String {
    bytes % (1 << 20) == 0 ? "\(bytes >> 20) MiB" : "\(bytes) bytes"
  }

  private func cells(_ count: Int) -> String { count == 1 ? "1 cell" : "\(count) cells" }

  private func list(_ names: [String]) -> String {
    let shown = names.prefix(20)
    let rest = names.count - shown.count
    return shown.map(shortened).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}
