import RelataGraph
import RelataSyntax

/// Whose what fills a role is, where it is no entity itself.
extension FrameMatcher {
  /// Whose a thing is: `Russia's proposal`, `the government of Iraq`, `most of Luhansk`, `an army base in Mali`.
  ///
  /// The nearest tie counts: a name beside it, a possessor, a complement, what stands before it, and last where it is.
  func owners(of word: Int, _ number: Int, role: Role) -> [Filler] {
    let tree = sentences[number].tree
    let isViolent = isViolent(word, number)
    let isForce = ontology.frames(.nouns, tree.lemma(word)).contains { $0.relation == "coerces" }
    func tie(_ child: Int) -> Int? {
      let preposition = tree.cases(of: child).first
      // `the death of Jan Berg` is what befell him.
      if preposition == "of", ["death", "plight", "suffering", "fate", "downing"].contains(tree.lemma(word)) { return nil }
      // Violence is its doer's, and not its victim's.
      if isViolent, tree.relation(child) == .nmod, tree.subtype(child) != "poss", preposition != "by", preposition != "from" {
        // But for arrests and the like, which the state does where they are.
        return preposition == "in" && isForce && isState(child, number) ? 5 : nil
      }
      switch tree.relation(child) {
      case .appos, .flat: return 0
      case .nmod:
        // `our French partners` are France's.
        if tree.subtype(child) == "poss" { return tree.has(word, .partisan) && tree.upos(child) == .pron ? 4 : 1 }
        guard let preposition else { return 0 }
        if preposition == "of" || preposition == "by" { return 2 }
        // `condemned an attack on Chad from Kenya`: it is not Kenya's.
        if preposition == "from" { return isViolent && anaphora.mention(number, child).map(isOrigin) ?? false && isAimed(word, tree) ? nil : 4 }
        // `its border with Libya`: the other side.
        if preposition == "with" { return ["border", "frontier", "boundary"].contains(tree.lemma(word)) ? 0 : nil }
        return ["in", "at", "near", "on", "to", "for", "outside", "across", "inside", "over"].contains(preposition) && role != .agent ? 5 : nil
      case .amod, .compound: return 3
      default: return nil
      }
    }
    var children = Array(tree.children(of: word)).compactMap { child in tie(child).map { (child, $0) } }
    // `Chad's enemies`, `critics of Novak` are against him, and nothing of his.
    if Self.adverse.contains(tree.lemma(word)) { children.removeAll { [1, 2, 4].contains($0.1) } }
    for rank in 0...5 {
      var out: [Filler] = []
      for (child, _) in children where children.contains(where: { $0.0 == child && $0.1 == rank }) {
        for conjunct in tree.conjuncts(of: child) {
          let mention = anaphora.mention(number, conjunct)
          let mutual = mutual(conjunct, number).map(\.entity)
          if let mention, rank == 3, tree.isTie(anaphora.local.mentions[mention].words) { continue }
          var found = mutual.isEmpty ? mention.map { anaphora.local.resolved($0) } ?? anaphora.entities(number, conjunct) : mutual
          // `the Himalayan nation` is one of its states.
          if rank == 3, tree.tokens[word].features["Number"] != "Plur", anaphora.gazetteer.isCollective(tree.lemma(word), of: .state) {
            found.removeAll { anaphora.local.entities[$0].type == .place }
          }
          if tree.has(word, .opposed) { found.removeAll { anaphora.local.entities[$0].type == .state } }
          let others = found.filter { isAnother(word, than: $0, number, role: role, rank: rank) }
          found.removeAll(where: others.contains)
          // `Novak, whose country was invaded`
          if rank == 1, ["country", "nation", "homeland"].contains(tree.lemma(word)) { found.removeAll { anaphora.local.entities[$0].type == .person } }
          var deeper = false
          if found.isEmpty, others.isEmpty, rank == 2 || rank == 5 {
            // `the killing of residents of Aleppo`
            found = owners(of: conjunct, number, role: role).map(\.entity)
            deeper = true
          }
          // `the Luhansk region` is Luhansk.
          let isPlace = rank == 3 && StandingFacts.kinds.contains(tree.lemma(word)) && found.allSatisfy { anaphora.local.entities[$0].type == .place }
          // `its troops` are the state's as `Russian troops` are.
          let isGroup = rank == 1 && anaphora.gazetteer.groups[tree.lemma(word)] != nil
          let partitive = isGroup || rank == 2 && Self.partitives.contains(tree.lemma(word)) || rank == 0 || isPlace
          let token = mention.map { anaphora.local.mentions[$0].words } ?? conjunct..<conjunct + 1
          let words = tree.range(of: token)
          // `control of Kufra` is nobody of Kufra.
          // `a region of Chad` is not Chad.
          if rank == 2, ["region", "province", "city", "town", "village", "port", "district", "suburb", "county", "resort"].contains(tree.lemma(word)) {
            found.removeAll { anaphora.local.entities[$0].type == .state }
          }
          // Nor did a town do what befell it: `the El Fasher massacre`.
          if isViolent, rank == 3, mention.map({ anaphora.local.mentions[$0].kind == .name }) ?? false {
            found.removeAll { anaphora.local.entities[$0].type == .place && !isRegion($0) }
          }
          // `the two sides in Geneva` are not Geneva.
          let isLocal = rank == 5 && found.allSatisfy { anaphora.local.entities[$0].type == .place && !isRegion($0) }
          let acts = !isLocal && !isPlaceNoun(word, tree) && (rank != 2 || deeper || ontology.frames(.nouns, tree.lemma(word)).isEmpty)
          for entity in found where !out.contains(where: { $0.entity == entity }) {
            let confidence = (rank == 5 ? 0.6 : 0.8) * (deeper ? 0.8 : 1)
            let path = (mutual.isEmpty ? [] : [Step(.eachOther)]) + [Step(.whose, tree.form(word))]
            out.append(Filler(entity: entity, words: words, isDirect: partitive, acts: acts, path: path, confidence: confidence))
          }
        }
      }
      if !out.isEmpty { return out }
    }
    return []
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

  static let adverse: Set<String> = ["enemy", "foe", "adversary", "opponent", "critic", "detractor", "arch-enemy", "nemesis"]

  static let partitives: Set<String> = [
    "member", "part", "most", "all", "some", "many", "half", "%", "percent", "majority", "rest", "one", "each", "both", "portion", "swath", "swathe", "bulk",
    "city", "town", "region", "village", "province", "district", "area", "island", "peninsula", "state", "republic", "people", "government", "parts", "several",
    "third", "quarter", "whole", "entirety", "side", "group", "representative", "official", "behalf",
  ]

  /// `the region`, which does nothing itself.
  func isPlaceNoun(_ word: Int, _ tree: SyntaxTree) -> Bool { tree.upos(word) == .noun && StandingFacts.kinds.contains(tree.lemma(word)) }

  func isState(_ word: Int, _ number: Int) -> Bool {
    anaphora.entities(number, word).contains { anaphora.local.entities[$0].type == .state }
  }

  /// Regions that deal with others as one, and territories with governments of their own.
  static let regions: Set<String> = [
    "europe", "asia", "africa", "latin-america", "middle-east", "gaza", "gaza-strip", "abkhazia", "catalonia", "greenland", "hong-kong", "iraqi-kurdistan",
    "kurdistan", "nagorno-karabakh", "northern-cyprus", "puntland", "republika-srpska", "scotland", "somaliland", "south-ossetia", "tigray", "transnistria",
  ]

  func isRegion(_ entity: Int) -> Bool {
    let entity = anaphora.local.entities[entity]
    return entity.type == .place && Self.regions.contains(entity.entry ?? "")
  }
}
