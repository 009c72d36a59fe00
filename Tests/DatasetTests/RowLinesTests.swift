import Testing

@testable import Dataset

@Suite struct RowLinesTests {
  @Test("the lines that were put in come out, in any order of asking")
  func lines() {
    let gaps = [2, 3, 4, 9, 10, 12, 14, 15, 16, 40]
    let lines = RowLines(gaps)
    #expect(lines.count == 10 && Array(lines) == gaps)
    for row in gaps.indices.reversed() { #expect(lines[row] == gaps[row]) }
    #expect(lines.breaks.map(\.row) == [0, 3, 5, 6, 9])
    #expect(Array(lines[3..<5]) == [9, 10])
  }

  @Test("lines one behind the other take no memory")
  func memory() {
    var lines = RowLines(7..<100_007)
    #expect(lines.breaks.count == 1 && lines[99_999] == 100_006)
    lines.append(100_007)
    #expect(lines.breaks.count == 1)
    lines.append(100_009)
    #expect(lines.breaks.count == 2 && lines.last == 100_009)
  }

  @Test("equal are the same lines, however they came together")
  func equality() {
    var lines: RowLines = []
    #expect(lines.isEmpty && lines == RowLines([]))
    for line in [2, 3, 5] { lines.append(line) }
    #expect(lines == [2, 3, 5])
    #expect(lines != [2, 3])
    #expect(RowLines([2, 3]) != [2, 3, 4])
    #expect(lines != [2, 3, 6])
    #expect(lines != [2, 4, 5])
  }
}
