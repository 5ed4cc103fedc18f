import RelataGraph
import RelataSupport

extension Graph {
  /// Writes the JSON of Cytoscape.js (https://js.cytoscape.org/#notation/elements-json), which Cytoscape desktop and
  /// `networkx.cytoscape_graph` read as well.
  ///
  /// Nodes and edges share one space of identifiers there: `e:russia`, `r:russia|annexed|crimea`.
  public func writeCytoscapeJSON<Failure: Error>(_ write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var writer = JSONWriter()
    func drain(_ writer: inout JSONWriter) throws(Failure) {
      if writer.bytes.count > 1 << 16 { try write(writer.flush()) }
    }
    try writer.object { (writer) throws(Failure) in
      writer.object("data") { writer in
        for (name, value) in exportAttributes {
          writer.member(name, value)
        }
      }
      writer.member("directed", true)
      try writer.object("elements") { (writer) throws(Failure) in
        try writer.member("edges", each: RelationRows(self)) { (writer, row) throws(Failure) in
          writer.data { writer in
            let ends = [("id", row.id), ("key", row.relation.key), ("source", "e:" + row.relation.source), ("target", "e:" + row.relation.target)]
            for (name, value) in ends {
              writer.member(name, value)
            }
            writer.attributes(EdgeAttributes.of(self), row)
          }
          try drain(&writer)
        }
        try writer.member("nodes", each: entities) { (writer, entity) throws(Failure) in
          writer.data { writer in
            // networkx takes the node from value.
            for name in ["id", "value"] {
              writer.member(name, "e:" + entity.id)
            }
            writer.attributes(NodeAttributes.of(self), entity)
          }
          try drain(&writer)
        }
      }
      writer.member("multigraph", true)
    }
    try write(writer.flush() + [0x0A])
  }
}

extension JSONWriter {
  fileprivate mutating func data(_ members: (inout JSONWriter) -> Void) {
    object { writer in
      writer.member("data") { $0.object(members) }
    }
  }

  fileprivate mutating func attributes<Subject>(_ attributes: [ExportAttribute<Subject>], _ subject: Subject) {
    for attribute in attributes {
      guard let value = attribute.value(subject) else { continue }
      key(attribute.name)
      switch value {
      case .text(let text): string(text)
      case .integer(let number): integer(number)
      case .real(let real): number(real)
      case .flag(let flag): bool(flag)
      }
    }
  }
}
