import Foundation
import RelataGraph
import Testing

@testable import RelataExport

/// Graphs of a war that never was, in two versions.
enum ViewSample {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Golden/views")

  static func graph(_ version: String) throws -> Graph {
    try Graph(json: Array(Data(contentsOf: folder.appendingPathComponent("\(version).json"))))
  }

  static func diagram(_ view: DiagramView, _ style: DiagramStyle = DiagramStyle()) throws -> Diagram {
    let graph = try graph("after")
    return switch view {
    case .network: style.diagram(graph)
    case .rings: try RingsView(graph, around: "ruritania", facts: DiagramFacts(graph)).diagram(style)
    case .matrix: try MatrixView(graph, facts: DiagramFacts(graph)).diagram(style)
    case .timeline: try TimelineView(graph).diagram(style)
    }
  }
}

@Suite struct ViewGoldenTests {
  @Test(arguments: DiagramView.allCases.dropFirst()) func aViewIsAsExpected(view: DiagramView) throws {
    let expected = try String(contentsOf: ViewSample.folder.appendingPathComponent("\(view).dot"), encoding: .utf8)
    let found = try ViewSample.diagram(view).dot()
    let pair = zip(found.split(separator: "\n"), expected.split(separator: "\n")).first { $0 != $1 }
    #expect(found == expected, "\(view): found \(pair?.0 ?? "another length"), expected \(pair?.1 ?? "another length")")
  }

  /// Every part has a place of its own, in every style.
  @Test(arguments: DiagramView.allCases.dropFirst(), DiagramStyle.Theme.allCases) func everyPartHasAPlace(view: DiagramView, theme: DiagramStyle.Theme) throws {
    let diagram = try ViewSample.diagram(view, DiagramStyle(theme))
    #expect(diagram.layout == Diagram.placedLayout)
    #expect(Set(diagram.nodes.map(\.name)).count == diagram.nodes.count)
    let ids = (diagram.nodes.map(\.attributes) + diagram.edges.map(\.attributes)).compactMap { Sample.value($0, "id") }
    #expect(Set(ids).count == ids.count)
    for node in diagram.nodes { #expect(Sample.value(node.attributes, "pos") != nil && Sample.value(node.attributes, "width") != nil, "\(node.name)") }
    let names = Set(diagram.nodes.map(\.name))
    #expect(diagram.edges.allSatisfy { names.contains($0.tail) && names.contains($0.head) })
    #expect(diagram.smallestText >= 7)
  }

  @Test func theLegendMayStandInTheMargin() throws {
    func right(_ diagram: Diagram, _ id: String) -> Double {
      let node = diagram.nodes.first { Sample.value($0.attributes, "id") == id }
      return Sample.value(node?.attributes ?? [], "pos").flatMap { $0.split(separator: ",").first }.flatMap { Double($0) } ?? 0
    }
    var style = DiagramStyle()
    style.legend = .right
    for view in DiagramView.allCases.dropFirst() {
      let (below, aside) = (try ViewSample.diagram(view), try ViewSample.diagram(view, style))
      let others = aside.nodes.filter { Sample.value($0.attributes, "class")?.hasPrefix("legend ") == false }
      let edge = others.compactMap { Sample.value($0.attributes, "pos").flatMap { $0.split(separator: ",").first }.flatMap { Double($0) } }.max() ?? 0
      #expect(right(aside, "legend-verbal-cooperation") > edge, "\(view)")
      #expect(right(below, "legend-verbal-cooperation") < edge, "\(view)")
    }
    style.legend = .off
    #expect(try !ViewSample.diagram(.rings, style).nodes.contains { Sample.value($0.attributes, "id") == "legend-person" })
  }

  @Test func wordsAreTheReadersOwn() throws {
    var words = DiagramWords()
    words.labels["attacks"] = .init(affirmed: "greift an")
    words.texts = [.outwards: "von {name}", .who: "Wer", .perDay: "Sätze am Tag", .sentences: "Sätze"]
    let graph = try ViewSample.graph("after")
    let texts = [
      try RingsView(graph, around: "ruritania", facts: DiagramFacts(graph), words: words).diagram(DiagramStyle()),
      try MatrixView(graph, facts: DiagramFacts(graph), words: words).diagram(DiagramStyle()), try TimelineView(graph, words: words).diagram(DiagramStyle()),
    ].map { $0.dot() }
    #expect(texts[0].contains("→ greift an 3") && texts[0].contains("→  von the inner one"))
    #expect(texts[1].contains("Wer ↓") && texts[1].contains("3  Sätze"))
    #expect(texts[2].contains("greift an 3") && texts[2].contains("3  Sätze am Tag"))
  }
}

@Suite struct RingLayoutTests {
  /// Numbers that look random and are the same each time.
  struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 11
    }
  }

  private static func blocks(_ inner: Int, _ outer: Int, _ dice: inout Dice) -> [RingLayout.Block] {
    func block(_ ring: Int, _ parent: Int?) -> RingLayout.Block {
      RingLayout.Block(ring: ring, parent: parent, width: .random(in: 40...130, using: &dice), height: .random(in: 25...80, using: &dice))
    }
    let parents = (0..<outer).map { _ in Int.random(in: 0..<inner, using: &dice) }.sorted()
    return (0..<inner).map { _ in block(1, nil) } + parents.map { block(2, $0) }
  }

  @Test(arguments: [(1, 0), (2, 0), (7, 0), (30, 0), (60, 0), (6, 9), (12, 20)], [0.7, 1, 1.6])
  func noBlockLiesOnAnotherOrOnALine(count: (inner: Int, outer: Int), aspect: Double) {
    for seed in 0..<5 {
      var dice = Dice(state: UInt64(seed * 100 + count.inner))
      let blocks = RingLayoutTests.blocks(count.inner, count.outer, &dice)
      let layout = RingLayout(center: (70, 40), blocks, aspect: aspect)
      #expect(layout.frames.count == blocks.count)
      for (index, frame) in layout.frames.enumerated() {
        #expect(!frame.overlaps(.init(center: .init(x: 0, y: 0), width: 70, height: 40)))
        for (other, obstacle) in layout.frames.enumerated() where other != index {
          #expect(!frame.overlaps(obstacle), "\(index) on \(other) of \(count)")
          let start = blocks[index].parent.map { layout.frames[$0].center } ?? .init(x: 0, y: 0)
          #expect(other == blocks[index].parent || !obstacle.isCrossed(from: start, to: frame.center), "\(other) is in the way of \(index) of \(count)")
        }
      }
    }
  }
}
