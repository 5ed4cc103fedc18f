/// What a lemma is listed for in the lexicon; the files name it in kebab-case, and `Documentation/lexicon.md` has an example of each.
enum LexicalTrait: Int, Sendable, CaseIterable {
  // MARK: Verbs and what they do to an event noun

  /// Who orders an event has it done.
  case directive
  /// What is under it is taken back or turned down.
  case refusal
  /// With `against` and a gerund that somebody else is not to do: `warned against attacking`.
  case advising
  /// Meeting and speaking, `met to discuss`, and what is said there.
  case encounter, voicing
  /// Speaking about a thing at a meeting; whatever is spoken of is there: `discussed Chad's attack`.
  case topical
  /// The object does what the infinitive says: `urged Iran to withdraw`.
  case objectControl
  /// The object did what follows `of`, `for`, `with` or `from`: `accused Russia of shelling`.
  case prepositionControl
  /// The object is somebody who acts, and no plan or deed: `armed it`.
  case actorObject
  /// What is done is in its noun, and its subject does it: `held talks`.
  case lightVerb
  /// The subject takes part in what the noun says only where that tells with whom: `sought talks with Iran`, not `sought an end`.
  case weakLightVerb
  /// The subject wants or gets what is another's: `sought Nepal's support`.
  case seeking
  /// The subject is at the receiving end of the noun: `faces sanctions`.
  case receiving
  /// Somebody speaks for himself and for whom he stands for: `reiterated Turkey's support`.
  case expression
  /// The passive tells what its subject feels: `was outraged by the attack`.
  case feeling
  /// Who comes to what he comes for: `flew to Geneva for talks`.
  case motion
  /// Who is given to is the object, and what is given follows `with`.
  case provision
  /// Verbs of conflict without an object, and so without a passive.
  case intransitive
  /// The subject means the intention that is its object: `denied any plan to`.
  case owning

  // MARK: Nouns

  /// What is fought against an enemy: `fought in the war against Chad`.
  case conflict
  /// Who is about a thing does it: to work to defeat somebody is to oppose him.
  case engagement
  /// What somebody means to do.
  case intention
  /// What is imposed on somebody for what he did, and what is felt at him: `sanctions on Chad for arming rebels`.
  case penalty
  /// The possessor undergoes it: `the reporter's release`.
  case undergone
  /// Measures or counts what it is `of`: `a new round of talks`.
  case measure
  /// A work whose story is made up.
  case fiction

  // MARK: Nouns for people, by whom they belong to

  case kinship
  /// Who stands by or against his possessor, and may be named behind: `Chad's backers, notably Libya`.
  case partisan
  /// Who else sides with somebody, or is against him.
  case counterpart
  /// Who did something to whoever he belongs to: `Novak's killer`, but not `Taliban attackers`.
  case perpetrator
  /// Who works for somebody, and is not he.
  case retinue
  /// Who acts for an organization, and is not it.
  case advocate
  /// Who acts for himself, but to whom is done what is done to the organization: `Siemens' employees`.
  case stakeholder
  /// Of those who govern, who is also told of by his place: `police in Lima`.
  case servant
  /// Who acts as the owner does, even where that is one person: `Novak's government`, `Novak's troops`.
  case commanded
  /// A calling that is nobody's office: a Kenyan analyst is not Kenya.
  case calling
  /// Who lives, stays or comes from somewhere, beside those whom the gazetteer lists.
  case inhabitant

  /// As the files have it: `object-control`.
  var name: String {
    var name = ""
    for character in String(describing: self) { name += character.isUppercase ? "-" + character.lowercased() : String(character) }
    return name
  }

  static let named: [String: LexicalTrait] = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })

  /// Whose trait it can be.
  var sections: [Lexicon.Section] {
    switch self {
    case .refusal: [.verbs, .nouns]
    case .engagement: [.verbs, .nouns, .adjectives]
    case .directive, .advising, .encounter, .voicing, .topical, .objectControl, .prepositionControl, .actorObject, .lightVerb, .weakLightVerb, .seeking,
      .receiving, .expression, .feeling, .motion, .provision, .intransitive, .owning:
      [.verbs]
    default: [.nouns]
    }
  }

  /// Whether rules ask for it with a particle or a word before the noun.
  var isPhrasal: Bool { [.directive, .topical].contains(self) }

  /// What no lemma can be as well.
  var opposite: LexicalTrait? {
    switch self {
    case .lightVerb: .weakLightVerb
    case .weakLightVerb: .lightVerb
    case .partisan: .counterpart
    case .counterpart: .partisan
    default: nil
    }
  }
}
