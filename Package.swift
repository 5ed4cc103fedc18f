// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "relata",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "relata", targets: ["RelataCommand"]),
    .library(name: "Relata", targets: ["Relata"]),
    .library(name: "RelataSupport", targets: ["RelataSupport"]),
    .library(name: "RelataGraph", targets: ["RelataGraph"]),
    .library(name: "RelataCorpus", targets: ["RelataCorpus"]),
    .library(name: "RelataSyntax", targets: ["RelataSyntax"]),
    .library(name: "RelataExtraction", targets: ["RelataExtraction"]),
    .library(name: "RelataAssembly", targets: ["RelataAssembly"]),
    .library(name: "RelataExport", targets: ["RelataExport"]),
    .library(name: "RelataRendering", targets: ["RelataRendering"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .systemLibrary(name: "CDNNL", providers: [.apt(["libdnnl-dev"]), .brew(["onednn"])]),
    .systemLibrary(name: "CGraphviz", pkgConfig: "libgvc", providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
    .systemLibrary(name: "CLanguageDetector", providers: [.apt(["libcld2-dev"])]),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev", "libxslt1-dev"]), .brew(["libxml2", "libxslt"])]),
    .systemLibrary(name: "CMinizip", pkgConfig: "minizip", providers: [.apt(["libminizip-dev"]), .brew(["minizip"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(name: "CKnowledge", exclude: ["gazetteer", "lexicon", "ontology", "patterns", "sectors"]),
    .target(name: "CReportPage", exclude: ["d3", "page.css", "page.xsl", "script"]),
    .target(name: "CRelationModel", exclude: ["model.safetensors"]),
    .target(name: "CSyntaxKernels"),
    .target(name: "CSyntaxModel", exclude: ["README.md", "model.safetensors"]),
    .target(name: "CTextLayout", dependencies: ["CGraphviz", "CTextMetrics"]),
    .target(name: "CTextMetrics", exclude: ["generate.py"]),
    .target(name: "RelataSupport", dependencies: ["CCrypto", "CYAML"], swiftSettings: strict),
    .target(name: "RelataGraph", dependencies: ["RelataSupport"], swiftSettings: strict),
    .target(
      name: "RelataCorpus", dependencies: ["RelataGraph", "RelataSupport", "CLanguageDetector", "CLibXML2", "CMinizip", "CZlib"],
      swiftSettings: strict),
    .target(
      name: "RelataSyntax", dependencies: ["RelataGraph", "RelataSupport", "CDNNL", "CSyntaxKernels", "CSyntaxModel"], swiftSettings: strict,
      linkerSettings: [.linkedLibrary("dnnl", .when(platforms: [.macOS]))]),
    .target(
      name: "RelataExtraction",
      dependencies: ["RelataGraph", "RelataCorpus", "RelataSupport", "RelataSyntax", "CKnowledge", "CRelationModel", "CSyntaxKernels"],
      swiftSettings: strict),
    .target(name: "RelataAssembly", dependencies: ["RelataExtraction", "RelataGraph", "RelataSupport"], swiftSettings: strict),
    .target(
      name: "Relata", dependencies: ["RelataAssembly", "RelataCorpus", "RelataExtraction", "RelataGraph", "RelataSupport", "RelataSyntax"],
      swiftSettings: strict),
    .target(
      name: "RelataExport", dependencies: ["RelataGraph", "RelataSupport", "CKnowledge", "CLibXML2", "CReportPage", "CSQLite", "CTextMetrics"],
      swiftSettings: strict),
    .target(name: "RelataRendering", dependencies: ["RelataExport", "RelataGraph", "CGraphviz", "CTextLayout", "CTextMetrics"], swiftSettings: strict),
    .executableTarget(
      // Its folder can't be named relata beside one named Relata: where Macs keep files, these are one.
      name: "RelataCommand",
      dependencies: [
        "Relata", "RelataCorpus", "RelataSyntax", "RelataExtraction", "RelataExport", "RelataGraph", "RelataRendering", "RelataSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(name: "RelataSupportTests", dependencies: ["RelataSupport"], swiftSettings: strict),
    .testTarget(name: "RelataGraphTests", dependencies: ["RelataGraph", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "RelataCorpusTests", dependencies: ["RelataCorpus", "CZlib"], exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "RelataSyntaxTests", dependencies: ["RelataSyntax", "CSyntaxModel"], resources: [.copy("Fixtures")], swiftSettings: strict),
    .testTarget(
      name: "RelataExtractionTests",
      dependencies: [
        "RelataExtraction", "RelataAssembly", "RelataSyntax", "RelataCorpus", "RelataGraph", "CRelationModel",
        "TestSupport",
      ],
      exclude: ["Challenge", "Coreference", "Propositions", "Scoring", "Trees"], swiftSettings: strict),
    .testTarget(
      name: "RelataAssemblyTests", dependencies: ["RelataAssembly", "RelataExtraction", "RelataSyntax", "RelataCorpus", "RelataGraph", "TestSupport"],
      swiftSettings: strict),
    .testTarget(name: "RelataTests", dependencies: ["Relata"], swiftSettings: strict),
    .testTarget(
      name: "RelataExportTests", dependencies: ["RelataExport", "CReportPage", "CSQLite"], exclude: ["Golden", "Diff/pairs"], swiftSettings: strict),
    .testTarget(name: "RelataRenderingTests", dependencies: ["RelataRendering"], swiftSettings: strict),
    .testTarget(name: "RelataCommandTests", dependencies: ["RelataCommand"], exclude: ["Events/sentences.txt"], swiftSettings: strict),
    .testTarget(
      name: "FuzzCaseTests",
      dependencies: [
        "RelataSupport", "RelataGraph", "RelataCorpus", "RelataSyntax", "RelataExtraction", "RelataAssembly", "RelataExport", "TestSupport", "CGraphviz",
        "CLibXML2",
      ], path: "Fuzzing",
      exclude: ["Cases", "Dictionaries", "Driver", "Package.swift", "README.md", "run"], sources: ["Targets", "Tests"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu2x
)
