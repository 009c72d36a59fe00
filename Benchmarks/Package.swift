// swift-tools-version: 6.2
import PackageDescription

// What `make bench` and `make check-counts` measure through the public API. A package of its
// own, so that nobody who depends on ChainRule builds it.

let package = Package(
  name: "ChainRuleBenchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "ChainRule", path: "..")],
  targets: [
    .executableTarget(
      name: "chainrule-bench",
      dependencies: [.product(name: "ChainRule", package: "ChainRule")],
      path: "Sources/ChainRuleBench",
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
      ])
  ]
)
