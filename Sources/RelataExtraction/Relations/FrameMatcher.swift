import RelataGraph
import RelataSyntax

/// A relation as one sentence states it, between entities of its document.
struct LocalRelation: Sendable {
  var source: Int
  var target: Int
  var type: String
  var polarity: Polarity
  var modality: Modality
  var speaker: Int?
  var topic: Range<Int>?
  var time: String?
  var sentence: Int
  var trigger: Range<Int>
  var sourceWords: Range<Int>
  var targetWords: Range<Int>
  var frame: String
  /// The PLOVER event type that the frame gives an actual relation.
  var plover: String?
  var path: [String]
  var confidence: Double
}

/// Matches the ontology's frames with a document's propositions.
struct FrameMatcher {
  let ontology: Ontology
  let sentences: [AnalyzedSentence]
  let anaphora: Anaphora
  let quotations: Quotations

  /// A filler's entity: the words that name it, how it was reached, and how sure that is.
  private struct Filler {
    var entity: Int
    var words: Range<Int>
    /// Whether it is the filler itself, and not whose the filler is.
    var isDirect: Bool
    /// Whether a place acts through its people or leaders.
    var acts: Bool
    var path: [String]
    var confidence: Double
  }

  func relations() -> [LocalRelation] {
    var out: [LocalRelation] = []
    for number in sentences.indices {
      for proposition in sentences[number].propositions {
        let before = out.count
        let predicate: Ontology.Predicate =
          switch proposition.kind {
          case .verb: .verbs
          case .noun: .nouns
          case .adjective: .adjectives
          case .preposition: .prepositions
          }
        var frames = ontology.frames(predicate, proposition.lemma)
        // A particle that no frame asks for says where to: `send back`.
        if frames.isEmpty, predicate == .verbs, proposition.lemma.contains(" ") {
          frames = ontology.frames(predicate, sentences[number].tree.lemma(proposition.word))
        }
        for frame in frames { out += apply(frame, proposition, number) }
        out += accusations(in: out.dropFirst(before))
        if let auxiliary = obligation(proposition, number) {
          for frame in ontology.frames(.auxiliaries, auxiliary) { out += apply(frame, proposition, number) }
        }
      }
    }
    return out
  }

  /// Who tells of another's violence accuses him of it: `Kyiv said Russia had shelled the town`.
  ///
  /// Reporters tell of it for a living, and nobody accuses whom he leads or speaks for.
  private func accusations(in relations: ArraySlice<LocalRelation>) -> [LocalRelation] {
    relations.compactMap { relation in
      guard let definition = ontology.definitions["accuses"], ontology.definitions[relation.type]?.type.quad == .materialConflict,
        let speaker = relation.speaker,
        speaker != relation.source, relation.polarity == .affirmed, relation.modality == .actual,
        definition.source.contains(anaphora.local.entities[speaker].type),
        definition.target.contains(anaphora.local.entities[relation.source].type)
      else { return nil }
      let offices = anaphora.local.entities[speaker].offices.map(\.entity) + anaphora.local.knownOffices(of: speaker)
      let titles = anaphora.local.entities[speaker].offices.map(\.title)
      guard !offices.contains(relation.source),
        !titles.contains(where: { ["correspondent", "reporter", "journalist", "editor", "analyst", "expert"].contains($0) }),
        !isMedia(speaker)
      else { return nil }
      var accusation = relation
      accusation.target = relation.source
      accusation.targetWords = relation.sourceWords
      accusation.source = speaker
      accusation.speaker = nil
      accusation.plover = nil
      accusation.type = "accuses"
      accusation.frame = "accuses: reported \(relation.type)"
      accusation.confidence *= 0.7
      return accusation
    }
  }

  private func isMedia(_ entity: Int) -> Bool {
    let entity = anaphora.local.entities[entity]
    return entity.names.keys.contains { name in
      ["news", "times", "post", "agency", "bbc", "cnn", "cbs", "reuters", "press", "tv", "journal", "herald", "guardian"].contains {
        name.lowercased().contains($0)
      }
    }
  }

  /// The auxiliary that obliges the subject: `must`, `should`, `has to`.
  private func obligation(_ proposition: Proposition, _ number: Int) -> String? {
    let tree = sentences[number].tree
    for child in tree.children(of: proposition.word, .aux) where ["must", "should", "ought"].contains(tree.form(child)) { return tree.form(child) }
    if proposition.kind == .verb, let head = tree.head(proposition.word), tree.relation(proposition.word) == .xcomp,
      tree.lemma(head) == "have" || tree.lemma(head) == "need"
    {
      return tree.lemma(head) + " to"
    }
    return nil
  }

  // MARK: One frame

  private func apply(_ frame: Ontology.Frame, _ proposition: Proposition, _ number: Int) -> [LocalRelation] {
    guard let definition = ontology.definitions[frame.relation] else { return [] }
    let sentence = sentences[number]
    func holds(_ condition: (role: Role, lemmas: Set<String>)) -> Bool {
      proposition.arguments(condition.role).contains { condition.lemmas.isEmpty || condition.lemmas.contains(sentence.tree.lemma($0.word)) }
    }
    guard frame.with.allSatisfy({ holds(($0.key, $0.value)) }), !frame.without.contains(where: { holds(($0.key, $0.value)) }) else { return [] }
    let sourceTypes = frame.sourceTypes ?? definition.source
    let targetTypes = frame.targetTypes ?? definition.target
    let sources = first(frame.source, proposition, number, types: sourceTypes, direct: frame.direct, isSource: true)
    guard !sources.isEmpty else { return [] }
    // Whoever faces, receives or suffers what a noun says is at its receiving end in every frame.
    let received: [Ontology.Place] = frame.predicate == .nouns ? [.role(.patient), .role(.recipient)] : []
    var targets = first(frame.target + received, proposition, number, types: targetTypes, direct: frame.direct, isSource: false, source: sources[0].entity)
    let isReflexive = !targets.isEmpty
    targets.removeAll { target in sources.contains { $0.entity == target.entity } }
    // Frames of a bare preposition say nothing where it is missing.
    let mayBeNear =
      frame.predicate == .nouns || !frame.with.isEmpty || frame.target.contains(.role(.patient))
      || !proposition.arguments(.patient).isEmpty && fillers(.role(.patient), proposition, number).isEmpty
    // What a claim says is not what happens to whoever denies it.
    let isClaim = proposition.arguments(.patient).contains { EmbeddingLexicon.effect(ofNoun: sentence.tree.lemma($0.word))?.reports == true }
    if targets.isEmpty, !isReflexive, !isClaim, !frame.direct, frame.source.first != .speaker, mayBeNear {
      targets = deepest(proposition, number, types: targetTypes, besides: sources)
    }
    for place in frame.also {
      for filler in fillers(place, proposition, number) where accepts(filler, targetTypes, direct: frame.direct, isSource: false) {
        if !targets.contains(where: { $0.entity == filler.entity }), !sources.contains(where: { $0.entity == filler.entity }) {
          var filler = filler
          filler.confidence *= 0.8
          targets.append(filler)
        }
      }
    }
    var pairs: [(Filler, Filler)] = []
    for source in sources { for target in targets where source.entity != target.entity { pairs.append((source, target)) } }
    if definition.type.symmetric {
      // Those who do it together: `A and B met`.
      for (i, one) in sources.enumerated() {
        for other in sources.dropFirst(i + 1) where one.entity != other.entity && one.isDirect && other.isDirect {
          var other = other
          other.path.append("together")
          if !targets.isEmpty { other.confidence *= 0.7 }
          pairs.append((one, other))
        }
      }
    }
    return pairs.map { relation(frame, definition, proposition, number, $0.0, $0.1) }
  }

  private func relation(
    _ frame: Ontology.Frame, _ definition: Ontology.Definition, _ proposition: Proposition, _ number: Int, _ source: Filler, _ target: Filler
  ) -> LocalRelation {
    let sentence = sentences[number]
    let tree = sentence.tree
    var polarity = proposition.polarity
    if frame.negated { polarity = polarity == .affirmed ? .negated : .affirmed }
    // A war that is to end is still a war; support that has ended is none.
    if proposition.ceases, definition.type.quad == .verbalCooperation || definition.type.quad == .materialCooperation { polarity = .negated }
    var modality = proposition.modality
    if frame.predicate == .auxiliaries {
      // Who says that another must do it demands it now.
      modality = .actual
      polarity = .affirmed
    }
    if let least = frame.modality, least != .actual, modality == .actual { modality = least }
    var confidence = frame.confidence * source.confidence * target.confidence
    if proposition.path.contains("passive") { confidence *= 0.98 }
    let said = speaker(of: proposition, number)
    return LocalRelation(
      source: source.entity, target: target.entity, type: frame.relation, polarity: polarity, modality: modality,
      speaker: said == source.entity ? nil : said, topic: topic(proposition, tree), time: proposition.time, sentence: number,
      trigger: trigger(proposition, tree), sourceWords: source.words, targetWords: target.words,
      frame: "\(frame.relation): \(proposition.lemma) (\(proposition.kind.rawValue))", plover: frame.plover,
      path: proposition.path + source.path + target.path, confidence: confidence)
  }

  private func trigger(_ proposition: Proposition, _ tree: SyntaxTree) -> Range<Int> {
    let token = tree.tokens[proposition.word].range
    if let particle = tree.child(of: proposition.word, .compound, "prt"), particle == proposition.word + 1 {
      return token.lowerBound..<tree.tokens[particle].range.upperBound
    }
    return token
  }

  /// The words of the content clause or of what it is about.
  private func topic(_ proposition: Proposition, _ tree: SyntaxTree) -> Range<Int>? {
    let about: [Role] = [.content, .oblique("over"), .oblique("about"), .oblique("on"), .oblique("for")]
    for role in about {
      if let argument = proposition.arguments(role).first {
        let span = tree.span(of: argument.word)
        return span.count <= 40 ? tree.tokens[span.lowerBound].range.lowerBound..<tree.tokens[span.upperBound - 1].range.upperBound : nil
      }
    }
    return nil
  }

  /// Who claims it: the innermost speaker of the sentence, otherwise of the quotation.
  private func speaker(of proposition: Proposition, _ number: Int) -> Int? {
    for word in proposition.speakers {
      if let entity = anaphora.entities(number, word).first { return entity }
    }
    guard let speaker = quotations.speaker(number, proposition.word) else { return nil }
    return anaphora.entities(speaker.sentence, speaker.word).first
  }

  /// The words that name the speaker: in the sentence if they are there, otherwise where the quotation has its speaker.
  private func speakerWords(_ entity: Int, _ proposition: Proposition, _ number: Int) -> Range<Int> {
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

  // MARK: Fillers

  /// The fillers of the first place that has any.
  private func first(
    _ places: [Ontology.Place], _ proposition: Proposition, _ number: Int, types: Set<EntityType>, direct: Bool, isSource: Bool, source: Int? = nil
  ) -> [Filler] {
    for place in places {
      var found = fillers(place, proposition, number).filter { accepts($0, types, direct: direct, isSource: isSource) }
      // `between A and B` gives both ends.
      if place == .role(.oblique("between")), let source, found.count > 1, found[0].entity == source { found.removeFirst() }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// The entity nearest to the predicate among what hangs on it, where no role has one: `denied permission to the party's march`.
  private func deepest(_ proposition: Proposition, _ number: Int, types: Set<EntityType>, besides sources: [Filler]) -> [Filler] {
    let tree = sentences[number].tree
    var level = [proposition.word]
    if let support = proposition.support, tree.upos(support) == .verb { level.append(support) }
    var confidence = 0.5
    for _ in 0..<5 {
      let next = level.flatMap { tree.children(of: $0) }.filter { child in
        switch tree.relation(child) {
        case .nsubj, .csubj, .parataxis, .punct, .cc, .aux, .cop, .mark, .caseMarking, .det, .discourse, .vocative, .dislocated: return false
        case .conj: return tree.upos(child) != .verb
        case .advcl: return ["to", "by", "for", "from", "of", "with"].contains(tree.marking(of: child) ?? "")
        case .acl: return tree.subtype(child) != "relcl"
        case .ccomp: return tree.children(of: child, .nsubj).isEmpty
        case .obl: return tree.subtype(child) != "unmarked"
        default: return true
        }
      }
      let found = next.flatMap { word -> [Filler] in
        guard anaphora.mention(number, word) != nil || anaphora.pronouns[number][word] != nil else { return [] }
        return fillers(word, number, role: .patient)
      }.filter { filler in accepts(filler, types, direct: false, isSource: false) && !sources.contains { $0.entity == filler.entity } }
      if !found.isEmpty {
        return found.map { filler in
          var filler = filler
          filler.isDirect = false
          filler.path.append("nearest")
          filler.confidence *= confidence
          return filler
        }
      }
      level = next
      confidence *= 0.85
    }
    return []
  }

  private func accepts(_ filler: Filler, _ types: Set<EntityType>, direct: Bool, isSource: Bool) -> Bool {
    if direct && !filler.isDirect { return false }
    let type = anaphora.local.entities[filler.entity].type
    // A region acts through its people: `European leaders`.
    return types.contains(type) || type == .place && filler.acts && types.contains(.organization)
  }

  private func fillers(_ place: Ontology.Place, _ proposition: Proposition, _ number: Int) -> [Filler] {
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
        guard let index = sentences[number].propositionIndex[argument.word] else { return [] }
        return fillers(.role(inner), sentences[number].propositions[index], number)
      }
    case .speaker:
      guard let entity = speaker(of: proposition, number) else { return [] }
      let words = speakerWords(entity, proposition, number)
      return [Filler(entity: entity, words: words, isDirect: true, acts: true, path: ["speaker"], confidence: 0.9)]
    }
  }

  private func confidence(_ path: [String]) -> Double {
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
  private func fillers(_ word: Int, _ number: Int, role: Role) -> [Filler] {
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
            entity: $0, words: words, isDirect: true, acts: acts || isRegion($0), path: text.kind == .nominal ? ["role"] : acts ? ["group"] : [],
            confidence: text.kind == .name ? 1 : 0.95)
        }
      }
    }
    let referents = anaphora.entities(number, word)
    if !referents.isEmpty {
      return referents.map { entity in
        Filler(
          entity: entity, words: antecedent(entity, number, before: word) ?? range, isDirect: true, acts: true, path: ["coreference"],
          confidence: referents.count > 1 ? 0.7 : 0.8)
      }
    }
    guard [.noun, .propn, .num, .det, .adj, .sym].contains(tree.upos(word)) else { return [] }
    let owned = owners(of: word, number, role: role)
    if !owned.isEmpty { return owned }
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

  /// The words that name an entity earlier in the same sentence: clearer evidence than a pronoun.
  private func antecedent(_ entity: Int, _ number: Int, before word: Int) -> Range<Int>? {
    let tree = sentences[number].tree
    for (index, mention) in anaphora.local.mentions.enumerated().reversed()
    where mention.sentence == number && mention.words.upperBound <= word && anaphora.local.resolved(index).contains(entity) {
      return tree.tokens[mention.words.lowerBound].range.lowerBound..<tree.tokens[mention.words.upperBound - 1].range.upperBound
    }
    return nil
  }

  /// Whose a thing is: `Russia's proposal`, `the government of Iraq`, `most of Luhansk`, `an army base in Mali`.
  ///
  /// The nearest tie counts: a name beside it, a possessor, a complement, what stands before it, and last where it is.
  private func owners(of word: Int, _ number: Int, role: Role) -> [Filler] {
    let tree = sentences[number].tree
    func tie(_ child: Int) -> Int? {
      let preposition = tree.cases(of: child).first
      switch tree.relation(child) {
      case .appos, .flat: return 0
      case .nmod:
        if tree.subtype(child) == "poss" { return 1 }
        guard let preposition else { return 0 }
        if preposition == "of" || preposition == "by" { return 2 }
        if preposition == "from" { return 4 }
        return ["in", "at", "near", "on", "against", "to", "for", "outside", "across", "inside", "over"].contains(preposition) && role != .agent ? 5 : nil
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
          var found = mention.map { anaphora.local.resolved($0) } ?? anaphora.entities(number, conjunct)
          var deeper = false
          if found.isEmpty, rank == 2 || rank == 5 {
            // `the killing of residents of Aleppo`
            found = owners(of: conjunct, number, role: role).map(\.entity)
            deeper = true
          }
          let partitive = rank == 2 && Self.partitives.contains(tree.lemma(word)) || rank == 0
          let token = mention.map { anaphora.local.mentions[$0].words } ?? conjunct..<conjunct + 1
          let words = tree.tokens[token.lowerBound].range.lowerBound..<tree.tokens[token.upperBound - 1].range.upperBound
          for entity in found where !out.contains(where: { $0.entity == entity }) {
            let confidence = (rank == 5 ? 0.6 : 0.8) * (deeper ? 0.8 : 1)
            out.append(Filler(entity: entity, words: words, isDirect: partitive, acts: true, path: ["whose: \(tree.form(word))"], confidence: confidence))
          }
        }
      }
      if !out.isEmpty { return out }
    }
    return []
  }

  private static let partitives: Set<String> = [
    "member", "part", "most", "all", "some", "many", "half", "%", "percent", "majority", "rest", "one", "each", "both", "portion", "swath", "swathe", "bulk",
    "city", "town", "region", "village", "province", "district", "area", "island", "peninsula", "state", "republic", "people", "government", "parts", "several",
    "third", "quarter", "side", "group", "representative", "official", "behalf",
  ]

  private func isRegion(_ entity: Int) -> Bool {
    let entity = anaphora.local.entities[entity]
    return entity.type == .place && ["europe", "asia", "africa", "latin-america", "middle-east", "gaza", "gaza-strip"].contains(entity.entry ?? "")
  }
}
