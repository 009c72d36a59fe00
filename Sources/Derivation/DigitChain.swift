import Encoding
import Graph

/// How many digits numbers are printed with that are computed one from another, so that a reader
/// with a calculator gets each printed number from the printed ones before it.
///
/// From the last number back to the first: what a number is computed from gets one digit more
/// until the printed ones give the printed number in every row, or until they are exact.
struct DigitChain {
  /// A number by its name, in every row, with the formula that it is computed by.
  struct Link {
    let name: String
    let formula: Formula?
    /// One for each row, or one that holds in all.
    let values: [Double]
    var digits: Int

    func value(_ row: Int) -> Double { values.count == 1 ? values[0] : values[row] }
  }

  /// In the order in which they are computed.
  private(set) var links: [Link]
  private let rows: Int
  /// The places of the names, by their bytes.
  private var places: [[UInt8]: Int] = [:]

  init(_ links: [Link], rows: Int) {
    self.links = links
    self.rows = rows
    for (place, link) in links.enumerated() { places[Array(link.name.utf8)] = place }
  }

  func place(_ name: String) -> Int? { places[Array(name.utf8)] }

  func text(_ place: Int, row: Int) -> String {
    NumberText.text(links[place].value(row), digits: links[place].digits)
  }

  /// Makes every number of the chain follow from those before it, and all targets from the chain.
  /// A digit more can undo what came out by chance, so it is looked at again until nothing changes.
  mutating func settle(for targets: [Link] = []) {
    var isSettled = false
    while !isSettled {
      isSettled = true
      for target in targets where satisfy(target) { isSettled = false }
      for place in links.indices.reversed() where satisfy(links[place]) { isSettled = false }
    }
  }

  /// Gives what a number is computed from as many digits as it takes.
  ///
  /// - Returns: whether that changed anything.
  private mutating func satisfy(_ target: Link) -> Bool {
    guard let formula = target.formula, let sources = sources(formula), !sources.isEmpty else {
      return false
    }
    var isChanged = false
    for row in 0..<rows {
      while !gives(target, formula, sources, row) {
        guard let least = sources.map({ links[$0].digits }).min(), least < 17 else { break }
        for source in sources { links[source].digits = max(links[source].digits, least + 1) }
        isChanged = true
      }
    }
    return isChanged
  }

  /// The places of a formula's symbols; nil where one of them is not printed.
  private func sources(_ formula: Formula) -> [Int]? {
    var sources: [Int] = []
    var isPrinted = true
    formula.eachSymbol { name in
      if let place = place(name) { sources.append(place) } else { isPrinted = false }
    }
    return isPrinted ? sources : nil
  }

  private func gives(_ target: Link, _ formula: Formula, _ sources: [Int], _ row: Int) -> Bool {
    let value = target.value(row)
    guard value.isFinite else { return true }
    let again = formula.evaluate { name in
      guard let place = place(name) else { return .nan }
      return Self.printed(links[place].value(row), links[place].digits)
    }
    // A number in the middle between two printed ones would be rounded by hand the other way.
    let result = decimal(value, digits: target.digits)
    return [1 - 0x1p-49, 1, 1 + 0x1p-49].allSatisfy {
      decimal(again * $0, digits: target.digits) == result
    }
  }

  /// A number as it is printed, read again.
  private static func printed(_ value: Double, _ digits: Int) -> Double {
    readDecimal(decimal(value, digits: digits)).value ?? value
  }
}
