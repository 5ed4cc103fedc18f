import RelataGraph

/// What one document says: its entities and relations, before documents are put together.
///
/// Any number of document graphs make a corpus graph, in any order.
public struct DocumentGraph: Sendable, Hashable {
  /// An entity of the document. Its place in `entities` is its number.
  public struct Node: Sendable, Hashable {
    public var type: EntityType
    /// The identifier of the gazetteer's entry, where it has one.
    public var entry: String?
    /// Whether nothing in another document can be the same: an institution by a name of many, of which nothing tells whose it is, or
    /// somebody by a last name who is none of those who have it here.
    public var isOfOneDocument = false
    /// Sorted, each once. An entity without any is nothing that the document speaks of.
    public var mentions: [Mention]

    public init(type: EntityType, entry: String? = nil, mentions: [Mention] = []) {
      self.type = type
      self.entry = entry
      self.mentions = mentions
    }
  }

  /// A relation between entities by their numbers.
  public struct Edge: Sendable, Hashable {
    public var source: Int
    public var target: Int
    public var type: String
    public var polarity: Polarity
    public var modality: Modality
    public var attributed: Int?
    public var evidence: Evidence

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

  public var document: Graph.Document
  public var entities: [Node]
  public var relations: [Edge]

  public init(document: Graph.Document, entities: [Node], relations: [Edge]) {
    self.document = document
    self.entities = entities
    self.relations = relations
  }
}
