/// How often the right class is predicted.
public struct ClassQuality: Equatable, Sendable {
  /// For each class observed, in order, how many of its rows are predicted as each class.
  public let confusion: [[Int]]

  /// - Parameters:
  ///   - observed: the place of the class of each row, at least one row.
  ///   - predicted: as many.
  ///   - count: how many classes there are.
  public init(observed: [Int], predicted: [Int], classes count: Int) {
    precondition(!observed.isEmpty && observed.count == predicted.count)
    var confusion = [[Int]](repeating: [Int](repeating: 0, count: count), count: count)
    for (code, prediction) in zip(observed, predicted) { confusion[code][prediction] += 1 }
    self.confusion = confusion
  }

  /// The number of rows.
  public var rowCount: Int { confusion.reduce(0) { $0 + $1.reduce(0, +) } }

  /// How many rows are predicted as the class that they are of.
  public var rightCount: Int { confusion.indices.reduce(0) { $0 + confusion[$1][$1] } }

  /// The share of them.
  public var accuracy: Double { Double(rightCount) / Double(rowCount) }
}
