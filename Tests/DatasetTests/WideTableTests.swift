import Testing

@testable import Dataset

@Suite struct WideTableTests {
  @Test("of many columns each is found, whatever their order, and an unknown one is told")
  func many() throws {
    let names = (0..<2000).map { "c\($0 * 7 % 2000)" }
    let text = names.joined(separator: ",") + "\n"
    let header = try TableHeader(csv: Array(text.utf8), name: "wide.csv")
    let roles = try header.roles(inputs: nil, targets: ["c0", "c7"])
    #expect(roles.inputs == Array(names.dropFirst(2)))
    #expect(try header.indices(of: names.reversed()) == (0..<2000).reversed())
    #expect {
      try header.indices(of: names.prefix(20) + ["c2000"])
    } throws: { error in
      guard case .unknownColumn = (error as? TableError)?.kind else { return false }
      return (error as? TableError)?.text == "c2000"
    }
  }
}
