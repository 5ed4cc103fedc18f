import RelataGraph

/// What one document says: its entities and relations, before documents are put together.
///
/// Any number of document graphs make a corpus graph, in any order.
public struct DocumentGraph: Sendable, Hashable {
  /// An entity of the document. Its place in `entities` is its number.
  public struct Node: Sendable, Hashable {
    /// What it is.
    public var type: EntityType
    /// The identifier of the gazetteer's entry, where it has one.
    public var entry: String?
    /// Whether nothing in another document can be the same: an institution by a name of many, of which nothing tells whose it is, or
    /// somebody by a last name who is none of those who have it here.
    public var isOfOneDocument = false
    /// Sorted, each once. An entity without any is nothing that the document speaks of.
    public var mentions: [Mention]

    /// - Parameters:
    ///   - type: What it is.
    ///   - entry: The identifier of the gazetteer's entry, where it has one.
    ///   - mentions: Sorted, each once.
    public init(type: EntityType, entry: String? = nil, mentions: [Mention] = []) {
      self.type = type
      self.entry = entry
      self.mentions = mentions
    }
  }

  /// A relation between entities by their numbers.
  public struct Edge: Sendable, Hashable {
    /// The number of the entity that it goes from.
    public var source: Int
    /// The number of the entity that it goes to.
    public var target: Int
    /// A relation type of the ontology.
    public var type: String
    /// Whether it is affirmed.
    public var polarity: Polarity
    /// Whether it is a fact.
    public var modality: Modality
    /// The number of the entity whose claim it is, if the text does not assert it itself.
    public var attributed: Int?
    /// The sentence that says so.
    public var evidence: Evidence

    /// - Parameters:
    ///   - source: The number of the entity that it goes from.
    ///   - target: The number of the entity that it goes to.
    ///   - type: A relation type of the ontology.
    ///   - polarity: Whether it is affirmed.
    ///   - modality: Whether it is a fact.
    ///   - attributed: The number of the entity whose claim it is.
    ///   - evidence: The sentence that says so.
    public init(source: Int, target: Int, type: String, polarity: Polarity, modality: Modality, attributed: Int?, evidence: Evidence) {
      self.source = source
      self.target = target
      self.type = type
      self.polarity = polarity
      self.modality = modality
      self.attributed = attributed
      self.evidence = evidence
    }
  }

  /// What the graph lists of the document.
  public var document: Graph.Document
  /// Those whom the document speaks of, by their numbers.
  public var entities: [Node]
  /// What it says of them.
  public var relations: [Edge]

  /// - Parameters:
  ///   - document: What the graph lists of the document.
  ///   - entities: Those whom the document speaks of, by their numbers.
  ///   - relations: What it says of them.
  public init(document: Graph.Document, entities: [Node], relations: [Edge]) {
    self.document = document
    self.entities = entities
    self.relations = relations
  }
}
