import RelataGraph
import RelataSyntax

/// Whose what fills a role is, where it is no entity itself.
extension FrameMatcher {
  /// A noun whose owner is looked for, and what fills a role by it.
  private struct Owned {
    let word: Int
    let number: Int
    let role: Role
    let isViolent: Bool
  }

  /// Whose a thing is: `Russia's proposal`, `the government of Iraq`, `most of Luhansk`, `an army base in Mali`.
  ///
  /// The nearest tie counts: a name beside it, a possessor, a complement, what stands before it, and last where it is.
  func owners(of word: Int, _ number: Int, role: Role) -> [Filler] {
    let tree = sentences[number].tree
    let owned = Owned(word: word, number: number, role: role, isViolent: isViolent(word, number))
    var ties = Array(tree.children(of: word)).compactMap { child in tie(child, owned).map { (child: child, rank: $0) } }
    // `Chad's enemies`, `critics of Novak` are against him, and nothing of his.
    if tree.has(word, .adverse) { ties.removeAll { [1, 2, 4].contains($0.rank) } }
    for rank in 0...5 {
      var out: [Filler] = []
      for tie in ties where tie.rank == rank {
        for filler in tree.conjuncts(of: tie.child).flatMap({ owners($0, owned, rank) }) where !out.contains(where: { $0.entity == filler.entity }) {
          out.append(filler)
        }
      }
      if !out.isEmpty { return out }
    }
    return []
  }

  /// How near a dependent is tied to a noun that may be its, from 0; `nil` where the noun is not its.
  private func tie(_ child: Int, _ owned: Owned) -> Int? {
    let tree = sentences[owned.number].tree
    let preposition = tree.cases(of: child).first
    // `the death of Jan Berg` is what befell him.
    if preposition == "of", tree.has(owned.word, .fate) { return nil }
    // Violence is its doer's, and not its victim's.
    if owned.isViolent, tree.relation(child) == .nmod, tree.subtype(child) != "poss", preposition != "by", preposition != "from" {
      // But for arrests and the like, which the state does where they are.
      let isPolicing = ontology.frames(.nouns, tree.lemma(owned.word)).contains { ontology.has(.policing, $0.relation) }
      return preposition == "in" && isPolicing && isState(child, owned.number) ? 5 : nil
    }
    switch tree.relation(child) {
    case .appos, .flat: return 0
    case .nmod:
      // `our French partners` are France's.
      if tree.subtype(child) == "poss" { return tree.has(owned.word, .partisan) && tree.upos(child) == .pron ? 4 : 1 }
      guard let preposition else { return 0 }
      if preposition == "of" || preposition == "by" { return 2 }
      // `condemned an attack on Chad from Kenya`: it is not Kenya's.
      if preposition == "from" {
        return owned.isViolent && anaphora.mention(owned.number, child).map(isOrigin) ?? false && isAimed(owned.word, tree) ? nil : 4
      }
      // `its border with Libya`: the other side.
      if preposition == "with" { return tree.has(owned.word, .border) ? 0 : nil }
      // `a statement on Chad` is whoever's who makes it.
      if preposition == "on", tree.lexicon.effect(ofNoun: tree.lemma(owned.word))?.reports == true { return nil }
      return ["in", "at", "near", "on", "to", "for", "outside", "across", "inside", "over"].contains(preposition) && owned.role != .agent ? 5 : nil
    case .amod, .compound: return 3
    default: return nil
    }
  }

  /// Those whom a word names that is tied to what is owned.
  private func owners(_ word: Int, _ owned: Owned, _ rank: Int) -> [Filler] {
    let number = owned.number
    let tree = sentences[number].tree
    let mention = anaphora.mention(number, word)
    let mutual = mutual(word, number).map(\.entity)
    if let mention, rank == 3, tree.isTie(anaphora.local.mentions[mention].words) { return [] }
    var found = mutual.isEmpty ? mention.map { anaphora.local.resolved($0) } ?? anaphora.entities(number, word) : mutual
    // `the Himalayan nation` is one of its states.
    if rank == 3, tree.tokens[owned.word].features["Number"] != "Plur", anaphora.gazetteer.isCollective(tree.lemma(owned.word), of: .state) {
      found.removeAll { anaphora.local.entities[$0].type == .place }
    }
    if tree.has(owned.word, .opposed) { found.removeAll { anaphora.local.entities[$0].type == .state } }
    let others = found.filter { isAnother(owned.word, than: $0, number, role: owned.role, rank: rank) }
    found.removeAll(where: others.contains)
    // `Novak, whose country was invaded`
    if rank == 1, tree.has(owned.word, .ownLand) { found.removeAll { anaphora.local.entities[$0].type == .person } }
    var isDeeper = false
    if found.isEmpty, others.isEmpty, rank == 2 || rank == 5 {
      // `the killing of residents of Aleppo`
      found = owners(of: word, number, role: owned.role).map(\.entity)
      isDeeper = true
    }
    // `the Luhansk region` is Luhansk.
    let isPlace = rank == 3 && tree.has(owned.word, .locality) && found.allSatisfy { anaphora.local.entities[$0].type == .place }
    // `its troops` are the state's as `Russian troops` are.
    let isGroup = rank == 1 && anaphora.gazetteer.groups[tree.lemma(owned.word)] != nil
    let isPartitive = isGroup || rank == 2 && tree.has(owned.word, .partitive) || rank == 0 || isPlace
    // `control of Kufra` is nobody of Kufra.
    // `a region of Chad` is not Chad.
    if rank == 2, tree.has(owned.word, .district) { found.removeAll { anaphora.local.entities[$0].type == .state } }
    // Nor did a town do what befell it: `the El Fasher massacre`.
    if owned.isViolent, rank == 3, mention.map({ anaphora.local.mentions[$0].kind == .name }) ?? false {
      found.removeAll { anaphora.local.entities[$0].type == .place && !isRegion($0) }
    }
    // `the two sides in Geneva` are not Geneva.
    let isLocal = rank == 5 && found.allSatisfy { anaphora.local.entities[$0].type == .place && !isRegion($0) }
    let acts = !isLocal && !isPlaceNoun(owned.word, tree) && (rank != 2 || isDeeper || ontology.frames(.nouns, tree.lemma(owned.word)).isEmpty)
    let words = tree.range(of: mention.map { anaphora.local.mentions[$0].words } ?? word..<word + 1)
    let path = (mutual.isEmpty ? [] : [Step(.eachOther)]) + [Step(.whose, tree.form(owned.word))]
    return found.map { entity in
      Filler(
        entity: entity, words: words, isDirect: isPartitive, acts: acts, isReciprocal: !mutual.isEmpty, path: path,
        confidence: (rank == 5 ? 0.6 : 0.8) * (isDeeper ? 0.8 : 1))
    }
  }

  /// Whether those whom a word tells of are others than their owner; a place suffers all the same what its people suffer.
  func isAnother(_ word: Int, than owner: Int, _ number: Int, role: Role, rank: Int = 1) -> Bool {
    let tree = sentences[number].tree
    guard [.noun, .propn].contains(tree.upos(word)) else { return false }
    // `Novak's rival, Jan Berg`, but of `supporters of the president, Jan Berg` he is none.
    if rank == 0 { return tree.isRelational(word) && tree.tokens[word].features["Number"] == "Plur" }
    let type = anaphora.local.entities[owner].type
    if type == .place, role != .agent { return false }
    // `Chad's opposition leader`
    if word > 0, anaphora.gazetteer.titles[tree.form(word - 1) + " " + tree.lemma(word)]?.relation == .unrelated { return true }
    // `our French allies` are France's; a Kenyan analyst is not Kenya.
    if rank == 3, type == .state { return tree.has(word, .calling) || tree.has(word, .kinship) }
    return anaphora.gazetteer.isAnother(tree.noun(word), than: type, tree.lexicon, isRegion: isRegion(owner), acts: role == .agent, isOf: rank != 3)
  }

  /// Whether an event says at whom it is aimed.
  private func isAimed(_ word: Int, _ tree: SyntaxTree) -> Bool {
    tree.children(of: word, .nmod).contains { ["on", "against", "into", "at", "upon"].contains(tree.cases(of: $0).first ?? "") }
  }

  private func isOrigin(_ mention: Int) -> Bool {
    anaphora.local.mentions[mention].kind == .name
      && anaphora.local.resolved(mention).allSatisfy { [.state, .place].contains(anaphora.local.entities[$0].type) }
  }

  /// `the region`, which does nothing itself.
  func isPlaceNoun(_ word: Int, _ tree: SyntaxTree) -> Bool { tree.upos(word) == .noun && tree.has(word, .locality) }

  func isState(_ word: Int, _ number: Int) -> Bool {
    anaphora.entities(number, word).contains { anaphora.local.entities[$0].type == .state }
  }

  /// Whether an entity is a place that deals with others as one.
  func isRegion(_ entity: Int) -> Bool {
    let entity = anaphora.local.entities[entity]
    return entity.type == .place && entity.entry.map { anaphora.gazetteer.entries[$0]?.acts ?? false } ?? false
  }
}
