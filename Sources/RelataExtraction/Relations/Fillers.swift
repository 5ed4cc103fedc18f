import RelataGraph
import RelataSyntax

/// The entities that fill the roles of a proposition: named there, referred to, or those whose the filler is.
extension FrameMatcher {
  /// A filler's entity: the words that name it, how it was reached, and how sure that is.
  struct Filler {
    var entity: Int
    var words: Range<Int>
    /// Whether it is the filler itself, and not whose the filler is.
    var isDirect: Bool
    /// Whether its own name stands there.
    var isNamed = false
    /// Whether a place acts through its people or leaders.
    var acts: Bool
    var path: [String]
    var confidence: Double
  }

  /// Who claims it: the innermost speaker of the sentence, otherwise of the quotation.
  func speaker(of proposition: Proposition, _ number: Int) -> Int? {
    for word in proposition.speakers {
      if let entity = anaphora.entities(number, word).first { return entity }
    }
    guard let speaker = quotations.speaker(number, proposition.word) else { return nil }
    return anaphora.entities(speaker.sentence, speaker.word).first
  }

  /// The words that name the speaker: in the sentence if they are there, otherwise where the quotation has its speaker.
  func speakerWords(_ entity: Int, _ proposition: Proposition, _ number: Int) -> Range<Int> {
    func words(_ sentence: Int, _ word: Int) -> Range<Int> {
      let tree = sentences[sentence].tree
      guard let mention = anaphora.mention(sentence, word) else { return tree.tokens[word].range }
      let span = anaphora.local.mentions[mention].words
      return tree.tokens[span.lowerBound].range.lowerBound..<tree.tokens[span.upperBound - 1].range.upperBound
    }
    for word in proposition.speakers where anaphora.entities(number, word).first == entity {
      return antecedent(entity, number, before: word) ?? words(number, word)
    }
    if let speaker = quotations.speaker(number, proposition.word) { return words(speaker.sentence, speaker.word) }
    return sentences[number].tree.tokens[proposition.word].range
  }

  /// The fillers of the first place that has any.
  func first(
    _ places: [Ontology.Place], _ proposition: Proposition, _ number: Int, types: Set<EntityType>, direct: Bool, isSource: Bool, sources: [Filler] = []
  ) -> [Filler] {
    for place in places {
      // `Iranian drones supplied to Chad` are Iran's; whoever supplies them is, where he is named, another.
      if isSource, case .inner(.patient, _) = place, !proposition.arguments(.agent).isEmpty { continue }
      var found = fillers(place, proposition, number).filter { accepts($0, types, direct: direct, isSource: isSource) }
      // `arrested at Manila airport`: by whom, it doesn't say.
      if isSource, !types.contains(.place), [.role(.oblique("in")), .role(.oblique("at")), .role(.oblique("near"))].contains(place) {
        found.removeAll { anaphora.local.entities[$0.entity].type == .place }
      }
      // `between A and B` gives both ends.
      if place == .role(.oblique("between")), let source = sources.first?.entity, found.count > 1, found[0].entity == source { found.removeFirst() }
      // Who refuses to do a thing refuses it to others than himself.
      if place == .inner(.content, .agent) { found.removeAll { filler in sources.contains { $0.entity == filler.entity } } }
      if !found.isEmpty { return found }
    }
    return []
  }

  func accepts(_ filler: Filler, _ types: Set<EntityType>, direct: Bool, isSource: Bool) -> Bool {
    if direct && !filler.isDirect { return false }
    let type = anaphora.local.entities[filler.entity].type
    // A region acts through its people: `European leaders`.
    return types.contains(type) || type == .place && filler.acts && types.contains(.organization)
  }

  func fillers(_ place: Ontology.Place, _ proposition: Proposition, _ number: Int) -> [Filler] {
    switch place {
    case .role(let role):
      // A person's or organization's name before a noun has no adjective's form: `Taliban attack`. States have: `the Ukraine war`.
      let named =
        role == .modifier
        ? proposition.arguments(.compound).filter { argument in
          anaphora.entities(number, argument.word).contains { [.person, .organization].contains(anaphora.local.entities[$0].type) }
        } : []
      return (proposition.arguments(role) + named).flatMap { argument in
        fillers(argument.word, number, role: role).map { filler in
          var filler = filler
          filler.path = argument.path + filler.path
          filler.confidence *= confidence(argument.path)
          return filler
        }
      }
    case .inner(let outer, let inner):
      return proposition.arguments(outer).flatMap { argument -> [Filler] in
        let index = sentences[number].propositionIndex[argument.word]
        let found = index.map { fillers(.role(inner), sentences[number].propositions[$0], number) } ?? []
        guard found.isEmpty, inner == .agent, outer != .content else { return found }
        // `denied the allegation`, made a sentence before.
        return doers(ofEvent: argument.word, number).map { filler in
          var filler = filler
          filler.isDirect = true
          return filler
        }
      }
    case .speaker:
      guard let entity = speaker(of: proposition, number) else { return [] }
      let words = speakerWords(entity, proposition, number)
      return [Filler(entity: entity, words: words, isDirect: true, acts: true, path: ["speaker"], confidence: 0.9)]
    }
  }

  func confidence(_ path: [String]) -> Double {
    var value = 1.0
    for step in path {
      switch step {
      case "attached to the object", "attached to the complement", "adverbial clause", "event subject": value *= 0.85
      case "control", "noun control", "shared object", "shared possessor", "shared complement", "participle": value *= 0.92
      default: value *= 0.98
      }
    }
    return value
  }

  /// The entities that a word stands for, or whose it is.
  func fillers(_ word: Int, _ number: Int, role: Role) -> [Filler] {
    let tree = sentences[number].tree
    let range = tree.tokens[word].range
    if let mention = anaphora.mention(number, word) {
      let found = anaphora.local.resolved(mention)
      let text = anaphora.local.mentions[mention]
      let acts = !text.standsFor.isEmpty || text.kind == .demonym || text.title != nil
      let words = tree.tokens[text.words.lowerBound].range.lowerBound..<tree.tokens[text.words.upperBound - 1].range.upperBound
      if !found.isEmpty {
        return found.map {
          Filler(
            entity: $0, words: words, isDirect: true, isNamed: text.kind == .name, acts: acts || isRegion($0),
            path: text.kind == .nominal ? ["role"] : acts ? ["group"] : [],
            confidence: text.kind == .name ? 1 : 0.95)
        }
      }
    }
    let mutual = mutual(word, number)
    if !mutual.isEmpty {
      return mutual.map { Filler(entity: $0, words: range, isDirect: true, acts: true, path: [Self.reciprocal], confidence: 0.95) }
    }
    let referents = anaphora.entities(number, word)
    if !referents.isEmpty {
      return referents.map { entity in
        Filler(
          entity: entity, words: antecedent(entity, number, before: word) ?? range, isDirect: true,
          acts: !isPlaceNoun(word, tree) && anaphora.local.entities[entity].type != .place || isRegion(entity), path: ["coreference"],
          confidence: referents.count > 1 ? 0.7 : 0.8)
      }
    }
    // `it`, of an offer: whose that is.
    if let noun = anaphora.nouns[number][word], noun.sentence < number || noun.word < word {
      return fillers(noun.word, noun.sentence, role: role).map { filler in
        var filler = filler
        filler.words = range
        filler.isDirect = false
        filler.isNamed = false
        filler.path.append("coreference")
        filler.confidence *= 0.7
        return filler
      }
    }
    guard [.noun, .propn, .num, .det, .adj, .sym].contains(tree.upos(word)) else { return [] }
    // `Viv Ansanm, the coalition headed by Jan Berg`
    if tree.relation(word) == .appos, tree.upos(word) == .noun, let name = tree.head(word), let mention = anaphora.mention(number, name),
      anaphora.local.mentions[mention].kind == .name
    {
      let words = self.words(ofMention: mention, tree)
      return anaphora.local.resolved(mention).map {
        Filler(entity: $0, words: words, isDirect: true, isNamed: true, acts: isRegion($0), path: ["apposition"], confidence: 0.95)
      }
    }
    let owned = owners(of: word, number, role: role)
    if !owned.isEmpty { return owned }
    if role != .agent {
      let doers = doers(ofEvent: word, number)
      if !doers.isEmpty { return doers }
    }
    // `a report accusing the army`: who put it out.
    guard let index = sentences[number].propositionIndex[word], sentences[number].propositions[index].kind == .noun, role != .content else { return [] }
    return sentences[number].propositions[index].arguments(.agent).filter { $0.word != word }.flatMap { argument -> [Filler] in
      guard anaphora.mention(number, argument.word) != nil || !anaphora.entities(number, argument.word).isEmpty else { return [] }
      return fillers(argument.word, number, role: .agent).map { filler in
        var filler = filler
        filler.isDirect = false
        filler.path.append("by way of: \(tree.form(word))")
        filler.confidence *= 0.8
        return filler
      }
    }
  }

  private func words(ofMention mention: Int, _ tree: SyntaxTree) -> Range<Int> {
    let span = anaphora.local.mentions[mention].words
    return tree.tokens[span.lowerBound].range.lowerBound..<tree.tokens[span.upperBound - 1].range.upperBound
  }

  static let reciprocal = "each other"

  /// Whom `each other` or `one another` means: those who do it.
  private func mutual(_ word: Int, _ number: Int) -> [Int] {
    let tree = sentences[number].tree
    guard isReciprocal(word, tree), let verb = anaphora.governor(of: word, tree) else { return [] }
    let doers = ArgumentFinder(tree).subjects(of: verb).flatMap { tree.conjuncts(of: $0.word) }.flatMap { doer in
      fillers(doer, number, role: .agent).filter(\.isDirect).map(\.entity)
    }
    let distinct = Set(doers).sorted()
    return distinct.count > 1 ? distinct : []
  }

  private func isReciprocal(_ word: Int, _ tree: SyntaxTree) -> Bool {
    func isPair(_ first: Int) -> Bool {
      first >= 0 && first + 1 < tree.count
        && (tree.form(first) == "each" && tree.form(first + 1) == "other" || tree.form(first) == "one" && tree.form(first + 1) == "another")
    }
    // `each blamed the other`
    let isOther = tree.form(word) == "other" && word > 0 && tree.form(word - 1) == "the" && tree.upos(word) != .propn
    let verb = anaphora.governor(of: word, tree)
    return isPair(word) || isPair(word - 1) || isOther && verb.map { verb in tree.children(of: verb, .nsubj).contains { tree.form($0) == "each" } } ?? false
  }

  /// The words that name an entity earlier in the same sentence: clearer evidence than a pronoun.
  func antecedent(_ entity: Int, _ number: Int, before word: Int) -> Range<Int>? {
    let tree = sentences[number].tree
    for index in anaphora.mentionsIn[number].reversed() {
      let mention = anaphora.local.mentions[index]
      guard mention.words.upperBound <= word, anaphora.local.resolved(index).contains(entity) else { continue }
      return tree.tokens[mention.words.lowerBound].range.lowerBound..<tree.tokens[mention.words.upperBound - 1].range.upperBound
    }
    return nil
  }

  /// Whose a thing is: `Russia's proposal`, `the government of Iraq`, `most of Luhansk`, `an army base in Mali`.
  ///
  /// The nearest tie counts: a name beside it, a possessor, a complement, what stands before it, and last where it is.
  func owners(of word: Int, _ number: Int, role: Role) -> [Filler] {
    let tree = sentences[number].tree
    let isViolent = isViolent(word, number)
    let isForce = ontology.frames(.nouns, tree.lemma(word)).contains { $0.relation == "coerces" }
    func tie(_ child: Int) -> Int? {
      let preposition = tree.cases(of: child).first
      // Violence is its doer's, and not its victim's.
      if isViolent, tree.relation(child) == .nmod, tree.subtype(child) != "poss", preposition != "by", preposition != "from" {
        // But for arrests and the like, which the state does where they are.
        return preposition == "in" && isForce && isState(child, number) ? 5 : nil
      }
      switch tree.relation(child) {
      case .appos, .flat: return 0
      case .nmod:
        // `our French partners` are France's.
        if tree.subtype(child) == "poss" { return EmbeddingLexicon.parties.contains(tree.lemma(word)) && tree.upos(child) == .pron ? 4 : 1 }
        guard let preposition else { return 0 }
        if preposition == "of" || preposition == "by" { return 2 }
        if preposition == "from" { return 4 }
        // `its border with Libya`: the other side.
        if preposition == "with" { return ["border", "frontier", "boundary"].contains(tree.lemma(word)) ? 0 : nil }
        return ["in", "at", "near", "on", "to", "for", "outside", "across", "inside", "over"].contains(preposition) && role != .agent ? 5 : nil
      case .amod, .compound: return 3
      default: return nil
      }
    }
    let children = tree.children(of: word).compactMap { child in tie(child).map { (child, $0) } }
    for rank in 0...5 {
      var out: [Filler] = []
      for (child, _) in children where children.contains(where: { $0.0 == child && $0.1 == rank }) {
        for conjunct in tree.conjuncts(of: child) {
          let mention = anaphora.mention(number, conjunct)
          let mutual = mutual(conjunct, number)
          if let mention, rank == 3, tree.isTie(anaphora.local.mentions[mention].words) { continue }
          var found = mutual.isEmpty ? mention.map { anaphora.local.resolved($0) } ?? anaphora.entities(number, conjunct) : mutual
          // `the Himalayan nation` is one of its states.
          if rank == 3, tree.tokens[word].features["Number"] != "Plur", anaphora.gazetteer.isCollective(tree.lemma(word), of: .state) {
            found.removeAll { anaphora.local.entities[$0].type == .place }
          }
          if RoleFinder.opposed.contains(tree.lemma(word)) { found.removeAll { anaphora.local.entities[$0].type == .state } }
          // `Novak, whose country was invaded`
          if rank == 1, ["country", "nation", "homeland"].contains(tree.lemma(word)) { found.removeAll { anaphora.local.entities[$0].type == .person } }
          var deeper = false
          if found.isEmpty, rank == 2 || rank == 5 {
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
          let words = tree.tokens[token.lowerBound].range.lowerBound..<tree.tokens[token.upperBound - 1].range.upperBound
          // `control of Kufra` is nobody of Kufra.
          // Nor did a town do what befell it: `the El Fasher massacre`.
          if isViolent, rank == 3, mention.map({ anaphora.local.mentions[$0].kind == .name }) ?? false {
            found.removeAll { anaphora.local.entities[$0].type == .place && !isRegion($0) }
          }
          let acts = !isPlaceNoun(word, tree) && (rank != 2 || deeper || ontology.frames(.nouns, tree.lemma(word)).isEmpty)
          for entity in found where !out.contains(where: { $0.entity == entity }) {
            let confidence = (rank == 5 ? 0.6 : 0.8) * (deeper ? 0.8 : 1)
            let path = (mutual.isEmpty ? [] : [Self.reciprocal]) + ["whose: \(tree.form(word))"]
            out.append(Filler(entity: entity, words: words, isDirect: partitive, acts: acts, path: path, confidence: confidence))
          }
        }
      }
      if !out.isEmpty { return out }
    }
    return []
  }

  static let partitives: Set<String> = [
    "member", "part", "most", "all", "some", "many", "half", "%", "percent", "majority", "rest", "one", "each", "both", "portion", "swath", "swathe", "bulk",
    "city", "town", "region", "village", "province", "district", "area", "island", "peninsula", "state", "republic", "people", "government", "parts", "several",
    "third", "quarter", "whole", "entirety", "side", "group", "representative", "official", "behalf",
  ]

  /// `the region`, which does nothing itself.
  private func isPlaceNoun(_ word: Int, _ tree: SyntaxTree) -> Bool { tree.upos(word) == .noun && StandingFacts.kinds.contains(tree.lemma(word)) }

  private func isState(_ word: Int, _ number: Int) -> Bool {
    anaphora.entities(number, word).contains { anaphora.local.entities[$0].type == .state }
  }

  /// Regions that deal with others as one, and territories with governments of their own.
  private static let regions: Set<String> = [
    "europe", "asia", "africa", "latin-america", "middle-east", "gaza", "gaza-strip", "abkhazia", "catalonia", "greenland", "hong-kong", "iraqi-kurdistan",
    "kurdistan", "nagorno-karabakh", "northern-cyprus", "puntland", "republika-srpska", "scotland", "somaliland", "south-ossetia", "tigray", "transnistria",
  ]

  func isRegion(_ entity: Int) -> Bool {
    let entity = anaphora.local.entities[entity]
    return entity.type == .place && Self.regions.contains(entity.entry ?? "")
  }
}
