import RelataGraph

/// A relation that a sentence may state between two entities of its document, and how it was found.
struct Candidate: Sendable {
  /// What kind of reading proposes it.
  enum Proposer: String, Sendable, CaseIterable {
    /// A frame of the ontology, on a proposition.
    case frame
    /// How somebody or something is named: titles, appositions, possessives, places in places.
    case fact
    /// That somebody tells it.
    case reported
    /// Two entities in one sentence, between which the relation scorer sees a relation that no rule proposes.
    case pair
  }

  /// A target that no role of the predicate names.
  enum Guess: Sendable {
    /// The entity nearest below the predicate.
    case nearest
    /// The only other entity of the sentence that could be meant.
    case onlyOther
  }

  var source: Int
  var target: Int
  var type: String
  var polarity: Polarity
  var modality: Modality
  /// Whether it is hypothetical for want of knowledge, so that a scorer may judge.
  var isAssumed = false
  /// Whether a rule has weighed what is denied above it, and it is so all the same: `has not hidden his contacts`.
  var outlivesDenial = false
  var speaker: Int?
  var topic: Range<Int>?
  var time: String?
  var sentence: Int
  var trigger: Range<Int>
  var sourceWords: Range<Int>
  var targetWords: Range<Int>
  var proposer: Proposer
  var frame: String
  /// The PLOVER event type that the frame gives an actual relation.
  var plover: String?
  var path: [Step]
  /// How its target was guessed, where no role names it.
  var guess: Guess?
  /// How often the rule is right where it fits.
  var confidence: Double
  /// How probable the relation is, once it has been scored.
  var probability: Double?
  /// The probability, or the rule's confidence where nothing has scored it.
  var certainty: Double { probability ?? confidence }
  /// The word of the predicate, as an index of the sentence.
  var predicate: Int?
  /// The noun that is part of the predicate: `ties` in `cut ties with`.
  var phrase: Int?
}

extension Candidate {
  /// A fact that holds of entities by how they are named.
  ///
  /// - Parameters:
  ///   - number: The sentence.
  ///   - rule: Which rule reads it, and where that is.
  init(
    _ type: String, _ source: Int, _ target: Int, _ number: Int, trigger: Range<Int>, _ sourceWords: Range<Int>, _ targetWords: Range<Int>, rule: String,
    modality: Modality = .actual, confidence: Double
  ) {
    self.init(
      source: source, target: target, type: type, polarity: .affirmed, modality: modality, speaker: nil, topic: nil, time: nil, sentence: number,
      trigger: trigger, sourceWords: sourceWords, targetWords: targetWords, proposer: .fact, frame: "\(type): \(rule)", path: [], confidence: confidence)
  }
}

/// A relation of two that a sentence does not tell, as the rules know, whatever it looks like: other pairs of a list are meant, the
/// attack is one in a speech.
struct Refusal: Hashable, Sendable {
  var sentence: Int
  var type: String
  var source: Int
  var target: Int
}

/// Somebody who does nothing of what a predicate says, whatever it looks like: those who do it are only his.
struct Bystander: Hashable, Sendable {
  var sentence: Int
  var predicate: Int
  var entity: Int
}

/// What is known of a document before anything is decided: its sentences, who is spoken of in them, and all candidates.
struct Proposals {
  let sentences: [AnalyzedSentence]
  let anaphora: Anaphora
  let quotations: Quotations
  let ontology: Ontology
  let domains: EventDomains
  let candidates: [Candidate]
  let refused: Set<Refusal>
  let bystanders: Set<Bystander>

  /// Who claims what a proposition tells, if somebody does.
  func speaker(_ number: Int, of proposition: Proposition) -> Int? {
    matcher.speaker(of: proposition, number)
  }

  private var matcher: FrameMatcher {
    FrameMatcher(ontology: ontology, sentences: sentences, anaphora: anaphora, quotations: quotations, domains: domains)
  }

  /// `Novak said that the bloc supported Mali`: whoever only tells of it has no part in it.
  private func isOnlyTold(_ number: Int, _ proposition: Proposition, _ word: Int, by source: Int, of target: Int) -> Bool {
    guard proposition.word == word, proposition.speakers.contains(where: { anaphora.entities(number, $0).contains(source) }) else { return false }
    let tree = sentences[number].tree
    let agents = proposition.arguments(.agent).filter { tree.upos($0.word) != .pron }.flatMap { anaphora.entities(number, $0.word) }
    return !agents.isEmpty && !agents.contains(source) && !agents.contains(target)
  }

  /// `Novak and Berg, the envoy, left`: of two who stand side by side, nothing but a word between them makes one the other's.
  private func areConjoined(_ source: Int, _ target: Int, _ number: Int, apartFrom word: Int) -> Bool {
    let tree = sentences[number].tree
    func heads(_ entity: Int) -> [Int] {
      anaphora.mentions(of: entity, in: number).map { anaphora.local.mentions[$0].head }
    }
    let (sources, targets) = (heads(source), heads(target))
    guard sources.count == 1, targets.count == 1, tree.firstConjunct(sources[0]) == tree.firstConjunct(targets[0]) else { return false }
    return word < min(sources[0], targets[0]) || word > max(sources[0], targets[0])
  }

  /// `condemned Chadian rebels`: a state that a sentence names only by those who fight it has no part in what it tells.
  private func isOnlyFought(_ entity: Int, _ number: Int) -> Bool {
    guard anaphora.local.entities[entity].type == .state else { return false }
    let tree = sentences[number].tree
    let mentions = anaphora.mentions(of: entity, in: number)
    return !mentions.isEmpty
      && mentions.allSatisfy { index in
        let word = anaphora.local.mentions[index].head
        return [.amod, .compound].contains(tree.relation(word)) && tree.head(word).map { tree.has($0, .opposed) } ?? false
      }
  }

  /// `Chad faces sanctions over oil`: whoever faces them imposes none by that.
  private func undergoes(_ source: Int, _ type: String, _ number: Int, by word: Int) -> Bool {
    candidates.contains { told in
      told.sentence == number && told.type == type && told.target == source && told.proposer == .frame
        && told.predicate.flatMap { sentences[number].propositionIndex[$0] }.map { sentences[number].propositions[$0].support == word } ?? false
    }
  }

  /// Whether a relation of a type may be told by what a word predicates: no attack in a match, and none that the rules refuse.
  func mayTell(_ type: String, _ number: Int, by word: Int, source: Int, target: Int) -> Bool {
    func isRefused(_ source: Int, _ target: Int) -> Bool { refused.contains(Refusal(sentence: number, type: type, source: source, target: target)) }
    if isRefused(source, target) || ontology.isSymmetric(type) && isRefused(target, source) { return false }
    guard let proposition = proposition(number, around: word) else { return true }
    // `The prince's envoy met Novak` is told by the noun or by the verb whose argument it heads.
    let predicates = [proposition.word, sentences[number].tree.head(proposition.word)]
    func isBeside(_ entity: Int) -> Bool {
      predicates.contains { word in word.map { bystanders.contains(Bystander(sentence: number, predicate: $0, entity: entity)) } ?? false }
    }
    let isEvent = ontology.definitions[type]?.type.quad != nil
    if isEvent, isBeside(source) || ontology.isSymmetric(type) && isBeside(target) { return false }
    if isEvent, isOnlyFought(source, number) || isOnlyFought(target, number) { return false }
    if isEvent, isOnlyTold(number, proposition, word, by: source, of: target) || undergoes(source, type, number, by: word) { return false }
    // Nobody is against what he leads, and nobody is a member of a newspaper, whatever the rest of the sentence says.
    if ontology.definitions[type]?.isConflict == true, matcher.serves(source, target), anaphora.local.entities[target].type == .state { return false }
    if type == ontology.factTypes[.membership], matcher.isMedia(target) { return false }
    if !isEvent, !ontology.isSymmetric(type), areConjoined(source, target, number, apartFrom: word) { return false }
    guard let own = ontology.definitions[type]?.domain else { return true }
    let entities = anaphora.local.entities
    return domains.reading(proposition, number, own: own, source: entities[source].type, target: entities[target].type) == .own
  }

  /// The proposition whose predicate a word is, or that of the nearest word above it.
  func proposition(_ number: Int, around word: Int) -> Proposition? {
    let sentence = sentences[number]
    var node: Int? = word
    while let current = node {
      if let index = sentence.propositionIndex[current] { return sentence.propositions[index] }
      node = sentence.tree.head(current)
    }
    return nil
  }
}
