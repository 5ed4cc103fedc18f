import RelataExtraction
import RelataGraph
import RelataSupport

/// Puts what documents say together to the graph of a corpus.
///
/// What documents and graphs have in common are bearers of names and what is said of them; these are united as they come, and
/// who is who is decided at the end. So the result depends on the set of documents alone: not on their order, nor on how they
/// were grouped on the way. Memory grows with the graph, not with the number of documents.
public struct GraphAssembly: Sendable {
  let gazetteer: Gazetteer
  let ontology: Ontology
  let generator: Graph.Generator
  /// As in `Graph.limit`.
  private(set) var limit: Int?
  private(set) var names: Set<String> = []
  private(set) var documents: DocumentSorter
  private(set) var reprints: ReprintFinder
  /// What each document is like, by its identifier; made when it is first needed.
  private var versions: [Fingerprint: Fingerprint]?
  private(set) var bearers: [HeldBearer] = []
  private var bearerNumbers: [ExactText: Int] = [:]
  private(set) var statements: [HeldStatement] = []
  /// Where the sentences are that corrections add relations to.
  public var search = SentenceSearch(nil)
  private var statementNumbers: [BearerStatement: Int] = [:]

  /// A folder for what is put off to disk, which any system has.
  public static let usualFolder = ScratchFile.usualFolder

  /// - Parameters:
  ///   - gazetteer: The one that the graphs are made with; it says which names are one entity's.
  ///   - ontology: The one that the graphs are made with; it says what each type of relation means.
  ///   - generator: What makes the graphs that are added.
  ///   - limit: The number of sentences and mentions kept for each relation between bearers and for each bearer; `nil` for all.
  ///   - folder: Where the list of documents is kept, in a file without a name, when there are thousands.
  public init(
    gazetteer: Gazetteer, ontology: Ontology, generator: Graph.Generator, limit: Int? = nil, folder: String = GraphAssembly.usualFolder
  ) {
    self.gazetteer = gazetteer
    self.ontology = ontology
    self.generator = generator
    self.limit = limit
    documents = DocumentSorter(folder: folder)
    reprints = ReprintFinder(folder: folder)
  }

  /// Why documents are lost, which the folder has no room for.
  public var failure: ScratchError? { documents.failure ?? reprints.failure }

  // MARK: Adding

  /// Adds what a document says, which must not be there yet.
  public mutating func add(_ graph: DocumentGraph) {
    let document = list(graph.document)
    let numbers = graph.entities.map { entity -> Int? in
      guard !entity.mentions.isEmpty else { return nil }
      let words = NameMatching.words(NameMatching.fullest(Bearer.names(of: entity.mentions)))
      let id = entity.entry.map(Bearer.id(entry:)) ?? Bearer.id(entity.type, words: words, document: entity.isOfOneDocument ? graph.document.id : nil)
      return number(of: id, entity.type)
    }
    // Two entities of the document may bear one name; what is said of both is said once.
    var mentions: [Int: Set<Mention>] = [:]
    for (entity, number) in zip(graph.entities, numbers) { if let number { mentions[number, default: []].formUnion(entity.mentions) } }
    for (number, found) in mentions { add(Array(found), to: number) }
    var evidence: [BearerStatement: Set<Evidence>] = [:]
    for relation in graph.relations {
      guard let source = numbers[relation.source], let target = numbers[relation.target], let definition = ontology.definitions[relation.type] else { continue }
      var statement = BearerStatement(
        source: source, target: target, speaker: relation.attributed.flatMap { numbers[$0] }, type: relation.type, polarity: relation.polarity,
        modality: relation.modality)
      var sentence = relation.evidence
      if definition.type.symmetric, turn(&statement) { sentence.turn() }
      sentence.bearers = ids(statement)
      evidence[statement, default: []].insert(sentence)
    }
    for (statement, sentences) in evidence { add(sentences.map { HeldEvidence(evidence: $0, document: document) }, to: statement) }
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
    var versions = self.versions ?? versionsOfDocuments()
    self.versions = nil
    defer { self.versions = versions }
    var added: [Fingerprint: Fingerprint] = [:]
    var new: Set<String> = []
    for var document in graph.corpus.documents where isWanted(document.id) {
      document.reprintOf = nil
      let (id, version) = (Fingerprint(document.id), Fingerprint(DocumentSorter.packed(document)))
      if let known = versions[id] {
        guard known == version else {
          throw MergeError(message: "document \(document.id) is there in two versions; remove one of them, or give --base")
        }
      } else {
        added[id] = version
        new.insert(document.id)
      }
    }
    try addNew(graph) { new.contains($0.id) ? $0 : nil }
    versions.merge(added) { first, _ in first }
  }

  /// Adds what a graph by the same tools says of documents that are not there yet.
  ///
  /// - Parameter revised: Gives the document as it is to be listed, or `nil` if it is not wanted.
  /// - Throws: `MergeError` where the graph keeps only some of its sentences and not all its documents are wanted, and where it is damaged.
  package mutating func addNew(_ graph: Graph, _ revised: (Graph.Document) -> Graph.Document?) throws(MergeError) {
    let added = graph.corpus.documents.compactMap(revised)
    let isWhole = added.count == graph.corpus.documents.count
    guard isWhole || added.isEmpty || graph.limit == nil else {
      throw MergeError(message: "a graph that doesn't keep all sentences can't be taken apart: it must share no document with the others")
    }
    var numbers: [String: UInt32] = [:]
    for var document in added {
      document.reprintOf = nil
      numbers[document.id] = list(document)
    }
    if let other = graph.limit { bound(to: min(limit ?? other, other)) }
    if added.isEmpty { return }
    let addition = Addition(numbers: numbers, isWhole: isWhole, isBounded: graph.limit != nil)
    for entity in graph.entities { try add(entity, addition) }
    for entity in graph.rejected.entities { try add(entity, addition) }
    for relation in graph.withheld { try add(relation, addition) }
    for relation in graph.relations { try add(relation, addition) }
    for relation in graph.rejected.relations { try add(relation, addition) }
  }

  private mutating func list(_ document: Graph.Document) -> UInt32 {
    let number = documents.add(document)
    reprints.add(number, document.signature)
    versions?[Fingerprint(document.id)] = Fingerprint(DocumentSorter.packed(document))
    return number
  }

  private func versionsOfDocuments() -> [Fingerprint: Fingerprint] {
    var versions: [Fingerprint: Fingerprint] = [:]
    for one in documents.sorted() { versions[Fingerprint(one.document.id)] = Fingerprint(DocumentSorter.packed(one.document)) }
    return versions
  }

  private mutating func add(_ entity: Entity, _ addition: Addition) throws(MergeError) {
    guard !entity.bearers.isEmpty || entity.mentions.isEmpty else {
      throw MergeError(message: "node \(entity.id) has no bearers: it was made by hand or by an older version; extract the corpus again")
    }
    var mentions: [String: [Mention]] = [:]
    for mention in entity.mentions where addition.takes(mention.document) { mentions[mention.bearer, default: []].append(mention) }
    for bearer in entity.bearers {
      guard let found = mentions.removeValue(forKey: bearer.id) ?? (addition.isBounded ? [] : nil) else { continue }
      let number = number(of: bearer.id, bearer.type)
      if addition.isBounded {
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

  /// Adds what a relation says as it was read, whatever corrections made of it.
  private mutating func add(_ relation: Relation, _ addition: Addition) throws(MergeError) {
    let asItStands = Evidence.Reading(of: relation)
    var evidence: [Evidence.Reading: [Evidence.Bearers: [Evidence]]] = [:]
    for var sentence in relation.evidence where addition.takes(sentence.document) {
      guard let reading = sentence.uncorrect(asItStands) else {
        search.add(sentence)
        continue
      }
      evidence[reading, default: [:]][sentence.bearers, default: []].append(sentence)
    }
    for (reading, sentences) in evidence {
      for (bearers, sentences) in sentences {
        let (statement, isTurned) = try statement(of: bearers, reading, relation)
        add(sentences.map { HeldEvidence(evidence: isTurned ? $0.turned : $0, document: addition.numbers[$0.document]) }, to: statement)
      }
    }
    for omission in relation.omitted {
      let number = number(of: try statement(of: omission.bearers, asItStands, relation).0)
      statements[number].omission.add(omission, addition.numbers)
    }
  }

  private func statement(
    of bearers: Evidence.Bearers, _ reading: Evidence.Reading, _ relation: Relation
  ) throws(MergeError) -> (BearerStatement, isTurned: Bool) {
    guard let definition = ontology.definitions[reading.type] else {
      throw MergeError(message: "\(relation.place) is of a type that the ontology doesn't have")
    }
    func number(_ id: String) throws(MergeError) -> Int {
      guard let number = bearerNumbers[ExactText(id)] else {
        throw MergeError(message: "\(relation.place) is about \(id), which no node has among its bearers")
      }
      return number
    }
    var statement = BearerStatement(
      source: try number(bearers.source), target: try number(bearers.target), speaker: reading.speaker.isEmpty ? nil : try number(bearers.speaker),
      type: reading.type, polarity: reading.polarity, modality: reading.modality)
    let isTurned = definition.type.symmetric && turn(&statement)
    return (statement, isTurned)
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

  private mutating func add(_ evidence: [HeldEvidence], to statement: BearerStatement) {
    let number = number(of: statement)
    statements[number].evidence += evidence
    if let limit, statements[number].evidence.count > GraphAssembly.slack(limit) { statements[number].bound(to: limit) }
  }

  private mutating func number(of statement: BearerStatement) -> Int {
    if let number = statementNumbers[statement] { return number }
    statements.append(HeldStatement(statement: statement))
    statementNumbers[statement] = statements.count - 1
    return statements.count - 1
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
  private func turn(_ statement: inout BearerStatement) -> Bool {
    guard bearers[statement.target].id.utf8.lexicographicallyPrecedes(bearers[statement.source].id.utf8) else { return false }
    swap(&statement.source, &statement.target)
    return true
  }

  func ids(_ statement: BearerStatement) -> Evidence.Bearers {
    Evidence.Bearers(source: bearers[statement.source].id, target: bearers[statement.target].id, speaker: statement.speaker.map { bearers[$0].id } ?? "")
  }

  // MARK: Taking out

  /// Lets go of what is only needed for adding, and of sentences above the limit.
  mutating func close() {
    if let limit {
      for index in bearers.indices { bearers[index].bound(to: limit) }
      for index in statements.indices { statements[index].bound(to: limit) }
    }
    bearerNumbers = [:]
    statementNumbers = [:]
    versions = nil
  }

  /// The statements, which are not held here then.
  mutating func takeStatements() -> [HeldStatement] {
    defer { statements = [] }
    return statements
  }

  /// The mentions of a bearer, which are not held here then.
  mutating func takeMentions(_ bearer: Int) -> [Mention] {
    defer { bearers[bearer].mentions = [] }
    return bearers[bearer].mentions
  }
}
