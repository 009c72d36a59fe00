/// For each row of a table the line of the file, from 1, on which it starts.
///
/// As a rule each row has a line and the next row the next line: only where that is not so does
/// a row take memory.
public struct RowLines: RandomAccessCollection, Equatable, Sendable {
  /// Rows, from 0, whose line is not the one behind that of the row before; the first row always.
  package private(set) var breaks: [(row: Int, line: Int)] = []
  public private(set) var count = 0

  public init(_ lines: some Sequence<Int>) {
    for line in lines { append(line) }
  }

  /// From rows that have a line of their own; nil if they are not in order, the first row first.
  package init?(breaks: [(row: Int, line: Int)], count: Int) {
    guard count >= 0, breaks.isEmpty == (count == 0), breaks.first?.row ?? 0 == 0,
      zip(breaks, breaks.dropFirst()).allSatisfy({ $0.row < $1.row && $0.line < $1.line }),
      breaks.last?.row ?? -1 < count
    else { return nil }
    (self.breaks, self.count) = (breaks, count)
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  public subscript(row: Int) -> Int {
    precondition(row >= 0 && row < count, "a row of the table")
    var (low, high) = (0, breaks.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if breaks[middle].row <= row { low = middle } else { high = middle }
    }
    return breaks[low].line + row - breaks[low].row
  }

  public mutating func append(_ line: Int) {
    if breaks.last.map({ $0.line + count - $0.row }) != line { breaks.append((count, line)) }
    count += 1
  }

  public static func == (a: RowLines, b: RowLines) -> Bool {
    a.count == b.count && a.breaks.elementsEqual(b.breaks, by: ==)
  }
}

extension RowLines: ExpressibleByArrayLiteral {
  public init(arrayLiteral lines: Int...) { self.init(lines) }
}
