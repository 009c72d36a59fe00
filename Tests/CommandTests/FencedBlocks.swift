import Foundation
import TestSupport

/// A Markdown file of the repository and its fenced blocks, in their order.
struct FencedBlocks {
  struct Block {
    let language: String
    /// The lines between the fences, each with its end.
    fileprivate(set) var text: String
  }

  private let file: URL
  private var lines: [String]
  private(set) var blocks: [Block] = []

  init(_ path: String) throws {
    file = repository.appending(path: path)
    lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
    var isInside = false
    for line in lines {
      if line.hasPrefix("```") {
        if !isInside { blocks.append(Block(language: String(line.dropFirst(3)), text: "")) }
        isInside.toggle()
      } else if isInside {
        blocks[blocks.count - 1].text += line + "\n"
      }
    }
  }

  var text: String { lines.joined(separator: "\n") }

  /// Puts other lines between the fences of a block.
  mutating func replaceBlock(_ place: Int, by text: String) {
    let fences = lines.indices.filter { lines[$0].hasPrefix("```") }
    let inside = (fences[2 * place] + 1)..<fences[2 * place + 1]
    lines.replaceSubrange(inside, with: text.components(separatedBy: "\n").dropLast())
    blocks[place].text = text
  }

  func write() throws { try Data(text.utf8).write(to: file) }
}
