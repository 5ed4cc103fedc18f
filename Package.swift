// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "relata",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "relata", targets: ["relata"]),
    .library(name: "RelataGraph", targets: ["RelataGraph"]),
    .library(name: "RelataCorpus", targets: ["RelataCorpus"]),
    .library(name: "RelataSyntax", targets: ["RelataSyntax"]),
    .library(name: "RelataExtraction", targets: ["RelataExtraction"]),
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
    .target(name: "CKnowledge", exclude: ["gazetteer", "lexicon", "ontology", "sectors"]),
    .target(name: "CReportPage", exclude: ["d3", "page.css", "page.xsl", "script"]),
    .target(name: "CRelationModel", exclude: ["model.safetensors"]),
    .target(name: "CSyntaxKernels"),
    .target(name: "CSyntaxModel", exclude: ["README.md", "model.safetensors"]),
    .target(name: "CTextLayout", dependencies: ["CGraphviz"], exclude: ["generate.py"]),
    .target(name: "RelataGraph", dependencies: ["CCrypto", "CYAML"], swiftSettings: strict),
    .target(
      name: "RelataCorpus", dependencies: ["RelataGraph", "CLanguageDetector", "CLibXML2", "CMinizip", "CZlib"], swiftSettings: strict),
    .target(
      name: "RelataSyntax", dependencies: ["RelataGraph", "CDNNL", "CSyntaxKernels", "CSyntaxModel"], swiftSettings: strict,
      linkerSettings: [.linkedLibrary("dnnl", .when(platforms: [.macOS]))]),
    .target(
      name: "RelataExtraction", dependencies: ["RelataGraph", "RelataCorpus", "RelataSyntax", "CKnowledge", "CRelationModel", "CSyntaxKernels"],
      swiftSettings: strict),
    .target(name: "RelataExport", dependencies: ["RelataGraph", "CKnowledge", "CLibXML2", "CReportPage", "CSQLite"], swiftSettings: strict),
    .target(name: "RelataRendering", dependencies: ["RelataExport", "RelataGraph", "CGraphviz", "CTextLayout"], swiftSettings: strict),
    .executableTarget(
      name: "relata",
      dependencies: [
        "RelataCorpus", "RelataSyntax", "RelataExtraction", "RelataExport", "RelataRendering",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .testTarget(name: "RelataGraphTests", dependencies: ["RelataGraph"], swiftSettings: strict),
    .testTarget(name: "RelataCorpusTests", dependencies: ["RelataCorpus", "CZlib"], exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "RelataSyntaxTests", dependencies: ["RelataSyntax", "CSyntaxModel"], resources: [.copy("Fixtures")], swiftSettings: strict),
    .testTarget(
      name: "RelataExtractionTests", dependencies: ["RelataExtraction", "RelataSyntax", "RelataCorpus", "RelataGraph", "CRelationModel"],
      exclude: ["Challenge", "Coreference", "Propositions", "Scoring", "Trees"], swiftSettings: strict),
    .testTarget(
      name: "RelataExportTests", dependencies: ["RelataExport", "CReportPage", "CSQLite"], exclude: ["Golden", "Diff/pairs"], swiftSettings: strict),
    .testTarget(name: "RelataRenderingTests", dependencies: ["RelataRendering"], swiftSettings: strict),
    .testTarget(name: "relataTests", dependencies: ["relata"], exclude: ["Events/sentences.txt"], swiftSettings: strict),
    .testTarget(
      name: "FuzzCaseTests",
      dependencies: ["RelataGraph", "RelataCorpus", "RelataSyntax", "RelataExtraction", "RelataExport", "CGraphviz", "CLibXML2"], path: "Fuzzing",
      exclude: ["Cases", "Dictionaries", "Driver", "Package.swift", "README.md", "run"], sources: ["Targets", "Tests"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu2x
)
