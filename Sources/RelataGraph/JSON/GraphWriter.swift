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
      writer.member("directed", true)
      try writer.member("edges", each: relations, to: write) { $0.relation(complete($1), usual: $1.usual(among: usual)) }
      try writer.object("graph") { (writer) throws(Failure) in
        try writer.header(self, documents, to: write)
        if !rejected.isEmpty {
          writer.key("rejected")
          try writer.rejected(rejected, usual, to: write)
        }
        writer.member("relations") { $0.relationTypes(relationTypes) }
        writer.member("schema", Graph.schema)
        if !withheld.isEmpty {
          try writer.member("withheld", each: withheld, to: write) { $0.relation(complete($1), usual: $1.usual(among: usual)) }
        }
      }
      writer.member("multigraph", true)
      try writer.member("nodes", each: entities, to: write) { $0.entity($1) }
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
      writer.member("edges", each: relations, to: { sum.add($0) }) { $0.relation(complete($1), usual: $1.usual(among: usual)) }
      writer.member("nodes", each: entities, to: { sum.add($0) }) { $0.entity($1) }
      writer.member("rejected") { $0.rejected(rejected, usual, to: { sum.add($0) }) }
      writer.member("withheld", each: withheld, to: { sum.add($0) }) { $0.relation(complete($1), usual: $1.usual(among: usual)) }
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
    member("content", ifAny: graph.content)
    try object("corpus") { (writer) throws(Failure) in
      writer.member("digest", graph.corpus.digest)
      try writer.member("documents", each: documents, to: write) { $0.document($1) }
      writer.member("name", graph.corpus.name)
    }
    member("corrections", ifAny: graph.corrections)
    member("generator") { $0.generator(graph.generator) }
    member("limit", ifAny: graph.limit)
  }

  fileprivate mutating func relationTypes(_ types: [String: RelationType]) {
    object { writer in
      for (name, type) in types.sorted(by: { $0.key < $1.key }) {
        writer.member(name) { $0.relationType(type) }
      }
    }
  }

  fileprivate mutating func rejected<Failure: Error>(
    _ rejected: Graph.Rejected, _ usual: [String: String], to write: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try object { (writer) throws(Failure) in
      try writer.member("edges", each: rejected.relations, to: write) { $0.relation($1, usual: $1.usual(among: usual)) }
      try writer.member("nodes", each: rejected.entities, to: write) { $0.entity($1) }
    }
  }

  mutating func generator(_ generator: Graph.Generator) {
    object { writer in
      for (key, value) in [
        ("gazetteer", generator.gazetteer), ("model", generator.model), ("name", generator.name), ("ontology", generator.ontology),
      ] {
        writer.member(key, value)
      }
      if !generator.scorer.isEmpty { writer.member("scorer", generator.scorer) }
      writer.member("threshold", ifAny: generator.threshold)
      writer.member("version", generator.version)
    }
  }

  mutating func document(_ document: Graph.Document) {
    object { writer in
      writer.member("date", document.date)
      writer.member("digest", document.digest)
      writer.member("id", document.id)
      writer.member("reprintOf", ifAny: document.reprintOf)
      if !document.signature.isEmpty { writer.member("signature", document.signature) }
      writer.member("source", document.source)
      writer.member("title", document.title)
      writer.member("words", document.words)
    }
  }

  mutating func relationType(_ type: RelationType) {
    object { writer in
      writer.member("color", type.color)
      writer.member("label", type.label)
      writer.member("plover", type.plover)
      writer.member("quad", type.quad?.rawValue)
      writer.member("symmetric", type.symmetric)
    }
  }
}
