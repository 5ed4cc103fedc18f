import RelataSyntax

/// Tells a capital that acts for its state (`Moscow rejected the offer`) from the city (`talks in Moscow`).
enum Metonymy {
  /// Verbs that do something to a place itself, or that a city is the subject of.
  private static let local: Set<String> = [
    "attack", "bomb", "shell", "hit", "strike", "leave", "reach", "visit", "enter", "storm", "besiege", "capture", "seize", "take", "hold", "surround",
    "evacuate", "flee", "approach", "shake", "rock", "paralyze", "paralyse", "target", "bombard", "pound", "lie", "locate", "situate", "flood", "defend",
    "liberate", "recapture", "retake", "occupy", "control", "regain", "reclaim", "conquer", "lose", "encircle", "overrun", "raid", "patrol", "tour",
    "destroy", "level", "flatten", "burn", "loot", "infiltrate", "rebuild", "fortify", "cross", "exit",
  ]

  /// Prepositions between actors.
  private static let social: Set<String> = [
    "with", "between", "against", "by", "from", "for", "to", "of", "on", "toward", "towards", "according to", "among", "behind",
  ]

  /// Nouns whose complement acts or is acted upon: `pressure on Kyiv`, `ties with Moscow`.
  private static let relational: Set<String> = [
    "pressure", "support", "aid", "assistance", "tie", "relation", "sanction", "talk", "negotiation", "deal", "agreement", "demand", "offer", "proposal",
    "ally",
    "message", "warning", "threat", "help", "commitment", "guarantee", "concession", "backing", "dialogue", "cooperation", "condemnation", "criticism",
    "response",
    "leader", "government", "ambassador", "alliance", "partnership", "war", "attack", "decision", "claim", "request", "move", "statement", "refusal", "policy",
    "tariff", "embargo", "restriction", "ban", "penalty", "action", "behavior", "behaviour", "position", "stance", "intention", "promise", "accusation",
    "rejection", "delivery", "cover", "arm", "weapon", "jet", "missile", "purchase", "import", "money", "gratitude", "grateful", "thankful", "loyal", "hostile",
    "friendly", "opposed", "call", "appeal", "plea", "objection", "protest",
  ]

  static func acts(_ words: Range<Int>, head: Int, _ tree: SyntaxTree) -> Bool {
    let word = tree.firstConjunct(head)
    guard let governor = tree.head(word) else { return false }
    let isVerb = tree.upos(governor) == .verb
    switch tree.relation(word) {
    case .nsubj:
      if tree.subtype(word) == "pass" { return !local.contains(tree.lemma(governor)) }
      // `Moscow is a city`, `Kyiv was hit`
      return isVerb ? !["lie", "locate", "situate", "shake", "wake", "experience", "host", "fall"].contains(tree.lemma(governor)) : tree.upos(governor) == .adj
    case .obj, .iobj: return isVerb && !local.contains(tree.lemma(governor)) && tree.lemma(governor) != "have"
    case .nmod where tree.subtype(word) == "poss":
      // `Kyiv's concerns`; `Kyiv's suburbs` are the city's.
      return !["suburb", "street", "center", "centre", "outskirts", "airport", "district", "mayor", "population", "resident", "square", "metro", "hospital"]
        .contains(tree.lemma(governor))
    // `the Kabul government`
    case .compound, .amod:
      return ["government", "authority", "regime", "court", "administration", "leadership", "official", "delegation"].contains(tree.lemma(governor))
    case .obl, .nmod:
      guard let preposition = tree.cases(of: word).first else { return false }
      if ["with", "between", "against", "by", "according to", "behind"].contains(preposition) { return true }
      // `the authorities in Bamako`
      if preposition == "in" { return ["authority", "government", "regime", "junta", "leadership", "administration"].contains(tree.lemma(governor)) }
      guard social.contains(preposition) else { return false }
      if preposition == "from", isVerb {
        return ["demand", "receive", "get", "expect", "hear", "request", "seek", "buy", "win", "recall", "draw", "attract", "earn", "provoke", "withhold"]
          .contains(
            tree.lemma(governor))
      }
      if preposition == "to", isVerb {
        return [
          "give", "offer", "send", "say", "concede", "cede", "appeal", "provide", "speak", "talk", "yield", "listen", "supply", "deliver", "propose",
          "attribute",
        ]
        .contains(tree.lemma(governor))
      }
      if preposition == "on", isVerb, ["call", "rely", "depend", "prevail", "press", "count", "lean"].contains(tree.lemma(governor)) { return true }
      // `imposed sanctions on Moscow`: parsers hang it on the verb.
      if isVerb, tree.children(of: governor, .obj).contains(where: { $0 < word && relational.contains(tree.lemma($0)) }) { return true }
      return relational.contains(tree.lemma(governor))
    default: return false
    }
  }
}
