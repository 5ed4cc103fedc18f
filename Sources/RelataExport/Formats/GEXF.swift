import RelataGraph

extension Graph {
  /// Writes GEXF 1.3 (https://gexf.net/schema.html), which Gephi, Gephi Lite, sigma.js and networkx read.
  ///
  /// Parallel edges differ in `kind`, which is the relation's key; colours are those of the diagram.
  public func writeGEXF<Failure: Error>(_ write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    let xml = XMLWriter()
    let style = DiagramStyle()
    // The weight is an attribute of the element, the label too; networkx takes an attribute named key for its own argument.
    let relationKey = ExportAttribute<RelationRow>.text("relation_key") { $0.relation.key }
    let edgeAttributes = [relationKey] + EdgeAttributes.of(self).filter { $0.name != "weight" && $0.name != "label" }
    xml.start("gexf", ["xmlns": "http://gexf.net/1.3", "xmlns:viz": "http://gexf.net/1.3/viz", "version": "1.3"])
    xml.element("meta") {
      xml.element("creator") { xml.text("\(generator.name) \(generator.version)") }
      xml.element("description") { xml.text(exportAttributes.map { "\($0.name): \($0.value)" }.joined(separator: "\n")) }
    }
    xml.start("graph", ["defaultedgetype": "directed", "mode": "static"])
    xml.declare(NodeAttributes.of(self), class: "node")
    xml.declare(edgeAttributes, class: "edge")
    xml.start("nodes")
    for entity in entities {
      xml.start("node", ["id": ExportText.identifier(entity.id), "label": entity.name])
      xml.values(NodeAttributes.of(self), entity)
      if let color = style.fills[entity.type] { xml.color(color) }
      xml.end()
      if xml.isFull { try write(xml.flush()) }
    }
    xml.end()
    xml.start("edges")
    for row in RelationRows(self) {
      let relation = row.relation
      xml.start(
        "edge",
        [
          "id": row.id, "source": ExportText.identifier(relation.source), "target": ExportText.identifier(relation.target), "kind": relation.key,
          "label": row.type?.label ?? relation.type,
        ])
      // Gephi fails on edges without weight; one that nothing speaks for is none of ours.
      if relation.weight > 0 { xml.attribute("weight", String(relation.weight)) }
      xml.values(edgeAttributes, row)
      xml.color(row.type?.color ?? relation.quad.flatMap { style.quads[$0] } ?? style.fact)
      xml.end()
      if xml.isFull { try write(xml.flush()) }
    }
    xml.end()
    try write(xml.finish())
  }
}

extension XMLWriter {
  fileprivate func declare<Subject>(_ attributes: [ExportAttribute<Subject>], class name: String) {
    element("attributes", ["class": name, "mode": "static"]) {
      for attribute in attributes { element("attribute", ["id": attribute.name, "title": attribute.name, "type": attribute.kind.gexf]) }
    }
  }

  fileprivate func values<Subject>(_ attributes: [ExportAttribute<Subject>], _ subject: Subject) {
    start("attvalues")
    for attribute in attributes {
      if let value = attribute.value(subject) { element("attvalue", ["for": attribute.name, "value": value.lexical]) }
    }
    end()
  }

  /// A colour as `#rrggbb`; others are left out.
  fileprivate func color(_ hexadecimal: String) {
    guard hexadecimal.utf8.count == 7, hexadecimal.hasPrefix("#"), let value = UInt32(hexadecimal.dropFirst(), radix: 16) else { return }
    element("viz:color", ["r": String(value >> 16 & 255), "g": String(value >> 8 & 255), "b": String(value & 255)])
  }
}

extension ExportAttribute.Kind {
  fileprivate var gexf: String {
    switch self {
    case .text: "string"
    case .integer: "long"
    case .real: "double"
    case .flag: "boolean"
    }
  }
}
