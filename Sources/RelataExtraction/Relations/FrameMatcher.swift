import RelataGraph
import RelataSyntax

/// Matches the ontology's frames with a document's propositions.
struct FrameMatcher {
  let ontology: Ontology
  let sentences: [AnalyzedSentence]
  let anaphora: Anaphora
  let quotations: Quotations
  let domains: EventDomains
  /// Is asked after before each proposition, and before each pair of ends.
  var deadline = Deadline(nil)

  /// What frames read, and what they know not to be meant.
  struct Readings {
    var candidates: [Candidate] = []
    var refused: Set<Refusal> = []
    var bystanders: Set<Bystander> = []

    static func += (one: inout Readings, other: Readings) {
      one.candidates += other.candidates
      one.refused.formUnion(other.refused)
      one.bystanders.formUnion(other.bystanders)
    }
  }

  func readings() -> Readings {
    var out = Readings()
    for number in sentences.indices where !deadline.hasPassed {
      for proposition in sentences[number].propositions where !deadline.hasPassed {
        var found = Readings(bystanders: Set(bystanders(of: proposition, number)))
        for frame in frames(of: proposition, number) {
          var contrary = Readings()
          for contrast in proposition.contrast { contrary += apply(frame, contrast, number) }
          // `attacked nobody except Chad`: Chad is not meant by `nobody`.
          var own = apply(frame, proposition, number)
          own.candidates.removeAll { one in contrary.candidates.contains { $0.source == one.source && $0.target == one.target } }
          found += own
          found += contrary
        }
        found.candidates += accusations(in: found.candidates) + claims(in: found.candidates)
        out += found
        if let auxiliary = obligation(proposition, number) {
          for frame in ontology.frames(.auxiliaries, auxiliary) { out += apply(frame, proposition, number) }
        }
      }
    }
    return out
  }

  /// The frames of a proposition's predicate; a verb with an infinitive has those of `tell to` as well.
  func frames(of proposition: Proposition, _ number: Int) -> [Ontology.Frame] {
    let tree = sentences[number].tree
    let predicate = Ontology.Predicate(proposition.kind)
    var frames = ontology.frames(predicate, proposition.lemma)
    if predicate == .nouns {
      // `a military operation`, `an arrest warrant`
      for child in tree.children(of: proposition.word) where child == proposition.word - 1 && [.compound, .amod].contains(tree.relation(child)) {
        let compound = ontology.frames(.nouns, tree.form(child) + " " + proposition.lemma)
        frames += compound.filter { frame in !frames.contains { $0.relation == frame.relation && $0.line == frame.line && $0.path == frame.path } }
      }
    }
    guard predicate == .verbs else { return frames }
    // A particle that no frame asks for says where to: `send back`.
    // But who backs away or down backs nobody.
    if frames.isEmpty, proposition.lemma.contains(" "), !["back away", "back down", "back off", "back out"].contains(proposition.lemma) {
      frames = ontology.frames(predicate, tree.lemma(proposition.word))
    }
    // `ordered him to be held` tells others to hold him.
    let isToBeDone = proposition.arguments(.content).contains { content in
      if proposition.lemma == "order", ArgumentFinder(tree).isPassive(content.word) { return false }
      // `"Stop the war," Chad told Mali`
      return tree.marking(of: content.word) == "to" || tree.tokens[content.word].features["Mood"] == "Imp" && tree.child(of: content.word, .nsubj) == nil
    }
    let isToBeUndergone =
      proposition.lemma == "order" && proposition.arguments(.content).contains { ArgumentFinder(tree).isPassive($0.word) }
    if isToBeUndergone { frames.removeAll { $0.relation == "demands-of" } }
    if isToBeDone {
      frames += ontology.frames(predicate, proposition.lemma + " to")
    }
    return frames
  }

  /// The auxiliary that obliges the subject: `must`, `should`, `has to`.
  func obligation(_ proposition: Proposition, _ number: Int) -> String? {
    let tree = sentences[number].tree
    for child in tree.children(of: proposition.word, .aux) where ["must", "should", "ought"].contains(tree.form(child)) {
      let isPast = tree.children(of: proposition.word, .aux).contains { tree.form($0) == "have" && $0 > child }
      return tree.form(child) + (isPast && tree.form(child) != "must" ? " have" : "")
    }
    if proposition.kind == .verb, let head = tree.head(proposition.word), tree.relation(proposition.word) == .xcomp,
      tree.lemma(head) == "have" || tree.lemma(head) == "need"
    {
      return tree.lemma(head) + " to"
    }
    return nil
  }

  // MARK: One frame

  /// Whether a proposition has what a frame asks for, and nothing that the frame excludes.
  func fits(_ frame: Ontology.Frame, _ proposition: Proposition, _ number: Int) -> Bool {
    let tree = sentences[number].tree
    func holds(_ condition: (role: Role, lemmas: Set<String>)) -> Bool {
      proposition.arguments(condition.role).contains { argument in
        // `summoned Ambassador Jan Berg`
        let titles = tree.upos(argument.word) == .propn ? tree.children(of: argument.word).filter { tree.subtype($0) == "desc" } : []
        return condition.lemmas.isEmpty || (tree.measured(argument.word) + titles).contains { condition.lemmas.contains(tree.lemma($0)) }
      }
    }
    // `promised not to attack` is no threat, `vowed not to defend` no guarantee.
    // But who tells another not to attack demands it.
    let isOwn = frame.target.contains { if case .inner(.content, _) = $0 { true } else { false } }
    let isTurned = isOwn && frame.with[.content]?.isEmpty == false && proposition.arguments(.content).contains { isNegated($0.word, tree) }
    return !isTurned && frame.with.allSatisfy { holds(($0.key, $0.value)) } && !frame.without.contains { holds(($0.key, $0.value)) }
  }

  private func isNegated(_ clause: Int, _ tree: SyntaxTree) -> Bool {
    StatusReader(tree, ArgumentFinder(tree)).negations(of: clause) % 2 == 1
  }

  func apply(_ frame: Ontology.Frame, _ proposition: Proposition, _ number: Int) -> Readings {
    guard let definition = ontology.definitions[frame.relation] else { return Readings() }
    let sentence = sentences[number]
    guard fits(frame, proposition, number) else { return Readings() }
    // Of whom it is told that they did not discuss a thing may have met.
    if proposition.polarity == .negated, definition.type.symmetric, ontology.lexicon.has(proposition.lemma, .topical) { return Readings() }
    // `vowed to crush the rebels` is no promise to them.
    if ["agrees-with", "guarantees"].contains(frame.relation), proposition.arguments(.content).contains(where: { turns($0.word, number, definition) }) {
      return Readings()
    }
    let sourceTypes = frame.sourceTypes ?? definition.source
    let targetTypes = frame.targetTypes ?? definition.target
    let isEvent = ontology.domain(of: frame) != nil
    var sources = first(frame.source, proposition, number, types: sourceTypes, direct: frame.direct, isSource: true, isEvent: isEvent)
    // A region acts, but holds no office and is no member.
    if definition.type.quad == nil, !sourceTypes.contains(.place) { sources.removeAll { anaphora.local.entities[$0.entity].type == .place } }
    let refused = isEvent ? refusals(of: origins(of: proposition, number), frame, proposition, number) : []
    guard !sources.isEmpty else { return Readings(refused: refused) }
    // Whoever faces, receives or suffers what a noun says is at its receiving end in every frame.
    let received: [Ontology.Place] = frame.predicate == .nouns ? [.role(.patient), .role(.recipient)] : []
    var targets = first(frame.target + received, proposition, number, types: targetTypes, direct: frame.direct, isSource: false, sources: sources)
    if frame.relation == "member-of" { targets.removeAll { anaphora.local.entities[$0.entity].type == .place } }
    let isReflexive = !targets.isEmpty
    // `exchanged fire`: each is at both ends.
    if !frame.target.contains(.role(.agent)) {
      targets.removeAll { target in !target.path.contains(.eachOther) && sources.contains { $0.entity == target.entity } }
    }
    // One controls a land, and not what is of it: `seized Peruvian banks`.
    if definition.target.isSubset(of: [.place, .state]) { targets.removeAll { $0.path.contains(.group) } }
    // Frames of a bare preposition say nothing where it is missing.
    let mayBeNear =
      frame.predicate == .nouns || !frame.with.isEmpty || frame.target.contains(.role(.patient))
      || !proposition.arguments(.patient).isEmpty && fillers(.role(.patient), proposition, number).isEmpty
    // `captured the town from Chad`: what was captured is said.
    let isOther =
      frame.target.contains(.role(.patient)) && targets.isEmpty && !frame.direct
      && fillers(.role(.patient), proposition, number).contains { $0.isDirect && anaphora.local.entities[$0.entity].type == .place }
    // `accused the West of ignoring …`: a name that is no entity's is the target all the same.
    let isUnknown =
      frame.target.contains(.role(.patient))
      && proposition.arguments(.patient).contains { argument in
        sentence.tree.upos(argument.word) == .propn && anaphora.entities(number, argument.word).isEmpty
          && sentence.tree.tokens[argument.word].form.first?.isUppercase ?? false
      }
    // `praised it`, of a plan: whatever the pronoun means, it is no one else.
    let isPronoun =
      frame.target.contains(.role(.patient))
      && proposition.arguments(.patient).contains { anaphora.nouns[number][$0.word] != nil }
    // What a claim says is not what happens to whoever denies it.
    let isClaim = proposition.arguments(.patient).contains { argument in
      ontology.lexicon.effect(ofNoun: sentence.tree.lemma(argument.word))?.reports == true
        || ["criticism", "objection", "accusation", "rebuke"].contains(sentence.tree.lemma(argument.word))
    }
    // `A and B agreed` needs no third, and no place that it is about.
    let isMutual = definition.type.symmetric && frame.mutual && Set(sources.filter(\.isDirect).map(\.entity)).count > 1
    if isMutual { targets.removeAll { anaphora.local.entities[$0.entity].type == .place && !$0.acts } }
    if targets.isEmpty, !isReflexive, !isClaim, !isOther, !isUnknown, !isPronoun, !isMutual, !frame.direct, frame.source.first != .speaker {
      if mayBeNear { targets = nearest(proposition, number, frame, definition, types: targetTypes, besides: sources) }
      if targets.isEmpty, definition.type.quad != nil, frame.confidence >= 0.6 {
        targets = onlyOther(proposition, number, frame, definition, types: targetTypes, besides: sources)
      }
    }
    // `died in a raid on the port`: it fell on both.
    let hasCasualties = !received.isEmpty && proposition.arguments(.patient).contains { $0.path.contains(.casualty) }
    for place in frame.also + (hasCasualties ? frame.target : []) {
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
    let between = Ontology.Place.role(.oblique("between"))
    let isBetween = frame.source.contains(between) && frame.target.contains(between)
    if definition.type.symmetric || isBetween && !proposition.ceases {
      // `host talks between A and B`: whoever hosts them, A talks with B. `clashes between A and B`: each fights the other.
      let parties = fillers(between, proposition, number).filter { accepts($0, targetTypes, direct: frame.direct, isSource: false) }
      for (i, one) in parties.enumerated() {
        for other in parties.dropFirst(i + 1) where one.entity != other.entity {
          pairs += definition.type.symmetric ? [(one, other)] : [(one, other), (other, one)]
        }
      }
    }
    if definition.type.symmetric {
      // Those who do it together: `A and B met`.
      for (i, one) in sources.enumerated() where frame.mutual {
        for other in sources.dropFirst(i + 1) where one.entity != other.entity && one.isDirect && other.isDirect {
          var other = other
          other.path.append(Step(.together))
          if !targets.isEmpty { other.confidence *= 0.7 }
          pairs.append((one, other))
        }
      }
    }
    var out = Readings(refused: refused)
    func refuse(_ source: Int, _ target: Int) { out.refused.insert(Refusal(sentence: number, type: frame.relation, source: source, target: target)) }
    var pairings = Pairings(sentence.tree, proposition)
    for (source, target) in pairs where !deadline.hasPassed && !isHome(source, target, frame.relation, definition) {
      let told = pairings.isAcross(source, target) ? nil : told(frame, definition, proposition, number, source, target)
      if let told { out.candidates.append(told) }
      if told == nil || told?.type != frame.relation && told?.type != frame.denied { refuse(source.entity, target.entity) }
    }
    return out
  }

  /// Whether somebody would meet what he leads, or be against a thing of it: `Novak ruled out Peruvian troops`, said by Peru's president.
  func isHome(_ source: Filler, _ target: Filler, _ relation: String, _ definition: Ontology.Definition) -> Bool {
    if definition.type.symmetric {
      if serves(source.entity, target.entity) || serves(target.entity, source.entity) { return true }
      return !target.isDirect && (sides(of: source.entity).contains(target.entity) || sides(of: target.entity).contains(source.entity))
    }
    // Nor is a state against whatever its own leader has to do with: `Moscow ruled out a meeting with Putin`.
    if !target.isDirect, ontology.isConflict(relation), serves(target.entity, source.entity) { return true }
    // Nor does a president ask anything of his state.
    if relation == "demands-of", serves(source.entity, target.entity), anaphora.local.entities[target.entity].type == .state { return true }
    // Nobody acts against what he leads, unless his name says so.
    let isState = anaphora.local.entities[target.entity].type == .state
    let isAgainst =
      ["rejects", "opposes", "accuses", "threatens"].contains(relation) && !target.isNamed || ontology.isConflict(relation) && !source.isNamed && isState
    return isAgainst && serves(source.entity, target.entity)
  }

  /// Whether a person leads or speaks for a state or organization.
  func serves(_ person: Int, _ other: Int) -> Bool {
    let local = anaphora.local
    return local.entities[person].type == .person
      && (local.entities[person].offices.contains { $0.entity == other } || local.knownOffices(of: person).contains(other))
  }

  func relation(
    _ frame: Ontology.Frame, _ definition: Ontology.Definition, _ proposition: Proposition, _ number: Int, _ source: Filler, _ target: Filler
  ) -> Candidate {
    let sentence = sentences[number]
    let tree = sentence.tree
    var polarity = proposition.polarity
    if frame.negated { polarity = polarity == .affirmed ? .negated : .affirmed }
    // But who has not yet recognised a state may.
    let words = [proposition.word] + [tree.head(proposition.word)].compactMap { $0 }
    let isPending = proposition.modality != .actual || words.flatMap { tree.children(of: $0) }.contains { tree.form($0) == "yet" }
    let denied = polarity == .negated && !isPending ? frame.denied.flatMap { ontology.definitions[$0] == nil ? nil : $0 } : nil
    if denied != nil { polarity = .affirmed }
    // A war that is to end is still a war; support that has ended is none.
    if proposition.ceases, definition.type.quad == .verbalCooperation || definition.type.quad == .materialCooperation { polarity = .negated }
    var modality = proposition.modality
    if frame.predicate == .auxiliaries {
      // Who says that another must do it demands it now.
      modality = .actual
      polarity = .affirmed
    }
    if modality == .hypothetical, frame.relation == "supports" || frame.relation == "opposes", isEngaged(proposition, number) { modality = .actual }
    if let least = frame.modality, least != .actual, modality == .actual { modality = least }
    var confidence = frame.confidence * source.confidence * target.confidence
    if proposition.path.contains(.passive) { confidence *= 0.98 }
    // What several say of themselves is each one's own word.
    let speakers = proposition.speakers.flatMap { tree.conjuncts(of: $0).flatMap { anaphora.entities(number, $0) } }
    let said = speakers.contains(source.entity) ? source.entity : speaker(of: proposition, number)
    return Candidate(
      source: source.entity, target: target.entity, type: denied ?? frame.relation, polarity: polarity, modality: modality,
      speaker: said == source.entity ? nil : said, topic: topic(proposition, tree), time: proposition.time, sentence: number,
      trigger: trigger(proposition, tree), sourceWords: source.words, targetWords: target.words, proposer: .frame,
      frame: "\(denied ?? frame.relation): \(proposition.lemma) (\(proposition.kind.rawValue)), \(frame.place)", plover: frame.plover,
      path: proposition.path + source.path + target.path, confidence: confidence, predicate: proposition.word,
      phrase: phrase(frame, proposition))
  }

  /// The noun or verb that is one predicate with the frame's own: `imposed sanctions on`, `pledged to defend`.
  func phrase(_ frame: Ontology.Frame, _ proposition: Proposition) -> Int? {
    if frame.predicate == .verbs, frame.with[.patient]?.isEmpty == false { return proposition.arguments(.patient).first?.word }
    return frame.relation == "guarantees" && frame.with[.content]?.isEmpty == false ? proposition.arguments(.content).first?.word : nil
  }

  /// `working to defeat Chad`, `their commitment to supporting Mali`: a stance is taken by being about it.
  func isEngaged(_ proposition: Proposition, _ number: Int) -> Bool {
    let tree = sentences[number].tree
    guard proposition.kind == .verb, let head = tree.head(tree.firstConjunct(proposition.word)),
      tree.has(head, .engagement) || tree.lexicon.has(tree.form(head), .engagement)
    else { return false }
    return sentences[number].propositionIndex[head].map { sentences[number].propositions[$0].modality == .actual } ?? true
  }

  func trigger(_ proposition: Proposition, _ tree: SyntaxTree) -> Range<Int> {
    let token = tree.tokens[proposition.word].range
    if let particle = tree.child(of: proposition.word, .compound, "prt"), particle == proposition.word + 1 {
      return token.lowerBound..<tree.tokens[particle].range.upperBound
    }
    return token
  }

  /// The words of the content clause or of what it is about.
  func topic(_ proposition: Proposition, _ tree: SyntaxTree) -> Range<Int>? {
    let about: [Role] = [.content, .oblique("over"), .oblique("about"), .oblique("on"), .oblique("for")]
    for role in about {
      if let argument = proposition.arguments(role).first {
        let span = tree.span(of: argument.word)
        return span.count <= 40 ? tree.range(of: span) : nil
      }
    }
    return nil
  }
}
