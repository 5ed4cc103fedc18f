import RelataGraph
import RelataSupport

/// What events are about: force, speech, sport, an election; by which words that is told.
package struct EventDomain: Sendable, Hashable {
  /// Lemmas of predicates that are of it whatever stands beside them.
  package var predicates: Set<String> = []
  /// Lemmas of what is done to in it, whatever is done.
  package var objects: Set<String> = []
  /// Lemmas beside an event that make it one of it, alone or behind a preposition: `in post`.
  package var settings: Set<String> = []
  /// Prepositions that say over what a person attacks somebody in it.
  package var matter: Set<String> = []
  /// Lemmas in the sentence, or elsewhere in the document, that tell of it.
  package var words: Set<String> = []
  /// How many different `words` make a whole document one about it; never without.
  package var document: Int?
  /// Types of ends between which nothing is of it without evidence.
  package var doubtful: [EntityType: Set<EntityType>] = [:]
  /// Relations that are told in it instead, with the predicates that tell them.
  package var instead: [String: Set<String>] = [:]

  static let keys = ["predicates", "objects", "settings", "matter", "words", "document", "doubtful", "instead"]

  /// - Parameter value: The mapping of a domain in an ontology file.
  init(_ value: KnowledgeFile.Value) throws(KnowledgeError) {
    let members = try value.members(of: Self.keys, in: "a domain")
    func set(_ key: String) throws(KnowledgeError) -> Set<String> { Set(try members[key]?.strings() ?? []) }
    predicates = try set("predicates")
    objects = try set("objects")
    settings = try set("settings")
    matter = try set("matter")
    words = try set("words")
    if let number = members["document"] {
      guard let count = Int(try number.string()), count > 0 else { throw number.error("expected a number of words, 1 or more") }
      document = count
    }
    for (key, _, types) in try members["doubtful"]?.members() ?? [] {
      let source = try key.choice("entity type", of: EntityType.self)
      for item in try types.list() { doubtful[source, default: []].insert(try item.choice("entity type", of: EntityType.self)) }
    }
    for (_, relation, lemmas) in try members["instead"]?.members() ?? [] { instead[relation] = Set(try lemmas.strings()) }
  }
}
