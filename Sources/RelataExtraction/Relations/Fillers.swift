import RelataGraph
import RelataSyntax

/// The entities that fill the roles of a proposition: named there, referred to, or those whose the filler is.
extension FrameMatcher {
  /// A filler's entity: the words that name it, how it was reached, and how sure that is.
  struct Filler {
    var entity: Int
    var words: Range<Int>
    /// The argument of the sentence that leads to it.
    var word: Int?
    /// Whether it is the filler itself, and not whose the filler is.
    var isDirect: Bool
    /// Whether its own name stands there.
    var isNamed = false
    /// Whether a place acts through its people or leaders.
    var acts: Bool
    /// Whether a group or office stands there for it: `Russian troops`.
    var isGroup = false
    /// Whether `each other` stands there, so that it is at both ends.
    var isReciprocal = false
    /// Whether it is listed as one of those who stand there: `states such as Chad`.
    var isMember = false
    /// Whether what stands there refers back to it.
    var isReference = false
    /// How it was guessed, where no role names it.
    var guess: Candidate.Guess?
    var path: [Step]
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

  /// Who claims of somebody what he does: what he says of himself is his own word, and whoever reports that he says so claims it.
  func speaker(of proposition: Proposition, _ number: Int, besides source: Int) -> Int? {
    let tree = sentences[number].tree
    var isOwn = false
    for word in proposition.speakers {
      // What several say of themselves is each one's own.
      if tree.conjuncts(of: word).contains(where: { anaphora.entities(number, $0).contains(source) }) {
        isOwn = true
      } else if let entity = anaphora.entities(number, word).first {
        return entity
      }
    }
    guard !isOwn, let speaker = quotations.speaker(number, proposition.word) else { return nil }
    let entity = anaphora.entities(speaker.sentence, speaker.word).first
    return entity == source ? nil : entity
  }

  /// The words that name the speaker: in the sentence if they are there, otherwise where the quotation has its speaker.
  func speakerWords(_ entity: Int, _ proposition: Proposition, _ number: Int) -> Range<Int> {
    func words(_ sentence: Int, _ word: Int) -> Range<Int> {
      let tree = sentences[sentence].tree
      guard let mention = anaphora.mention(sentence, word) else { return tree.tokens[word].range }
      let span = anaphora.local.mentions[mention].words
      return tree.range(of: span)
    }
    for word in proposition.speakers where anaphora.entities(number, word).first == entity {
      return antecedent(entity, number, before: word) ?? words(number, word)
    }
    if let speaker = quotations.speaker(number, proposition.word) { return words(speaker.sentence, speaker.word) }
    return sentences[number].tree.tokens[proposition.word].range
  }

  /// Roles of what an event falls on: beside them, `from` says where it comes from.
  private static let undergoing: Set<Role> = [.oblique("on"), .oblique("against"), .oblique("into"), .oblique("at"), .oblique("upon")]

  /// The states and places from which an event comes, and that need not do it: `an attack on Chad from Kenya`.
  func origins(of proposition: Proposition, _ number: Int) -> [Int] {
    guard proposition.kind == .verb || proposition.arguments.contains(where: { Self.undergoing.contains($0.role) }) else { return [] }
    return fillers(.role(.oblique("from")), proposition, number)
      .filter { [.place, .state].contains(anaphora.local.entities[$0.entity].type) && $0.isNamed && !$0.isGroup }.map(\.entity)
  }

  /// The fillers of the first place that has any.
  ///
  /// - Parameter isEvent: Whether they are the source of a relation whose events are of one domain, as those of force are.
  func first(
    _ places: [Ontology.Place], _ proposition: Proposition, _ number: Int, types: Set<EntityType>, direct: Bool, isSource: Bool, isEvent: Bool = false,
    sources: [Filler] = []
  ) -> [Filler] {
    for place in places {
      // `Iranian drones supplied to Chad` are Iran's; whoever supplies them is, where he is named, another.
      if isSource, case .inner(.patient, _) = place, !proposition.arguments(.agent).isEmpty { continue }
      var found = fillers(place, proposition, number).filter { accepts($0, types, direct: direct, isSource: isSource) }
      // `arrested at Manila airport`: by whom, it doesn't say.
      if isSource, !types.contains(.place), [.role(.oblique("in")), .role(.oblique("at")), .role(.oblique("near"))].contains(place) {
        found.removeAll { anaphora.local.entities[$0.entity].type == .place }
      }
      // `an attack on Chad from Kenya`: from where, it says, and not who did it.
      if isEvent, place == .role(.oblique("from")) {
        let origins = origins(of: proposition, number)
        found.removeAll { origins.contains($0.entity) }
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
          filler.word = filler.word ?? argument.word
          filler.isMember = filler.isMember || argument.isMember
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
      return [Filler(entity: entity, words: words, isDirect: true, acts: true, path: [Step(.speaker)], confidence: 0.9)]
    }
  }

  func confidence(_ path: [Step]) -> Double {
    var value = 1.0
    for step in path {
      switch step.kind {
      case .attachedToObject, .attachedToComplement, .adverbialClause, .eventSubject: value *= 0.85
      case .control, .nounControl, .sharedObject, .sharedPossessor, .sharedComplement, .participle: value *= 0.92
      default: value *= 0.98
      }
    }
    return value
  }

  /// The entities that a word stands for, or whose it is.
  func fillers(_ word: Int, _ number: Int, role: Role) -> [Filler] {
    let tree = sentences[number].tree
    let mentioned = mentioned(word, number)
    if !mentioned.isEmpty { return mentioned }
    let mutual = mutual(word, number)
    if !mutual.isEmpty {
      return mutual.map {
        Filler(
          entity: $0.entity, words: tree.tokens[word].range, word: $0.word, isDirect: true, acts: true, isReciprocal: true, path: [Step(.eachOther)],
          confidence: 0.95)
      }
    }
    if let referred = referred(word, number, role: role) { return referred }
    guard [.noun, .propn, .num, .det, .adj, .sym].contains(tree.upos(word)) else { return [] }
    if let named = namedBefore(word, number) { return named }
    let owned = owners(of: word, number, role: role)
    if !owned.isEmpty { return owned }
    // `sanctions on nine companies, among them Rosneft`
    let members = ArgumentFinder(tree).members(of: word).filter { $0 > word && anaphora.mention(number, $0) != nil }
    if !members.isEmpty, role != .agent {
      return members.flatMap { fillers($0, number, role: role) }.map { filler in
        var filler = filler
        filler.isMember = true
        filler.path.append(Step(.member))
        filler.confidence *= 0.85
        return filler
      }
    }
    if role != .agent {
      let doers = doers(ofEvent: word, number)
      if !doers.isEmpty { return doers }
    }
    return authors(of: word, number, role: role)
  }

  /// The entities that a word names, or describes by a role or group.
  private func mentioned(_ word: Int, _ number: Int) -> [Filler] {
    guard let mention = anaphora.mention(number, word) else { return [] }
    let text = anaphora.local.mentions[mention]
    let acts = !text.standsFor.isEmpty || text.kind == .demonym || text.title != nil
    let words = sentences[number].tree.range(of: text.words)
    return anaphora.local.resolved(mention).map {
      Filler(
        entity: $0, words: words, isDirect: true, isNamed: text.kind == .name || text.sameAs != nil, acts: acts || isRegion($0),
        isGroup: acts && text.kind != .nominal, path: text.kind == .nominal ? [Step(.role)] : acts ? [Step(.group)] : [],
        confidence: text.kind == .name ? 1 : 0.95)
    }
  }

  /// The entities that a word refers back to, or whose what it refers back to is; `nil` where it refers to nothing.
  private func referred(_ word: Int, _ number: Int, role: Role) -> [Filler]? {
    let tree = sentences[number].tree
    let range = tree.tokens[word].range
    let referents = anaphora.entities(number, word)
    if !referents.isEmpty {
      return referents.map { entity in
        Filler(
          entity: entity, words: antecedent(entity, number, before: word) ?? range, isDirect: true,
          acts: !isPlaceNoun(word, tree) && anaphora.local.entities[entity].type != .place || isRegion(entity), isReference: true,
          path: [Step(.coreference)], confidence: referents.count > 1 ? 0.7 : 0.8)
      }
    }
    // `it`, of an offer: whose that is.
    guard let noun = anaphora.nouns[number][word], noun.sentence < number || noun.word < word else { return nil }
    return fillers(noun.word, noun.sentence, role: role).map { filler in
      var filler = filler
      filler.words = range
      filler.isDirect = false
      filler.isNamed = false
      filler.isReference = true
      filler.path.append(Step(.coreference))
      filler.confidence *= 0.7
      return filler
    }
  }

  /// `Viv Ansanm, the coalition headed by Jan Berg`: whom the name before an apposition names, if it is one.
  private func namedBefore(_ word: Int, _ number: Int) -> [Filler]? {
    let tree = sentences[number].tree
    guard tree.relation(word) == .appos, tree.upos(word) == .noun, let name = tree.head(word), let mention = anaphora.mention(number, name),
      anaphora.local.mentions[mention].kind == .name
    else { return nil }
    let words = tree.range(of: anaphora.local.mentions[mention].words)
    return anaphora.local.resolved(mention).map {
      Filler(entity: $0, words: words, isDirect: true, isNamed: true, acts: isRegion($0), path: [Step(.apposition)], confidence: 0.95)
    }
  }

  /// `a report accusing the army`: who put it out.
  private func authors(of word: Int, _ number: Int, role: Role) -> [Filler] {
    guard let index = sentences[number].propositionIndex[word], sentences[number].propositions[index].kind == .noun, role != .content else { return [] }
    return sentences[number].propositions[index].arguments(.agent).filter { $0.word != word }.flatMap { argument -> [Filler] in
      guard anaphora.mention(number, argument.word) != nil || !anaphora.entities(number, argument.word).isEmpty else { return [] }
      return fillers(argument.word, number, role: .agent).filter { !isAnother(word, than: $0.entity, number, role: role) }.map { filler in
        var filler = filler
        filler.isDirect = false
        filler.path.append(Step(.byWayOf, sentences[number].tree.form(word)))
        filler.confidence *= 0.8
        return filler
      }
    }
  }

  /// Whom `each other` or `one another` means: those who do it.
  func mutual(_ word: Int, _ number: Int) -> [(entity: Int, word: Int?)] {
    let tree = sentences[number].tree
    guard isReciprocal(word, tree), let verb = anaphora.governor(of: word, tree) else { return [] }
    let doers = ArgumentFinder(tree).subjects(of: verb).flatMap { tree.conjuncts(of: $0.word) }.flatMap { doer in
      fillers(doer, number, role: .agent).filter(\.isDirect).map { (entity: $0.entity, word: doer) }
    }
    let distinct = Set(doers.map(\.entity)).sorted()
    // `Each army blames the other`
    if distinct.count < 2, tree.form(word) == "other" { return (anaphora.local.pair(besides: []) ?? []).map { ($0, nil) } }
    return distinct.count > 1 ? distinct.map { entity in (entity, doers.first { $0.entity == entity }?.word) } : []
  }

  private func isReciprocal(_ word: Int, _ tree: SyntaxTree) -> Bool {
    func isPair(_ first: Int) -> Bool {
      first >= 0 && first + 1 < tree.count
        && (tree.form(first) == "each" && tree.form(first + 1) == "other" || tree.form(first) == "one" && tree.form(first + 1) == "another")
    }
    // `each blamed the other`
    let isOther = tree.form(word) == "other" && word > 0 && tree.form(word - 1) == "the" && tree.upos(word) != .propn
    let verb = anaphora.governor(of: word, tree)
    return isPair(word) || isPair(word - 1)
      || isOther
        && verb.map { verb in
          tree.children(of: verb, .nsubj).contains { subject in ([subject] + tree.children(of: subject, .det)).contains { tree.form($0) == "each" } }
        } ?? false
  }

  /// The words that name an entity earlier in the same sentence: clearer evidence than a pronoun.
  func antecedent(_ entity: Int, _ number: Int, before word: Int) -> Range<Int>? {
    let tree = sentences[number].tree
    for index in anaphora.mentionsIn[number].reversed() {
      let mention = anaphora.local.mentions[index]
      guard mention.words.upperBound <= word, anaphora.local.resolved(index).contains(entity) else { continue }
      return tree.range(of: mention.words)
    }
    return nil
  }

}
