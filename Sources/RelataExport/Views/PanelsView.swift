import RelataGraph

/// Versions of a graph beside each other, with each entity and each line at the same place in all of them, so that the eye sees what came and
/// went: small multiples (Tufte, *Envisioning Information*, 1990).
///
/// What they say together is laid out once; each panel shows its own part of it, and entities that it lacks as outlines.
public struct PanelsView: Sendable {
  /// A version, and what stands above it.
  public struct Panel: Sendable {
    public var title: String
    public var graph: Graph

    public init(title: String, graph: Graph) { (self.title, self.graph) = (title, graph) }
  }

  /// The number of lines by default, which are drawn once a panel.
  public static let legible = 20

  private let panels: [Panel]
  private let union: Graph
  private let facts: DiagramFacts
  private let words: DiagramWords
  private let grouped: Bool

  /// - Parameters:
  ///   - panels: In the order in which they are read.
  ///   - facts: What boxes tell instead of lines.
  ///   - words: What relations are called.
  ///   - grouped: Leaders and envoys are drawn with the state or organization that they stand for.
  /// - Throws: `DiagramViewError` where there are no relations in any of them.
  public init(_ panels: [Panel], facts: DiagramFacts, words: DiagramWords = DiagramWords(), grouped: Bool = false) throws(DiagramViewError) {
    union = Graph(uniting: panels.map(\.graph))
    guard !union.relations.isEmpty else { throw .empty(.network) }
    // Where lines would tell nothing, they tell facts.
    self.facts = union.relations.allSatisfy(facts.says) ? DiagramFacts() : facts
    (self.panels, self.words, self.grouped) = (panels, words, grouped)
  }

  /// What all panels say together, to be laid out.
  ///
  /// - Parameters:
  ///   - style: How it looks.
  ///   - captions: The text around it.
  ///   - engine: Instead of the one that suits the size.
  ///   - most: The number of lines, the strongest; `nil` for all.
  ///   - aspect: The width of the picture by its height, about.
  public func whole(
    _ style: DiagramStyle, captions: DiagramCaptions = DiagramCaptions(), engine: Diagram.Engine? = nil, most: Int? = nil, aspect: Double = 1.5
  ) -> Diagram {
    var diagram = style.diagram(
      union, captions: captions, engine: engine, facts: facts, words: words, grouped: grouped, most: most, isFramed: true)
    let columns = columns(aspect)
    diagram.aspect = aspect * Double(rows(columns)) / Double(columns)
    return diagram
  }

  /// The picture, where what is laid out has its places.
  ///
  /// - Parameters:
  ///   - placed: The diagram of `whole`, placed.
  ///   - style: How it looks.
  ///   - aspect: The width of the picture by its height, about.
  public func diagram(_ placed: Diagram, _ style: DiagramStyle, aspect: Double = 1.5) -> Diagram {
    let base = DiagramSheet(placed)
    let columns = columns(aspect)
    let head = style.rowHeight(.subtitle) + 14
    let (width, height, gap) = (base.width, base.height + head, 30.0)
    var sheet = DiagramSheet()
    for (number, panel) in panels.enumerated() {
      let corner = DiagramSheet.Point(x: Double(number % columns) * (width + gap), y: Double(number / columns) * (height + gap))
      sheet.rule(from: corner, to: .init(x: corner.x + width, y: corner.y), color: style.outline, width: 0.6)
      let title = style.cut(Diagram.plain(panel.title), .subtitle, within: width)
      sheet.add([title], .subtitle, at: .init(x: corner.x, y: corner.y + 4), .left, style, TextLook(color: style.ink, id: "panel-\(number + 1)"))
      let part = shown(panel.graph, of: base, number: number + 1, style, rowWidth: placed.rowWidth)
      sheet.add(part, at: .init(x: corner.x, y: corner.y + head), prefix: "p\(number)_")
    }
    let key = placed.key
    var diagram = style.picture(
      sheet, title: placed.title, summary: placed.summary, captions: key?.captions ?? DiagramCaptions(), samples: key?.samples ?? [],
      footer: key?.footer ?? [])
    (diagram.shown, diagram.omitted) = (placed.shown, placed.omitted)
    return diagram
  }

  private func rows(_ columns: Int) -> Int { (panels.count + columns - 1) / columns }

  /// As many columns as leave each panel a shape that a network has.
  private func columns(_ aspect: Double) -> Int {
    func miss(_ columns: Int) -> Double {
      let shape = aspect * Double(rows(columns)) / Double(columns) / 1.3
      return max(shape, 1 / shape)
    }
    return (1...max(1, panels.count)).min { miss($0) < miss($1) } ?? 1
  }

  /// A version's part of what is laid out.
  private func shown(_ graph: Graph, of base: DiagramSheet, number: Int, _ style: DiagramStyle, rowWidth: Int) -> DiagramSheet {
    let standing = grouped ? DiagramStanding(union) : DiagramStanding()
    let lines = Dictionary(graph.diagramLines(standing, besides: facts).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let entities = Set(graph.entities.map { Diagram.identifier("entity-", $0.id) })
    let own = lines.mapValues { style.edge($0, tail: "", head: "", graph, words, rowWidth: rowWidth) }
    var sheet = DiagramSheet()
    var labels: [String: DiagramSheet.Frame] = [:]
    for var part in base.parts {
      let id = part.node.value("id") ?? ""
      if let edge = own[id] {
        part.node.take(["label", "fontcolor", "tooltip"], from: edge.attributes)
        part.node.title = edge.title
        part.frame = style.labelFrame(edge, in: part.frame)
        labels[part.node.name] = part.frame
      } else if part.node.name.hasPrefix("label") {
        continue
      } else if !entities.contains(id) {
        part.node.take(
          ["fillcolor", "color", "fontcolor"],
          from: [
            .init("fillcolor", style.background), .init("color", style.mixed(style.outline, 0.6)), .init("fontcolor", style.mixed(style.ink, 0.6)),
          ])
      }
      part.node.take(["id"], from: [.init("id", "\(id)-panel\(number)")])
      sheet.add(part.node, at: part.frame)
    }
    for var line in base.lines {
      let id = line.edge.value("id") ?? ""
      guard let edge = own[String(id.prefix { $0 != "." })] else { continue }
      line.edge.take(["color", "fontcolor", "style", "penwidth", "tooltip"] + (line.label == nil ? [] : ["label"]), from: edge.attributes)
      line.edge.take(["id"], from: [.init("id", "\(id)-panel\(number)")])
      line.edge.title = edge.title
      line.reach(labels)
      sheet.add(line)
    }
    return sheet
  }
}

extension DiagramStyle {
  /// The room that a line's label takes, in the middle of that which all panels' labels take.
  fileprivate func labelFrame(_ edge: Diagram.Edge, in frame: DiagramSheet.Frame) -> DiagramSheet.Frame {
    let rows = (edge.value("label") ?? "").split(separator: "\\n").map(String.init)
    let width = (rows.map { self.width(of: $0, .label) }.max() ?? 0) + 2
    return .init(center: frame.center, width: min(frame.width, width), height: min(frame.height, rowHeight(.label) * Double(rows.count) + 2))
  }
}

extension DiagramSheet.Line {
  /// Leads a piece of a line on to the label that it ends at, where that is smaller than it was in the layout.
  fileprivate mutating func reach(_ labels: [String: DiagramSheet.Frame]) {
    func rest(from point: DiagramSheet.Point, to frame: DiagramSheet.Frame) -> [DiagramSheet.Point] {
      let center = frame.center
      let (x, y) = (point.x - center.x, point.y - center.y)
      let share = 1 / max(abs(x) / (frame.width / 2), abs(y) / (frame.height / 2))
      guard share < 0.98 else { return [] }
      return [1.0 / 3, 2.0 / 3, 1].map { part in
        let along = 1 - (1 - share) * part
        return DiagramSheet.Point(x: center.x + x * along, y: center.y + y * along)
      }
    }
    if let label = labels[edge.head], let last = curve.last { curve += rest(from: last, to: label) }
    if let label = labels[edge.tail], let first = curve.first { curve = rest(from: first, to: label).reversed() + curve }
  }
}

extension Diagram.Node {
  fileprivate func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

  /// Attributes of these names from others, instead of its own.
  fileprivate mutating func take(_ names: [String], from others: [Diagram.Attribute]) {
    attributes.removeAll { names.contains($0.name) }
    attributes += others.filter { names.contains($0.name) }
  }
}

extension Diagram.Edge {
  fileprivate func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

  fileprivate mutating func take(_ names: [String], from others: [Diagram.Attribute]) {
    attributes.removeAll { names.contains($0.name) }
    attributes += others.filter { names.contains($0.name) }
  }
}
