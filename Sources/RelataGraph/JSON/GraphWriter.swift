extension Graph {
  /// The graph as node-link JSON: keys sorted, nodes by identifier, edges by source, target and key, two-space indent.
  ///
  /// `networkx.node_link_graph(data, edges="edges")` loads it as it is.
  public func json() -> [UInt8] {
    var out: [UInt8] = []
    writeJSON { out.append(contentsOf: $0) }
    return out
  }

  /// Writes the JSON in pieces, so that no second copy of a large graph is held.
  public func writeJSON<Failure: Error>(_ write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var writer = JSONWriter()
    func drain(_ writer: inout JSONWriter) throws(Failure) {
      if writer.bytes.count > 1 << 16 { try write(writer.flush()) }
    }
    try writer.object { (writer) throws(Failure) in
      writer.key("directed")
      writer.bool(true)
      writer.key("edges")
      try writer.array(relations) { (writer, relation) throws(Failure) in
        writer.relation(relation)
        try drain(&writer)
      }
      writer.key("graph")
      writer.header(self)
      writer.key("multigraph")
      writer.bool(true)
      writer.key("nodes")
      try writer.array(entities) { (writer, entity) throws(Failure) in
        writer.entity(entity)
        try drain(&writer)
      }
    }
    try write(writer.flush() + [0x0A])
  }
}

extension JSONWriter {
  fileprivate mutating func header(_ graph: Graph) {
    object { writer in
      writer.key("corpus")
      writer.object { writer in
        writer.key("digest")
        writer.string(graph.corpus.digest)
        writer.key("documents")
        writer.array(graph.corpus.documents) { $0.document($1) }
        writer.key("name")
        writer.string(graph.corpus.name)
      }
      writer.key("generator")
      writer.generator(graph.generator)
      writer.key("relations")
      writer.object { writer in
        for (name, type) in graph.relationTypes.sorted(by: { $0.key < $1.key }) {
          writer.key(name)
          writer.relationType(type)
        }
      }
      writer.key("schema")
      writer.string(Graph.schema)
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
      writer.key("count")
      writer.integer(count ?? entity.mentions.count)
      writer.key("id")
      writer.string(entity.id)
      writer.key("iso")
      writer.string(entity.iso)
      if count == nil {
        writer.key("mentions")
        writer.array(entity.mentions) { $0.mention($1) }
      }
      writer.key("name")
      writer.string(entity.name)
      writer.key("type")
      writer.string(entity.type.rawValue)
    }
  }

  mutating func mention(_ mention: Mention) {
    object { writer in
      writer.key("document")
      writer.string(mention.document)
      writer.key("end")
      writer.integer(mention.range.upperBound)
      writer.key("kind")
      writer.string(mention.kind.rawValue)
      writer.key("start")
      writer.integer(mention.range.lowerBound)
      writer.key("text")
      writer.string(mention.text)
    }
  }

  /// Writes a relation, or with a weight, all of it but its evidence.
  mutating func relation(_ relation: Relation, weight: Int? = nil) {
    object { writer in
      writer.key("attributed")
      writer.string(relation.attributed)
      writer.key("confidence")
      writer.number(relation.confidence)
      if weight == nil {
        writer.key("evidence")
        writer.array(relation.evidence) { $0.evidence($1) }
      }
      writer.key("key")
      writer.string(relation.key)
      writer.key("modality")
      writer.string(relation.modality.rawValue)
      writer.key("plover")
      writer.string(relation.plover)
      writer.key("polarity")
      writer.string(relation.polarity.rawValue)
      writer.key("quad")
      writer.string(relation.quad?.rawValue)
      writer.key("source")
      writer.string(relation.source)
      writer.key("target")
      writer.string(relation.target)
      writer.key("time")
      writer.string(relation.time)
      writer.key("topic")
      writer.string(relation.topic)
      writer.key("type")
      writer.string(relation.type)
      writer.key("weight")
      writer.integer(weight ?? relation.weight)
    }
  }

  mutating func evidence(_ evidence: Evidence) {
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
      writer.span(evidence.source)
      writer.key("start")
      writer.integer(evidence.range.lowerBound)
      writer.key("target")
      writer.span(evidence.target)
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

  private mutating func span(_ range: Range<Int>) {
    object { writer in
      writer.key("end")
      writer.integer(range.upperBound)
      writer.key("start")
      writer.integer(range.lowerBound)
    }
  }
}
