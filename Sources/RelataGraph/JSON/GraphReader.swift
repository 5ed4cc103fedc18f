import RelataSupport

extension Graph {
  /// Reads a graph file.
  ///
  /// Members that this version does not know are passed over. Everything else is checked: identifiers are unique, ends of
  /// edges exist, ranges are ranges.
  /// - Throws: `JSONError` with line and column.
  public init(json bytes: [UInt8]) throws(JSONError) { try self.init(json: JSONSource(bytes)) }

  /// As `init(json:)`, from a file that is not held.
  package init(json source: JSONSource) throws(JSONError) {
    var reader = JSONReader(source)
    var draft = GraphDraft()
    guard reader.peek() == UInt8(ascii: "{") else { throw reader.error("expected a graph: an object with nodes and edges") }
    try reader.members { (reader: inout JSONReader, key) throws(JSONError) in
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
  var rejected = Graph.Rejected()
  var corrections: String?
  var content: String?
  var limit: Int?
  /// Where each relation begins, for errors found when all nodes are known.
  var offsets: [Int] = []
  var hasNodes = false
  var hasEdges = false

  /// - Returns: The graph, of which nothing is left here: a large one is not there twice.
  mutating func graph(_ reader: JSONReader) throws(JSONError) -> Graph {
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
    try checkRejected(reader)
    try checkUnique(reader)
    var graph = Graph(
      generator: generator, corpus: corpus, relationTypes: relationTypes, entities: [], relations: [], withheld: withheld, rejected: rejected,
      corrections: corrections, content: content, limit: limit)
    swap(&graph.entities, &entities)
    swap(&graph.relations, &relations)
    graph.sort()
    graph.fillBearers()
    return graph
  }

  mutating func readHeader(_ reader: inout JSONReader) throws(JSONError) {
    try reader.members { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "schema": schema = try reader.string()
      case "generator": generator = try reader.generator()
      case "corpus": try readCorpus(&reader)
      case "limit": limit = try reader.count(from: 1)
      case "content": content = try reader.optionalString()
      case "corrections": corrections = try reader.optionalString()
      case "rejected": try readRejected(&reader)
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

  private mutating func readRejected(_ reader: inout JSONReader) throws(JSONError) {
    try reader.members { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "edges": try reader.array { (reader: inout JSONReader) throws(JSONError) in rejected.relations.append(try reader.relation()) }
      case "nodes": try reader.array { (reader: inout JSONReader) throws(JSONError) in rejected.entities.append(try reader.entity()) }
      default: try reader.skip()
      }
    }
  }

  /// What is rejected is of nodes too, and none is in the graph and rejected.
  private func checkRejected(_ reader: JSONReader) throws(JSONError) {
    if rejected.isEmpty { return }
    var known = identifiers
    for entity in rejected.entities where !known.insert(entity.id).inserted { throw reader.error("graph.rejected: node \(entity.id) is there twice", at: 0) }
    for relation in rejected.relations where !known.contains(relation.source) || !known.contains(relation.target) {
      let end = known.contains(relation.source) ? relation.target : relation.source
      throw reader.error("graph.rejected: edge \(relation.source) \(relation.type) \(relation.target): there is no node \(end)", at: 0)
    }
  }

  private mutating func readCorpus(_ reader: inout JSONReader) throws(JSONError) {
    var seen: Set<String> = []
    try reader.members { (reader: inout JSONReader, key) throws(JSONError) in
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
  private func checkUnique(_ reader: JSONReader) throws(JSONError) {
    if relations.indices.dropFirst().allSatisfy({ Relation.precedes(relations[$0 - 1], relations[$0]) }) { return }
    let order = relations.indices.sorted { Relation.precedes(relations[$0], relations[$1]) }
    for (one, other) in zip(order, order.dropFirst()) where !Relation.precedes(relations[one], relations[other]) {
      let twin = relations[one]
      let twins = relations.indices.filter { !Relation.precedes(relations[$0], twin) && !Relation.precedes(twin, relations[$0]) }
      throw reader.error("edge \(twin.source) \(twin.key) \(twin.target) is there twice", at: offsets[twins[twins.count - 1]])
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
    for index in rejected.relations.indices { rejected.relations[index].fillBearers(rejected.relations[index].usual(among: usual)) }
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
    try members { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "name": generator.name = try reader.string()
      case "version": generator.version = try reader.string()
      case "model": generator.model = try reader.string()
      case "ontology": generator.ontology = try reader.string()
      case "gazetteer": generator.gazetteer = try reader.string()
      case "scorer": generator.scorer = try reader.string()
      case "threshold": generator.threshold = try reader.number()
      default: try reader.skip()
      }
    }
    return generator
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
    let text = try repeated()
    if let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    throw error("\(text) is no \(what); expected one of \(known)", at: offset)
  }

  mutating func relationType(default name: String) throws(JSONError) -> RelationType {
    var type = RelationType(label: name)
    try members { (reader: inout JSONReader, key) throws(JSONError) in
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
    try members { (reader: inout JSONReader, key) throws(JSONError) in
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
}
