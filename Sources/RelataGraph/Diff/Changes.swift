import RelataSupport

/// What was added, removed or changed.
extension GraphDiff {
  public struct DocumentChange: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      case added, removed
      /// The text is another, by its digest.
      case edited
      /// The text is the same; title, date or source are others.
      case described
    }
    public var before: Graph.Document?
    public var after: Graph.Document?

    public var id: String { after?.id ?? before?.id ?? "" }
    public var kind: Kind {
      guard let before else { return .added }
      guard let after else { return .removed }
      return before.digest == after.digest ? .described : .edited
    }
  }

  public struct RelationTypeChange: Sendable, Hashable {
    public var name: String
    public var before: RelationType?
    public var after: RelationType?
  }

  /// An entity that was added (no `before`), removed (no `after`) or changed.
  public struct EntityChange: Sendable, Hashable {
    /// Without their mentions.
    public var before: Entity?
    public var after: Entity?
    /// What differs, sorted; empty for what was added or removed.
    public var aspects: [Aspect]
    public var removedMentions: [Mention]
    public var addedMentions: [Mention]
    /// The number of mentions that both have.
    public var keptMentions: Int
    /// How many of the removed are among the added at another place of a text that was edited.
    public var movedMentions = 0
    /// Sorted, each once.
    public var causes: [Cause]

    public var id: String { after?.id ?? before?.id ?? "" }
  }

  /// A relation that was added (no `before`), removed (no `after`) or changed.
  public struct RelationChange: Sendable, Hashable {
    /// Without their evidence.
    public var before: Relation?
    public var after: Relation?
    /// What differs, sorted; empty for what was added or removed.
    public var aspects: [Aspect]
    public var removedEvidence: [Evidence]
    public var addedEvidence: [Evidence]
    /// The number of places that both name.
    public var keptEvidence: Int
    /// How many of the removed are among the added at another place of a text that was edited: the same sentence, saying the same.
    public var movedEvidence = 0
    /// Sorted, each once.
    public var causes: [Cause]

    public var statement: Statement { (after ?? before).map(Statement.init) ?? Statement(source: "", target: "", type: "") }
    public var oldWeight: Int { keptEvidence + removedEvidence.count + (before?.omittedCount ?? 0) }
    public var newWeight: Int { keptEvidence + addedEvidence.count + (after?.omittedCount ?? 0) }
  }
}
