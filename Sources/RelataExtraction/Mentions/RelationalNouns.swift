import RelataGraph

extension SyntaxTree {
  /// A word's lemma, or the singular of a plural that the tagger took for a name: `Allies`.
  func noun(_ word: Int) -> String {
    guard upos(word) == .propn, form(word).hasSuffix("s"), form(word).utf8.count > 3 else { return lemma(word) }
    return form(word).hasSuffix("ies") ? form(word).dropLast(3) + "y" : String(form(word).dropLast())
  }

  func isRelational(_ word: Int) -> Bool { lexicon.isRelational(noun(word)) }
}

extension Lexicon {
  /// Whether a noun tells of others than the one to whom it relates them: a rival, an heir, a critic. Relational nouns (Barker) need him for that.
  func isRelational(_ noun: String) -> Bool { has(noun, .kinship) || isCounterpart(noun) }

  fileprivate func isCounterpart(_ noun: String) -> Bool { has(noun, .counterpart) || has(noun, .partisan) }
}

extension Gazetteer {
  /// Whether those whom a noun tells of are others than their owner: `Novak's lawyer`, `Chad's neighbour`, `residents of Lima`.
  ///
  /// - Parameter noun: Its lemma.
  /// - Parameters:
  ///   - isRegion: Whether the place deals with others as one.
  ///   - acts: Whether they do something; what is done to an organization's employees, or to a person's camp, is done to it or him.
  ///   - isOf: Whether they are said to be of the owner, and not named by him: `the killer of Novak`, `Taliban attackers`.
  func isAnother(
    _ noun: String, than owner: EntityType?, _ lexicon: Lexicon, isRegion: Bool = false, acts: Bool = true, isOf: Bool = false
  ) -> Bool {
    if isOf, lexicon.has(noun, .perpetrator) { return true }
    if lexicon.has(noun, .kinship) && owner != .place || titles[noun]?.relation == .unrelated { return true }
    switch owner {
    case .person?:
      // `Novak's office said`: he did.
      if lexicon.has(noun, .commanded) || !acts && ["camp", "campaign"].contains(noun) { return false }
      return lexicon.isRelational(noun) || lexicon.has(noun, .retinue) || isPeople(noun, lexicon) || groups[noun] != nil
        || isCollective(noun, of: .organization)
    case .state?: return lexicon.isCounterpart(noun)
    case .organization?: return lexicon.isCounterpart(noun) || lexicon.has(noun, .advocate) || acts && lexicon.has(noun, .stakeholder)
    case .place?: return isPeople(noun, lexicon) && (!isRegion || groups[noun] == .people)
    case nil: return lexicon.isRelational(noun)
    }
  }

  /// Whether a noun tells of people who are there or come from there, and not of those who govern it.
  private func isPeople(_ noun: String, _ lexicon: Lexicon) -> Bool {
    if lexicon.has(noun, .inhabitant) || lexicon.isRelational(noun) { return true }
    switch groups[noun] {
    case .people?, .armed?, .delegation?: return true
    case .government?: return lexicon.has(noun, .servant)
    default: return titles[noun].map { $0.relation != .leads } ?? false
    }
  }
}
