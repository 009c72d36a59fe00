import Foundation
import TestSupport
import Testing

/// The programs of README and of the documentation compile, and print what is said beside them.
@Suite("Programs in the documents") struct ProgramTests {
  @Test("README's ten lines compile against the library, and print what README says")
  func readme() throws {
    let blocks = try FencedBlocks("README.md").blocks
    let place = try #require(blocks.firstIndex { $0.language == "swift" })
    let code = blocks[place].text.split(separator: "\n")
    #expect(code.count <= 12, "\(code.count) lines of code are not ten")
    try #require(blocks.count > place + 1, "no block with what the program prints")
    try withFolder { folder in
      let output = try Self.output(of: blocks[place].text, in: folder)
      #expect(output == blocks[place + 1].text)
    }
  }

  private static let article = "Sources/ChainRule/ChainRule.docc/DerivationByHand.md"

  @Test("the article on a derivation by hand is one program, and prints what it says")
  func byHand() throws {
    var document = try FencedBlocks(Self.article)
    let places = document.blocks.indices.filter { document.blocks[$0].language == "swift" }
    // A line of its own tells where the output of a block ends.
    let program = places.map { document.blocks[$0].text + "print(\"----\")\n" }.joined()
    try withFolder { folder in
      _ = try runCommand(["demo"], in: folder)
      let printed = try Self.output(of: program, in: folder).components(separatedBy: "----\n")
      try #require(printed.count == places.count + 1)
      for (place, output) in zip(places, printed) where document.blocks[place + 1].text != output {
        #expect(document.blocks[place + 1].text == output)
        document.replaceBlock(place + 1, by: output)
      }
    }
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" { try document.write() }
  }

  @Test("what that article works out by hand is right to the last digit")
  func calculator() throws {
    let text = try FencedBlocks(Self.article).text.split { " \n".contains($0) }
      .joined(separator: " ")
    func softplus(_ x: Double) -> Double { log(1 + exp(x)) }
    let (y1, y2) = (softplus(2.74), softplus(-1.13))
    let predicted = 0.36 * y1 + 0.63 * y2
    let slope = exp(2.74) / (1 + exp(2.74))
    let third = 2 * predicted * 0.36 * slope
    let middle = 0.36 * softplus(1.37) + 0.63 * softplus(-0.565)
    let second = -2 * (1 - middle) * 0.36 * exp(1.37) / (1 + exp(1.37)) * 0.5
    for (words, value) in [
      ("ln(1 + e^2.74) = ", y1), ("ln(1 + e^−1.13) = ", y2), ("·0.2799270 + 0 = ", predicted),
      ("−2(0 − 1.1852797) = ", 2 * predicted), ("e^2.74/(1 + e^2.74) = ", slope),
      ("0.36 × 0.9393461 × 1 = ", third), ("w3 × 0.9393461 = ", third),
      ("2.74 − 0.1 × 0.7609437 = ", 2.74 - 0.1 * (second + third)),
    ] {
      #expect(text.contains(words + String(format: "%.7f", value)), "\(words)\(value)")
    }
  }

  /// What a program prints, compiled in a folder against the modules and objects that the tests
  /// were built with: the same as a package that depends on this one, without building it again.
  private static func output(of program: String, in folder: URL) throws -> String {
    try Data(program.utf8).write(to: folder.appending(path: "main.swift"))
    let result = try runShell(build + " && ./program", in: folder)
    #expect(result.status == 0, "\(result.stderr)")
    return result.stdout
  }

  private static let build: String = {
    let products = builtCommand.deletingLastPathComponent().path
    let sources = repository.appending(path: "Sources").path
    let modules = [
      "ChainRule", "CKernels", "Kernels", "Encoding", "Graph", "Network", "Derivation", "Dataset",
      "Training", "Evaluation", "Figures", "RunFile",
    ]
    // A build folder keeps the objects of sources that have been removed since.
    let objects = modules.map { module in
      "for o in $(find '\(products)/\(module).build' -name '*.o' ! -name '*.swiftmodule.o'); do "
        + "find '\(sources)/\(module)' '\(products)/\(module).build' "
        + "-name \"$(basename $o .o)\" | grep -q . && echo $o; done"
    }.joined(separator: "; ")
    return "swiftc -swift-version 6 main.swift -o program -I '\(products)/Modules' "
      + "-Xcc -fmodule-map-file='\(products)/CKernels.build/module.modulemap' "
      + "-Xcc -fmodule-map-file='\(sources)/CSQLite/module.modulemap' -lsqlite3 $(\(objects))"
  }()
}
