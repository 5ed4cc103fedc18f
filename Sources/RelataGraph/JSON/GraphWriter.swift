extension Graph {
  /// The graph as node-link JSON: keys sorted, nodes by identifier, edges by source, target and key, two-space indent.
  ///
  /// `networkx.node_link_graph(data, edges="edges")` loads it as it is.
  public func json() -> [UInt8] {
    var out: [UInt8] = []
    writeJSON { out.append(contentsOf: $0) }
    return out
  }

  /// The graph on one line, as in JSON Lines.
  package func line() -> [UInt8] {
    var out: [UInt8] = []
    write(with: JSONWriter(compact: true), corpus.documents) { out.append(contentsOf: $0) }
    return out
  }

  /// Writes the JSON in pieces, so that no second copy of a large graph is held.
  public func writeJSON<Failure: Error>(_ write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    try self.write(with: JSONWriter(), corpus.documents, write)
    try write([0x0A])
  }

  /// Writes the JSON of a graph that doesn't hold all that belongs to it.
  ///
  /// - Parameters:
  ///   - documents: Those of the corpus, by identifier.
  ///   - complete: Gives a relation what it lacks.
  package func writeJSON<Failure: Error>(
    documents: some Sequence<Document>, completing complete: (Relation) -> Relation, _ write: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try self.write(with: JSONWriter(), documents, completing: complete, write)
    try write([0x0A])
  }

  private func write<Failure: Error>(
    with writer: consuming JSONWriter, _ documents: some Sequence<Document>, completing complete: (Relation) -> Relation = { $0 },
    _ write: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    let usual = usualBearers
    try writer.object { (writer) throws(Failure) in
      writer.key("directed")
      writer.bool(true)
      writer.key("edges")
      try writer.array(relations, to: write) { $0.relation(complete($1), usual: $1.usual(among: usual)) }
      writer.key("graph")
      try writer.object { (writer) throws(Failure) in
        try writer.header(self, documents, to: write)
        writer.key("schema")
        writer.string(Graph.schema)
        if !withheld.isEmpty {
          writer.key("withheld")
          try writer.array(withheld, to: write) { $0.relation(complete($1), usual: $1.usual(among: usual)) }
        }
      }
      writer.key("multigraph")
      writer.bool(true)
      writer.key("nodes")
      try writer.array(entities, to: write) { $0.entity($1) }
    }
    try write(writer.flush())
  }

  /// The first bearer of each entity that has any: what evidence and mentions speak of where they don't say it.
  var usualBearers: [String: String] {
    var out: [String: String] = [:]
    for entity in entities { if let first = entity.bearers.first { out[entity.id] = first.id } }
    return out
  }
}

extension Relation {
  func usual(among bearers: [String: String]) -> Evidence.Bearers {
    if bearers.isEmpty { return Evidence.Bearers() }
    return Evidence.Bearers(source: bearers[source] ?? "", target: bearers[target] ?? "", speaker: attributed.flatMap { bearers[$0] } ?? "")
  }
}

extension JSONWriter {
  /// The members of the header that come before the schema.
  fileprivate mutating func header<Failure: Error>(
    _ graph: Graph, _ documents: some Sequence<Graph.Document>, to write: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    key("corpus")
    try object { (writer) throws(Failure) in
      writer.key("digest")
      writer.string(graph.corpus.digest)
      writer.key("documents")
      try writer.array(documents, to: write) { $0.document($1) }
      writer.key("name")
      writer.string(graph.corpus.name)
    }
    key("generator")
    generator(graph.generator)
    if let limit = graph.limit {
      key("limit")
      integer(limit)
    }
    key("relations")
    object { writer in
      for (name, type) in graph.relationTypes.sorted(by: { $0.key < $1.key }) {
        writer.key(name)
        writer.relationType(type)
      }
    }
  }

  mutating func generator(_ generator: Graph.Generator) {
    object { writer in
      for (key, value) in [
        ("gazetteer", generator.gazetteer), ("model", generator.model), ("name", generator.name), ("ontology", generator.ontology),
        ("version", generator.version),
      ] {
        writer.key(key)
        writer.string(value)
      }
    }
  }

  mutating func document(_ document: Graph.Document) {
    object { writer in
      writer.key("date")
      writer.string(document.date)
      writer.key("digest")
      writer.string(document.digest)
      writer.key("id")
      writer.string(document.id)
      if let original = document.reprintOf {
        writer.key("reprintOf")
        writer.string(original)
      }
      if !document.signature.isEmpty {
        writer.key("signature")
        writer.string(document.signature)
      }
      writer.key("source")
      writer.string(document.source)
      writer.key("title")
      writer.string(document.title)
      writer.key("words")
      writer.integer(document.words)
    }
  }

  mutating func relationType(_ type: RelationType) {
    object { writer in
      writer.key("color")
      writer.string(type.color)
      writer.key("label")
      writer.string(type.label)
      writer.key("plover")
      writer.string(type.plover)
      writer.key("quad")
      writer.string(type.quad?.rawValue)
      writer.key("symmetric")
      writer.bool(type.symmetric)
    }
  }

  /// Writes an entity, or with a count, all of it but its mentions.
  mutating func entity(_ entity: Entity, count: Int? = nil) {
    object { writer in
      writer.key("aliases")
      writer.strings(entity.aliases)
      if !entity.bearers.isEmpty {
        writer.key("bearers")
        writer.array(entity.bearers) { $0.bearer($1) }
      }
      writer.key("count")
      writer.integer((count ?? entity.mentions.count) + entity.omitted)
      writer.key("id")
      writer.string(entity.id)
      writer.key("iso")
      writer.string(entity.iso)
      if count == nil {
        writer.key("mentions")
        let usual = entity.bearers.first?.id ?? ""
        writer.array(entity.mentions) { $0.mention($1, usual: usual) }
      }
      writer.key("name")
      writer.string(entity.name)
      writer.key("type")
      writer.string(entity.type.rawValue)
    }
  }

  private mutating func bearer(_ bearer: Bearer) {
    object { writer in
      writer.key("id")
      writer.string(bearer.id)
      writer.key("names")
      writer.object { writer in
        for name in bearer.names {
          writer.key(name.text)
          writer.integer(name.count)
        }
      }
      if bearer.omitted > 0 {
        writer.key("omitted")
        writer.integer(bearer.omitted)
      }
      writer.key("type")
      writer.string(bearer.type.rawValue)
    }
  }

  /// Writes a mention, with its bearer if it is not the usual one.
  mutating func mention(_ mention: Mention, usual: String = "") {
    object { writer in
      if mention.bearer != usual {
        writer.key("bearer")
        writer.string(mention.bearer)
      }
      writer.key("document")
      writer.string(mention.document)
      writer.key("end")
      writer.integer(mention.range.upperBound)
      writer.key("kind")
      writer.string(mention.kind.rawValue)
      if !isIdentical(mention.name, mention.kind == .name ? mention.text : nil) {
        writer.key("name")
        writer.string(mention.name)
      }
      writer.key("start")
      writer.integer(mention.range.lowerBound)
      writer.key("text")
      writer.string(mention.text)
    }
  }

  /// Writes a relation, or with a weight, all of it but its evidence.
  mutating func relation(_ relation: Relation, weight: Int? = nil, usual: Evidence.Bearers = Evidence.Bearers()) {
    object { writer in
      writer.key("attributed")
      writer.string(relation.attributed)
      writer.key("confidence")
      writer.number(relation.confidence)
      if weight == nil {
        writer.key("evidence")
        writer.array(relation.evidence) { $0.evidence($1, usual: usual) }
      }
      writer.key("key")
      writer.string(relation.key)
      writer.key("modality")
      writer.string(relation.modality.rawValue)
      if !relation.omitted.isEmpty {
        writer.key("omitted")
        writer.array(relation.omitted) { $0.omission($1) }
      }
      writer.key("plover")
      writer.string(relation.plover)
      writer.key("polarity")
      writer.string(relation.polarity.rawValue)
      writer.key("quad")
      writer.string(relation.quad?.rawValue)
      writer.key("source")
      writer.string(relation.source)
      if relation.sources > 0 {
        writer.key("sources")
        writer.integer(relation.sources)
      }
      writer.key("target")
      writer.string(relation.target)
      writer.key("time")
      writer.string(relation.time)
      writer.key("topic")
      writer.string(relation.topic)
      writer.key("type")
      writer.string(relation.type)
      writer.key("weight")
      writer.integer((weight ?? relation.evidence.count) + relation.omittedCount)
    }
  }

  private mutating func omission(_ omission: Omission) {
    object { writer in
      writer.key("confidences")
      writer.object { writer in
        // Those of one confidence stand together.
        var rest = omission.sentences[...]
        while let first = rest.first {
          let equal = rest.prefix { $0.confidence == first.confidence }
          writer.key(String(first.confidence))
          writer.strings(equal.map(\.document))
          rest = rest.dropFirst(equal.count)
        }
      }
      writer.key("plover")
      writer.object { writer in
        for (type, count) in omission.plover.sorted(by: { $0.key < $1.key }) {
          writer.key(type)
          writer.integer(count)
        }
      }
      for (key, bearer) in [("source", omission.bearers.source), ("speaker", omission.bearers.speaker), ("target", omission.bearers.target)] {
        writer.key(key)
        writer.string(bearer.isEmpty ? nil : bearer)
      }
    }
  }

  /// Writes a piece of evidence, with the bearers that are not the usual ones; with none of them without any.
  mutating func evidence(_ evidence: Evidence, usual: Evidence.Bearers?) {
    func other(_ bearer: String, _ usual: String?) -> String? { usual == nil || usual == bearer ? nil : bearer }
    object { writer in
      writer.key("confidence")
      writer.number(evidence.confidence)
      writer.key("document")
      writer.string(evidence.document)
      writer.key("end")
      writer.integer(evidence.range.upperBound)
      writer.key("frame")
      writer.string(evidence.frame)
      writer.key("path")
      writer.string(evidence.path)
      writer.key("plover")
      writer.string(evidence.plover)
      writer.key("source")
      writer.span(evidence.source, other(evidence.bearers.source, usual?.source))
      if let speaker = other(evidence.bearers.speaker, usual?.speaker) {
        writer.key("speaker")
        writer.string(speaker)
      }
      writer.key("start")
      writer.integer(evidence.range.lowerBound)
      writer.key("target")
      writer.span(evidence.target, other(evidence.bearers.target, usual?.target))
      writer.key("text")
      writer.string(evidence.text)
      writer.key("time")
      writer.string(evidence.time)
      writer.key("topic")
      writer.string(evidence.topic)
      writer.key("trigger")
      writer.span(evidence.trigger)
    }
  }

  private mutating func span(_ range: Range<Int>, _ bearer: String? = nil) {
    object { writer in
      if let bearer {
        writer.key("bearer")
        writer.string(bearer)
      }
      writer.key("end")
      writer.integer(range.upperBound)
      writer.key("start")
      writer.integer(range.lowerBound)
    }
  }
}
