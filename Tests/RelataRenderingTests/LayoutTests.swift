import Foundation
import RelataGraph
import Testing

@testable import RelataExport
@testable import RelataRendering

/// What Graphviz says where things are: boxes in points.
struct Layout {
  struct Box {
    var name: String
    var x: ClosedRange<Double>
    var y: ClosedRange<Double>

    func overlaps(_ other: Box) -> Bool {
      // A point of contact is none.
      let slack = 1.0
      return x.lowerBound + slack < other.x.upperBound && other.x.lowerBound + slack < x.upperBound && y.lowerBound + slack < other.y.upperBound
        && other.y.lowerBound + slack < y.upperBound
    }
  }

  var width = 0.0
  var height = 0.0
  var nodes: [Box] = []
  var labels: [Box] = []
  var smallestFont = 100.0

  init(_ diagram: Diagram) throws {
    let json = try JSONSerialization.jsonObject(with: Data(try Renderer.render(diagram, as: .json))) as? [String: Any] ?? [:]
    let bounds = Layout.numbers(json["bb"])
    width = bounds[2] + 36
    height = bounds[3] + 36
    for object in json["objects"] as? [[String: Any]] ?? [] {
      let position = Layout.numbers(object["pos"])
      guard position.count == 2, object["style"] as? String != "invis" else { continue }
      let size = [object["width"], object["height"]].compactMap { Layout.numbers($0).first }.map { $0 * 72 }
      let name = object["name"] as? String ?? ""
      if name.hasPrefix("label") { labels.append(Layout.box(name, position, size)) } else { nodes.append(Layout.box(name, position, size)) }
      if object["label"] as? String != "" { smallestFont = min(smallestFont, Layout.numbers(object["fontsize"]).first ?? 12) }
    }
    for edge in json["edges"] as? [[String: Any]] ?? [] {
      let position = Layout.numbers(edge["lp"])
      guard position.count == 2, let label = edge["label"] as? String else { continue }
      smallestFont = min(smallestFont, Layout.numbers(edge["fontsize"]).first ?? 10)
      // The text drawing operations tell how wide the label is.
      let texts = (edge["_ldraw_"] as? [[String: Any]] ?? []).filter { $0["op"] as? String == "T" }
      let width = texts.compactMap { $0["width"] as? Double }.max() ?? 0
      labels.append(Layout.box(label, position, [width, Double(texts.count) * 11]))
    }
  }

  private static func numbers(_ value: Any?) -> [Double] {
    if let text = value as? String { return text.split(separator: ",").compactMap { Double($0) } }
    return (value as? Double).map { [$0] } ?? []
  }

  private static func box(_ name: String, _ center: [Double], _ size: [Double]) -> Box {
    let (width, height) = (size.first ?? 0, size.last ?? 0)
    return Box(name: name, x: center[0] - width / 2...center[0] + width / 2, y: center[1] - height / 2...center[1] + height / 2)
  }

  /// Pairs of boxes that lie on each other.
  var overlaps: [String] {
    let boxes = nodes + labels
    return boxes.indices.flatMap { i in boxes[(i + 1)...].filter { boxes[i].overlaps($0) }.map { "\(boxes[i].name) on \($0.name)" } }
  }

  /// The size of the smallest text, in points, on a landscape A3 page with margins of 10 mm.
  var smallestTextOnA3: Double { smallestFont * min(1, 1_134 / width, 785 / height) }
}

@Suite struct LayoutTests {
  /// News: a few that everybody has to do with, and many that are named once.
  static func news(_ count: Int) -> Graph {
    var pairs: [(String, String)] = []
    for number in 0..<count {
      pairs.append(("Minister \(number) of a Land", "Capital \(number % 5)"))
      if number % 3 == 0 { pairs.append(("Capital \(number % 5)", "Capital \((number / 3 + 1) % 5)")) }
    }
    return Pictures.graph(pairs)
  }

  @Test(arguments: [3, 10, 30, 80])
  func theDefaultViewIsLegible(count: Int) throws {
    let layout = try Layout(DiagramStyle().diagram(LayoutTests.news(count), most: DiagramStyle.legible))
    #expect(!layout.labels.isEmpty)
    #expect(layout.overlaps.isEmpty)
    #expect(layout.smallestTextOnA3 >= 7)
  }

  /// Graphs of the project's own samples, and of what lies beside the checkout, where something does.
  @Test func realNewsIsLegible() throws {
    for graph in try Samples.graphs() + [Samples.beside()].compactMap({ $0 }) {
      for grouped in [false, true] {
        let layout = try Layout(DiagramStyle().diagram(graph, grouped: grouped, most: DiagramStyle.legible))
        #expect(layout.overlaps.isEmpty, "\(graph.corpus.name)")
        // Names of several persons a node make grouped pictures wider.
        #expect(layout.smallestTextOnA3 >= (grouped ? 6 : 7), "\(graph.corpus.name): \(layout.width) × \(layout.height)")
      }
    }
  }

  @Test func aDiffIsLegible() throws {
    let graphs = try Samples.graphs()
    for (old, new) in [(graphs[0], graphs[1]), (LayoutTests.news(30), LayoutTests.news(40))] {
      let layout = try Layout(DiagramStyle().diagram(GraphDiff(from: old, to: new), from: old, to: new, most: DiagramStyle.legible))
      #expect(!layout.labels.isEmpty)
      #expect(layout.overlaps.isEmpty)
      #expect(layout.smallestTextOnA3 >= 7, "\(layout.width) × \(layout.height)")
    }
  }

  /// The legend is a strip below the drawing, on no more than a fifth of the picture.
  @Test func theLegendIsSmall() throws {
    for graph in try Samples.graphs() {
      let layout = try Layout(DiagramStyle().diagram(graph, most: DiagramStyle.legible))
      let samples = layout.nodes.filter { $0.name.hasPrefix("legend_") }
      #expect(samples.count > 6)
      let (x, y) = (samples.map(\.x), samples.map(\.y))
      let width = (x.map(\.upperBound).max() ?? 0) - (x.map(\.lowerBound).min() ?? 0)
      let height = (y.map(\.upperBound).max() ?? 0) - (y.map(\.lowerBound).min() ?? 0)
      #expect(width * height < layout.width * layout.height / 5, "\(width) × \(height) of \(layout.width) × \(layout.height)")
    }
  }
}
