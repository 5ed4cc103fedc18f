import RelataGraph

/// What the page's script knows of a graph, as JSON.
enum ReportData {
  /// JSON that can stand in a script element: without `<`, nothing in it ends the element or begins a comment.
  static func json(_ graph: Graph) -> String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.key("documents")
      writer.array(graph.corpus.documents) { writer, document in
        writer.object { writer in
          for (key, value) in [("date", document.date), ("id", document.id), ("source", document.source), ("title", document.title)] {
            writer.key(key)
            writer.string(value)
          }
        }
      }
      writer.key("entities")
      writer.array(graph.entities) { writer, entity in
        writer.object { writer in
          writer.key("aliases")
          writer.strings(entity.aliases)
          writer.key("count")
          writer.integer(entity.count)
          for (key, value) in [
            ("element", Diagram.identifier("entity-", entity.id)), ("id", entity.id), ("name", entity.name), ("type", entity.type.rawValue),
          ] {
            writer.key(key)
            writer.string(value)
          }
        }
      }
      writer.key("relations")
      let lines = lineIdentifiers(graph)
      writer.array(graph.relations.enumerated()) { writer, item in
        let line = lines[item.element] ?? ""
        writer.object { write(item.element, index: item.offset, line: line, graph, to: &$0) }
      }
      writer.key("view")
      writer.string("view-0")
    }
    let text = String(decoding: writer.bytes, as: UTF8.self)
    return text.split(separator: "<", omittingEmptySubsequences: false).joined(separator: "\\u003c")
  }

  private static func lineIdentifiers(_ graph: Graph) -> [Relation: String] {
    var identifiers: [Relation: String] = [:]
    for line in graph.diagramLines() { for relation in line.relations { identifiers[relation] = line.id } }
    return identifiers
  }

  private static func write(_ relation: Relation, index: Int, line: String, _ graph: Graph, to writer: inout JSONWriter) {
    writer.key("attributed")
    writer.string(relation.attributed.map { graph.entity($0)?.name ?? $0 })
    writer.key("confidence")
    writer.number(relation.confidence)
    writer.key("evidence")
    writer.array(relation.evidence) { writer, evidence in
      writer.object { writer in
        writer.key("document")
        writer.string(evidence.document)
        // Offsets into the sentence.
        for (key, range) in [("source", evidence.source), ("target", evidence.target), ("trigger", evidence.trigger)] {
          writer.key(key)
          writer.array([range.lowerBound, range.upperBound]) { $0.integer($1 - evidence.range.lowerBound) }
        }
        writer.key("text")
        writer.string(evidence.text)
      }
    }
    let strings: [(String, String?)] = [
      ("id", "row-\(index)"), ("label", (relation.polarity == .negated ? "NOT " : "") + (graph.relationTypes[relation.type]?.label ?? relation.type)),
      ("line", line), ("modality", relation.modality.rawValue), ("polarity", relation.polarity.rawValue), ("quad", ReportRow.quad(relation)),
      ("source", relation.source), ("status", ReportRow.status(relation)), ("target", relation.target), ("time", relation.time), ("topic", relation.topic),
      ("type", relation.type),
    ]
    for (key, value) in strings {
      writer.key(key)
      writer.string(value)
    }
  }

  /// 0.93 of 0.9312.
  static func hundredths(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let rest = String(hundredths % 100)
    return "\(hundredths / 100).\(rest.count < 2 ? "0" + rest : rest)"
  }
}
