import RelataGraph
import Testing

@testable import RelataExport
@testable import RelataRendering

@Suite struct PictureSizeTests {
  private static func diagram(_ graph: Graph) -> (Renderer.Room) throws(RenderingError) -> Diagram {
    { (room) throws(RenderingError) in
      var captions = DiagramCaptions()
      captions.isNarrow = room.isNarrow
      var diagram = DiagramStyle().diagram(graph, captions: captions, most: room.most ?? DiagramStyle.legible)
      diagram.aspect = room.aspect
      return diagram
    }
  }

  private static func viewport(_ diagram: Diagram) -> [Double] {
    (diagram.attributes.first { $0.name == "viewport" }?.value ?? "").split(separator: ",").compactMap { Double($0) }
  }

  /// The size of what is drawn, before it is scaled.
  private static func drawing(_ diagram: Diagram, as format: PictureFormat) throws -> (width: Double, height: Double) {
    var bare = diagram
    bare.attributes.removeAll { $0.name == "viewport" }
    return try Renderer.size(of: bare, as: format)
  }

  /// What is drawn is inside the size, at a scale that leaves the smallest text at 7 points.
  @Test(arguments: [(510.0, 340.0), (842, 595), (340, 510), (300, 200)], PictureFormat.allCases.prefix(3))
  func aPictureFitsItsSize(size: (Double, Double), format: PictureFormat) throws {
    for graph in try Samples.graphs() {
      let fitted = try #require(try Renderer.fitting(PictureSize(width: size.0, height: size.1), as: format, Self.diagram(graph)))
      let viewport = Self.viewport(fitted)
      let drawn = try Self.drawing(fitted, as: format)
      #expect(viewport.count == 3 && viewport[0] == size.0 && viewport[1] == size.1)
      #expect(try Renderer.size(of: fitted, as: format) == size)
      #expect(drawn.width * viewport[2] <= size.0 + 0.5 && drawn.height * viewport[2] <= size.1 + 0.5)
      #expect(fitted.smallestText * viewport[2] >= 7)
      #expect(!fitted.edges.isEmpty)
    }
  }

  @Test func theSizeIsThatOfThePicture() throws {
    let fitted = try #require(try Renderer.fitting(PictureSize(width: 510, height: 340), as: .svg, Self.diagram(try Samples.graphs()[0])))
    let svg = String(decoding: try Renderer.render(fitted, as: .svg), as: UTF8.self)
    #expect(svg.contains("width=\"510pt\" height=\"340pt\""))
  }

  @Test func moreRoomHoldsMoreLines() throws {
    let graph = try Samples.graphs()[1]
    let counts = try [(300.0, 200.0), (510, 340), (1_190, 842)].map { width, height in
      try Renderer.fitting(PictureSize(width: width, height: height), as: .svg, Self.diagram(graph))?.edges.count ?? 0
    }
    #expect(counts[0] > 0 && counts[0] < counts[1] && counts[1] < counts[2] && counts[2] == DiagramStyle.legible, "\(counts)")
  }

  @Test func aWidthLeavesTheHeightOpen() throws {
    let fitted = try #require(try Renderer.fitting(PictureSize(width: 510), as: .svg, Self.diagram(LayoutTests.news(12))))
    let viewport = Self.viewport(fitted)
    let drawn = try Self.drawing(fitted, as: .svg)
    #expect(viewport[0] == 510 && abs(viewport[1] - drawn.height * viewport[2]) < 0.5)
  }

  /// All thirty neighbours of a hub, on A4 upright and on a square as wide.
  @Test(arguments: [842.0, 595]) func aHubWithThirtyNeighboursFitsAPage(height: Double) throws {
    let graph = Pictures.graph((0..<30).map { $0 % 2 == 0 ? ("Capital", "Minister \($0)") : ("Minister \($0)", "Capital") })
    #expect(try Renderer.fitting(PictureSize(width: 595, height: height), as: .pdf, Self.diagram(graph))?.edges.count == 30)
  }

  /// Graphviz would put half an inch more around what goes to a page.
  @Test func aPageIsAsLargeAsIsAskedFor() throws {
    let fitted = try #require(try Renderer.fitting(PictureSize(width: 595, height: 842), as: .pdf, Self.diagram(LayoutTests.news(12))))
    #expect(String(decoding: try Renderer.render(fitted, as: .pdf), as: UTF8.self).contains("/MediaBox [ 0 0 595 842 ]"))
  }

  @Test func whatIsTooSmallForALineIsNothing() throws {
    #expect(try Renderer.fitting(PictureSize(width: 60, height: 40), as: .svg, Self.diagram(LayoutTests.news(12))) == nil)
  }

  @Test func theSmallestTextIsFoundInMarkupToo() {
    var diagram = Diagram(
      attributes: [], nodeDefaults: [.init("fontsize", "12")], edgeDefaults: [], nodes: [Diagram.Node(name: "n0", attributes: [.init("label", "x")])],
      edges: [], engine: .dot)
    #expect(diagram.smallestText == 12)
    diagram.nodes[0].attributes = [.init("label", "x<font point-size=\"8.5\">y</font><font point-size=\"9\">z</font>", isMarkup: true)]
    #expect(diagram.smallestText == 8.5)
  }
}
