/// A drawing whose parts are placed here and only drawn by Graphviz: in points, from the top left corner downwards.
struct DiagramSheet {
  struct Point: Sendable, Hashable {
    var x: Double
    var y: Double
  }

  struct Frame: Sendable, Hashable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double

    var center: Point { Point(x: x + width / 2, y: y + height / 2) }

    init(x: Double, y: Double, width: Double, height: Double) {
      (self.x, self.y, self.width, self.height) = (x, y, width, height)
    }

    init(center: Point, width: Double, height: Double) {
      self.init(x: center.x - width / 2, y: center.y - height / 2, width: width, height: height)
    }

    /// With a rim around it.
    func grown(by rim: Double) -> Frame { Frame(x: x - rim, y: y - rim, width: width + 2 * rim, height: height + 2 * rim) }

    func overlaps(_ other: Frame) -> Bool { x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height }

    /// Whether a straight line goes through it (Liang and Barsky, 1984).
    func isCrossed(from a: Point, to b: Point) -> Bool {
      var (low, high) = (0.0, 1.0)
      for (start, delta, least, most) in [(a.x, b.x - a.x, x, x + width), (a.y, b.y - a.y, y, y + height)] {
        if delta == 0 {
          if start < least || start > most { return false }
        } else {
          let (one, other) = ((least - start) / delta, (most - start) / delta)
          (low, high) = (max(low, min(one, other)), min(high, max(one, other)))
        }
      }
      return low < high
    }
  }

  enum Alignment: String {
    case left = "l", center = "n", right = "r"
  }

  struct Part {
    var node: Diagram.Node
    var frame: Frame
  }

  /// A line between two parts: straight from one to the other, or along the points of cubic curves.
  struct Line {
    var edge: Diagram.Edge
    var curve: [Point] = []
    /// The points of its arrows, and the middle of its label.
    var start: Point?
    var end: Point?
    var label: Point?

    func moved(_ move: (Point) -> Point) -> Line {
      Line(edge: edge, curve: curve.map(move), start: start.map(move), end: end.map(move), label: label.map(move))
    }
  }

  private(set) var parts: [Part] = []
  private(set) var lines: [Line] = []

  /// How far the parts reach to the right and down.
  var width: Double { parts.map { $0.frame.x + $0.frame.width }.max() ?? 0 }
  var height: Double { parts.map { $0.frame.y + $0.frame.height }.max() ?? 0 }

  mutating func add(_ node: Diagram.Node, at frame: Frame) { parts.append(Part(node: node, frame: frame)) }

  mutating func add(_ edge: Diagram.Edge, along curve: [Point] = []) { lines.append(Line(edge: edge, curve: curve)) }

  mutating func add(_ line: Line) { lines.append(line) }

  /// Rows of text from a corner of their block: the left, middle or right one at the top.
  mutating func add(_ rows: [String], _ role: DiagramStyle.Role, at corner: Point, _ alignment: Alignment = .left, _ style: DiagramStyle, _ look: TextLook) {
    guard !rows.isEmpty else { return }
    // Graphviz rounds widths up to whole points.
    let width = (rows.map { style.width(of: $0, role) }.max() ?? 0) + 2
    let x = corner.x - (alignment == .left ? 0 : alignment == .right ? width : width / 2)
    let text = rows.map { Diagram.escaped($0) + "\\\(alignment.rawValue)" }.joined()
    add(
      look.node(name: "t\(parts.count)", label: text, role, style),
      at: Frame(x: x, y: corner.y, width: width, height: style.rowHeight(role) * Double(rows.count)))
  }

  /// A filled box without an outline.
  mutating func fill(_ frame: Frame, _ color: String) {
    add(
      Diagram.Node(
        name: "t\(parts.count)",
        attributes: [.init("label", ""), .init("shape", "box"), .init("fillcolor", color), .init("color", color), .init("penwidth", "0")]),
      at: frame)
  }

  /// A thin straight line.
  mutating func rule(from start: Point, to end: Point, color: String, width: Double) {
    let names = [start, end].map { point in
      let name = "t\(parts.count)"
      add(
        Diagram.Node(name: name, attributes: [.init("label", ""), .init("shape", "point"), .init("style", "invis")]),
        at: Frame(center: point, width: 0.8, height: 0.8))
      return name
    }
    func between(_ share: Double) -> Point { Point(x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share) }
    let edge = Diagram.Edge(
      tail: names[0], head: names[1], title: " ",
      attributes: [.init("dir", "none"), .init("color", color), .init("penwidth", DiagramStyle.text(width)), .init("id", "rule-\(lines.count)")])
    add(edge, along: [start, between(1.0 / 3), between(2.0 / 3), end])
  }

  /// Takes the parts of another drawing in, moved; their names get a prefix, by which those of several are told apart.
  mutating func add(_ other: DiagramSheet, at corner: Point, prefix: String = "") {
    for part in other.parts {
      var (node, frame) = (part.node, part.frame)
      node.name = prefix + node.name
      frame.x += corner.x
      frame.y += corner.y
      add(node, at: frame)
    }
    for line in other.lines {
      var line = line.moved { Point(x: $0.x + corner.x, y: $0.y + corner.y) }
      (line.edge.tail, line.edge.head) = (prefix + line.edge.tail, prefix + line.edge.head)
      add(line)
    }
  }

  /// The parts with their places as Graphviz has them, from the bottom upwards.
  func placed() -> (nodes: [Diagram.Node], edges: [Diagram.Edge]) {
    let height = height
    func text(_ number: Double) -> String { DiagramStyle.text((number * 100).rounded() / 100) }
    func text(_ point: Point) -> String { "\(text(point.x)),\(text(height - point.y))" }
    let nodes = parts.map { part in
      var node = part.node
      // A box of its own size keeps it, and Graphviz doesn't complain about text alone that is wider by a point.
      node.attributes.removeAll { ["fixedsize", "width", "height"].contains($0.name) }
      node.attributes += [
        .init("pos", text(part.frame.center)), .init("width", DiagramStyle.text(part.frame.width / 72)),
        .init("height", DiagramStyle.text(part.frame.height / 72)),
        .init("fixedsize", part.node.attributes.contains(.init("shape", "plaintext")) ? "shape" : "true"),
      ]
      return node
    }
    let edges = lines.map { line in
      var edge = line.edge
      let ends = [line.start.map { "s,\(text($0))" }, line.end.map { "e,\(text($0))" }].compactMap { $0 }
      if !line.curve.isEmpty { edge.attributes.append(.init("pos", (ends + line.curve.map(text)).joined(separator: " "))) }
      if let label = line.label { edge.attributes.append(.init("lp", text(label))) }
      return edge
    }
    return (nodes, edges)
  }
}

/// The look and the name of a text.
struct TextLook {
  var color: String?
  /// What covers lines below it.
  var background: String?
  var id: String?
  var title = ""
  var classes: String?

  init(color: String? = nil, background: String? = nil, id: String? = nil, title: String = "", classes: String? = nil) {
    (self.color, self.background, self.id, self.title, self.classes) = (color, background, id, title, classes)
  }

  func node(name: String, label: String, _ role: DiagramStyle.Role, _ style: DiagramStyle) -> Diagram.Node {
    var attributes: [Diagram.Attribute] = [
      .init("label", label), .init("shape", "plaintext"), .init("style", background == nil ? "" : "filled"), .init("fontsize", style.size(role)),
      .init("margin", "0,0"), .init("tooltip", title.isEmpty ? " " : Diagram.escaped(title)),
    ]
    if let background { attributes.append(.init("fillcolor", background)) }
    if let color { attributes.append(.init("fontcolor", color)) }
    if let id { attributes.append(.init("id", id)) }
    if let classes { attributes.append(.init("class", classes)) }
    return Diagram.Node(name: name, title: title, attributes: attributes + style.font(of: role))
  }
}
