// swift-tools-version: 6.2
import PackageDescription

// This file is the map of the house: one line says what lives in each target, and its
// `dependencies` are the only arrows there are. `Scripts/check-arrows` holds the `import`
// lines of the sources against ARCHITECTURE.md. (E): compiles as Embedded Swift as well.

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

// What `import ChainRule` brings. Targets that import it name these as well: SwiftPM compiles a
// target again only when a module it names has changed, not one that is re-exported to it.
let engine: [Target.Dependency] = [
  "Kernels", "Encoding", "Graph", "Network", "Derivation", "Dataset", "Training", "Evaluation",
  "Figures",
]

let package = Package(
  name: "ChainRule",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "ChainRule", targets: ["ChainRule"]),
    .library(name: "ChainRuleRuns", targets: ["RunFile", "Files"]),
    .executable(name: "chainrule", targets: ["ChainRuleTool"]),
    .executable(name: "playground", targets: ["Playground"]),
  ],
  targets: [
    // MARK: - The library

    // The front door: re-exports the (E) modules but CKernels; the DocC catalogue.
    .target(name: "ChainRule", dependencies: engine, swiftSettings: settings),

    // MARK: - The tool

    // The command `chainrule`: arguments, messages, and one file for each subcommand.
    .executableTarget(
      name: "ChainRuleTool",
      dependencies: engine + ["ChainRule", "RunFile", "Files"], swiftSettings: settings),

    // MARK: - Implementation, from the ground up

    // (E) The only C of ours: elementary functions and loops over a block of rows.
    .target(name: "CKernels"),
    // (E) Swift's face of CKernels: elementary functions, fixed-order sums, random numbers.
    .target(name: "Kernels", dependencies: ["CKernels"], swiftSettings: settings),
    // (E) Decimal and binary, JSON, escaping, base64, SHA-256.
    .target(name: "Encoding", swiftSettings: settings),
    // (E) Operations and their rules, graphs, formulas; forward, reverse and dual-number pass.
    .target(name: "Graph", dependencies: ["Kernels"], swiftSettings: settings),
    // (E) Layers, activations, losses, parameters; a network as a graph; its backpropagation.
    .target(name: "Network", dependencies: ["Graph", "Kernels"], swiftSettings: settings),
    // (E) A derivative as steps, terms and factors, checked; text, LaTeX, MathML, HTML, JSON.
    .target(
      name: "Derivation", dependencies: ["Graph", "Network", "Kernels", "Encoding"],
      swiftSettings: settings),
    // (E) Tables from bytes: CSV, columns, scaling.
    .target(name: "Dataset", dependencies: ["Kernels", "Encoding"], swiftSettings: settings),
    // (E) Optimisers, the descent, stopping rules.
    .target(
      name: "Training", dependencies: ["Network", "Dataset", "Kernels"], swiftSettings: settings),
    // (E) How good a fit is.
    .target(
      name: "Evaluation", dependencies: ["Training", "Network", "Dataset", "Kernels"],
      swiftSettings: settings),
    // (E) Scenes as SVG, each a function of the step; the animation page.
    .target(
      name: "Figures", dependencies: ["Graph", "Network", "Derivation", "Kernels", "Encoding"],
      resources: [.embedInCode("Page")], swiftSettings: settings),
    // Bytes in and out of files: reading, writing without losing what was there.
    .target(name: "Files", dependencies: ["Dataset"], swiftSettings: settings),
    // A run as one SQLite file.
    .target(
      name: "RunFile",
      dependencies: [
        "Training", "Evaluation", "Graph", "Network", "Dataset", "Derivation", "Kernels",
        "Encoding", "CSQLite",
      ], swiftSettings: settings),
    // The system's libsqlite3, where compilers look by themselves: pkg-config is not needed.
    .systemLibrary(name: "CSQLite"),

    // MARK: - The page

    // (E) The runtime that WebAssembly does not bring: an allocator, memory, output.
    .target(name: "CPage"),
    // (E) The same engine without an operating system: runs the lesson and prints its bits.
    .executableTarget(
      name: "Playground", dependencies: engine + ["ChainRule", "CPage"], swiftSettings: settings),

    // MARK: - Tests

    // References read from JSON, ulps, random networks; with tests of its own.
    .target(
      name: "TestSupport", dependencies: ["Encoding", "Kernels", "Network"],
      path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(
      name: "TestSupportTests", dependencies: ["TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "KernelsTests", dependencies: ["Kernels", "CKernels", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "EncodingTests", dependencies: ["Encoding", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "GraphTests", dependencies: ["Graph", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "NetworkTests", dependencies: ["Network", "Graph", "Training", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "DatasetTests", dependencies: ["Dataset", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "TrainingTests", dependencies: engine + ["ChainRule", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "DerivationTests", dependencies: engine + ["ChainRule", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "FiguresTests", dependencies: engine + ["ChainRule", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "RunFileTests",
      dependencies: engine + ["ChainRule", "RunFile", "Files", "TestSupport"],
      swiftSettings: settings),
    // Runs the built command and compares whole outputs.
    .testTarget(
      name: "CommandTests", dependencies: engine + ["ChainRuleTool", "ChainRule", "TestSupport"],
      exclude: ["Snapshots"], swiftSettings: settings),
  ]
)
