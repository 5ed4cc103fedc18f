/// A step by which a predicate, an argument or an end of a relation was found.
///
/// Rules and scorers read the kinds; only explanations print the words.
package struct Step: Sendable, Hashable, CustomStringConvertible {
  /// The names that explanations print. Scorers know the kinds by them.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    // Alternations of the syntax.
    case passive, copula, coordination, member, possessor, participle, control, modifier, apposition
    case nounControl = "noun control"
    case relativeClause = "relative clause"
    case adverbialClause = "adverbial clause"
    case sharedSubject = "shared subject"
    case sharedObject = "shared object"
    case sharedComplement = "shared complement"
    case sharedPossessor = "shared possessor"
    case attachedToObject = "attached to the object"
    case attachedToVerb = "attached to the verb"
    case attachedToComplement = "attached to the complement"
    // Predicates of more than one word.
    case lightVerb = "light verb"
    case eventSubject = "event subject"
    case casualty, asked, charge, claim, means, adjective, responsible
    case inSupport = "in support"
    case overObjections = "over objections"
    case ledBy = "led by"
    case location = "in"
    // How an argument leads to an entity.
    case coreference, group, role, speaker, together, nearest, event, whose
    case eachOther = "each other"
    case onlyOther = "only other"
    case byWayOf = "by way of"
  }

  package var kind: Kind
  /// The verb or noun by which it leads there, where that varies.
  package var word: String?

  package init(_ kind: Kind, _ word: String? = nil) {
    self.kind = kind
    self.word = word
  }

  package var description: String { word.map { "\(kind.rawValue): \($0)" } ?? kind.rawValue }
}
