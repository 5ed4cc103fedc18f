import RelataGraph

extension ByteSource {
  /// A small graph with whatever texts the bytes hold.
  mutating func graph() -> Graph {
    let documents = (0..<number(below: 4)).map { index in
      Graph.Document(
        id: "d\(index)" + text(6), title: optionalText(), date: optionalText(), source: optionalText(), digest: text(8), words: number(below: 200))
    }
    let entities = (0..<number(below: 6)).map { index in entity("e\(index)" + text(6), documents) }
    var relations: [String: Relation] = [:]
    if !entities.isEmpty {
      for _ in 0..<number(below: 8) {
        let relation = relation(entities.map(\.id), documents)
        relations["\(relation.source)\u{0}\(relation.target)\u{0}\(relation.key)"] = relation
      }
    }
    var types: [String: RelationType] = [:]
    for type in Set(relations.values.map(\.type)).sorted() where !chance(4) {
      types[type] = RelationType(
        label: text(), symmetric: chance(2), plover: optionalText(), quad: chance(2) ? choice(QuadClass.self, or: .verbalCooperation) : nil,
        color: chance(3) ? "#0072b2" : nil)
    }
    return Graph(
      generator: Graph.Generator(name: text(8), version: "1", model: text(4), ontology: "o", gazetteer: "g"),
      corpus: Graph.Corpus(name: text(), documents: documents, digest: text(4)), relationTypes: types, entities: entities,
      relations: relations.sorted { $0.key < $1.key }.map(\.value))
  }

  private mutating func entity(_ id: String, _ documents: [Graph.Document]) -> Entity {
    let mentions = documents.isEmpty ? [] : (0..<number(below: 3)).map { _ in mention(documents) }
    return Entity(
      id: id, name: text(), type: choice(EntityType.self, or: .person), aliases: (0..<number(below: 3)).map { _ in text(12) }, iso: optionalText(),
      mentions: mentions)
  }

  private mutating func mention(_ documents: [Graph.Document]) -> Mention {
    Mention(document: documents[number(below: documents.count)].id, range: range(), text: text(12), kind: choice(Mention.Kind.self, or: .name))
  }

  private mutating func relation(_ ids: [String], _ documents: [Graph.Document]) -> Relation {
    let types = ["meets", "accuses", "t" + text(6)]
    var relation = Relation(
      source: ids[number(below: ids.count)], target: ids[number(below: ids.count)], type: types[number(below: 3)],
      polarity: choice(Polarity.self, or: .affirmed), modality: choice(Modality.self, or: .actual),
      attributed: chance(3) ? ids[number(below: ids.count)] : nil, topic: optionalText(), time: optionalText(), plover: optionalText(),
      quad: chance(2) ? choice(QuadClass.self, or: .verbalCooperation) : nil, confidence: Double(number(below: 101)) / 100)
    if !documents.isEmpty { relation.evidence = (0..<number(below: 3)).map { _ in evidence(documents) } }
    return relation
  }

  private mutating func evidence(_ documents: [Graph.Document]) -> Evidence {
    Evidence(
      document: documents[number(below: documents.count)].id, range: range(), text: text(40), trigger: range(), source: range(), target: range(),
      topic: optionalText(), time: optionalText(), frame: text(8), path: text(8), plover: optionalText(), confidence: Double(number(below: 101)) / 100)
  }

  /// The graph with some of its parts changed, taken away or put in.
  mutating func edited(_ graph: Graph) -> Graph {
    var out = graph
    let other = self.graph()
    if chance(2) { out.generator = other.generator }
    if chance(2) { out.corpus = other.corpus }
    out.entities.removeAll { _ in chance(4) }
    for index in out.entities.indices where chance(2) {
      if chance(2) { out.entities[index].name = text() }
      if chance(2) { out.entities[index].type = choice(EntityType.self, or: .person) }
      if chance(2) { out.entities[index].aliases.append(text()) }
      if !out.corpus.documents.isEmpty, chance(2) { out.entities[index].mentions.append(mention(out.corpus.documents)) }
      if chance(2) { out.entities[index].mentions = Array(out.entities[index].mentions.dropFirst()) }
    }
    let known = Set(out.entities.map(\.id))
    out.entities += other.entities.filter { !known.contains($0.id) }
    let ids = Set(out.entities.map(\.id))
    for index in out.relations.indices where chance(2) {
      if chance(2) { out.relations[index].confidence = Double(number(below: 101)) / 100 }
      if chance(2) { out.relations[index].topic = optionalText() }
      if !out.corpus.documents.isEmpty, chance(2) { out.relations[index].evidence.append(evidence(out.corpus.documents)) }
      if chance(2) { out.relations[index].evidence = Array(out.relations[index].evidence.dropLast()) }
    }
    out.relations += other.relations
    var seen: Set<[String]> = []
    out.relations.removeAll { relation in
      !ids.contains(relation.source) || !ids.contains(relation.target) || !seen.insert([relation.source, relation.target, relation.key]).inserted
    }
    out.relationTypes.merge(other.relationTypes) { chance(2) ? $0 : $1 }
    return Graph(
      generator: out.generator, corpus: out.corpus, relationTypes: out.relationTypes, entities: out.entities, relations: out.relations)
  }
}
