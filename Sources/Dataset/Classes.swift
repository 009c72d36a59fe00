/// The classes of a target column, in the order in which a network has them.
public struct Classes: Equatable, Sendable {
  /// The name of the column.
  public let name: String
  /// The classes as the file writes them, at least two.
  public let labels: [String]

  /// - Precondition: there are at least two labels.
  public init(name: String, labels: [String]) {
    precondition(labels.count >= 2)
    self.name = name
    self.labels = labels
  }

  /// How many outputs a network has for them: the probability of the last of two, or of each.
  public var outputCount: Int { labels.count == 2 ? 1 : labels.count }

  /// For each output the place of its class among the labels.
  var outputPlaces: Range<Int> { labels.count == 2 ? 1..<2 : labels.indices }

  /// The names of the columns that a network is to predict, such as `species=Adelie`.
  public var columnNames: [String] { outputPlaces.map { name + "=" + labels[$0] } }

  /// The columns that a network is to predict: for each output, 1 in the rows of its class and 0
  /// in the others.
  ///
  /// - Parameter codes: for each row the place of its class among the labels.
  public func columns(_ codes: [Int]) -> [Column] {
    zip(columnNames, outputPlaces).map { name, place in
      Column(name: name, values: codes.map { $0 == place ? 1 : 0 })
    }
  }

  /// For each row the place of its class, from such columns.
  public func codes(_ columns: [[Double]]) -> [Int] {
    guard labels.count > 2 else { return columns[0].map { $0 == 0 ? 0 : 1 } }
    return columns[0].indices.map { row in columns.firstIndex { $0[row] != 0 } ?? 0 }
  }

  /// For each row the place of the class with the largest probability; the first of equals.
  ///
  /// - Parameter probabilities: a column for each class.
  public func predicted(_ probabilities: [[Double]]) -> [Int] {
    probabilities[0].indices.map { row in
      labels.indices.reduce(0) { probabilities[$1][row] > probabilities[$0][row] ? $1 : $0 }
    }
  }
}
