import RelataGraph

/// The part that an argument plays in a proposition, whatever the syntax that expresses it.
package enum Role: Sendable, Hashable {
  /// Who or what does it: the subject of the active, `by` of the passive.
  case agent
  /// Who or what it is done to: the object of the active, the subject of the passive.
  case patient
  /// Whom it is given to or said to: the indirect object.
  case recipient
  /// Whose it is, for nouns: `Russia's invasion`.
  case possessor
  /// What an adjective of nationality or an acronym before a noun says: `Russian strikes`, `US sanctions`.
  case modifier
  /// Another noun before a noun, which may do it, suffer it or be what it is about: `the Iran deal`, `Trump-Putin talks`.
  case compound
  /// What is said, wanted or decided: a clause.
  case content
  /// What a preposition adds: `with`, `to`, `against`, …
  case oblique(String)
}

/// A predicate with its arguments: who does what to whom, with every alternation of the syntax undone.
package struct Proposition: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable {
    case verb, noun, adjective, preposition
  }

  /// An argument of a proposition.
  package struct Argument: Sendable, Hashable {
    package var role: Role
    /// The word that heads it, as an index of the sentence; conjuncts are separate arguments.
    package var word: Int
    /// Whether it is listed as one of those who play the role: `states such as Chad`.
    package var isMember: Bool
    /// Whether it is who died in it: `died in a raid`.
    package var isCasualty: Bool
    /// The steps by which it was found: `relative clause`, `control`.
    package var path: [Step]

    package init(role: Role, word: Int, isMember: Bool = false, isCasualty: Bool = false, path: [Step] = []) {
      self.role = role
      self.word = word
      self.isMember = isMember
      self.isCasualty = isCasualty
      self.path = path
    }
  }

  package var kind: Kind
  /// The predicate's lemma with its particle: `rule out`; of a light verb with its noun, the noun's: `talk` for `hold talks`.
  package var lemma: String
  /// The word of the predicate, as an index of the sentence.
  package var word: Int
  /// The verb that the noun's agent comes from, where there is a light verb or a copula: `hold` in `hold talks`.
  package var support: Int?
  package var arguments: [Argument]
  /// Whether its verb is passive.
  package var isPassive: Bool
  package var polarity: Polarity
  package var modality: Modality
  /// Whether it is hypothetical for want of knowledge: nothing that the lexicon or the grammar knows says so.
  var isAssumed = false
  /// Whether it is said to stop, or to be to stop: it was so until then. `ended its support`, `an end to the attacks`
  package var ceases: Bool
  /// Whether something is denied above it, and it is so all the same: `has not hidden his contacts`.
  package var outlivesDenial = false
  /// Who claims it, where the sentence does not: the word of the speaker, innermost last.
  package var speakers: [Int]
  /// The proposition as whose content it stands, as an index of the sentence's propositions.
  package var embedding: Int?
  /// ISO 8601.
  package var time: String?
  /// The steps by which it was found.
  package var path: [Step]
  /// What is said of others than the arguments, with the contrary polarity: `nobody but Chad opposes it`, `Chad, not Mali, did`.
  package var contrast: [Proposition] = []

  package init(
    kind: Kind, lemma: String, word: Int, support: Int? = nil, arguments: [Argument] = [], isPassive: Bool = false, polarity: Polarity = .affirmed,
    modality: Modality = .actual,
    ceases: Bool = false, speakers: [Int] = [], embedding: Int? = nil, time: String? = nil, path: [Step] = []
  ) {
    self.kind = kind
    self.lemma = lemma
    self.word = word
    self.support = support
    self.arguments = arguments
    self.isPassive = isPassive
    self.polarity = polarity
    self.modality = modality
    self.ceases = ceases
    self.speakers = speakers
    self.embedding = embedding
    self.time = time
    self.path = path
  }

  /// The arguments that play a role, in the order of the sentence.
  package func arguments(_ role: Role) -> [Argument] { arguments.filter { $0.role == role } }
}
