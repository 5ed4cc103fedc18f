import RelataExtraction
import RelataGraph
import RelataSupport
import TestSupport

/// What documents may say, with all that makes putting them together hard: last names that several people have, spellings,
/// acronyms, one name in two encodings, relations that hold both ways, entities that turn out to be one.
enum GeneratedDocuments {
  private static let names: [(EntityType, String?, [String])] = [
    (.person, nil, ["Ivo Novak", "Novak"]), (.person, nil, ["Mara Novak", "Novak"]), (.person, nil, ["Novak"]), (.person, nil, ["I. Novak", "Nowak"]),
    (.person, nil, ["Élan Quint", "Quint"]), (.person, nil, ["E\u{301}lan Quint"]), (.person, nil, ["Quint"]), (.person, nil, ["Qwint"]),
    (.person, "angela-merkel", ["Angela Merkel", "Merkel"]), (.person, nil, ["Merkel"]), (.person, nil, ["Angela Merkel"]),
    (.organization, nil, ["Arland Steel Works", "ASW"]), (.organization, nil, ["ASW"]), (.organization, nil, ["Arland Steel Works"]),
    (.state, "germany", ["Germany"]), (.state, "chile", ["Chile"]), (.place, nil, ["Stromgard"]), (.place, nil, ["Stromgart"]),
    (.organization, nil, ["Stromgard"]),
  ]
  private static let types = ["meets", "accuses", "supports", "cooperates-with"]

  /// One of two texts, or a reprint that is more or less like it.
  private static func signature(_ random: inout SeededGenerator) -> String {
    var text = SeededGenerator(state: UInt64(Int.random(in: 0..<2, using: &random)))
    var values = (0..<ReprintClusters.signatureLength).map { _ in UInt8.random(in: 0...255, using: &text) }
    for _ in 0..<Int.random(in: 0..<40, using: &random) { values[Int.random(in: values.indices, using: &random)] = UInt8.random(in: 0...255, using: &random) }
    return ReprintClusters.digits(values)
  }

  static func document(_ number: Int, _ random: inout SeededGenerator) -> DocumentGraph {
    let id = "d\(number)"
    let record = Graph.Document(
      id: id, title: random.chance(50) ? "Title" : nil, date: random.chance(70) ? "2031-05-0\(Int.random(in: 1..<9, using: &random))" : nil,
      digest: Digest.sha256(id.utf8), words: number, signature: random.chance(60) ? signature(&random) : "")
    let entities = names.shuffled(using: &random).prefix(Int.random(in: 0..<7, using: &random)).enumerated().map { index, row in
      DocumentGraph.Node(
        type: row.0, entry: row.1,
        mentions: (0..<Int.random(in: 1..<4, using: &random)).map { place in
          let name = row.2.randomElement(using: &random) ?? ""
          let start = index * 100 + place * 20
          return switch Int.random(in: 0..<4, using: &random) {
          case 0 where place > 0: Mention(document: id, range: start..<start + 2, text: "he", kind: .pronoun)
          case 1: Mention(document: id, range: start..<start + 12, text: "President X.", kind: .name, name: name)
          default: Mention(document: id, range: start..<start + name.unicodeScalars.count, text: name, kind: .name)
          }
        }.sorted())
    }
    guard entities.count > 1 else { return DocumentGraph(document: record, entities: entities, relations: []) }
    let relations = (0..<Int.random(in: 0..<8, using: &random)).compactMap { place -> DocumentGraph.Edge? in
      let (source, target) = (entities.indices.randomElement(using: &random) ?? 0, entities.indices.randomElement(using: &random) ?? 0)
      guard source != target else { return nil }
      let start = Int.random(in: 0..<4, using: &random) * 50
      let evidence = Evidence(
        document: id, range: start..<start + 10, text: "Sentence é", trigger: start + 2..<start + 3,
        source: start..<start + 1, target: start + 4..<start + 5,
        topic: random.chance(20) ? "grain" : random.chance(20) ? "steel" : nil, time: random.chance(20) ? "2031" : nil, frame: "f\(place % 2)",
        plover: random.chance(50) ? "CONSULT" : random.chance(50) ? "AGREE" : nil, confidence: [0.5, 0.75, 0.9].randomElement(using: &random) ?? 1)
      return DocumentGraph.Edge(
        source: source, target: target, type: types.randomElement(using: &random) ?? "", polarity: random.chance(80) ? .affirmed : .negated,
        modality: random.chance(80) ? .actual : .planned, attributed: random.chance(30) ? entities.indices.randomElement(using: &random) : nil,
        evidence: evidence)
    }
    return DocumentGraph(document: record, entities: entities, relations: relations)
  }
}
