import Foundation
import Testing

/// The root of the checkout.
let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// The kept graphs and pictures are those that the program makes of the sample corpus; `make graphs` makes them anew.
@Suite struct SampleCorpusTests {
  private func kept(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: checkout.appendingPathComponent("graphs/summit/\(name)")), as: UTF8.self)
  }

  private func title(_ version: String) -> String { "Summit diplomacy, August 2025, \(version) the Washington meeting" }

  @Test(arguments: ["before", "after"]) func graphIsFresh(version: String) throws {
    let result = try Command.run(["extract", checkout.appendingPathComponent("graphs/summit/\(version)").path, "--name", "Summit diplomacy, August 2025"])
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output == (try kept("\(version).json")), "graphs/summit/\(version).json is stale: run make graphs")
  }

  @Test(arguments: ["before", "after"]) func diagramIsFresh(version: String) throws {
    let graph = checkout.appendingPathComponent("graphs/summit/\(version).json").path
    let result = try Command.run(["render", graph, "--format", "dot", "--title", title(version)])
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output == (try kept("\(version).dot")), "graphs/summit/\(version).dot is stale: run make graphs")
  }

  /// Fonts differ between machines, so pictures are compared by what is in them.
  @Test(arguments: ["before", "after"]) func pictureIsFresh(version: String) throws {
    let graph = checkout.appendingPathComponent("graphs/summit/\(version).json").path
    let result = try Command.run(["render", graph, "--format", "svg", "--title", title(version)])
    #expect(result.status == 0, "\(result.error)")
    func marks(_ svg: String) -> [String] { svg.matches(of: /id="((?:entity|relation)-[^"]*)"/).map { String($0.1) }.sorted() }
    let drawn = marks(result.output)
    #expect(!drawn.isEmpty)
    #expect(drawn == marks(try kept("\(version).svg")), "graphs/summit/\(version).svg is stale: run make graphs")
    let png = try Data(contentsOf: checkout.appendingPathComponent("graphs/summit/\(version).png"))
    #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47]))
  }
}
