/// How often the right class is predicted.
public struct ClassQuality: Equatable, Sendable {
  /// For each class observed, in order, how many of its rows are predicted as each class.
  package(set) public var confusion: [[Int]]

  /// - Parameters:
  ///   - observed: the place of the class of each row, at least one row.
  ///   - predicted: as many.
  ///   - count: how many classes there are.
  public init(observed: [Int], predicted: [Int], classes count: Int) {
    precondition(!observed.isEmpty)
    self.init(classes: count)
    add(observed: observed, predicted: predicted)
  }

  /// Of no rows yet.
  package init(classes count: Int) {
    confusion = [[Int]](repeating: [Int](repeating: 0, count: count), count: count)
  }

  /// Counts further rows.
  package mutating func add(observed: [Int], predicted: [Int]) {
    precondition(observed.count == predicted.count)
    for (code, prediction) in zip(observed, predicted) { confusion[code][prediction] += 1 }
  }

  /// The number of rows.
  public var rowCount: Int { confusion.reduce(0) { $0 + $1.reduce(0, +) } }

  /// How many rows are predicted as the class that they are of.
  public var rightCount: Int { confusion.indices.reduce(0) { $0 + confusion[$1][$1] } }

  /// The share of them.
  public var accuracy: Double { Double(rightCount) / Double(rowCount) }
}
