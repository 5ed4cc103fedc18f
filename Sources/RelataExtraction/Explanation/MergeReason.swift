import RelataGraph
import RelataSupport

/// Why a mention counts as one of an entity's: what a reader would point at.
package enum MergeReason: Sendable, Hashable, CustomStringConvertible {
  /// The words are the entity's name, up to case, accents and full stops.
  case sameName
  /// The gazetteer lists the words for the entry: as an alias, a demonym, or a capital that acts.
  case alias(entry: String)
  case demonym(entry: String)
  case metonym(entry: String)
  /// A part of the full name: `Novak` for Vera Novak.
  case partOfName
  /// Initials for a first name, or an acronym for a long name.
  case initials
  case acronym
  /// Another spelling, or one letter apart.
  case spelling
  /// A role or group that stands for it: `the Kenyan president`, `Russian troops`.
  case role
  /// A pronoun or a common noun that refers back.
  case reference
  /// A name that none of the rules explains: nearness in the text or an office in common made them one.
  case context

  package var description: String {
    switch self {
    case .sameName: "same name"
    case .alias(let entry): "alias of \(entry) in the gazetteer"
    case .demonym(let entry): "demonym of \(entry) in the gazetteer"
    case .metonym(let entry): "capital or seat that acts for \(entry), in the gazetteer"
    case .partOfName: "part of the name"
    case .initials: "initials"
    case .acronym: "acronym"
    case .spelling: "another spelling"
    case .role: "role or group"
    case .reference: "refers back"
    case .context: "told by the context"
    }
  }

  /// The reason for a mention of an entity, from the words, the entity's name and the gazetteer alone.
  package static func of(_ mention: Mention, _ entity: Entity, _ gazetteer: Gazetteer) -> MergeReason {
    switch mention.kind {
    case .pronoun: return .reference
    case .nominal: return mention.text.split(separator: " ").count == 1 ? .reference : .role
    case .name, .demonym: break
    }
    let words = NameMatching.words(mention.text)
    let name = NameMatching.words(entity.name)
    if words == name { return .sameName }
    if let entry = gazetteer.entries[entity.id] {
      func lists(_ names: [String]) -> Bool { names.contains { NameMatching.words($0) == words } }
      if lists(entry.aliases) { return .alias(entry: entry.id) }
      if lists(entry.demonyms) { return .demonym(entry: entry.id) }
      if lists(entry.metonyms) { return .metonym(entry: entry.id) }
    }
    if mention.kind == .demonym { return .role }
    if NameMatching.isAcronym(mention.text, of: entity.name) || NameMatching.isAcronym(entity.name, of: mention.text) { return .acronym }
    if !words.isEmpty, words.count < name.count, name.contains(subsequence: words) { return .partOfName }
    if entity.type == .person, NameMatching.samePerson(words, name) { return words[0].count == 1 || name[0].count == 1 ? .initials : .spelling }
    if words.count == name.count, zip(words, name).allSatisfy({ NameMatching.isVariant($0, $1) }) { return .spelling }
    if let last = words.last, words.count == 1, let own = name.last, NameMatching.isVariant(last, own) { return .spelling }
    return .context
  }
}

extension [String] {
  /// Whether the words stand in this order somewhere among these.
  fileprivate func contains(subsequence words: [String]) -> Bool {
    var rest = words[...]
    for word in self where word == rest.first { rest = rest.dropFirst() }
    return rest.isEmpty
  }
}
