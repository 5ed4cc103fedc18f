// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody pays for the instrumentation who does not ask for it. `run` builds it.
let package = Package(
  name: "relata-fuzzing",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "relata", path: "..")],
  targets: [
    .executableTarget(
      name: "RelataFuzzing",
      dependencies: [
        "RelataSupport", "RelataGraph", "RelataCorpus", "RelataSyntax", "RelataExtraction", "RelataAssembly", "RelataExport", "RelataRendering",
      ].map {
        .product(name: $0, package: "relata")
      },
      path: ".", exclude: ["Cases", "Dictionaries", "README.md", "Tests", "run"], sources: ["Targets", "Driver"])
  ],
  swiftLanguageModes: [.v6]
)
