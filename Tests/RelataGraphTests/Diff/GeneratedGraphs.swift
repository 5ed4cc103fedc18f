import TestSupport

@testable import RelataGraph

/// Small graphs in which everything that a graph has occurs, and changes.
enum GeneratedGraphs {
  private static let names = [
    "Arland", "Borduria", "Ruritania", "Syldavia", "Zenda", "Élan Vital", "E\u{301}lan Vital", "Ivo Novak", "Ivo Nowak", "Mara Quint", "The \"Quoted\"",
    "Ünal Öz",
  ]
  private static let types = ["meets", "attacks", "supports"]

  static func graph(_ random: inout SeededGenerator) -> Graph {
    let documents = (0..<5).filter { _ in random.chance(70) }.map { number in
      Graph.Document(
        id: "d\(number)", title: random.chance(50) ? "Title \(Int.random(in: 0..<2, using: &random))" : nil,
        date: random.chance(50) ? "2031-05-0\(number + 1)" : nil,
        digest: "sha256:\(Int.random(in: 0..<3, using: &random))", words: number, signature: random.chance(30) ? "0f" : "",
        reprintOf: random.chance(20) ? "d0" : nil)
    }
    let entities = (0..<8).filter { _ in random.chance(70) }.map { number in entity("e\(number)", documents, &random) }
    var relations: [String: Relation] = [:]
    if entities.count > 1 {
      for _ in 0..<Int.random(in: 0..<14, using: &random) {
        let relation = relation(entities.map(\.id), documents, &random)
        relations[relation.source + " " + relation.target + " " + relation.key] = relation
      }
    }
    let used = Set(relations.values.map(\.type))
    return Graph(
      generator: Graph.Generator(
        name: "relata", version: "0.1.0", model: "sha256:m", ontology: random.chance(80) ? "sha256:o" : "sha256:p", gazetteer: "sha256:g"),
      corpus: Graph.Corpus(name: random.chance(90) ? "c" : "k", documents: documents),
      relationTypes: Dictionary(uniqueKeysWithValues: used.map { ($0, RelationType(label: $0, symmetric: $0 == "meets")) }), entities: entities,
      relations: relations.values.sorted(by: Relation.precedes), withheld: withheld(entities, documents, &random), limit: random.chance(20) ? 2 : nil)
  }

  private static func withheld(_ entities: [Entity], _ documents: [Graph.Document], _ random: inout SeededGenerator) -> [Relation] {
    entities.filter { _ in random.chance(15) }.map { entity in
      var relation = relation([entity.id], documents, &random)
      relation.attributed = nil
      return relation
    }
  }

  private static func entity(_ id: String, _ documents: [Graph.Document], _ random: inout SeededGenerator) -> Entity {
    let name = names.randomElement(using: &random) ?? ""
    let aliases = Set(names.filter { $0 != name && random.chance(15) }).sorted()
    let mentions = Set(
      documents.flatMap { document in
        (0..<3).filter { _ in random.chance(40) }.map { place in
          Mention(document: document.id, range: place * 10..<place * 10 + 5, text: name, kind: .name)
        }
      })
    let bearers = bearers(of: id).filter { _ in random.chance(60) }.map { bearer in
      Bearer(
        id: bearer, type: .person, names: random.chance(70) ? [Bearer.Name(text: name, count: Int.random(in: 1..<4, using: &random))] : [],
        omitted: random.chance(20) ? 3 : 0)
    }
    return Entity(
      id: id, name: name, type: random.chance(80) ? .person : .state, aliases: aliases, iso: random.chance(10) ? "XX" : nil, bearers: bearers,
      mentions: mentions.sorted().map { mention in
        var mention = mention
        mention.bearer = bearers.randomElement(using: &random)?.id ?? ""
        if random.chance(20) { mention.name = random.chance(50) ? "Another" : nil }
        return mention
      }.sorted())
  }

  private static func bearers(of id: String) -> [String] { ["=" + id, "person one " + id, "person two " + id] }

  private static func relation(_ ids: [String], _ documents: [Graph.Document], _ random: inout SeededGenerator) -> Relation {
    var relation = Relation(
      source: ids.randomElement(using: &random) ?? "", target: ids.randomElement(using: &random) ?? "", type: types.randomElement(using: &random) ?? "",
      polarity: random.chance(80) ? .affirmed : .negated, modality: Modality.allCases.randomElement(using: &random) ?? .actual,
      attributed: random.chance(30) ? ids.randomElement(using: &random) : nil, quad: random.chance(50) ? .verbalCooperation : nil)
    var seen: Set<Evidence> = []
    for document in documents {
      for place in 0..<3 where random.chance(30) {
        seen.insert(
          Evidence(
            document: document.id, range: place * 50..<place * 50 + 40, text: "Sentence \(Int.random(in: 0..<2, using: &random)) é", trigger: 1..<2,
            source: 0..<1, target: 2..<3,
            topic: random.chance(20) ? "grain" : nil, time: random.chance(20) ? "2031" : nil, frame: "f", plover: random.chance(50) ? "CONSULT" : nil,
            confidence: [0.5, 0.75, 0.9].randomElement(using: &random) ?? 1))
      }
    }
    relation.evidence = seen.sorted()
    if random.chance(20), let document = documents.first {
      relation.omitted = [
        Omission(
          bearers: Evidence.Bearers(source: "=" + relation.source, target: "=" + relation.target), plover: ["AGREE": 1],
          sentences: [0.5, 0.5, 0.75].map { Omission.Sentence(document: document.id, confidence: $0) })
      ]
    }
    if relation.evidence.isEmpty { relation.confidence = 0.5 } else { relation.summarize() }
    return relation
  }

  /// The graph with the texts of some documents edited, so that what they say stands elsewhere, and some sentences are less sure.
  static func shifted(_ graph: Graph, _ random: inout SeededGenerator) -> Graph {
    var shifts: [String: Int] = [:]
    var out = graph
    for index in out.corpus.documents.indices where random.chance(60) {
      shifts[out.corpus.documents[index].id] = Int.random(in: 1..<100, using: &random)
      out.corpus.documents[index].digest += " edited"
    }
    func moved(_ range: Range<Int>, _ document: String) -> Range<Int> {
      let shift = shifts[document] ?? 0
      return range.lowerBound + shift..<range.upperBound + shift
    }
    for index in out.entities.indices {
      out.entities[index].mentions = out.entities[index].mentions.map { mention in
        var mention = mention
        mention.range = moved(mention.range, mention.document)
        return mention
      }.sorted()
    }
    for index in out.relations.indices {
      out.relations[index].evidence = out.relations[index].evidence.map { evidence in
        var evidence = evidence
        evidence.range = moved(evidence.range, evidence.document)
        evidence.trigger = moved(evidence.trigger, evidence.document)
        evidence.source = moved(evidence.source, evidence.document)
        evidence.target = moved(evidence.target, evidence.document)
        if shifts[evidence.document] != nil, random.chance(20) { evidence.confidence /= 2 }
        return evidence
      }.sorted()
      if !out.relations[index].evidence.isEmpty { out.relations[index].summarize() }
    }
    return out
  }

  /// The graph with some of its parts taken from another.
  static func edited(_ graph: Graph, towards other: Graph, _ random: inout SeededGenerator) -> Graph {
    var entities = Dictionary(uniqueKeysWithValues: graph.entities.map { ($0.id, $0) })
    for entity in other.entities where random.chance(40) { entities[entity.id] = entity }
    var relations = graph.relations.filter { _ in random.chance(80) }
    let there = Set(relations.map { $0.source + " " + $0.target + " " + $0.key })
    relations += other.relations.filter { relation in
      random.chance(40) && entities[relation.source] != nil && entities[relation.target] != nil
        && !there.contains(relation.source + " " + relation.target + " " + relation.key)
    }
    return Graph(
      generator: random.chance(80) ? graph.generator : other.generator, corpus: random.chance(50) ? graph.corpus : other.corpus,
      relationTypes: graph.relationTypes.merging(other.relationTypes) { $1 }, entities: entities.values.sorted { $0.id < $1.id }, relations: relations,
      withheld: random.chance(50) ? graph.withheld : other.withheld.filter { entities[$0.source] != nil }, limit: random.chance(70) ? graph.limit : other.limit)
  }
}
