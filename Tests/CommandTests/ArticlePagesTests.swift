import Foundation
import Testing

@testable import ChainRuleTool

/// The articles of the documentation are those of `chainrule help`, with their computed numbers.
@Suite("Articles")
struct ArticlePagesTests {
  private static let pages = [
    "backpropagation": "AboutBackpropagation", "chain-rule": "AboutChainRule",
    "gradient-descent": "AboutGradientDescent", "simultaneous": "AboutSimultaneous",
  ]

  @Test("each page of the documentation is the article", arguments: pages.keys.sorted())
  func page(topic: String) throws {
    let catalogue = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/ChainRule/ChainRule.docc")
    let file = catalogue.appendingPathComponent("\(Self.pages[topic]!).md")
    let text = try Article.named(topic).markdown
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try Data(text.utf8).write(to: file)
    }
    #expect(try text == String(contentsOf: file, encoding: .utf8))
  }

  @Test("an article fits a terminal of 80 columns", arguments: pages.keys.sorted())
  func width(topic: String) throws {
    for line in try Article.named(topic).text.split(separator: "\n") {
      #expect(line.count <= 80, "\(line)")
    }
  }

  @Test("every topic of help has an article")
  func topics() {
    #expect(Set(ToolDescription.chainrule.topics.map(\.name)) == Set(Self.pages.keys))
  }
}
