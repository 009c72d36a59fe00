import Foundation
import TestSupport
import Testing

@Suite("README's program") struct ReadmeProgramTests {
  /// The fenced blocks of README.md in their order: language and lines.
  private static let blocks: [(language: String, text: String)] = {
    let file = repository.appending(path: "README.md")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    var blocks: [(String, String)] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if !isInside { blocks.append((String(line.dropFirst(3)), "")) }
        isInside.toggle()
      } else if isInside {
        blocks[blocks.count - 1].1 += line + "\n"
      }
    }
    return blocks
  }()

  @Test("ten lines compile against the library, and print what README says")
  func program() throws {
    let place = try #require(Self.blocks.firstIndex { $0.language == "swift" })
    let program = Self.blocks[place].text
    let code = program.split(separator: "\n")
    #expect(code.count <= 12, "\(code.count) lines of code are not ten")
    try #require(Self.blocks.count > place + 1, "no block with what the program prints")
    try withFolder { folder in
      try Data(program.utf8).write(to: folder.appending(path: "main.swift"))
      let result = try runShell(Self.build + " && ./program", in: folder)
      #expect(result.status == 0, "\(result.stderr)")
      #expect(result.stdout == Self.blocks[place + 1].text)
    }
  }

  /// Compiles `main.swift` against the modules and objects that the tests were built with: the
  /// same as a package that depends on this one, without building it again.
  private static let build: String = {
    let products = builtCommand.deletingLastPathComponent().path
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources").path
    let modules = [
      "ChainRule", "CKernels", "Kernels", "Encoding", "Graph", "Network", "Derivation", "Dataset",
      "Training", "Evaluation", "Figures",
    ]
    // A build folder keeps the objects of sources that have been removed since.
    let objects = modules.map { module in
      "for o in $(find '\(products)/\(module).build' -name '*.o' ! -name '*.swiftmodule.o'); do "
        + "find '\(sources)/\(module)' '\(products)/\(module).build' "
        + "-name \"$(basename $o .o)\" | grep -q . && echo $o; done"
    }.joined(separator: "; ")
    return "swiftc -swift-version 6 main.swift -o program -I '\(products)/Modules' "
      + "-Xcc -fmodule-map-file='\(products)/CKernels.build/module.modulemap' "
      + "$(\(objects))"
  }()
}
