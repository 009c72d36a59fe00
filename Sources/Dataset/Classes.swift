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

  /// The columns that a network is to predict: for each output, 1 in the rows of its class and 0
  /// in the others, named as `species=Adelie`.
  ///
  /// - Parameter codes: for each row the place of its class among the labels.
  public func columns(_ codes: [Int]) -> [Column] {
    (labels.count == 2 ? [1] : Array(labels.indices)).map { place in
      Column(name: name + "=" + labels[place], values: codes.map { $0 == place ? 1 : 0 })
    }
  }

  /// For each row the place of its class, from such columns.
  public func codes(_ columns: [[Double]]) -> [Int] {
    guard labels.count > 2 else { return columns[0].map { $0 == 0 ? 0 : 1 } }
    return columns[0].indices.map { row in columns.firstIndex { $0[row] != 0 } ?? 0 }
  }

  /// The probabilities of all classes, from the predictions of a network.
  public func probabilities(_ predictions: [[Double]]) -> [[Double]] {
    labels.count == 2 ? [predictions[0].map { 1 - $0 }, predictions[0]] : predictions
  }

  /// For each row the place of the class with the largest probability; the first of equals.
  public func predicted(_ predictions: [[Double]]) -> [Int] {
    let probabilities = probabilities(predictions)
    return probabilities[0].indices.map { row in
      labels.indices.reduce(0) { probabilities[$1][row] > probabilities[$0][row] ? $1 : $0 }
    }
  }
}
