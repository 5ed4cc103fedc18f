extension Graph {
  /// Reads a graph file.
  ///
  /// Members that this version does not know are passed over. Everything else is checked: identifiers are unique, ends of
  /// edges exist, ranges are ranges.
  /// - Throws: `JSONError` with line and column.
  public init(json bytes: [UInt8]) throws(JSONError) {
    var reader = JSONReader(bytes)
    var draft = GraphDraft()
    guard reader.peek() == UInt8(ascii: "{") else { throw reader.error("expected a graph: an object with nodes and edges") }
    try reader.object { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "graph": try draft.readHeader(&reader)
      case "nodes":
        draft.hasNodes = true
        try reader.array { (reader: inout JSONReader) throws(JSONError) in try draft.readEntity(&reader) }
      case "edges":
        draft.hasEdges = true
        try reader.array { (reader: inout JSONReader) throws(JSONError) in try draft.readRelation(&reader) }
      default: try reader.skip()
      }
    }
    try reader.finish()
    self = try draft.graph(reader)
  }
}

/// A graph while it is being read: the header may come after the edges, and the nodes at the very end.
private struct GraphDraft {
  var schema: String?
  var generator = Graph.Generator(name: "", version: "", model: "", ontology: "", gazetteer: "")
  var corpus = Graph.Corpus(name: "", documents: [], digest: "")
  var relationTypes: [String: RelationType] = [:]
  var entities: [Entity] = []
  var identifiers: Set<String> = []
  var relations: [Relation] = []
  var withheld: [Relation] = []
  var limit: Int?
  /// Where each relation begins, for errors found when all nodes are known.
  var offsets: [Int] = []
  var hasNodes = false
  var hasEdges = false

  func graph(_ reader: JSONReader) throws(JSONError) -> Graph {
    let top = "expected a Relata graph with the members graph, nodes and edges; "
    guard let schema else { throw reader.error(top + "graph.schema is missing", at: 0) }
    guard schema == Graph.schema else {
      throw reader.error("expected schema \(Graph.schema), found \(schema): made by another version of Relata; extract it again", at: 0)
    }
    guard hasNodes, hasEdges else { throw reader.error(top + (hasNodes ? "edges" : "nodes") + " is missing", at: 0) }
    // By places: a relation that is taken out is a dozen references counted.
    for index in relations.indices where !identifiers.contains(relations[index].source) || !identifiers.contains(relations[index].target) {
      let relation = relations[index]
      let end = identifiers.contains(relation.source) ? relation.target : relation.source
      throw reader.error("edge \(relation.source) \(relation.type) \(relation.target): there is no node \(end)", at: offsets[index])
    }
    for relation in withheld where !identifiers.contains(relation.source) || relation.source != relation.target {
      throw reader.error("graph.withheld has a relation of \(relation.source) with \(relation.target); expected both ends to be one node", at: 0)
    }
    var graph = Graph(
      generator: generator, corpus: corpus, relationTypes: relationTypes, entities: entities, relations: relations, withheld: withheld, limit: limit)
    try checkUnique(graph, reader)
    graph.fillBearers()
    return graph
  }

  mutating func readHeader(_ reader: inout JSONReader) throws(JSONError) {
    try reader.object { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "schema": schema = try reader.string()
      case "generator": generator = try reader.generator()
      case "corpus": try readCorpus(&reader)
      case "limit": limit = try reader.count(from: 1)
      case "withheld":
        try reader.array { (reader: inout JSONReader) throws(JSONError) in withheld.append(try reader.relation()) }
      case "relations":
        try reader.object { (reader: inout JSONReader, name) throws(JSONError) in
          relationTypes[name] = try reader.relationType(default: name)
        }
      default: try reader.skip()
      }
    }
  }

  private mutating func readCorpus(_ reader: inout JSONReader) throws(JSONError) {
    var seen: Set<String> = []
    try reader.object { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "name": corpus.name = try reader.string()
      case "digest": corpus.digest = try reader.string()
      case "documents":
        try reader.array { (reader: inout JSONReader) throws(JSONError) in
          let offset = reader.nextOffset
          let document = try reader.document()
          guard seen.insert(document.id).inserted else { throw reader.error("document \(document.id) is listed twice", at: offset) }
          corpus.documents.append(document)
        }
      default: try reader.skip()
      }
    }
  }

  mutating func readEntity(_ reader: inout JSONReader) throws(JSONError) {
    let offset = reader.nextOffset
    let entity = try reader.entity()
    guard identifiers.insert(entity.id).inserted else { throw reader.error("node \(entity.id) is there twice", at: offset) }
    entities.append(entity)
  }

  mutating func readRelation(_ reader: inout JSONReader) throws(JSONError) {
    offsets.append(reader.nextOffset)
    relations.append(try reader.relation())
  }

  /// Fails where two edges have the same ends and key.
  private func checkUnique(_ graph: Graph, _ reader: JSONReader) throws(JSONError) {
    for index in graph.relations.indices.dropFirst() where !Relation.precedes(graph.relations[index - 1], graph.relations[index]) {
      let one = graph.relations[index]
      let twins = relations.indices.filter { relations[$0].source == one.source && relations[$0].target == one.target && relations[$0].key == one.key }
      throw reader.error("edge \(one.source) \(one.key) \(one.target) is there twice", at: offsets[twins[twins.count - 1]])
    }
  }
}

extension Graph {
  /// Gives evidence that doesn't say whom it speaks of the first bearer of each entity.
  fileprivate mutating func fillBearers() {
    let usual = usualBearers
    guard !usual.isEmpty else { return }
    for index in relations.indices { relations[index].fillBearers(relations[index].usual(among: usual)) }
    for index in withheld.indices { withheld[index].fillBearers(withheld[index].usual(among: usual)) }
  }
}

extension Relation {
  fileprivate mutating func fillBearers(_ usual: Evidence.Bearers) {
    for index in evidence.indices {
      if evidence[index].bearers.source.isEmpty { evidence[index].bearers.source = usual.source }
      if evidence[index].bearers.target.isEmpty { evidence[index].bearers.target = usual.target }
      if evidence[index].bearers.speaker.isEmpty { evidence[index].bearers.speaker = usual.speaker }
    }
    // They are what order is decided by last.
    if !evidence.isSorted { evidence.sort() }
  }
}

extension JSONReader {
  mutating func optionalString() throws(JSONError) -> String? {
    null() ? nil : try repeated()
  }

  mutating func generator() throws(JSONError) -> Graph.Generator {
    var generator = Graph.Generator(name: "", version: "", model: "", ontology: "", gazetteer: "")
    try object { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "name": generator.name = try reader.string()
      case "version": generator.version = try reader.string()
      case "model": generator.model = try reader.string()
      case "ontology": generator.ontology = try reader.string()
      case "gazetteer": generator.gazetteer = try reader.string()
      default: try reader.skip()
      }
    }
    return generator
  }

  /// An entity, with its mentions if they are there.
  mutating func entity() throws(JSONError) -> Entity {
    let offset = nextOffset
    var entity = Entity(id: "", name: "", type: .organization)
    var type: EntityType?
    try object { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "id": entity.id = try reader.repeated()
      case "name": entity.name = try reader.string()
      case "type": type = try reader.choice(of: "entity type")
      case "aliases": entity.aliases = try reader.strings()
      case "iso": entity.iso = try reader.optionalString()
      case "bearers":
        try reader.array { (reader: inout JSONReader) throws(JSONError) in entity.bearers.append(try reader.bearer()) }
      case "mentions":
        try reader.array { (reader: inout JSONReader) throws(JSONError) in entity.mentions.append(try reader.mention()) }
      default: try reader.skip()
      }
    }
    guard !entity.id.isEmpty, let type else { throw error("expected a node with id and type", at: offset) }
    entity.type = type
    if let usual = entity.bearers.first?.id {
      for index in entity.mentions.indices where entity.mentions[index].bearer.isEmpty { entity.mentions[index].bearer = usual }
    }
    return entity
  }

  private mutating func bearer() throws(JSONError) -> Bearer {
    let offset = nextOffset
    var bearer = Bearer(id: "", type: .organization)
    try object { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "id": bearer.id = try reader.string()
      case "type": bearer.type = try reader.choice(of: "entity type")
      case "omitted": bearer.omitted = try reader.count()
      case "names":
        try reader.object { (reader: inout JSONReader, name) throws(JSONError) in
          bearer.names.append(Bearer.Name(text: name, count: try reader.count()))
        }
      default: try reader.skip()
      }
    }
    guard !bearer.id.isEmpty else { throw error("expected a bearer with id", at: offset) }
    return bearer
  }

  private mutating func omission() throws(JSONError) -> Omission {
    var omission = Omission(bearers: Evidence.Bearers())
    try object { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "source": omission.bearers.source = try reader.optionalString() ?? ""
      case "target": omission.bearers.target = try reader.optionalString() ?? ""
      case "speaker": omission.bearers.speaker = try reader.optionalString() ?? ""
      case "plover":
        try reader.object { (reader: inout JSONReader, type) throws(JSONError) in omission.plover[type] = try reader.count() }
      case "confidences":
        try reader.object { (reader: inout JSONReader, text) throws(JSONError) in
          guard let confidence = Double(text), confidence.isFinite else { throw reader.error("expected a confidence, found \(text)") }
          try reader.array { (reader: inout JSONReader) throws(JSONError) in
            omission.sentences.append(Omission.Sentence(document: try reader.repeated(), confidence: confidence))
          }
        }
      default: try reader.skip()
      }
    }
    omission.sentences.sort()
    return omission
  }

  /// A relation, with its evidence if it is there.
  mutating func relation() throws(JSONError) -> Relation {
    let offset = nextOffset
    var relation = Relation(source: "", target: "", type: "")
    try object { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "source": relation.source = try reader.repeated()
      case "target": relation.target = try reader.repeated()
      case "type": relation.type = try reader.repeated()
      case "polarity": relation.polarity = try reader.choice(of: "polarity")
      case "modality": relation.modality = try reader.choice(of: "modality")
      case "attributed": relation.attributed = try reader.optionalString()
      case "topic": relation.topic = try reader.optionalString()
      case "time": relation.time = try reader.optionalString()
      case "plover": relation.plover = try reader.optionalString()
      case "quad": relation.quad = reader.null() ? nil : try reader.choice(of: "quad class")
      case "confidence": relation.confidence = try reader.number()
      case "sources": relation.sources = try reader.count()
      case "omitted":
        try reader.array { (reader: inout JSONReader) throws(JSONError) in relation.omitted.append(try reader.omission()) }
      case "evidence":
        try reader.array { (reader: inout JSONReader) throws(JSONError) in relation.evidence.append(try reader.evidence()) }
      default: try reader.skip()
      }
    }
    guard !relation.source.isEmpty, !relation.target.isEmpty, !relation.type.isEmpty else {
      throw error("expected an edge with source, target and type", at: offset)
    }
    return relation
  }

  /// A whole number that can be added up as often as a file can have it.
  mutating func count(from least: Int = 0) throws(JSONError) -> Int {
    let offset = nextOffset
    let count = try integer()
    guard count >= least, count < 1 << 36 else { throw error("expected a number from \(least) upwards, found \(count)", at: offset) }
    return count
  }

  mutating func strings() throws(JSONError) -> [String] {
    var out: [String] = []
    try array { (reader: inout JSONReader) throws(JSONError) in out.append(try reader.string()) }
    return out
  }

  mutating func choice<Choice: RawRepresentable & CaseIterable>(of what: String) throws(JSONError) -> Choice
  where Choice.RawValue == String {
    let offset = offset
    let text = try string()
    if let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    throw error("\(text) is no \(what); expected one of \(known)", at: offset)
  }

  mutating func relationType(default name: String) throws(JSONError) -> RelationType {
    var type = RelationType(label: name)
    try object { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "label": type.label = try reader.string()
      case "symmetric": type.symmetric = try reader.bool()
      case "plover": type.plover = try reader.optionalString()
      case "quad": type.quad = reader.null() ? nil : try reader.choice(of: "quad class")
      case "color":
        let offset = reader.nextOffset
        type.color = try reader.optionalString()
        if let color = type.color, !RelationType.isColor(color) { throw reader.error("\(color) is no colour; expected #rrggbb", at: offset) }
      default: try reader.skip()
      }
    }
    return type
  }

  mutating func document() throws(JSONError) -> Graph.Document {
    var document = Graph.Document(id: "", digest: "", words: 0)
    try object { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "id": document.id = try reader.string()
      case "title": document.title = try reader.optionalString()
      case "date": document.date = try reader.optionalString()
      case "source": document.source = try reader.optionalString()
      case "digest": document.digest = try reader.string()
      case "words": document.words = try reader.integer()
      case "signature": document.signature = try reader.string()
      case "reprintOf": document.reprintOf = try reader.optionalString()
      default: try reader.skip()
      }
    }
    return document
  }

  mutating func mention() throws(JSONError) -> Mention {
    var mention = Mention(document: "", range: 0..<0, text: "", kind: .name)
    var span = SpanDraft()
    var isNamed = false
    try object { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "document": mention.document = try reader.repeated()
      case "text": mention.text = try reader.repeated()
      case "kind": mention.kind = try reader.choice(of: "kind of mention")
      case "bearer": mention.bearer = try reader.repeated()
      case "name":
        mention.name = try reader.optionalString()
        isNamed = true
      default: try span.read(&reader, key)
      }
    }
    mention.range = try span.range(self)
    if !isNamed { mention.name = mention.kind == .name ? mention.text : nil }
    return mention
  }

  mutating func evidence() throws(JSONError) -> Evidence {
    var evidence = Evidence(document: "", range: 0..<0, text: "", trigger: 0..<0, source: 0..<0, target: 0..<0)
    var span = SpanDraft()
    try object { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "document": evidence.document = try reader.repeated()
      case "text": evidence.text = try reader.string()
      case "trigger": evidence.trigger = try reader.span()
      case "source": evidence.source = try reader.span(of: &evidence.bearers.source)
      case "target": evidence.target = try reader.span(of: &evidence.bearers.target)
      case "speaker": evidence.bearers.speaker = try reader.repeated()
      case "topic": evidence.topic = try reader.optionalString()
      case "time": evidence.time = try reader.optionalString()
      case "frame": evidence.frame = try reader.repeated()
      case "path": evidence.path = try reader.repeated()
      case "plover": evidence.plover = try reader.optionalString()
      case "confidence": evidence.confidence = try reader.number()
      default: try span.read(&reader, key)
      }
    }
    evidence.range = try span.range(self)
    return evidence
  }

  private mutating func span() throws(JSONError) -> Range<Int> {
    var bearer = ""
    return try span(of: &bearer)
  }

  private mutating func span(of bearer: inout String) throws(JSONError) -> Range<Int> {
    var span = SpanDraft()
    try object { (reader: inout JSONReader, key) throws(JSONError) in
      if key == "bearer" { bearer = try reader.repeated() } else { try span.read(&reader, key) }
    }
    return try span.range(self)
  }
}

/// The members `start` and `end` of an object.
private struct SpanDraft {
  var start: Int?
  var end: Int?

  mutating func read(_ reader: inout JSONReader, _ key: String) throws(JSONError) {
    switch key {
    case "start": start = try reader.integer()
    case "end": end = try reader.integer()
    default: try reader.skip()
    }
  }

  func range(_ reader: JSONReader) throws(JSONError) -> Range<Int> {
    guard let start, let end, start >= 0, start <= end else {
      throw reader.error("expected start and end with 0 ≤ start ≤ end")
    }
    return start..<end
  }
}
