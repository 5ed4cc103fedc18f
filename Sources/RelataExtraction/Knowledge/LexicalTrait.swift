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

  // MARK: Who is at the ends of a relation

  /// What its object is let do may be a clause of its own: `allow UN workers more access`.
  case permitting
  /// Brings into being: `agreed to set up the Lima Institute`, which is no partner.
  case founding
  /// Sends on what is named: `sent teams of the CIA`.
  case sending
  /// Takes out of danger: `rescued from Chad`.
  case rescuing
  /// What is told of somebody behind it is told of him: `wanted for attacks in France`.
  case charging
  /// Is for whom it names, not against him: `sent troops to help Chad`.
  case helping
  /// Answers or undoes: `agreed to retaliate`.
  case countering
  /// The contrary of the verb without its particle: `back down`.
  case yielding
  /// How two come to what they do together, and what that is: `struck a deal`.
  case concluding, joint
  /// On what occasion or in answer to what: `in the wake of an attack by Chad`.
  case occasion
  /// Says when: `on the eve of the vote`; and by which preposition.
  case period, temporal
  /// Beside what is told, and no part of it: `after a report by Chad`.
  case aside
  /// What is said against somebody.
  case reproach
  /// What befalls whom it is of: `the death of Jan Berg`.
  case fate
  /// Lies between its owner and who is behind `with`.
  case border
  /// A person's, but not he: `Novak's country`.
  case homeland
  /// Part of a land, and not the land: `a region of Chad`.
  case district
  /// Against its possessor: `Chad's enemies`.
  case adverse
  /// Stands for what it is `of`: `members of NATO`, `most of Luhansk`.
  case partitive
  /// Goes with the name of a place: `the city of Kharkiv`.
  case locality
  /// In the name of what is a part of whose it is, and in that of a party: `China's Ministry of State Security`, `his AK Party`.
  case organ, party
  /// Who stands beside its possessor, and what has members.
  case ally, union
  /// Who tells of others' deeds for a living, and a word in the name of a medium.
  case observer, press
  /// Most of those who live somewhere: `the mainly Serb town of Zvecan`.
  case mostly
  /// No more in office, not yet in office, and below who heads.
  case former, designate, deputy
  /// Heads one place, and is of the state that the text is about.
  case mayor, minister
  /// Whose the place behind it is: `Russian-occupied Donetsk`.
  case held

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
    case .refusal, .sending: [.verbs, .nouns]
    case .temporal, .aside: [.prepositions]
    case .former, .held: [.adjectives]
    case .mostly: [.adjectives, .adverbs, .nouns]
    case .engagement: [.verbs, .nouns, .adjectives]
    case .directive, .advising, .encounter, .voicing, .topical, .objectControl, .prepositionControl, .actorObject, .lightVerb, .weakLightVerb, .seeking,
      .receiving, .expression, .feeling, .motion, .provision, .intransitive, .owning, .permitting, .founding, .rescuing, .charging,
      .helping, .countering, .yielding, .concluding:
      [.verbs]
    default: [.nouns]
    }
  }

  /// Whether rules ask for it with a particle or a word before the noun.
  var isPhrasal: Bool { [.directive, .topical, .founding, .yielding, .concluding, .aside, .temporal].contains(self) }

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
