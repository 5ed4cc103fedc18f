import RelataGraph
import RelataSupport

/// What the page's script knows, as JSON.
enum ReportData {
  /// JSON that can stand in a script element: without `<`, nothing in it ends the element or begins a comment.
  static func json(_ content: ReportContent) -> String {
    var writer = JSONWriter()
    let names = Dictionary(content.entities.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    writer.object { writer in
      writer.key("documents")
      writer.array(content.documents) { writer, document in
        writer.object { writer in
          for (key, value) in [("date", document.date), ("id", document.id), ("source", document.source), ("title", document.title)] {
            writer.key(key)
            writer.string(value)
          }
        }
      }
      writer.key("entities")
      writer.array(content.entities) { writer, entity in
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
          guard let notes = content.entityNotes[entity.id] else { return }
          writer.key("notes")
          writer.strings(notes.map(Diagram.plain))
        }
      }
      writer.key("relations")
      writer.array(content.rows.enumerated()) { writer, item in
        writer.object { write(item.element, index: item.offset, names, content, to: &$0) }
      }
      writer.key("types")
      writer.array(content.vocabulary.merging(content.relationTypes) { $1 }.sorted { $0.key < $1.key }) { writer, type in
        writer.object { writer in
          for (key, value) in [("id", type.key), ("label", type.value.label), ("quad", type.value.quad?.rawValue ?? "standing fact")] {
            writer.key(key)
            writer.string(value)
          }
          writer.key("symmetric")
          writer.bool(type.value.symmetric)
        }
      }
      writer.key("likely")
      writer.array(content.likely) { $0.strings($1) }
      for (key, value) in [("digest", content.digest), ("path", content.path)] {
        writer.key(key)
        writer.string(value)
      }
    }
    // By bytes, so that no accent on the mark hides it.
    let parts = writer.bytes.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false)
    return String(decoding: Array(parts.joined(separator: "\\u003c".utf8)), as: UTF8.self)
  }

  private static func write(_ row: ReportRow, index: Int, _ names: [String: String], _ content: ReportContent, to writer: inout JSONWriter) {
    let relation = row.relation
    writer.key("attributed")
    writer.string(relation.attributed.map { names[$0] ?? $0 })
    writer.key("speaker")
    writer.string(relation.attributed)
    writer.key("corrected")
    writer.string(relation.corrected?.rawValue)
    writer.key("verb")
    writer.string(
      content.words.verb(
        relation.type, label: content.relationTypes[relation.type]?.label ?? relation.type, polarity: relation.polarity, modality: relation.modality))
    if let fact = row.fact {
      writer.key("fact")
      writer.string(fact)
      writer.key("place")
      writer.optional(row.place) { $0.integer($1) }
    }
    writer.key("confidence")
    writer.number(relation.confidence)
    writer.key("evidence")
    writer.array(relation.evidence.enumerated()) { writer, item in
      let evidence = item.element
      writer.object { writer in
        writer.key("document")
        writer.string(evidence.document)
        if item.offset < row.signs.count, let sign = row.signs[item.offset] {
          writer.key("sign")
          writer.string(sign.word)
        }
        // Offsets into the sentence.
        for (key, range) in [("source", evidence.source), ("target", evidence.target), ("trigger", evidence.trigger)] {
          writer.key(key)
          writer.array([range.lowerBound, range.upperBound]) { $0.integer($1 - evidence.range.lowerBound) }
        }
        writer.key("text")
        writer.string(evidence.text)
      }
    }
    writer.key("weight")
    writer.integer(row.weight)
    writer.key("lines")
    writer.strings(row.lines)
    if let change = row.change {
      writer.key("change")
      writer.string(change.rawValue)
      writer.key("changeLabel")
      writer.string(change.label)
      writer.key("notes")
      writer.strings(row.notes.map(Diagram.plain))
    }
    let label = content.relationTypes[relation.type]?.label ?? relation.type
    let strings: [(String, String?)] = [
      ("id", "row-\(index)"), ("label", (relation.polarity == .negated ? "NOT " : "") + label), ("modality", relation.modality.rawValue),
      ("polarity", relation.polarity.rawValue), ("quad", row.quad), ("source", relation.source), ("status", row.status), ("target", relation.target),
      ("time", relation.time), ("topic", relation.topic), ("type", relation.type),
    ]
    for (key, value) in strings {
      writer.key(key)
      writer.string(value)
    }
  }
}
