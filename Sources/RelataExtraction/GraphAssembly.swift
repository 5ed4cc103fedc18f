import RelataGraph

/// Puts what documents say together to the graph of a corpus.
///
/// What documents and graphs have in common are bearers of names and what is said of them; these are united as they come, and
/// who is who is decided at the end. So the result depends on the set of documents alone: not on their order, nor on how they
/// were grouped on the way. Memory grows with the graph, not with the number of documents.
public struct GraphAssembly: Sendable {
  private let gazetteer: Gazetteer
  private let ontology: Ontology
  private let generator: Graph.Generator
  /// As in `Graph.limit`.
  private(set) var limit: Int?
  private var names: Set<String> = []
  private var documents: [Graph.Document] = []
  /// Where each document is; made when it is first needed.
  private var documentNumbers: [String: Int]?
  private var bearers: [HeldBearer] = []
  private var bearerNumbers: [ExactText: Int] = [:]
  private var statements: [HeldStatement] = []
  private var statementNumbers: [Statement: Int] = [:]

  /// - Parameters:
  ///   - generator: What makes the graphs that are added.
  ///   - limit: The number of sentences and mentions kept for each relation between bearers and for each bearer; `nil` for all.
  public init(gazetteer: Gazetteer, ontology: Ontology, generator: Graph.Generator, limit: Int? = nil) {
    self.gazetteer = gazetteer
    self.ontology = ontology
    self.generator = generator
    self.limit = limit
  }

  private struct HeldBearer {
    var id: String
    var type: EntityType
    var names: [ExactText: Int] = [:]
    var mentions: [Mention] = []
    var omitted = 0

    mutating func bound(to limit: Int) {
      guard mentions.count > limit else { return }
      mentions.sort()
      omitted += mentions.count - limit
      mentions.removeLast(mentions.count - limit)
    }
  }

  /// What may be said, between bearers by their numbers.
  private struct Statement: Hashable {
    var source: Int
    var target: Int
    var speaker: Int?
    var type: String
    var polarity: Polarity
    var modality: Modality
  }

  private struct HeldStatement {
    var statement: Statement
    var evidence: [Evidence] = []
    var omission: Omission

    mutating func bound(to limit: Int) { evidence.bound(to: limit, omitting: &omission) }
  }

  // MARK: Adding

  /// Adds what a document says, which must not be there yet.
  public mutating func add(_ graph: DocumentGraph) {
    documentNumbers?[graph.document.id] = documents.count
    documents.append(graph.document)
    let numbers = graph.entities.map { entity -> Int? in
      guard !entity.mentions.isEmpty else { return nil }
      let id =
        entity.entry.map(Bearer.id(entry:))
        ?? Bearer.id(entity.type, words: NameMatching.words(NameMatching.fullest(Bearer.names(of: entity.mentions))))
      return number(of: id, entity.type)
    }
    // Two entities of the document may bear one name; what is said of both is said once.
    var mentions: [Int: Set<Mention>] = [:]
    for (entity, number) in zip(graph.entities, numbers) { if let number { mentions[number, default: []].formUnion(entity.mentions) } }
    for (number, found) in mentions { add(Array(found), to: number) }
    var evidence: [Statement: Set<Evidence>] = [:]
    for relation in graph.relations {
      guard let source = numbers[relation.source], let target = numbers[relation.target], let definition = ontology.definitions[relation.type] else { continue }
      var statement = Statement(
        source: source, target: target, speaker: relation.attributed.flatMap { numbers[$0] }, type: relation.type, polarity: relation.polarity,
        modality: relation.modality)
      var sentence = relation.evidence
      if definition.type.symmetric, turn(&statement) { sentence.turn() }
      sentence.bearers = ids(statement)
      evidence[statement, default: []].insert(sentence)
    }
    for (statement, sentences) in evidence { add(Array(sentences), nil, to: statement) }
  }

  /// Adds what a graph says, of the documents that it is wanted of and that are not there yet.
  ///
  /// - Throws: `MergeError` where the graph was made by other tools or has a document in another version, and where it keeps only
  ///   some of its sentences and not all its documents are wanted.
  public mutating func add(_ graph: Graph, keeping isWanted: (String) -> Bool = { _ in true }) throws(MergeError) {
    let tools = generator.differences(from: graph.generator)
    guard tools.isEmpty else {
      throw MergeError(message: "they were made by different tools (\(tools.map(\.rawValue).joined(separator: ", "))); extract both with the same")
    }
    // Names are joined like the corpora: each once, sorted.
    names.formUnion(graph.corpus.name.split(separator: "+", omittingEmptySubsequences: false).map(String.init))
    var numbers = documentNumbers ?? Dictionary(documents.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
    documentNumbers = nil
    defer { documentNumbers = numbers }
    var added: Set<String> = []
    for var document in graph.corpus.documents where isWanted(document.id) {
      document.reprintOf = nil
      guard let known = numbers[document.id] else {
        added.insert(document.id)
        continue
      }
      guard documents[known].isIdentical(to: document) else {
        throw MergeError(message: "document \(document.id) is there in two versions; remove one of them, or give --base")
      }
    }
    let isWhole = added.count == graph.corpus.documents.count
    guard isWhole || added.isEmpty || graph.limit == nil else {
      throw MergeError(message: "a graph that doesn't keep all sentences can't be taken apart: it must share no document with the others")
    }
    for var document in graph.corpus.documents where added.contains(document.id) {
      document.reprintOf = nil
      numbers[document.id] = documents.count
      documents.append(document)
    }
    if let other = graph.limit { bound(to: min(limit ?? other, other)) }
    if added.isEmpty { return }
    for entity in graph.entities { try add(entity, of: isWhole ? nil : added, isBounded: graph.limit != nil) }
    for relation in graph.relations { try add(relation, of: isWhole ? nil : added) }
    for relation in graph.withheld { try add(relation, of: isWhole ? nil : added) }
  }

  /// Sets the signatures of documents.
  mutating func sign(_ signatures: [String: String]) {
    for index in documents.indices { if let signature = signatures[documents[index].id] { documents[index].signature = signature } }
  }

  private mutating func add(_ entity: Entity, of wanted: Set<String>?, isBounded: Bool) throws(MergeError) {
    guard !entity.bearers.isEmpty || entity.mentions.isEmpty else {
      throw MergeError(message: "node \(entity.id) has no bearers: it was made by hand or by an older version; extract the corpus again")
    }
    var mentions: [String: [Mention]] = [:]
    for mention in entity.mentions where wanted?.contains(mention.document) ?? true { mentions[mention.bearer, default: []].append(mention) }
    for bearer in entity.bearers {
      guard let found = mentions.removeValue(forKey: bearer.id) ?? (isBounded ? [] : nil) else { continue }
      let number = number(of: bearer.id, bearer.type)
      if isBounded {
        for name in bearer.names { bearers[number].names[ExactText(name.text), default: 0] += name.count }
        bearers[number].omitted += bearer.omitted
        bearers[number].mentions += found
        if let limit, found.count > 0 { bearers[number].bound(to: limit) }
      } else {
        add(found, to: number)
      }
    }
    if let stray = mentions.keys.min() { throw MergeError(message: "node \(entity.id) has a mention of \(stray), which is none of its bearers") }
  }

  private mutating func add(_ relation: Relation, of wanted: Set<String>?) throws(MergeError) {
    guard let definition = ontology.definitions[relation.type] else {
      throw MergeError(message: "\(relation.place) is of a type that the ontology doesn't have")
    }
    func statement(_ bearers: Evidence.Bearers) throws(MergeError) -> (Statement, isTurned: Bool) {
      func number(_ id: String) throws(MergeError) -> Int {
        guard let number = bearerNumbers[ExactText(id)] else {
          throw MergeError(message: "\(relation.place) is about \(id), which no node has among its bearers")
        }
        return number
      }
      var statement = Statement(
        source: try number(bearers.source), target: try number(bearers.target), speaker: relation.attributed == nil ? nil : try number(bearers.speaker),
        type: relation.type, polarity: relation.polarity, modality: relation.modality)
      let isTurned = definition.type.symmetric && turn(&statement)
      return (statement, isTurned)
    }
    var evidence: [Evidence.Bearers: [Evidence]] = [:]
    for sentence in relation.evidence where wanted?.contains(sentence.document) ?? true { evidence[sentence.bearers, default: []].append(sentence) }
    for (bearers, sentences) in evidence {
      let (statement, isTurned) = try statement(bearers)
      add(isTurned ? sentences.map { $0.turned } : sentences, nil, to: statement)
    }
    for omission in relation.omitted { add([], omission, to: try statement(omission.bearers).0) }
  }

  private mutating func number(of id: String, _ type: EntityType) -> Int {
    let key = ExactText(id)
    if let number = bearerNumbers[key] {
      bearers[number].type = min(bearers[number].type, type)
      return number
    }
    bearers.append(HeldBearer(id: id, type: type))
    bearerNumbers[key] = bearers.count - 1
    return bearers.count - 1
  }

  private mutating func add(_ mentions: [Mention], to number: Int) {
    for mention in mentions { if let name = mention.name { bearers[number].names[ExactText(name), default: 0] += 1 } }
    let id = bearers[number].id
    bearers[number].mentions += mentions.map { mention in
      var mention = mention
      mention.bearer = id
      return mention
    }
    if let limit, bearers[number].mentions.count > GraphAssembly.slack(limit) { bearers[number].bound(to: limit) }
  }

  private mutating func add(_ evidence: [Evidence], _ omission: Omission?, to statement: Statement) {
    let number: Int
    if let known = statementNumbers[statement] {
      number = known
    } else {
      number = statements.count
      statements.append(HeldStatement(statement: statement, omission: Omission(bearers: ids(statement))))
      statementNumbers[statement] = number
    }
    statements[number].evidence += evidence
    if let omission { statements[number].omission.add(omission) }
    if let limit, statements[number].evidence.count > GraphAssembly.slack(limit) {
      statements[number].bound(to: limit)
    }
  }

  /// How much is held before what is too much is let go.
  private static func slack(_ limit: Int) -> Int { limit + limit / 2 + 4 }

  private mutating func bound(to limit: Int) {
    if let known = self.limit, known <= limit { return }
    self.limit = limit
    for index in bearers.indices { bearers[index].bound(to: limit) }
    for index in statements.indices { statements[index].bound(to: limit) }
  }

  /// A relation that holds both ways is said from the bearer that comes first.
  private func turn(_ statement: inout Statement) -> Bool {
    guard bearers[statement.target].id.utf8.lexicographicallyPrecedes(bearers[statement.source].id.utf8) else { return false }
    swap(&statement.source, &statement.target)
    return true
  }

  private func ids(_ statement: Statement) -> Evidence.Bearers {
    Evidence.Bearers(source: bearers[statement.source].id, target: bearers[statement.target].id, speaker: statement.speaker.map { bearers[$0].id } ?? "")
  }

  // MARK: The graph

  private struct RelationKey: Hashable {
    var source: String
    var target: String
    var type: String
    var polarity: Polarity
    var modality: Modality
    var attributed: String?
  }

  /// The graph of all documents so far.
  ///
  /// - Parameter name: The name of the corpus; without one, those of the graphs that were added, joined with `+`.
  public consuming func graph(name: String? = nil) -> Graph {
    if let limit {
      for index in bearers.indices { bearers[index].bound(to: limit) }
      for index in statements.indices { statements[index].bound(to: limit) }
    }
    bearerNumbers = [:]
    statementNumbers = [:]
    documentNumbers = nil
    var identifiers = [String](repeating: "", count: bearers.count)
    let entities = takeEntities(&identifiers)
    var numbers: [RelationKey: Int] = [:]
    var relations: [Relation] = []
    for index in statements.indices {
      let statement = statements[index].statement
      var (evidence, omission) = (statements[index].evidence, statements[index].omission)
      // What was handed on is not held twice.
      statements[index].evidence = []
      statements[index].omission = Omission(bearers: Evidence.Bearers())
      var key = RelationKey(
        source: identifiers[statement.source], target: identifiers[statement.target], type: statement.type, polarity: statement.polarity,
        modality: statement.modality, attributed: statement.speaker.map { identifiers[$0] })
      let definition = ontology.definitions[statement.type]
      if definition?.type.symmetric ?? false, key.target < key.source {
        swap(&key.source, &key.target)
        for index in evidence.indices { evidence[index].turn() }
        swap(&omission.bearers.source, &omission.bearers.target)
      }
      if let number = numbers[key] {
        relations[number].evidence += evidence
      } else {
        numbers[key] = relations.count
        relations.append(
          Relation(
            source: key.source, target: key.target, type: key.type, polarity: key.polarity, modality: key.modality, attributed: key.attributed,
            quad: definition?.type.quad, evidence: evidence))
      }
      if !omission.sentences.isEmpty {
        omission.sentences.sort()
        relations[numbers[key] ?? 0].omitted.append(omission)
      }
    }
    let originals = ReprintClusters.originals(of: documents)
    if !originals.isEmpty { for index in documents.indices { documents[index].reprintOf = originals[documents[index].id] } }
    documents.sort { $0.id < $1.id }
    for index in relations.indices {
      relations[index].evidence.sort()
      relations[index].omitted.sort { Omission.precedes($0, $1) }
      relations[index].summarize(originals: originals)
    }
    let withheld = relations.filter { $0.source == $0.target }
    relations.removeAll { $0.source == $0.target }
    let types = Set(relations.map(\.type))
    return Graph(
      generator: generator, corpus: Graph.Corpus(name: name ?? names.sorted().joined(separator: "+"), documents: documents),
      relationTypes: ontology.definitions.filter { types.contains($0.key) }.mapValues(\.type), entities: entities, relations: relations,
      withheld: withheld, limit: limit)
  }

  /// - Parameter identifiers: Is given the identifier of each bearer's entity.
  private mutating func takeEntities(_ identifiers: inout [String]) -> [Entity] {
    let order = bearers.indices.sorted { bearers[$0].id.utf8.lexicographicallyPrecedes(bearers[$1].id.utf8) }
    let known = order.map { Bearer(id: bearers[$0].id, type: bearers[$0].type, names: Bearer.sorted(bearers[$0].names), omitted: bearers[$0].omitted) }
    var entities: [Entity] = []
    for var resolved in EntityResolution(known, gazetteer: gazetteer).entities {
      for place in resolved.bearers {
        identifiers[order[place]] = resolved.entity.id
        resolved.entity.bearers.append(known[place])
        resolved.entity.mentions += bearers[order[place]].mentions
        bearers[order[place]].mentions = []
      }
      resolved.entity.mentions.sort()
      entities.append(resolved.entity)
    }
    return entities
  }
}
