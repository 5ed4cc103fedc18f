import RelataSupport

/// Entities and the relations between them, with the corpus and the program that they come from.
public struct Graph: Sendable, Hashable {
  /// The version of the file format.
  public static let schema = "relata/1"

  /// What made the graph. Two graphs differ in their text alone where their generators are equal.
  public struct Generator: Sendable, Hashable {
    public var name: String
    public var version: String
    /// SHA-256 digests of the model, the ontology and the gazetteer, as `sha256:…`.
    public var model: String
    public var ontology: String
    public var gazetteer: String
    /// SHA-256 digest of the relation scorer's model; empty where the rules alone decide.
    public var scorer: String
    /// The least probability of a relation, where one was asked for.
    public var threshold: Double?

    public init(
      name: String, version: String, model: String, ontology: String, gazetteer: String, scorer: String = "", threshold: Double? = nil
    ) {
      self.name = name
      self.version = version
      self.model = model
      self.ontology = ontology
      self.gazetteer = gazetteer
      self.scorer = scorer
      self.threshold = threshold
    }

    /// Which parts of the tool are others than those that made another graph.
    public func differences(from other: Generator) -> [GraphDiff.Tool] { Comparison.tools(other, self) }
  }

  /// A document of the corpus.
  public struct Document: Sendable, Hashable {
    public var id: String
    public var title: String?
    /// ISO 8601.
    public var date: String?
    public var source: String?
    /// SHA-256 of the text, as `sha256:…`.
    public var digest: String {
      get { heldDigest.text }
      set { heldDigest = HexadecimalText(newValue) }
    }
    /// The number of syntactic words.
    public var words: Int
    /// What tells reprints of the text, in hexadecimal digits; empty where reprints are not looked for.
    public var signature: String {
      get { heldSignature.text }
      set { heldSignature = HexadecimalText(newValue) }
    }
    /// The identifier of the document that it reprints.
    public var reprintOf: String?
    private var heldDigest: HexadecimalText
    private var heldSignature: HexadecimalText

    public init(
      id: String, title: String? = nil, date: String? = nil, source: String? = nil, digest: String, words: Int, signature: String = "",
      reprintOf: String? = nil
    ) {
      self.id = id
      self.title = title
      self.date = date
      self.source = source
      heldDigest = HexadecimalText(digest)
      self.words = words
      heldSignature = HexadecimalText(signature)
      self.reprintOf = reprintOf
    }
  }

  /// The corpus: its name, its documents by identifier, and the digest of all of them.
  public struct Corpus: Sendable, Hashable {
    public var name: String
    public var digest: String
    public var documents: [Document]

    public init(name: String, documents: [Document], digest: String) {
      self.name = name
      self.documents = documents
      self.digest = digest
    }
  }

  /// Entities and relations that corrections took out.
  public struct Rejected: Sendable, Hashable {
    /// Sorted by identifier; none of them is an entity of the graph.
    public var entities: [Entity]
    /// Sorted by source, target and key; their ends are entities of the graph or rejected ones.
    public var relations: [Relation]

    public init(entities: [Entity] = [], relations: [Relation] = []) {
      self.entities = entities
      self.relations = relations
    }

    public var isEmpty: Bool { entities.isEmpty && relations.isEmpty }
  }

  public var generator: Generator
  public var corpus: Corpus
  /// The relation types that occur, by name.
  public var relationTypes: [String: RelationType]
  /// Sorted by identifier.
  public var entities: [Entity]
  /// Sorted by source, target and key.
  public var relations: [Relation]
  /// Relations whose two ends are one entity in this corpus and may be two in another, in the same order.
  public var withheld: [Relation]
  /// What corrections took out, kept for the record: no part of what the graph says.
  public var rejected: Rejected
  /// SHA-256 of the corrections that were applied, as `sha256:…`; `nil` without any.
  public var corrections: String?
  /// SHA-256 of nodes and edges when the graph was made, as `sha256:…`; see `contentDigest`.
  public var content: String?
  /// The number of sentences and mentions kept for each relation between bearers and for each bearer; `nil` for all.
  public var limit: Int?

  /// Puts everything in canonical order, so that equal graphs are equal files.
  public init(
    generator: Generator, corpus: Corpus, relationTypes: [String: RelationType], entities: [Entity], relations: [Relation],
    withheld: [Relation] = [], rejected: Rejected = Rejected(), corrections: String? = nil, content: String? = nil, limit: Int? = nil
  ) {
    self.generator = generator
    self.corpus = corpus
    self.relationTypes = relationTypes
    self.entities = entities
    self.relations = relations
    self.withheld = withheld
    self.rejected = rejected
    self.corrections = corrections
    self.content = content
    self.limit = limit
    sort()
  }

  /// Puts everything in canonical order.
  mutating func sort() {
    corpus.documents = Graph.inOrder(corpus.documents) { $0.id < $1.id }
    Graph.sort(&entities)
    Graph.sort(&relations)
    Graph.sort(&withheld)
    Graph.sort(&rejected.entities)
    Graph.sort(&rejected.relations)
  }

  // What is in order is not touched: touching it would make a second copy where somebody else holds it too.

  private static func sort(_ entities: inout [Entity]) {
    if !entities.isOrdered(by: { $0.id < $1.id }) { entities.sort { $0.id < $1.id } }
    if entities.contains(where: { !$0.mentions.isSorted }) {
      for index in entities.indices where !entities[index].mentions.isSorted { entities[index].mentions.sort() }
    }
  }

  private static func sort(_ relations: inout [Relation]) {
    if !relations.isOrdered(by: Relation.precedes) { relations.sort(by: Relation.precedes) }
    if relations.contains(where: { !$0.evidence.isSorted }) {
      for index in relations.indices where !relations[index].evidence.isSorted { relations[index].evidence.sort() }
    }
  }

  /// Graphs that were written by Relata are in order already: no second copy of a large one is made.
  static func inOrder<Element>(_ elements: [Element], by precedes: (Element, Element) -> Bool) -> [Element] {
    elements.isOrdered(by: precedes) ? elements : elements.sorted(by: precedes)
  }

  /// The graph with what corrections took out among the rest, where it is marked `rejected`: for the record, and no graph to go on with.
  ///
  /// - Parameter types: What is known of relation types that occur in nothing else.
  public func includingRejected(types: [String: RelationType] = [:]) -> Graph {
    var out = self
    out.entities = Graph.inOrder(entities + rejected.entities) { $0.id < $1.id }
    out.relations = Graph.inOrder(relations + rejected.relations, by: Relation.precedes)
    for relation in rejected.relations where out.relationTypes[relation.type] == nil { out.relationTypes[relation.type] = types[relation.type] }
    out.rejected = Rejected()
    out.content = nil
    return out
  }

  /// The entity with the identifier. Complexity: O(log n).
  public func entity(_ id: String) -> Entity? {
    var low = 0
    var high = entities.count
    while low < high {
      let middle = (low + high) / 2
      if entities[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low < entities.count && entities[low].id == id ? entities[low] : nil
  }
}

extension Array {
  /// Whether none comes before the one in front of it. Complexity: O(n), and nothing is copied.
  func isOrdered(by precedes: (Element, Element) -> Bool) -> Bool { indices.dropFirst().allSatisfy { !precedes(self[$0], self[$0 - 1]) } }
}

extension Array where Element: Comparable {
  var isSorted: Bool { isOrdered(by: <) }
}

extension Graph.Corpus {
  /// A corpus with the digest of its documents' digests.
  package init(name: String, documents: [Graph.Document]) {
    self.init(name: name, documents: Graph.inOrder(documents) { $0.id < $1.id }, digest: "")
    digest = digestOfDocuments
  }
}
