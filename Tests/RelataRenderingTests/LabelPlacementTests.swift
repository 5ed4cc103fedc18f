import Foundation
import RelataGraph
import Testing

@testable import RelataExport
@testable import RelataRendering

/// Where labels are, and how near lines come to them: `Benchmarks/labels.py` measures the same from outside.
struct LabelPlacement {
  struct Point {
    var x: Double
    var y: Double
  }

  /// Boxes of text by label.
  private var boxes: [String: (low: Point, high: Point)] = [:]
  /// The lines of each label as short stretches.
  private var lines: [String: [[Point]]] = [:]

  init(_ diagram: Diagram) throws {
    let layout = try JSONSerialization.jsonObject(with: Data(try Renderer.render(diagram, as: .json))) as? [String: Any] ?? [:]
    var names: [String] = []
    for object in layout["objects"] as? [[String: Any]] ?? [] {
      let name = object["name"] as? String ?? ""
      names.append(name)
      guard name.hasPrefix("label"), let center = LabelPlacement.points(object["pos"]).first else { continue }
      let size = [object["width"], object["height"]].map { Double($0 as? String ?? "") ?? 0 }
      // A blank stands on either side of the text.
      let (width, height) = (size[0] * 36 - 2.5, size[1] * 36 - 1)
      boxes[name] = (Point(x: center.x - width, y: center.y - height), Point(x: center.x + width, y: center.y + height))
    }
    for (number, edge) in (layout["edges"] as? [[String: Any]] ?? []).enumerated() where edge["style"] as? String != "invis" {
      let ends = ["tail", "head"].compactMap { edge[$0] as? Int }.map { names[$0] }
      lines[ends.first { boxes[$0] != nil } ?? "edge \(number)", default: []].append(LabelPlacement.curve(edge["pos"] as? String ?? ""))
    }
  }

  var count: Int { boxes.count }

  /// Labels with a line through their text.
  var crossed: [String] {
    boxes.filter { _, box in
      lines.values.joined().contains { line in
        line.contains { box.low.x < $0.x && $0.x < box.high.x && box.low.y < $0.y && $0.y < box.high.y }
      }
    }.keys.sorted()
  }

  /// Labels that are no nearer to their own line than to another.
  var misattributed: [String] {
    boxes.keys.filter { name in
      let own = (lines[name] ?? []).map { distance(name, $0) }.min() ?? .infinity
      return lines.contains { other, some in other != name && some.contains { distance(name, $0) <= own } }
    }.sorted()
  }

  private func distance(_ name: String, _ line: [Point]) -> Double {
    guard let box = boxes[name] else { return .infinity }
    return line.map { point in
      let x = max(box.low.x - point.x, 0, point.x - box.high.x)
      let y = max(box.low.y - point.y, 0, point.y - box.high.y)
      return (x * x + y * y).squareRoot()
    }.min() ?? .infinity
  }

  private static func points(_ value: Any?) -> [Point] {
    (value as? String ?? "").split(separator: " ").compactMap { part in
      let numbers = part.split(separator: ",").compactMap { Double($0) }
      return numbers.count == 2 ? Point(x: numbers[0], y: numbers[1]) : nil
    }
  }

  /// A spline in steps of about a point: its cubic curves, between the ends of its arrows.
  private static func curve(_ position: String) -> [Point] {
    func arrow(_ kind: String) -> [Point] { points(position.split(separator: " ").first { $0.hasPrefix(kind) }.map { String($0.dropFirst(kind.count)) }) }
    let controls = points(position.split(separator: " ").filter { !$0.hasPrefix("e,") && !$0.hasPrefix("s,") }.joined(separator: " "))
    var out = arrow("s,")
    for first in stride(from: 0, to: controls.count - 3, by: 3) {
      let (a, b, c, d) = (controls[first], controls[first + 1], controls[first + 2], controls[first + 3])
      let steps = max(1, Int((abs(d.x - a.x) + abs(d.y - a.y)).rounded()))
      for step in 0...steps {
        let t = Double(step) / Double(steps)
        let (p, q, r, s) = ((1 - t) * (1 - t) * (1 - t), 3 * t * (1 - t) * (1 - t), 3 * t * t * (1 - t), t * t * t)
        out.append(Point(x: p * a.x + q * b.x + r * c.x + s * d.x, y: p * a.y + q * b.y + r * c.y + s * d.y))
      }
    }
    return out + arrow("e,")
  }
}

@Suite struct LabelPlacementTests {
  /// The samples, and what lies beside the checkout, as wholes, around a hub and grouped.
  @Test func labelsBelongToTheirLines() throws {
    for graph in try Samples.graphs() + [Samples.beside()].compactMap({ $0 }) {
      var hub = Selection()
      hub.focus = ["ukraine"]
      for part in [graph, graph.selecting(hub)] {
        for grouped in [false, true] {
          let placement = try LabelPlacement(DiagramStyle().diagram(part, grouped: grouped, most: DiagramStyle.legible))
          #expect(placement.count > 10)
          #expect(placement.crossed.isEmpty, "\(graph.corpus.name)")
          #expect(placement.misattributed.isEmpty, "\(graph.corpus.name)")
        }
      }
    }
  }

  @Test(arguments: [3, 10, 30, 80]) func labelsOfNewsBelongToTheirLines(count: Int) throws {
    let placement = try LabelPlacement(DiagramStyle().diagram(LayoutTests.news(count), most: DiagramStyle.legible))
    #expect(placement.count >= count / 3)
    #expect(placement.crossed.isEmpty && placement.misattributed.isEmpty)
  }

  @Test(arguments: Diagram.Engine.allCases) func everyLayoutLeadsLinesAroundLabels(engine: Diagram.Engine) throws {
    for graph in try Samples.graphs() {
      let placement = try LabelPlacement(DiagramStyle().diagram(graph, engine: engine, most: DiagramStyle.legible))
      #expect(placement.count == DiagramStyle.legible)
      #expect(placement.crossed.isEmpty && placement.misattributed.isEmpty)
    }
  }

  @Test func labelsOfADiffBelongToTheirLines() throws {
    let graphs = try Samples.graphs()
    let diagram = DiagramStyle().diagram(GraphDiff(from: graphs[0], to: graphs[1]), from: graphs[0], to: graphs[1], most: DiagramStyle.legible)
    let placement = try LabelPlacement(diagram)
    #expect(placement.count > 20)
    #expect(placement.crossed.isEmpty && placement.misattributed.isEmpty)
  }

  /// A hub with thirty neighbours has them on both sides: the picture is no strip.
  @Test func aHubFitsASquare() throws {
    let graph = Pictures.graph((0..<30).map { $0 % 2 == 0 ? ("Capital", "Minister \($0)") : ("Minister \($0)", "Capital") })
    let diagram = DiagramStyle().diagram(graph)
    let layout = try Layout(diagram)
    #expect(layout.width < 1.5 * layout.height && layout.height < 1.5 * layout.width, "\(layout.width) × \(layout.height)")
    let placement = try LabelPlacement(diagram)
    #expect(placement.count == 30 && placement.crossed.isEmpty && placement.misattributed.isEmpty)
  }
}
