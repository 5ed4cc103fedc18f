import Foundation
import RelataGraph
import Testing

@testable import RelataExport
@testable import RelataRendering

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct RendererTests {
  static let hostile = [
    "<script>alert(1)</script>", "\"; } digraph {", "\\N \\G \\L", "&amp; &lt; &#x41;", "a\0b", "\u{1}\u{1B}[31m\u{FFFE}",
    String(repeating: "W", count: 10_000),
    "שלום עולם", "\u{202E}drow", "👩‍👩‍👧‍👦 🇺🇦", "", " ", "%0", "a:b:c", "<b>bold</b>", "{a|b}", "]]>", "\\", "\u{D7FF}",
  ]

  @Test(arguments: hostile, Diagram.Engine.allCases)
  func hostileNamesGiveWellFormedPictures(name: String, engine: Diagram.Engine) throws {
    let graph = Pictures.graph([(name, "Bo"), ("Bo", name + "2")])
    let svg = try Renderer.render(DiagramStyle().diagram(graph, captions: DiagramCaptions(title: name), engine: engine), as: .svg)
    let elements = try Pictures.elements(svg)
    #expect(elements.contains("svg"))
    #expect(!elements.contains("script") && !elements.contains("image") && !elements.contains("b"))
  }

  @Test(arguments: [PictureFormat.png, .pdf])
  func hostileNamesAreDrawn(format: PictureFormat) throws {
    let graph = Pictures.graph(RendererTests.hostile.map { ($0, "Bo") })
    #expect(try Renderer.render(DiagramStyle().diagram(graph), as: format).count > 1_000)
  }

  @Test func partsHaveNames() throws {
    let svg = String(decoding: try Renderer.render(DiagramStyle().diagram(Pictures.graph([("Ada", "Bo")])), as: .svg), as: UTF8.self)
    #expect(svg.contains("<title>Ada (person), 0 mentions</title>"))
    #expect(svg.contains("<title>Ada to Bo: accuses. “Ada accuses Bo.” (d)</title>"))
    #expect(svg.contains("aria-label=\"Talks\""))
    #expect(svg.contains("id=\"entity-e0\" class=\"node entity person\""))
    #expect(!svg.contains("<!--") && !svg.contains("n0&#45;"))
  }

  @Test func sameDiagramSameBytes() throws {
    let diagram = DiagramStyle().diagram(Pictures.chain(30))
    for format in PictureFormat.allCases { #expect(try Renderer.render(diagram, as: format) == Renderer.render(diagram, as: format)) }
  }

  @Test func errorsAreErrors() throws {
    var diagram = DiagramStyle().diagram(Pictures.graph([("Ada", "Bo")]))
    diagram.nodes[0].attributes.append(.init("shape", "record"))
    diagram.nodes[0].attributes.removeAll { $0.name == "label" }
    diagram.nodes[0].attributes.append(.init("label", "{a|"))
    #expect(throws: RenderingError.self) { try Renderer.render(diagram, as: .svg) }
    // And the next picture is not spoilt by it.
    #expect(throws: Never.self) { try Renderer.render(DiagramStyle().diagram(Pictures.graph([("Ada", "Bo")])), as: .svg) }
  }

  @Test func aPictureTooLargeIsRefusedWithWhatFits() throws {
    let error = #expect(throws: RenderingError.self) { try Renderer.render(DiagramStyle().diagram(Pictures.chain(60)), as: .png, dpi: 1_200) }
    #expect(error?.message.contains("or fewer") == true)
  }

  @Test func aPDFHasNoDate() throws {
    let pdf = String(decoding: try Renderer.render(DiagramStyle().diagram(Pictures.graph([("Ada", "Bo")])), as: .pdf), as: UTF8.self)
    #expect(pdf.contains("/CreationDate (D:19700101000000"))
  }

  @Test func concurrentCallsTakeTurns() async throws {
    let diagram = DiagramStyle().diagram(Pictures.chain(12))
    let expected = try Renderer.render(diagram, as: .svg)
    let same = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<16 { group.addTask { try Renderer.render(diagram, as: .svg) == expected } }
      return try await group.reduce(true) { $0 && $1 }
    }
    #expect(same)
  }
}

/// Graphs to draw, and what is in their pictures.
enum Pictures {
  static func graph(_ pairs: [(String, String)]) -> Graph {
    var names: [String] = []
    for name in pairs.flatMap({ [$0.0, $0.1] }) where !names.contains(name) { names.append(name) }
    func id(_ name: String) -> String { "e\(names.firstIndex(of: name) ?? 0)" }
    return Graph(
      generator: Graph.Generator(name: "relata", version: "1", model: "", ontology: "", gazetteer: ""),
      corpus: Graph.Corpus(name: "Talks", documents: [], digest: ""), relationTypes: ["accuses": RelationType(label: "accuses")],
      entities: names.map { Entity(id: id($0), name: $0, type: .person) },
      relations: pairs.map { source, target in
        Relation(
          source: id(source), target: id(target), type: "accuses", quad: .verbalConflict,
          evidence: [
            Evidence(document: "d", range: 0..<9, text: "\(source) accuses \(target).", trigger: 1..<2, source: 2..<3, target: 3..<4)
          ])
      })
  }

  static func chain(_ count: Int) -> Graph { graph((0..<count).map { ("Person \($0)", "Person \($0 + 1)") }) }

  /// The names of the elements of a well-formed XML text.
  static func elements(_ bytes: [UInt8]) throws -> [String] {
    final class Names: NSObject, XMLParserDelegate {
      var names: [String] = []
      func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String] = [:]
      ) { names.append(name) }
    }
    let names = Names()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = names
    guard parser.parse() else { throw parser.parserError ?? RenderingError(message: "not well-formed") }
    return names.names
  }
}
