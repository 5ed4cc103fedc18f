import RelataSupport

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
        if !rejected.isEmpty {
          writer.key("rejected")
          try writer.rejected(rejected, usual, to: write)
        }
        writer.key("relations")
        writer.relationTypes(relationTypes)
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

  /// SHA-256 of nodes and edges, kept back and rejected ones among them, however their file is laid out: of an edited graph it is none that
  /// Relata wrote there as `content`.
  public var contentDigest: String { contentDigest { $0 } }

  /// - Parameter complete: Gives a relation what it lacks.
  package func contentDigest(completing complete: (Relation) -> Relation) -> String {
    var sum = DigestSum()
    var writer = JSONWriter(compact: true)
    let usual = usualBearers
    writer.object { writer in
      writer.key("edges")
      writer.array(relations, to: { sum.add($0) }) { $0.relation(complete($1), usual: $1.usual(among: usual)) }
      writer.key("nodes")
      writer.array(entities, to: { sum.add($0) }) { $0.entity($1) }
      writer.key("rejected")
      writer.rejected(rejected, usual, to: { sum.add($0) })
      writer.key("withheld")
      writer.array(withheld, to: { sum.add($0) }) { $0.relation(complete($1), usual: $1.usual(among: usual)) }
    }
    sum.add(writer.flush())
    return sum.text()
  }

  /// Whether nodes and edges are not those with which Relata wrote the graph.
  public var isEdited: Bool { content.map { $0 != contentDigest } ?? false }

  /// The first bearer of each entity that has any: what evidence and mentions speak of where they don't say it.
  var usualBearers: [String: String] {
    var out: [String: String] = [:]
    for entity in entities { if let first = entity.bearers.first { out[entity.id] = first.id } }
    for entity in rejected.entities { if let first = entity.bearers.first { out[entity.id] = first.id } }
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
    if let content = graph.content {
      key("content")
      string(content)
    }
    key("corpus")
    try object { (writer) throws(Failure) in
      writer.key("digest")
      writer.string(graph.corpus.digest)
      writer.key("documents")
      try writer.array(documents, to: write) { $0.document($1) }
      writer.key("name")
      writer.string(graph.corpus.name)
    }
    if let corrections = graph.corrections {
      key("corrections")
      string(corrections)
    }
    key("generator")
    generator(graph.generator)
    if let limit = graph.limit {
      key("limit")
      integer(limit)
    }
  }

  fileprivate mutating func relationTypes(_ types: [String: RelationType]) {
    object { writer in
      for (name, type) in types.sorted(by: { $0.key < $1.key }) {
        writer.key(name)
        writer.relationType(type)
      }
    }
  }

  fileprivate mutating func rejected<Failure: Error>(
    _ rejected: Graph.Rejected, _ usual: [String: String], to write: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try object { (writer) throws(Failure) in
      writer.key("edges")
      try writer.array(rejected.relations, to: write) { $0.relation($1, usual: $1.usual(among: usual)) }
      writer.key("nodes")
      try writer.array(rejected.entities, to: write) { $0.entity($1) }
    }
  }

  mutating func generator(_ generator: Graph.Generator) {
    object { writer in
      for (key, value) in [
        ("gazetteer", generator.gazetteer), ("model", generator.model), ("name", generator.name), ("ontology", generator.ontology),
      ] {
        writer.key(key)
        writer.string(value)
      }
      if !generator.scorer.isEmpty {
        writer.key("scorer")
        writer.string(generator.scorer)
      }
      if let threshold = generator.threshold {
        writer.key("threshold")
        writer.number(threshold)
      }
      writer.key("version")
      writer.string(generator.version)
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
}
