extension Diagram {
  /// The diagram in the DOT language, the same bytes for the same diagram.
  public func dot() -> String {
    var out = "digraph relata {\n"
    for (kind, attributes) in [("graph", attributes), ("node", nodeDefaults), ("edge", edgeDefaults)] where !attributes.isEmpty {
      out += "  \(kind)\(Diagram.list(attributes));\n"
    }
    for node in nodes { out += "  \(node.name)\(Diagram.list(node.attributes));\n" }
    for cluster in clusters {
      out += "  subgraph \(cluster.name) {\n"
      out += "    graph\(Diagram.list(cluster.attributes));\n"
      for node in cluster.nodes { out += "    \(node.name)\(Diagram.list(node.attributes));\n" }
      for edge in cluster.edges { out += "    \(edge.tail) -> \(edge.head)\(Diagram.list(edge.attributes));\n" }
      out += "  }\n"
    }
    for edge in edges { out += "  \(edge.tail) -> \(edge.head)\(Diagram.list(edge.attributes));\n" }
    return out + "}\n"
  }

  private static func list(_ attributes: [Attribute]) -> String {
    attributes.isEmpty ? "" : " [" + attributes.map { "\($0.name)=\(quoted($0.value))" }.joined(separator: ", ") + "]"
  }

  /// In a quoted string of DOT only the quotation mark is escaped; backslashes are left to whoever reads the value.
  private static func quoted(_ value: String) -> String {
    "\"" + value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"") + "\""
  }
}
