import RelataGraph

/// Nouns for people by whom they belong to: relational nouns (Barker), which tell of others than the one whom they need for that.
enum RelationalNouns {
  static let kin: Set<String> = [
    "wife", "husband", "spouse", "widow", "widower", "fiancé", "fiance", "fiancée", "fiancee", "girlfriend", "boyfriend", "ex-wife", "ex-husband", "son",
    "daughter", "child", "brother", "sister", "sibling", "twin", "father", "mother", "parent", "grandfather", "grandmother", "grandparent", "grandson",
    "granddaughter", "grandchild", "uncle", "aunt", "cousin", "nephew", "niece", "stepson", "stepdaughter", "stepfather", "stepmother", "stepbrother",
    "stepsister", "half-brother", "half-sister", "godfather", "godmother", "godson", "son-in-law", "daughter-in-law", "brother-in-law", "sister-in-law",
    "father-in-law", "mother-in-law", "in-law", "relative", "family", "kin", "heir", "heiress", "descendant", "ancestor", "orphan",
  ]

  /// Who sides with somebody, and who is against him.
  static let counterparts: Set<String> = EmbeddingLexicon.parties.union([
    "ally", "friend", "confidant", "confidante", "crony", "associate", "companion", "comrade", "acquaintance", "mentor", "protégé", "protege", "disciple",
    "follower", "loyalist", "fan", "devotee", "sympathiser", "sympathizer", "apologist", "voter", "elector", "believer", "neighbour", "neighbor", "competitor",
    "contender", "challenger", "antagonist", "foe", "accuser", "victim", "predecessor", "successor",
    "namesake", "biographer", "colleague", "classmate", "roommate", "teacher", "tutor",
  ])

  /// Who did something to whoever he belongs to: `Novak's killer`, but not `Taliban attackers`.
  static let perpetrators: Set<String> = ["killer", "murderer", "assassin", "attacker", "assailant", "kidnapper", "captor"]

  /// Who works for somebody, and is not he.
  static let retinue: Set<String> = [
    "lawyer", "attorney", "solicitor", "barrister", "counsel", "defender", "adviser", "advisor", "aide", "assistant", "secretary", "bodyguard", "guard",
    "driver", "chauffeur", "doctor", "physician", "nurse", "agent", "accountant", "banker", "manager", "publicist", "speechwriter", "strategist", "butler",
    "cook", "tailor", "maid", "servant", "employee", "staffer", "worker", "customer", "client", "shareholder", "contractor", "spokesman", "spokeswoman",
    "spokesperson", "envoy", "representative", "emissary", "messenger", "deputy", "minister",
  ]

  /// Whose people, by office, act as it does even where it belongs to one person: `Novak's government`, `Novak's troops`.
  static let commanded: Set<String> = [
    "government", "administration", "regime", "cabinet", "junta", "presidency", "leadership", "dictatorship", "rule", "troop", "force", "army", "military",
    "soldier", "fighter", "militia", "navy", "fleet", "warplane", "jet", "tank", "drone", "missile", "rocket", "warship", "armed forces", "side",
  ]

  /// Callings that are nobody's office: a Kenyan analyst is not Kenya.
  static let callings: Set<String> = [
    "activist", "analyst", "lawyer", "professor", "researcher", "journalist", "reporter", "economist", "columnist", "campaigner", "candidate",
    "expert", "commentator", "strategist", "correspondent", "editor", "presenter",
  ]

  /// Those who live, stay or come from somewhere, beside those whom the gazetteer lists.
  static let inhabitants: Set<String> = [
    "inhabitant", "local", "dweller", "native", "shopkeeper", "trader", "merchant", "driver", "teacher", "nurse", "pupil", "crowd", "mob", "rioter", "looter",
    "marcher", "striker", "parent", "mother", "father", "widow", "relative", "catholic", "believer", "veteran", "pensioner", "employee", "staff", "miner",
    "engineer", "artist", "musician", "writer", "vendor", "commuter", "motorist", "landowner", "homeowner", "tenant", "neighbour", "neighbor", "evacuee",
    "returnee", "mourner", "campaigner", "volunteer", "bystander", "witness", "suspect", "attacker", "assailant", "bomber", "criminal", "gangster", "bank",
    "blogger", "user", "viewer", "reader", "fan", "supporter", "schoolchild", "graduate", "alumnus", "applicant", "clergy", "priest", "monk", "nun", "pastor",
    "imam", "bishop", "cleric", "rabbi",
  ]

  /// A word's lemma, or the singular of a plural that the tagger took for a name: `Allies`.
  static func noun(_ word: Int, _ tree: SyntaxTree) -> String {
    let (lemma, form) = (tree.lemma(word), tree.form(word))
    guard tree.upos(word) == .propn, form.hasSuffix("s"), form.utf8.count > 3 else { return lemma }
    return form.hasSuffix("ies") ? form.dropLast(3) + "y" : String(form.dropLast())
  }

  static func isRelational(_ word: Int, _ tree: SyntaxTree) -> Bool { isRelational(noun(word, tree)) }

  /// Whether a noun tells of others than the one to whom it relates them: a rival, an heir, a critic.
  static func isRelational(_ noun: String) -> Bool { kin.contains(noun) || counterparts.contains(noun) }
}

extension Gazetteer {
  /// Whether those whom a noun tells of are others than their owner: `Novak's lawyer`, `Chad's neighbour`, `residents of Lima`.
  ///
  /// - Parameter noun: Its lemma.
  /// - Parameters:
  ///   - isRegion: Whether the place deals with others as one.
  ///   - acts: Whether they do something; what is done to an organization's employees, or to a person's camp, is done to it or him.
  ///   - isOf: Whether they are said to be of the owner, and not named by him: `the killer of Novak`, `Taliban attackers`.
  func isAnother(_ noun: String, than owner: EntityType?, isRegion: Bool = false, acts: Bool = true, isOf: Bool = false) -> Bool {
    if isOf, RelationalNouns.perpetrators.contains(noun) { return true }
    if RelationalNouns.kin.contains(noun) && owner != .place || titles[noun]?.relation == .unrelated { return true }
    switch owner {
    case .person?:
      // `Novak's office said`: he did.
      if RelationalNouns.commanded.contains(noun) || noun == "office" || !acts && ["camp", "campaign"].contains(noun) { return false }
      return RelationalNouns.isRelational(noun) || RelationalNouns.retinue.contains(noun) || isPeople(noun) || groups[noun] != nil
        || isCollective(noun, of: .organization) || ["campaign", "staff", "entourage", "circle", "estate", "fan club"].contains(noun)
    case .state?: return RelationalNouns.counterparts.contains(noun)
    case .organization?:
      return RelationalNouns.counterparts.contains(noun) || ["lawyer", "attorney"].contains(noun)
        || acts && ["employee", "customer", "client", "shareholder", "student"].contains(noun)
    case .place?: return isPeople(noun) && (!isRegion || groups[noun] == .people)
    case nil: return RelationalNouns.isRelational(noun)
    }
  }

  /// Whether a noun tells of people who are there or come from there, and not of those who govern it.
  private func isPeople(_ noun: String) -> Bool {
    if RelationalNouns.inhabitants.contains(noun) || RelationalNouns.isRelational(noun) { return true }
    switch groups[noun] {
    case .people?, .armed?, .delegation?: return true
    case .government?: return ["police", "court", "judge", "prosecutor", "diplomat", "spy", "source", "adviser", "aide", "agent"].contains(noun)
    default: return titles[noun].map { $0.relation != .leads } ?? false
    }
  }
}
