import RelataSyntax

/// Tells a capital that acts for its state (`Moscow rejected the offer`) from the city (`talks in Moscow`).
enum Metonymy {
  /// Prepositions between actors.
  private static let social: Set<String> = [
    "with", "between", "against", "by", "from", "for", "to", "of", "on", "toward", "towards", "according to", "among", "behind",
  ]

  static func acts(_ words: Range<Int>, head: Int, _ tree: SyntaxTree) -> Bool {
    let word = tree.firstConjunct(head)
    guard let governor = tree.head(word) else { return false }
    let isVerb = tree.upos(governor) == .verb
    switch tree.relation(word) {
    case .nsubj:
      if tree.subtype(word) == "pass" { return !tree.has(governor, .locative) }
      // `Moscow is a city`, `Kyiv was hit`
      return isVerb ? !tree.has(governor, .stative) : tree.upos(governor) == .adj
    case .obj, .iobj: return isVerb && !tree.has(governor, .locative) && tree.lemma(governor) != "have"
    case .nmod where tree.subtype(word) == "poss":
      // `Kyiv's concerns`; `Kyiv's suburbs` are the city's.
      return !tree.has(governor, .cityPart)
    // `the Kabul government`
    case .compound, .amod:
      return tree.has(governor, .governing)
    case .obl, .nmod:
      guard let preposition = tree.cases(of: word).first else { return false }
      if ["with", "between", "against", "by", "according to", "behind"].contains(preposition) { return true }
      // `the authorities in Bamako`
      if preposition == "in" { return tree.has(governor, .seated) }
      guard social.contains(preposition) else { return false }
      if preposition == "from", isVerb {
        return tree.has(governor, .obtaining)
      }
      if preposition == "to", isVerb {
        return tree.has(governor, .giving)
      }
      if preposition == "on", isVerb, tree.has(governor, .relying) { return true }
      // `imposed sanctions on Moscow`: parsers hang it on the verb.
      if isVerb, tree.children(of: governor, .obj).contains(where: { $0 < word && tree.has($0, .addressed) }) { return true }
      return tree.has(governor, .addressed)
    default: return false
    }
  }
}
