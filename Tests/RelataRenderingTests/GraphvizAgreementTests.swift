import Foundation
import RelataGraph
import Testing

@testable import RelataExport
@testable import RelataRendering

/// The `dot` program on the DOT that is written, beside what is drawn in process.
struct DotProgram {
  var output: String
  var complaints: String

  /// Whether there is one.
  static let isInstalled = (try? DotProgram("digraph {}", engine: .dot)) != nil

  /// Whether it sets Helvetica in the font that the widths in `CTextLayout` are of.
  static let hasFont: Bool = {
    guard let match = try? DotProgram(running: ["fc-match", "--format=%{family}", "Helvetica"]) else { return false }
    return match.output == "Liberation Sans"
  }()

  init(_ source: String, engine: Diagram.Engine, format: PictureFormat = .plain) throws {
    try self.init(running: ["dot", "-K" + engine.rawValue, "-T" + format.rawValue], input: source)
  }

  private init(running arguments: [String], input: String = "") throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("dot-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["in", "out", "err"].map { folder.appendingPathComponent($0) }
    for (file, text) in zip(files, [input, "", ""]) { try Data(text.utf8).write(to: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableNotLoadable) }
    output = try String(contentsOf: files[1], encoding: .utf8)
    complaints = try String(contentsOf: files[2], encoding: .utf8)
  }
}

@Suite(.enabled(if: DotProgram.isInstalled, "the dot program is not installed"), .enabled(if: DotProgram.hasFont, "Helvetica is not Liberation Sans here"))
struct GraphvizAgreementTests {
  /// Every position, size and curve is the same, and `dot` has nothing to say against the file.
  @Test(arguments: [Diagram.Engine.dot, .neato, .circo, .twopi], [false, true])
  func dotDrawsTheSame(engine: Diagram.Engine, grouped: Bool) throws {
    for graph in [LayoutTests.news(12), Pictures.chain(9), Pictures.graph(RendererTests.hostile.map { ($0, "Bo") })] {
      let diagram = DiagramStyle().diagram(graph, engine: engine, grouped: grouped, most: DiagramStyle.legible)
      let drawn = String(decoding: try Renderer.render(diagram, as: .plain), as: UTF8.self)
      let dot = try DotProgram(diagram.dot(), engine: engine)
      #expect(dot.complaints.isEmpty)
      #expect(dot.output == drawn)
    }
  }

  /// Every pair of printable ASCII characters, and the other scripts that the table of widths has.
  @Test(arguments: ["9", "10", "12", "20"]) func dotMeasuresTextTheSame(size: String) throws {
    let ascii = (0x21...0x7E).compactMap { Unicode.Scalar($0).map(String.init) }
    let pairs = ascii.map { first in ascii.map { first + $0 }.joined() }
    let others = [0xA1...0xAC, 0xAE...0x24F, 0x391...0x3A1, 0x3A3...0x3CE, 0x400...0x45F, 0x2013...0x2014, 0x2018...0x201E, 0x2026...0x2026]
      .map { $0.compactMap { Unicode.Scalar($0).map(String.init) } }.flatMap { $0 }.filter { !Renderer.needsFonts(TextLayoutTests.diagram([$0]), .json) }
    #expect(others.count >= 400)
    let words = ["first office", "Recep Tayyip Erdoğan", "Владимир Путин — Россия", "To. We, Yo", "accuses ×3", "1 111 11"]
    let diagram = TextLayoutTests.diagram(pairs + others + words, size: size)
    let dot = try DotProgram(diagram.dot(), engine: .dot, format: .json)
    #expect(dot.output == String(decoding: try Renderer.render(diagram, as: .json), as: UTF8.self))
  }

  @Test func dotDrawsTheSamplesTheSame() throws {
    for graph in try Samples.graphs() {
      let diagram = DiagramStyle().diagram(graph, most: DiagramStyle.legible)
      let dot = try DotProgram(diagram.dot(), engine: .dot)
      #expect(dot.complaints.isEmpty)
      #expect(dot.output == String(decoding: try Renderer.render(diagram, as: .plain), as: UTF8.self))
    }
  }

  @Test func dotDrawsADiffTheSame() throws {
    let (old, new) = (LayoutTests.news(9), LayoutTests.news(12))
    let diagram = DiagramStyle().diagram(GraphDiff(from: old, to: new), from: old, to: new, most: DiagramStyle.legible)
    let dot = try DotProgram(diagram.dot(), engine: .dot)
    #expect(dot.complaints.isEmpty)
    #expect(dot.output == String(decoding: try Renderer.render(diagram, as: .plain), as: UTF8.self))
  }
}

/// Graphs of real articles to lay out.
enum Samples {
  static var root: URL { URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent() }

  /// The project's own samples, in both versions.
  static func graphs() throws -> [Graph] {
    try ["before", "after"].map { try Graph(json: Array(Data(contentsOf: root.appendingPathComponent("graphs/summit/\($0).json")))) }
  }

  /// The graph of articles that lie beside the checkout, if some do: they are extracted anew.
  static func beside() throws -> Graph? {
    let articles = root.deletingLastPathComponent().appendingPathComponent("shared/seeds")
    guard FileManager.default.fileExists(atPath: articles.path) else {
      print("There are no articles in \(articles.path): their diagram is not checked.")
      return nil
    }
    let argument = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("relata-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: argument).deletingLastPathComponent().appendingPathComponent("relata")
    process.arguments = ["extract", articles.path, "-o", file.path]
    try process.run()
    process.waitUntilExit()
    return try Graph(json: Array(Data(contentsOf: file)))
  }
}
