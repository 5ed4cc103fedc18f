import CGraphviz
import RelataExport

/// A diagram as Graphviz holds it.
struct BuiltGraph {
  private let diagram: Diagram
  private var nodes: [(node: Diagram.Node, made: UnsafeMutablePointer<Agnode_t>)] = []
  private var edges: [(edge: Diagram.Edge, made: UnsafeMutablePointer<Agedge_t>)] = []

  /// Fills an empty graph of Graphviz.
  init(_ diagram: Diagram, _ dpi: Int?, _ graph: UnsafeMutablePointer<Agraph_t>) {
    self.diagram = diagram
    for attribute in diagram.attributes {
      cgraphviz_default(graph, AGRAPH, attribute.name, attribute.isMarkup ? "" : attribute.value)
      if attribute.isMarkup { BuiltGraph.set(attribute, of: graph, graph) }
    }
    if let dpi { cgraphviz_default(graph, AGRAPH, "dpi", String(dpi)) }
    for attribute in diagram.nodeDefaults { cgraphviz_default(graph, AGNODE, attribute.name, attribute.value) }
    for attribute in diagram.edgeDefaults { cgraphviz_default(graph, AGEDGE, attribute.name, attribute.value) }
    var made: [String: UnsafeMutablePointer<Agnode_t>] = [:]
    // In the order of the DOT file, as the layout depends on it.
    let parts = DiagramParts(diagram)
    for node in diagram.legend.nodes + parts.nodes {
      guard let own = cgraphviz_node(graph, node.name) else { continue }
      made[node.name] = own
      nodes.append((node, own))
      for attribute in node.attributes { BuiltGraph.set(attribute, of: own, graph) }
    }
    for edge in diagram.legend.edges + parts.edges {
      guard let tail = made[edge.tail], let head = made[edge.head], let own = cgraphviz_edge(graph, tail, head) else { continue }
      edges.append((edge, own))
      for attribute in edge.attributes { BuiltGraph.set(attribute, of: own, graph) }
    }
  }

  private static func set(_ attribute: Diagram.Attribute, of object: UnsafeMutableRawPointer, _ graph: UnsafeMutablePointer<Agraph_t>) {
    if attribute.isMarkup {
      cgraphviz_set_markup(graph, object, attribute.name, attribute.value)
    } else {
      cgraphviz_set(object, attribute.name, attribute.value)
    }
  }

  /// Gives boxes the corners that their style asks for, once they have their size.
  func roundCorners() {
    for (node, made) in nodes {
      guard let radius = node.attributes.first(where: { $0.name == Diagram.corners }).flatMap({ Double($0.value) }) else { continue }
      cgraphviz_round(made, radius)
    }
  }

  /// The diagram with the places that are attached, lines in the pieces that Graphviz has.
  func placed() -> Diagram {
    var placed = diagram
    placed.attributes.append(.init("layout", Diagram.placedLayout))
    placed.legend = Diagram.Legend()
    placed.labelsAreNodes = false
    placed.nodes = nodes.map { node, made in
      var node = node
      node.attributes.removeAll { ["width", "height", "pos"].contains($0.name) }
      node.attributes += BuiltGraph.values(["pos", "width", "height"], of: made)
      return node
    }
    placed.edges = edges.filter { edge, _ in !edge.attributes.contains(.init("style", "invis")) }.map { edge, made in
      var edge = edge
      edge.attributes += BuiltGraph.values(["pos", "lp"], of: made)
      return edge
    }
    return placed
  }

  private static func values(_ names: [String], of object: UnsafeMutableRawPointer) -> [Diagram.Attribute] {
    names.compactMap { name in
      guard let value = cgraphviz_get(object, name).map({ String(cString: $0) }), !value.isEmpty else { return nil }
      // Long lists of points are broken over lines.
      return Diagram.Attribute(name, value.split(whereSeparator: { $0 == "\\" || $0.isNewline }).joined())
    }
  }
}
