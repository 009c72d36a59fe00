import Kernels
import Network

/// What one parameter's derivation gathers while the rows pass by.
struct Ledger {
  let index: Int
  let place: Network.ParameterPlace
  let form: Derivation.Form
  let choice: Choice
  /// The exact sum of the rows' exact products.
  private(set) var sum = DoubleDouble(0)
  /// Σ|product| over all rows and paths.
  private(set) var magnitude = 0.0
  /// The largest size of what the parameter multiplies.
  private(set) var largestSource = 0.0
  /// The rows (from 0) that contribute most, the largest first.
  private var largest: [(row: Int, size: Double)] = []

  /// The rows that are shown.
  enum Choice: Equatable {
    case all
    /// Those that contribute most.
    case largest
    /// These, counted from 0.
    case named([Int])
  }

  init(
    index: Int, place: Network.ParameterPlace, form: Derivation.Form,
    choice: Choice
  ) {
    self.index = index
    self.place = place
    self.form = form
    self.choice = choice
  }

  /// Enters a row by the derivative of the loss by the parameter's node and what the parameter
  /// multiplies.
  ///
  /// - Parameters:
  ///   - delta: in recursive form δ as stored, in that of paths the exact sum over all paths.
  ///   - size: the sum of the paths' sizes.
  mutating func enter(_ row: Int, _ delta: DoubleDouble, size: Double, source: Double) {
    let exact = delta * source
    sum = sum + exact
    largestSource = max(largestSource, abs(source))
    magnitude += size * abs(source)
    if choice == .largest { rank(row, abs(exact.high)) }
  }

  private mutating func rank(_ row: Int, _ size: Double) {
    let isFull = largest.count == DerivationRequest.largestRows
    guard !isFull || size > largest[largest.count - 1].size else { return }
    if isFull { largest.removeLast() }
    let position = largest.firstIndex { $0.size < size } ?? largest.count
    largest.insert((row, size), at: position)
  }

  /// The rows to show, from 0, in their order.
  func shownRows(of count: Int) -> [Int] {
    switch choice {
    case .all: return Array(0..<count)
    case .largest: return largest.map { $0.row }.sorted()
    case .named(let rows): return rows
    }
  }
}
