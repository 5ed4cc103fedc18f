import RelataGraph
import RelataSyntax

/// The relation that a frame reads from a proposition, with its status, its speaker and its words.
extension FrameMatcher {
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
    if proposition.ceases, definition.isCooperation { polarity = .negated }
    var modality = proposition.modality
    if frame.predicate == .auxiliaries {
      // Who says that another must do it demands it now.
      modality = .actual
      polarity = .affirmed
    }
    if modality == .hypothetical, ontology.has(.cause, frame.relation), isEngaged(proposition, number) { modality = .actual }
    if let least = frame.modality, least != .actual, modality == .actual { modality = least }
    var confidence = frame.confidence * source.confidence * target.confidence
    if proposition.isPassive { confidence *= 0.98 }
    return Candidate(
      source: source.entity, target: target.entity, type: denied ?? frame.relation, polarity: polarity, modality: modality,
      isAssumed: modality == .hypothetical && proposition.isAssumed,
      outlivesDenial: polarity == .affirmed && proposition.outlivesDenial, speaker: speaker(of: proposition, number, besides: source.entity),
      topic: topic(proposition, tree), time: proposition.time, sentence: number,
      trigger: trigger(proposition, tree), sourceWords: source.words, targetWords: target.words, proposer: .frame,
      frame: "\(denied ?? frame.relation): \(proposition.lemma) (\(proposition.kind.rawValue)), \(frame.place)", plover: frame.plover,
      path: proposition.path + source.path + target.path, guess: target.guess, confidence: confidence, predicate: proposition.word,
      phrase: phrase(frame, proposition))
  }

  /// The noun or verb that is one predicate with the frame's own: `imposed sanctions on`, `pledged to defend`.
  func phrase(_ frame: Ontology.Frame, _ proposition: Proposition) -> Int? {
    if frame.predicate == .verbs, frame.with[.patient]?.isEmpty == false { return proposition.arguments(.patient).first?.word }
    return ontology.has(.promise, frame.relation) && frame.with[.content]?.isEmpty == false ? proposition.arguments(.content).first?.word : nil
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
