import Foundation
import RelataGraph

/// Two small graphs and the report of what changed, from a file:
///
///     # What it is about
///     === old
///     tool ontology 2
///     document wire 1 2031-05-01          identifier, version of the text, date
///     type meets symmetric
///     entity ivo-novak person Ivo Novak, Novak : wire 0-9, wire 20-25
///     relation ivo-novak meets mara-quint negated planned @wire-agency : wire 0-40 0.9 Novak met Quint.
///     === new
///     …
///     === report
///     …
struct GraphPair {
  struct Malformed: Error { var line: String }

  var name: String
  var old: Graph
  var new: Graph
  var report: String

  static func all() throws -> [GraphPair] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("pairs")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".txt") }.sorted().map { name in
      try GraphPair(name: name, text: String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8))
    }
  }

  init(name: String, text: String) throws {
    self.name = name
    let parts = text.components(separatedBy: "=== ")
    guard parts.count == 4, let end = parts[3].firstIndex(of: "\n") else { throw Malformed(line: name) }
    old = try GraphPair.graph(parts[1])
    new = try GraphPair.graph(parts[2])
    report = String(parts[3][end...].dropFirst())
  }

  private static func graph(_ text: String) throws -> Graph {
    var generator = Graph.Generator(name: "relata", version: "0.1.0", model: "model 1", ontology: "ontology 1", gazetteer: "gazetteer 1")
    var corpus = Graph.Corpus(name: "corpus", documents: [], digest: "")
    var types: [String: RelationType] = [:]
    var entities: [Entity] = []
    var relations: [Relation] = []
    for line in text.split(separator: "\n").dropFirst() {
      let sides = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      let words = sides[0].split(separator: " ").map(String.init)
      switch words[0] {
      case "tool":
        switch words[1] {
        case "program": generator.version = words[2]
        case "model": generator.model = "model " + words[2]
        case "ontology": generator.ontology = "ontology " + words[2]
        case "gazetteer": generator.gazetteer = "gazetteer " + words[2]
        default: throw Malformed(line: String(line))
        }
      case "corpus": corpus.name = words[1]
      case "document":
        corpus.documents.append(
          Graph.Document(id: words[1], date: words.count > 3 ? words[3] : nil, digest: "text " + words[2], words: 10))
      case "type": types[words[1]] = RelationType(label: words.count > 3 ? words[3] : words[1], symmetric: words.count > 2 && words[2] == "symmetric")
      case "entity":
        guard let type = EntityType(rawValue: words[2]) else { throw Malformed(line: String(line)) }
        let names = words.dropFirst(3).joined(separator: " ").components(separatedBy: ", ")
        let mentions = try sides.dropFirst().flatMap { $0.components(separatedBy: ", ") }.map { place in
          let words = place.split(separator: " ").map(String.init)
          return Mention(document: words[0], range: try range(words[1]), text: names[0], kind: .name)
        }
        entities.append(Entity(id: words[1], name: names[0], type: type, aliases: names.dropFirst().sorted(), mentions: mentions))
      case "relation": relations.append(try relation(words, sides.dropFirst().first))
      default:
        // One more sentence for the last relation.
        guard words[0] == "and", !relations.isEmpty, sides.count > 1 else { throw Malformed(line: String(line)) }
        relations[relations.count - 1].evidence.append(try evidence(sides[1]))
      }
    }
    for index in relations.indices {
      let doubt = relations[index].evidence.reduce(1) { $0 * (1 - $1.confidence) }
      relations[index].confidence = ((1 - doubt) * 100).rounded() / 100
      if types[relations[index].type] == nil { types[relations[index].type] = RelationType(label: relations[index].type) }
    }
    corpus.digest = corpus.documents.map { $0.id + " " + $0.digest }.sorted().joined(separator: ", ")
    return Graph(generator: generator, corpus: corpus, relationTypes: types, entities: entities, relations: relations)
  }

  private static func relation(_ words: [String], _ said: String?) throws -> Relation {
    var relation = Relation(source: words[1], target: words[3], type: words[2])
    for word in words.dropFirst(4) {
      if let modality = Modality(rawValue: word) {
        relation.modality = modality
      } else if let polarity = Polarity(rawValue: word) {
        relation.polarity = polarity
      } else if word.hasPrefix("@") {
        relation.attributed = String(word.dropFirst())
      } else {
        throw Malformed(line: words.joined(separator: " "))
      }
    }
    if let said { relation.evidence.append(try evidence(said)) }
    return relation
  }

  private static func evidence(_ text: String) throws -> Evidence {
    let words = text.split(separator: " ", maxSplits: 3).map(String.init)
    guard words.count == 4, let confidence = Double(words[2]) else { throw Malformed(line: text) }
    let range = try range(words[1])
    return Evidence(
      document: words[0], range: range, text: words[3], trigger: range.lowerBound..<range.lowerBound + 1, source: range.lowerBound..<range.lowerBound + 1,
      target: range.lowerBound..<range.lowerBound + 1, frame: "frame", path: "active", confidence: confidence)
  }

  private static func range(_ text: String) throws -> Range<Int> {
    let ends = text.split(separator: "-").compactMap { Int($0) }
    guard ends.count == 2, ends[0] <= ends[1] else { throw Malformed(line: text) }
    return ends[0]..<ends[1]
  }
}
