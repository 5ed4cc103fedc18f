import Foundation
import RelataGraph
import Testing

@testable import RelataExport
@testable import RelataRendering

/// Views of small graphs of a war that never was, which the tests of diagrams share.
enum Views {
  static let folder = Samples.root.appendingPathComponent("Tests/RelataExportTests/Golden/views")

  static func graph(_ version: String) throws -> Graph { try Graph(json: Array(Data(contentsOf: folder.appendingPathComponent("\(version).json")))) }

  static func panels(_ style: DiagramStyle = DiagramStyle()) throws -> Diagram {
    let graphs = try ["before", "after"].map(graph)
    let view = try PanelsView(zip(["Before", "After"], graphs).map(PanelsView.Panel.init), facts: DiagramFacts(Graph(uniting: graphs)))
    return view.diagram(try Renderer.placed(view.whole(style), as: .svg), style)
  }

  static func diagram(_ view: DiagramView, of graph: Graph, _ style: DiagramStyle = DiagramStyle(), most: Int? = nil) throws -> Diagram {
    switch view {
    case .network: style.framed(try Renderer.placed(style.diagram(graph, most: most, isFramed: true), as: .svg))
    case .rings: try RingsView(graph, facts: DiagramFacts(graph)).diagram(style, most: most)
    case .matrix: try MatrixView(graph, facts: DiagramFacts(graph)).diagram(style, most: most)
    case .timeline: try TimelineView(graph).diagram(style, most: most)
    }
  }

  static func value(_ attributes: [Diagram.Attribute], _ name: String) -> String? { attributes.first { $0.name == name }?.value }
}

@Suite struct ViewRenderingTests {
  @Test(arguments: DiagramView.allCases, [PictureFormat.svg, .png, .pdf]) func everyViewIsDrawnInEveryFormat(view: DiagramView, format: PictureFormat) throws {
    let picture = try Renderer.render(Views.diagram(view, of: Views.graph("after")), as: format)
    #expect(picture.count > 1_000)
    guard format == .svg else { return }
    let text = String(decoding: picture, as: UTF8.self)
    #expect(try Pictures.elements(picture).contains("svg"))
    #expect(text.contains("Ruritania<") && text.contains(">The war over the ports<") && text.contains(">Source: 4 documents<"))
    #expect(text.contains("<title>The war over the ports</title>"))
  }

  /// What nobody reads lies on anything else: boxes, texts and tiles, of samples and of a hub with thirty neighbours.
  @Test func nothingLiesOnAnythingElse() throws {
    let hub = Pictures.graph((0..<30).map { $0 % 2 == 0 ? ("Capital", "Minister \($0)") : ("Minister \($0)", "Capital") })
    var near = Selection()
    near.focus = ["ukraine"]
    for graph in try Samples.graphs().map({ $0.selecting(near) }) + [hub] {
      let layout = try Layout(Views.diagram(.rings, of: graph, most: DiagramStyle.legible))
      #expect(layout.nodes.count > 10)
      #expect(layout.overlaps.isEmpty, "\(graph.corpus.name)")
    }
    for graph in try Samples.graphs() + [Views.graph("after")] {
      let timeline = try Layout(Views.diagram(.timeline, of: graph, most: TimelineView.legible))
      // Bars may touch, and pieces of rules have no size.
      #expect(timeline.nodes.filter { $0.name.hasPrefix("h") || $0.name.hasPrefix("legend") }.count > 3)
      #expect(timeline.overlaps.filter { $0.hasPrefix("h") && !$0.hasPrefix("heading") }.isEmpty)
    }
  }

  /// All thirty neighbours of a hub, on A4 upright and on a square as wide, with text of 7 points or more.
  @Test(arguments: [842.0, 595]) func ringsOfThirtyNeighboursFitAPage(height: Double) throws {
    let graph = Pictures.graph((0..<30).map { $0 % 2 == 0 ? ("Capital", "Minister \($0)") : ("Minister \($0)", "Capital") })
    let view = try RingsView(graph, around: "e0", facts: DiagramFacts(graph))
    let fitted = try Renderer.fitting(PictureSize(width: 595, height: height), as: .pdf) { (room) throws(RenderingError) in
      view.diagram(DiagramStyle(), most: room.most, aspect: room.aspect)
    }
    #expect(fitted?.shown == 30)
  }

  @Test func whatDoesNotFitIsLeftOut() throws {
    let view = try MatrixView(Samples.graphs()[1], facts: DiagramFacts())
    func shown(_ width: Double) throws -> Int? {
      try Renderer.fitting(PictureSize(width: width, height: width), as: .svg) { (room) throws(RenderingError) in
        view.diagram(DiagramStyle(), most: room.most ?? MatrixView.legible)
      }?.shown
    }
    let counts = try [300.0, 500, 1_200].map(shown)
    #expect((counts[0] ?? 0) > 1 && (counts[0] ?? 0) < (counts[1] ?? 0) && counts[2] == MatrixView.legible, "\(counts)")
  }

  /// Each entity is at the same place in all panels, and where a version lacks it, an outline is.
  @Test func panelsHaveEverythingAtTheSamePlace() throws {
    let diagram = try Views.panels()
    func places(_ panel: Int) -> [String: [Double]] {
      Dictionary(
        uniqueKeysWithValues: diagram.nodes.compactMap { node in
          guard let id = Views.value(node.attributes, "id"), id.hasPrefix("entity-"), id.hasSuffix("-panel\(panel)") else { return nil }
          let place = (Views.value(node.attributes, "pos") ?? "").split(separator: ",").compactMap { Double($0) }
          return (String(id.dropLast(7)), place)
        })
    }
    let (before, after) = (places(1), places(2))
    #expect(before.count == 6 && Set(before.keys) == Set(after.keys))
    let moves = Set(before.map { id, place in [(after[id]?[0] ?? 0) - place[0], (after[id]?[1] ?? 0) - place[1]].map { ($0 * 10).rounded() / 10 } })
    #expect(moves.count == 1, "\(moves)")
    let ids = diagram.edges.compactMap { Views.value($0.attributes, "id") }
    #expect(ids.contains { $0.hasPrefix("relation-freedonia--ruritania-verbal-cooperation") && $0.hasSuffix("panel2") })
    #expect(!ids.contains { $0.hasPrefix("relation-freedonia--ruritania-verbal-cooperation") && $0.hasSuffix("panel1") })
    let labels = diagram.nodes.compactMap { Views.value($0.attributes, "label") }
    #expect(labels.contains(" attacks 2 ") && labels.contains(" attacks 3 "))
  }

  /// No line crosses a label, nor is one nearer to another line than to its own, where the legend is in the margin.
  @Test func labelsBelongToTheirLinesBesideALegend() throws {
    var style = DiagramStyle()
    style.legend = .right
    for graph in try Samples.graphs() {
      let placement = try LabelPlacement(Views.diagram(.network, of: graph, style, most: DiagramStyle.legible))
      #expect(placement.count == DiagramStyle.legible && placement.crossed.isEmpty && placement.misattributed.isEmpty)
    }
  }

  @Test func cornersHaveTheRadiusThatIsAskedFor() throws {
    var style = DiagramStyle()
    let graph = Pictures.graph([("Ada", "Bo")])
    func shapes() throws -> [Substring] {
      String(decoding: try Renderer.render(style.diagram(graph), as: .svg), as: UTF8.self).split(separator: "\n").filter { $0.contains("fill=\"#fff1c9\"") }
    }
    #expect(try shapes().allSatisfy { $0.hasPrefix("<path") })
    style.corners = 3
    let round = try shapes()
    #expect(round.count == 3 && round.allSatisfy { $0.hasPrefix("<polygon") && $0.split(separator: " ").count > 30 })
    style.corners = 0
    #expect(try shapes().allSatisfy { $0.hasPrefix("<polygon") && $0.split(separator: " ").count < 12 })
  }

  @Test func fontsThatAreMissingAreNamed() throws {
    var style = DiagramStyle()
    let graph = Pictures.graph([("Ada", "Bo")])
    #expect(Renderer.replacedFonts(in: style.diagram(graph), as: .svg).isEmpty)
    style.font = "Sans of Nowhere,Helvetica"
    style.fonts[.title] = "Serif of Nowhere"
    let found = Renderer.replacedFonts(in: style.diagram(graph), as: .png)
    // Without Fontconfig nothing is known of fonts.
    guard !found.isEmpty else { return print("There is no Fontconfig here: missing fonts are not checked.") }
    #expect(found.map(\.wanted) == ["Sans of Nowhere", "Serif of Nowhere"])
    #expect(found.allSatisfy { !$0.used.isEmpty && !$0.used.contains("Nowhere") })
    #expect(found[0].description.hasPrefix("the font Sans of Nowhere is not on this machine; "))
  }
}

@Suite(.enabled(if: DotProgram.isInstalled, "the dot program is not installed"), .enabled(if: DotProgram.hasFont, "Helvetica is not Liberation Sans here"))
struct ViewAgreementTests {
  /// `dot` draws the DOT of a view to the same picture, and has nothing to say against it.
  @Test func dotDrawsViewsTheSame() throws {
    let graphs = try Samples.graphs() + [Views.graph("after")]
    let diagrams = try graphs.flatMap { graph in try DiagramView.allCases.map { try Views.diagram($0, of: graph, most: 12) } } + [Views.panels()]
    for diagram in diagrams {
      let dot = try DotProgram(diagram.dot(), engine: .neato)
      #expect(dot.complaints.isEmpty)
      #expect(dot.output == String(decoding: try Renderer.render(diagram, as: .plain), as: UTF8.self))
    }
  }

  /// The SVG of each view as a whole, where Graphviz is of the version that it was made with.
  @Test(arguments: ["rings", "matrix", "timeline", "panels"]) func anSVGIsAsExpected(name: String) throws {
    let graph = try Views.graph("after")
    let diagram = try name == "panels" ? Views.panels() : Views.diagram(DiagramView(rawValue: name) ?? .rings, of: graph)
    let expected = try String(contentsOf: Views.folder.appendingPathComponent("\(name).svg"), encoding: .utf8)
    let found = String(decoding: try Renderer.render(diagram, as: .svg), as: UTF8.self)
    let pair = zip(found.split(separator: "\n"), expected.split(separator: "\n")).first { $0 != $1 }
    #expect(found == expected, "\(name): found \(pair?.0 ?? "another length"), expected \(pair?.1 ?? "another length")")
  }
}
