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
      out += constructions(in: number)
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
    if frames.isEmpty, proposition.lemma.contains(" "), !ontology.lexicon.has(proposition.lemma, .yielding) {
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
    if isToBeUndergone { frames.removeAll { ontology.has(.request, $0.relation) } }
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

  /// A frame that fits a proposition, and what may stand at its relation's ends.
  struct Fit {
    let frame: Ontology.Frame
    let definition: Ontology.Definition
    let proposition: Proposition
    let number: Int

    var sourceTypes: Set<EntityType> { frame.sourceTypes ?? definition.source }
    var targetTypes: Set<EntityType> { frame.targetTypes ?? definition.target }
    /// Where the target stands: whoever faces, receives or suffers what a noun says is at its receiving end in every frame.
    /// What an event is `over` may be its reason, so that it comes last: `faces tariffs over Russian oil`.
    var targets: [Ontology.Place] {
      guard frame.predicate == .nouns else { return frame.target }
      let over = Ontology.Place.role(.oblique("over"))
      return frame.target.filter { $0 != over } + [.role(.patient), .role(.recipient)] + frame.target.filter { $0 == over }
    }
    /// Whether what is done to somebody may be the target.
    var hasPatient: Bool { frame.target.contains(.role(.patient)) }
  }

  func apply(_ frame: Ontology.Frame, _ proposition: Proposition, _ number: Int) -> Readings {
    guard let definition = ontology.definitions[frame.relation], fits(frame, proposition, number) else { return Readings() }
    // Of whom it is told that they did not discuss a thing may have met.
    if proposition.polarity == .negated, definition.type.symmetric, ontology.lexicon.has(proposition.lemma, .topical) { return Readings() }
    // `vowed to crush the rebels` is no promise to them.
    if definition.traits.contains(.promise), proposition.arguments(.content).contains(where: { turns($0.word, number, definition) }) { return Readings() }
    let fit = Fit(frame: frame, definition: definition, proposition: proposition, number: number)
    let isEvent = ontology.domain(of: frame) != nil
    var sources = first(frame.source, proposition, number, types: fit.sourceTypes, direct: frame.direct, isSource: true, isEvent: isEvent)
    // A region acts, but holds no office and is no member.
    if definition.type.quad == nil, !fit.sourceTypes.contains(.place) { sources.removeAll { anaphora.local.entities[$0.entity].type == .place } }
    var out = Readings(refused: isEvent ? refusals(of: origins(of: proposition, number), frame, proposition, number) : [])
    guard !sources.isEmpty else { return out }
    func refuse(_ source: Int, _ target: Int) { out.refused.insert(Refusal(sentence: number, type: frame.relation, source: source, target: target)) }
    var pairings = Pairings(sentences[number].tree, proposition)
    let isInquiry = definition.traits.contains(.request) && asksQuestion(proposition, sentences[number].tree)
    for (source, target) in pairs(fit, sources, targets(fit, sources)) where !deadline.hasPassed && !isHome(source, target, definition) {
      let told = pairings.isAcross(source, target) || isInquiry ? nil : told(frame, definition, proposition, number, source, target)
      if let told { out.candidates.append(told) }
      if told == nil || told?.type != frame.relation && told?.type != frame.denied { refuse(source.entity, target.entity) }
    }
    return out
  }

  /// `asked Chad why it had left`, `will ask Chad how far it can go`: whoever asks a question wants an answer, and demands nothing.
  private func asksQuestion(_ proposition: Proposition, _ tree: SyntaxTree) -> Bool {
    tree.children(of: proposition.word, .ccomp).contains { clause in
      let first = tree.span(of: clause).lowerBound
      return first > proposition.word && ["why", "how", "when", "where", "what", "who", "whether", "if", "which"].contains(tree.form(first))
    }
  }

  /// Whom what a frame says is done to: who fills a role, else whoever else is meant.
  private func targets(_ fit: Fit, _ sources: [Filler]) -> [Filler] {
    let (frame, definition, proposition, number) = (fit.frame, fit.definition, fit.proposition, fit.number)
    var targets = first(fit.targets, proposition, number, types: fit.targetTypes, direct: frame.direct, isSource: false, sources: sources)
    if definition.traits.contains(.membership) { targets.removeAll { anaphora.local.entities[$0.entity].type == .place } }
    let isReflexive = !targets.isEmpty
    // `exchanged fire`: each is at both ends.
    if !frame.target.contains(.role(.agent)) { targets.removeAll { target in !target.isReciprocal && sources.contains { $0.entity == target.entity } } }
    // One controls a land, and not what is of it: `seized Peruvian banks`.
    if definition.target.isSubset(of: [.place, .state]) { targets.removeAll(where: \.isGroup) }
    // `A and B agreed` needs no third, and no place that it is about.
    let isMutual = definition.type.symmetric && frame.mutual && Set(sources.filter(\.isDirect).map(\.entity)).count > 1
    if isMutual { targets.removeAll { anaphora.local.entities[$0.entity].type == .place && !$0.acts } }
    if targets.isEmpty, frame.guesses, !isReflexive, !isMutual, !frame.direct, frame.source.first != .speaker, !namesTarget(fit) {
      // Frames of a bare preposition say nothing where it is missing.
      let mayBeNear =
        frame.predicate == .nouns || !frame.with.isEmpty || fit.hasPatient
        || !proposition.arguments(.patient).isEmpty && fillers(.role(.patient), proposition, number).isEmpty
      if mayBeNear { targets = nearest(fit, besides: sources) }
      if targets.isEmpty, definition.type.quad != nil, frame.confidence >= 0.6 { targets = onlyOther(fit, besides: sources) }
    }
    // `died in a raid on the port`: it fell on both.
    let hasCasualties = frame.predicate == .nouns && proposition.arguments(.patient).contains(where: \.isCasualty)
    for place in frame.also + (hasCasualties ? frame.target : []) {
      for filler in fillers(place, proposition, number) where accepts(filler, fit.targetTypes, direct: frame.direct, isSource: false) {
        if !targets.contains(where: { $0.entity == filler.entity }), !sources.contains(where: { $0.entity == filler.entity }) {
          var filler = filler
          filler.confidence *= 0.8
          targets.append(filler)
        }
      }
    }
    return targets
  }

  /// Whether a proposition says whom it is done to, though that is no entity that may be.
  private func namesTarget(_ fit: Fit) -> Bool {
    let (proposition, number) = (fit.proposition, fit.number)
    let tree = sentences[number].tree
    let patients = proposition.arguments(.patient)
    // What a claim says is not what happens to whoever denies it.
    if patients.contains(where: {
      tree.lexicon.effect(ofNoun: tree.lemma($0.word))?.reports == true || tree.has($0.word, .reproach)
    }) {
      return true
    }
    guard fit.hasPatient else { return false }
    // `captured the town from Chad`: what was captured is said.
    if !fit.frame.direct,
      fillers(.role(.patient), proposition, number).contains(where: { $0.isDirect && anaphora.local.entities[$0.entity].type == .place })
    {
      return true
    }
    return patients.contains { argument in
      // `praised it`, of a plan: whatever the pronoun means, it is no one else.
      if anaphora.nouns[number][argument.word] != nil { return true }
      // `accused the West of ignoring …`: a name that is no entity's is the target all the same.
      return tree.upos(argument.word) == .propn && anaphora.entities(number, argument.word).isEmpty
        && tree.tokens[argument.word].form.first?.isUppercase ?? false
    }
  }

  /// Which of those at both ends a frame's relation holds between.
  private func pairs(_ fit: Fit, _ sources: [Filler], _ targets: [Filler]) -> [(Filler, Filler)] {
    let (frame, isSymmetric) = (fit.frame, fit.definition.type.symmetric)
    var pairs: [(Filler, Filler)] = []
    for source in sources { for target in targets where source.entity != target.entity { pairs.append((source, target)) } }
    let between = Ontology.Place.role(.oblique("between"))
    if isSymmetric || frame.source.contains(between) && frame.target.contains(between) && !fit.proposition.ceases {
      // `host talks between A and B`: whoever hosts them, A talks with B. `clashes between A and B`: each fights the other.
      let parties = fillers(between, fit.proposition, fit.number).filter { accepts($0, fit.targetTypes, direct: frame.direct, isSource: false) }
      for (i, one) in parties.enumerated() {
        for other in parties.dropFirst(i + 1) where one.entity != other.entity { pairs += isSymmetric ? [(one, other)] : [(one, other), (other, one)] }
      }
    }
    guard isSymmetric, frame.mutual else { return pairs }
    // Those who do it together: `A and B met`.
    for (i, one) in sources.enumerated() {
      for other in sources.dropFirst(i + 1) where one.entity != other.entity && one.isDirect && other.isDirect {
        var other = other
        other.path.append(Step(.together))
        if !targets.isEmpty { other.confidence *= 0.7 }
        pairs.append((one, other))
      }
    }
    return pairs
  }
}
