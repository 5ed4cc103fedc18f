extension Diagram {
  /// The diagram in the DOT language, the same bytes for the same diagram.
  public func dot() -> String {
    let parts = DiagramParts(self)
    var out = "digraph relata {\n"
    for (kind, attributes) in [("graph", attributes), ("node", nodeDefaults), ("edge", edgeDefaults)] where !attributes.isEmpty {
      out += "  \(kind)\(Diagram.list(attributes));\n"
    }
    // The legend first: the layout of ranks puts what comes first below.
    for node in legend.nodes + parts.nodes { out += "  \(node.name)\(Diagram.list(node.attributes));\n" }
    for edge in legend.edges + parts.edges { out += "  \(edge.tail) -> \(edge.head)\(Diagram.list(edge.attributes));\n" }
    return out + "}\n"
  }

  private static func list(_ attributes: [Attribute]) -> String {
    attributes.isEmpty ? "" : " [" + attributes.map { "\($0.name)=\($0.isMarkup ? "<\($0.value)>" : quoted($0.value))" }.joined(separator: ", ") + "]"
  }

  /// In a quoted string of DOT only the quotation mark is escaped; backslashes are left to whoever reads the value.
  ///
  /// By bytes: a quotation mark with an accent on it is another character to Swift, and the same mark to Graphviz.
  private static func quoted(_ value: String) -> String {
    var out: [UInt8] = [UInt8(ascii: "\"")]
    out.reserveCapacity(value.utf8.count + 2)
    for byte in value.utf8 {
      if byte == UInt8(ascii: "\"") { out.append(UInt8(ascii: "\\")) }
      out.append(byte)
    }
    out.append(UInt8(ascii: "\""))
    return String(decoding: out, as: UTF8.self)
  }
}
