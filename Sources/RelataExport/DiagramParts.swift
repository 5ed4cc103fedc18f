/// What Graphviz is given of a diagram: its lines in two pieces, with the label as a node between them.
///
/// Graphviz leads lines around nodes, and not around the labels of other lines. A label that is a node is therefore crossed by none, and
/// stands on its own line, which ends at its one side and goes on at the other.
package struct DiagramParts {
  package private(set) var nodes: [Diagram.Node]
  package private(set) var edges: [Diagram.Edge] = []

  package init(_ diagram: Diagram) {
    nodes = diagram.nodes
    guard diagram.labelsAreNodes else {
      edges = diagram.edges
      return
    }
    let layout = diagram.engine == .dot ? diagram.order : nil
    let order = layout?.places ?? [:]
    for (index, edge) in diagram.edges.enumerated() {
      guard edge.tail != edge.head, let label = edge.attributes.first(where: { $0.name == "label" }) else {
        edges.append(edge)
        continue
      }
      let name = "label\(index)"
      let font = diagram.edgeDefaults.filter { $0.name == "fontname" || $0.name == "fontsize" } + edge.attributes.filter { $0.name == "fontcolor" }
      nodes.append(DiagramParts.label(label, of: edge, name: name, font: font))
      let isReversed = (order[edge.tail] ?? 0) > (order[edge.head] ?? 0)
      let pieces = DiagramParts.pieces(edge, arrow: diagram.edgeDefaults.first { $0.name == "arrowhead" }?.value ?? "normal", isReversed: isReversed)
      let ends = isReversed ? (edge.head, edge.tail) : (edge.tail, edge.head)
      edges.append(Diagram.Edge(tail: ends.0, head: name, title: edge.title, attributes: pieces.0))
      edges.append(Diagram.Edge(tail: name, head: ends.1, title: edge.title, attributes: pieces.1))
    }
    for (last, first) in layout?.neighbours ?? [] {
      edges.append(Diagram.Edge(tail: last, head: first, attributes: [.init("style", "invis"), .init("minlen", "2")]))
    }
  }

  private static func label(_ label: Diagram.Attribute, of edge: Diagram.Edge, name: String, font: [Diagram.Attribute]) -> Diagram.Node {
    let kept = edge.attributes.filter { ["tooltip", "id", "class"].contains($0.name) }
    return Diagram.Node(
      name: name, title: edge.title,
      attributes: [label, .init("shape", "plaintext"), .init("style", "")] + font + [
        .init("margin", "0,0.015"), .init("width", "0"), .init("height", "0"),
      ] + kept)
  }

  /// The look of the piece up to the label and of the one after it, in the order of the layout.
  private static func pieces(_ edge: Diagram.Edge, arrow: String, isReversed: Bool) -> ([Diagram.Attribute], [Diagram.Attribute]) {
    let ends = ["dir", "arrowhead", "arrowtail"]
    // Its class is `relation`, and of a piece `piece`.
    func value(_ name: String) -> String? { edge.attributes.first { $0.name == name }?.value }
    let direction = value("dir") ?? "forward"
    let head = direction == "forward" || direction == "both" ? value("arrowhead") ?? arrow : nil
    let tail = direction == "back" || direction == "both" ? value("arrowtail") ?? arrow : nil
    func look(_ end: String?, _ name: String, _ direction: String, _ suffix: String) -> [Diagram.Attribute] {
      let kept = edge.attributes.filter { !ends.contains($0.name) && !["label", "fontcolor"].contains($0.name) }
      let named = kept.map { attribute in
        switch attribute.name {
        case "id": Diagram.Attribute("id", attribute.value + suffix)
        case "class": Diagram.Attribute("class", "piece" + attribute.value.dropFirst("relation".count))
        default: attribute
        }
      }
      return named
        + (end.map { [.init("dir", direction)] + ($0 == "normal" ? [] : [.init(name, $0)]) } ?? [.init("dir", "none")])
    }
    let (first, last) = isReversed ? (head, tail) : (tail, head)
    return (look(first, "arrowtail", "back", Diagram.pieceMarks[0]), look(last, "arrowhead", "forward", Diagram.pieceMarks[1]))
  }
}
