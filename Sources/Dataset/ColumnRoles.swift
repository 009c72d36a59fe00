import Encoding

/// Which columns a network is fed and which it is to predict.
public struct ColumnRoles: Sendable, Equatable {
  public let inputs: [String]
  public let targets: [String]

  public init(inputs: [String], targets: [String]) {
    self.inputs = inputs
    self.targets = targets
  }

  /// Inputs, then targets: the columns to read.
  public var choice: ColumnChoice { .named(inputs + targets) }
}

extension TableHeader {
  /// Settles which columns are inputs and which targets.
  ///
  /// - Parameters:
  ///   - inputs: names of columns; `nil` for every column that is no target
  ///   - targets: names of columns
  /// - Throws: a `TableError` if a name is unknown or occurs twice, or if there is no input or no
  ///   target
  public func roles(inputs: [String]?, targets: [String]) throws(TableError) -> ColumnRoles {
    let targetIndices = try indices(of: targets)
    if targets.isEmpty { throw error(.noTargets) }
    var isTarget = names.map { _ in false }
    for index in targetIndices { isTarget[index] = true }
    let inputIndices: [Int]
    if let inputs {
      inputIndices = try indices(of: inputs)
      for index in inputIndices where isTarget[index] {
        throw error(.inputAndTarget, at: index)
      }
    } else {
      inputIndices = names.indices.filter { !isTarget[$0] }
    }
    if inputIndices.isEmpty { throw error(.noInputs) }
    return ColumnRoles(
      inputs: inputIndices.map { names[$0] }, targets: targetIndices.map { names[$0] })
  }

  /// The positions of columns, each named once.
  func indices(of chosen: [String]) throws(TableError) -> [Int] {
    // Sorted once: a table of a hundred thousand columns has as many names to be found.
    let order = chosen.count > 8 ? sortedByBytes(names) : nil
    var indices: [Int] = []
    for name in chosen {
      if let order, let index = position(of: name, among: names, in: order) {
        indices.append(index)
      } else {
        indices.append(try index(of: name))
      }
    }
    if let second = firstRepetition(in: chosen) {
      throw error(.columnChosenTwice, at: indices[second])
    }
    return indices
  }

  private func error(_ kind: TableError.Kind) -> TableError {
    TableError(kind, file: file, line: nil, column: nil, text: "")
  }
}
