import RelataSupport

/// What changed from one graph to another, and because of what.
///
/// A complete diff loses nothing: `old.applying(diff)` is the new graph to the byte, and `diff.inverse` leads back.
public struct GraphDiff: Sendable, Hashable {
  /// The version of the file format.
  public static let schema = "relata-diff/1"

  /// What relations say, which a diff tells them by.
  public typealias Statement = RelataGraph.Statement

  /// What can be left out of a comparison.
  public enum Aspect: String, Sendable, Hashable, CaseIterable, Comparable {
    case evidence, confidence, topic, time, plover, mentions, aliases, name, type, iso
    /// Whether a correction says so.
    case correction
    /// Which documents there are, and what is known of them.
    case documents
    /// The program, its model, ontology and gazetteer.
    case tool

    public static func < (left: Aspect, right: Aspect) -> Bool { left.rawValue < right.rawValue }
  }

  /// One of the two graphs.
  public struct Side: Sendable, Hashable {
    public var generator: Graph.Generator
    /// The name and the digest of the corpus.
    public var corpus: String
    public var digest: String
    /// How many there are.
    public var documents: Int
    public var entities: Int
    public var relations: Int
    /// How much is kept, as in `Graph.limit`.
    public var limit: Int?
    /// As in `Graph.corrections` and `Graph.content`.
    public var corrections: String?
    public var content: String?
  }

  /// A part of what makes graphs out of text.
  public enum Tool: String, Sendable, Hashable, CaseIterable {
    case program, model, scorer, ontology, gazetteer
  }

  /// The same relation between the same entities in another status: a plan that was carried out, a claim that was denied.
  public struct Transition: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      /// In the same status, between entities that likely have other identifiers.
      case moved
      case modality, polarity
      /// Somebody else says so, or nobody in particular any more.
      case speaker
      /// In more than one way.
      case status
    }
    public var kind: Kind
    /// In the old graph.
    public var from: Statement
    /// In the new graph.
    public var to: Statement
    /// Whether the new graph still says what the old one said.
    public var fromKept: Bool
    /// Whether the old graph said already what the new one says.
    public var toKept: Bool
  }

  /// Entities of the old graph that are likely those of the new one under other identifiers. Nothing is concluded from it but
  /// how relations are put side by side.
  public struct LikelyIdentity: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      case rename, merge, split
      /// Several became several others.
      case regrouping
    }
    public enum Reason: Sendable, Hashable {
      /// So many mentions of the one in unchanged texts are now the other's, out of all that changed hands.
      case mentions(shared: Int, of: Int)
      /// Both bear the name.
      case name(String)
      /// The names differ by one letter, in the same document.
      case spelling(String, String)
    }
    public struct Link: Sendable, Hashable {
      public var old: String
      public var new: String
      public var reason: Reason
    }

    public var kind: Kind
    /// Identifiers, sorted.
    public var old: [String]
    public var new: [String]
    /// Why, sorted by old and new.
    public var links: [Link]
  }

  /// Why something changed.
  public enum Cause: Sendable, Hashable, Comparable {
    case documentAdded(String)
    case documentRemoved(String)
    /// Its text.
    case documentEdited(String)
    /// Its title, date or source.
    case documentDescribed(String)
    /// The text is the same, and what reads it is not: `GraphDiff.tools` says which part.
    case tool
    /// People said so.
    case correction
    /// The sentence is the same and was read in the same way; with other documents around it, somebody else is meant.
    case resolution
    /// Neither text nor tool changed: the file was edited.
    case unexplained

    /// The document it names.
    public var document: String? {
      switch self {
      case .documentAdded(let id), .documentRemoved(let id), .documentEdited(let id), .documentDescribed(let id): id
      case .tool, .correction, .resolution, .unexplained: nil
      }
    }
  }

  public var old: Side
  public var new: Side
  /// Which parts of the tool changed.
  public var tools: [Tool]
  /// Sorted by identifier.
  public var documents: [DocumentChange]
  /// Sorted by name.
  public var relationTypes: [RelationTypeChange]
  /// Sorted by identifier.
  public var entities: [EntityChange]
  /// Sorted by source, target and key.
  public var relations: [RelationChange]
  public var identities: [LikelyIdentity]
  public var transitions: [Transition]
  /// The names, in the new graph if they are there, of the entities that the changes speak of.
  public var names: [String: String]
  /// The labels of the relation types that the changes speak of.
  public var labels: [String: String]
  /// What was left out of the comparison, sorted.
  public var ignored: [Aspect]
  /// Whether parts of the graphs were compared, rather than the whole.
  public var isPartial: Bool
  /// Changes of `Graph.withheld`: of no interest to a reader, and what a complete diff must have.
  public var withheld: [RelationChange] = []
  /// Changes of `Graph.rejected`, which is no part of what the graphs say.
  public var rejectedEntities: [EntityChange] = []
  public var rejectedRelations: [RelationChange] = []
  /// Entities and relations whose sentences merely moved in a text that was edited: no news, and what a complete diff must have.
  public var shiftedEntities: [EntityChange] = []
  public var shiftedRelations: [RelationChange] = []

  /// Whether it holds all that changed, so that it can be applied.
  public var isComplete: Bool { ignored.isEmpty && !isPartial }

  /// Whether nothing changed of what was compared. Of parts of graphs only entities and relations are.
  public var isEmpty: Bool {
    guard entities.isEmpty, relations.isEmpty, relationTypes.isEmpty else { return false }
    if isPartial { return true }
    return tools.isEmpty && documents.isEmpty && withheld.isEmpty && rejectedEntities.isEmpty && rejectedRelations.isEmpty
      && old.limit == new.limit
      && (ignored.contains(.correction) || old.corrections == new.corrections)
      && (ignored.contains(.documents) || isIdentical(old.corpus, new.corpus) && isIdentical(old.digest, new.digest))
  }
}

extension GraphDiff.LikelyIdentity: Comparable {
  public static func < (left: Self, right: Self) -> Bool {
    left.old == right.old ? left.new.lexicographicallyPrecedes(right.new) : left.old.lexicographicallyPrecedes(right.old)
  }
}

extension GraphDiff.Transition: Comparable {
  /// By the smaller of the two statements, so that a diff and its inverse list them alike.
  public static func < (left: Self, right: Self) -> Bool {
    let (a, b) = (min(left.from, left.to), min(right.from, right.to))
    return a == b ? max(left.from, left.to) < max(right.from, right.to) : a < b
  }
}
