import Network

/// Where the nodes of a network are drawn: a column for each layer, the inputs first.
struct NetworkLayout: Sendable {
  static let nodeLimit = 12
  static let columnLimit = 7

  struct Node: Sendable {
    /// Number within its layer, from 0.
    var index: Int
    var x: Double
    var y: Double
  }

  struct Column: Sendable {
    /// 0: the inputs; k: layer k − 1 of the network.
    var number: Int
    var nodes: [Node]
    /// How many nodes are left out.
    var omitted: Int
    var x: Double
  }

  private(set) var columns: [Column] = []
  private(set) var radius: Double
  /// The least distance between nodes of a column.
  private(set) var pitch: Double
  /// How many layers are left out, and before which drawn column.
  private(set) var omittedColumns = 0
  private(set) var gap: Int?

  /// - Parameter margins: room at the left and at the right for names.
  init(
    _ network: Network, width: Double, top: Double, bottom: Double,
    margins: (left: Double, right: Double)
  ) {
    let sizes = [network.inputCount] + network.layers.map { $0.outputs }
    var numbers = Array(sizes.indices)
    if sizes.count > Self.columnLimit {
      omittedColumns = sizes.count - Self.columnLimit
      gap = 4
      numbers = Array(0..<4) + Array((sizes.count - 3)..<sizes.count)
    }
    let most = numbers.map { min(sizes[$0], Self.nodeLimit) }.max() ?? 1
    pitch = most > 1 ? (bottom - top) / Double(most - 1) : 112
    radius = min(22, (bottom - top) / Double(max(most - 1, 1)) * 0.38)
    for (place, number) in numbers.enumerated() {
      let along = numbers.count > 1 ? Double(place) / Double(numbers.count - 1) : 0.5
      let x = margins.left + (width - margins.left - margins.right) * along
      let drawn = sizes[number] > Self.nodeLimit ? Self.nodeLimit - 1 : sizes[number]
      let omitted = sizes[number] - drawn
      let slots = drawn + (omitted > 0 ? 1 : 0)
      let pitch = slots > 1 ? min((bottom - top) / Double(slots - 1), 112) : 0
      let start = (top + bottom - pitch * Double(slots - 1)) / 2
      columns.append(
        Column(
          number: number,
          nodes: (0..<drawn).map { Node(index: $0, x: x, y: start + pitch * Double($0)) },
          omitted: omitted, x: x))
    }
  }
}
