import RelataGraph

/// What one document says: its entities and relations, before documents are put together.
///
/// Any number of document graphs make a corpus graph, in any order.
public struct DocumentGraph: Sendable, Hashable {
  /// An entity of the document. Its place in `entities` is its number.
  public struct LocalEntity: Sendable, Hashable {
    public var type: EntityType
    /// The identifier of the gazetteer's entry, where it has one.
    public var entry: String?
    /// Its proper names with their numbers of occurrences.
    public var names: [String: Int]
    public var mentions: [Mention]
  }

  /// A relation between entities by their numbers.
  public struct LocalRelation: Sendable, Hashable {
    public var source: Int
    public var target: Int
    public var type: String
    public var polarity: Polarity
    public var modality: Modality
    public var attributed: Int?
    public var evidence: Evidence
  }

  public var document: Graph.Document
  public var entities: [LocalEntity]
  public var relations: [LocalRelation]
}
