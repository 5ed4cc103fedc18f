import RelataGraph

extension Graph {
  /// Writes GraphML 1.0 (http://graphml.graphdrawing.org/primer/graphml-primer.html), which networkx, igraph, Gephi, yEd and Cytoscape read.
  ///
  /// Every attribute is declared with one type, parallel edges have identifiers of their own.
  public func writeGraphML<Failure: Error>(_ write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    let xml = XMLWriter()
    let edgeAttributes = [EdgeAttributes.key] + EdgeAttributes.of(self)
    xml.start("graphml", ["xmlns": "http://graphml.graphdrawing.org/xmlns"])
    for (name, _) in exportAttributes { xml.declare("g_" + name, for: "graph", name, "string") }
    for attribute in NodeAttributes.of(self) { xml.declare("n_" + attribute.name, for: "node", attribute.name, attribute.kind.graphML) }
    for attribute in edgeAttributes { xml.declare("e_" + attribute.name, for: "edge", attribute.name, attribute.kind.graphML) }
    xml.start("graph", ["edgedefault": "directed"])
    for (name, value) in exportAttributes { xml.data("g_" + name, value) }
    for entity in entities {
      xml.start("node", ["id": ExportText.identifier(entity.id)])
      for attribute in NodeAttributes.of(self) {
        if let value = attribute.value(entity) { xml.data("n_" + attribute.name, value.lexical) }
      }
      xml.end()
      if xml.isFull { try write(xml.flush()) }
    }
    for row in RelationRows(self) {
      xml.start(
        "edge", ["id": row.id, "source": ExportText.identifier(row.relation.source), "target": ExportText.identifier(row.relation.target)])
      for attribute in edgeAttributes {
        if let value = attribute.value(row) { xml.data("e_" + attribute.name, value.lexical) }
      }
      xml.end()
      if xml.isFull { try write(xml.flush()) }
    }
    try write(xml.finish())
  }
}

extension XMLWriter {
  fileprivate func declare(_ id: String, for subject: String, _ name: String, _ type: String) {
    element("key", ["id": id, "for": subject, "attr.name": name, "attr.type": type])
  }

  fileprivate func data(_ key: String, _ value: String) {
    start("data", ["key": key])
    text(value)
    end()
  }
}

extension ExportAttribute.Kind {
  fileprivate var graphML: String {
    switch self {
    case .text: "string"
    case .integer: "long"
    case .real: "double"
    case .flag: "boolean"
    }
  }
}
