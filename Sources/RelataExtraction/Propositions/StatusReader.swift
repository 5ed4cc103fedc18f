import RelataGraph
import RelataSyntax

/// Reads whether a proposition is affirmed or denied, happened, planned or thought of, and whose word it is.
///
/// A proposition has a status of its own, from its negation and auxiliaries; what it stands under (`plans to`, `refused to`,
/// `said that`, `if`) changes it, from the inside out.
struct StatusReader {
  let tree: SyntaxTree
  let arguments: ArgumentFinder
  let retracted = Retractions()

  /// What is known of clauses so far: all that are coordinated ask after the first, which has as many dependents.
  final class Retractions {
    var clauses: [Int: Bool] = [:]
  }

  init(_ tree: SyntaxTree, _ arguments: ArgumentFinder) {
    self.tree = tree
    self.arguments = arguments
  }

  /// What is known of a word so far, on the way up the tree.
  struct Status {
    var negations = 0
    var modality = Modality.actual
    /// Whether it is only assumed to be possible, for want of anything that says so: under a predicate that the lexicon does not list, as a purpose.
    var isAssumed = false
    var ceases = false
    /// Whether something is denied above it, and it is so all the same: `has not hidden his contacts`.
    var outlivesDenial = false
    var speakers: [Int] = []

    /// What is only thought of stays so, whatever plans it.
    mutating func weaken(to other: Modality, assumed: Bool = false) {
      if other == .hypothetical { isAssumed = assumed && (isAssumed || modality != .hypothetical) }
      if other == .hypothetical || modality == .actual { modality = other == .actual ? modality : other }
    }
  }

  func apply(to proposition: inout Proposition) {
    var status = Status()
    if proposition.kind == .noun, tree.child(of: proposition.word, .cop) == nil {
      readNoun(proposition.word, support: proposition.support, &status)
    } else {
      readClause(proposition.word, &status)
    }
    proposition.polarity = status.negations % 2 == 0 ? .affirmed : .negated
    proposition.modality = status.modality
    proposition.isAssumed = status.isAssumed
    proposition.ceases = status.ceases
    proposition.outlivesDenial = status.negations % 2 == 0 && (status.outlivesDenial || status.negations > 0)
    proposition.speakers = status.speakers
  }

  // MARK: Clauses

  func readClause(_ clause: Int, _ status: inout Status, depth: Int = 0) {
    status.negations += negations(of: clause)
    status.weaken(to: modality(of: clause))
    if tree.isQuestion, isAsked(clause) { status.weaken(to: .hypothetical) }
    climb(from: clause, &status, depth: depth)
  }

  /// Whether a question asks if it is so: not what it takes for granted, in a clause of its own or under a factive predicate.
  private func isAsked(_ word: Int) -> Bool {
    var node = word
    while let head = tree.head(node) {
      switch tree.relation(node) {
      case .conj, .xcomp: break
      case .ccomp, .csubj: if isFactive(head) { return false }
      // `Q: Will Chad attack?`
      case .appos, .parataxis: if tree.relation(head) != .root || tree.upos(head) == .verb { return false }
      default: return false
      }
      node = head
    }
    return true
  }

  private func isFactive(_ word: Int) -> Bool {
    guard
      let effect = tree.upos(word) == .adj
        ? tree.lexicon.effect(ofAdjective: tree.lemma(word)) : tree.lexicon.effect(ofVerb: tree.lemma(word), infinitive: false)
    else { return false }
    return !effect.passesNegation && !effect.reports && !effect.ceases && effect.polarity == .affirmed
  }

  // MARK: Upwards

  /// Takes the status through everything that the word stands under.
  func climb(from word: Int, _ status: inout Status, depth: Int) {
    guard depth < 24 else { return }
    addSpeakers(below: word, &status)
    if isToldInFiction(word) || isRetracted(word) { status.weaken(to: .hypothetical) }
    guard let head = tree.head(word) else { return }
    switch tree.relation(word) {
    case .conj:
      climb(from: tree.firstConjunct(word), &status, depth: depth + 1)
    // `reports that`, parsed as a clause of its own
    case .ccomp where tree.upos(head) == .noun && tree.child(of: head, .cop) == nil: climbNominal(word, head, &status, depth: depth)
    case .ccomp, .csubj:
      embed(word, under: head, infinitive: isInfinitive(word), &status, depth: depth)
    case .xcomp:
      embed(word, under: head, infinitive: true, &status, depth: depth)
    case .advcl:
      climbAdverbial(word, head, &status, depth: depth)
    case .acl:
      climbNominal(word, head, &status, depth: depth)
    case .parataxis:
      // `Russia, he said, will withdraw`: the reporting verb hangs below what it reports.
      if isReport(head), word > head { report(by: head, &status) }
      climb(from: head, &status, depth: depth + 1)
    default: break
    }
  }

  func isInfinitive(_ clause: Int) -> Bool { tree.marking(of: clause) == "to" || tree.tokens[clause].features["VerbForm"] == "Ger" }

  /// - Parameter noun: An argument whose own `no` has been counted.
  func combine(_ effect: EmbeddingEffect, _ head: Int, _ status: inout Status, besides noun: Int? = nil) {
    if effect.ceases {
      // What is to stop, or has stopped, was so.
      status.ceases = true
      return
    }
    if effect.polarity == .negated {
      // `did not rule out attacking`: nobody says that it did. But a veto that is not dropped stands.
      if effect.isOneWay, status.negations % 2 == 1 || effect.passesNegation && negations(of: head) % 2 == 1 { status.weaken(to: .hypothetical) }
      status.negations += 1
    }
    status.weaken(to: effect.modality, assumed: effect.isAssumed)
    let isCounted = noun.map { hasNo($0) && [.obj, .nsubj].contains(tree.relation($0)) } ?? false
    let above = negations(of: head) - (isCounted ? 1 : 0)
    if above > 0 {
      if effect.passesNegation {
        status.negations += above
      } else if effect.reports {
        // Not to deny is not to affirm.
        if effect.polarity == .negated { status.negations += 1 }
        status.weaken(to: .hypothetical)
      }
    }
    if above > 0, !effect.passesNegation, !effect.reports { status.outlivesDenial = true }
    if effect.passesNegation { status.weaken(to: modality(of: head)) }
    if effect.reports { report(by: head, &status) }
  }

  func embed(_ word: Int, under head: Int, infinitive: Bool, _ status: inout Status, depth: Int) {
    if infinitive, isVoiced(word, by: head) {
      status.weaken(to: modality(of: head))
      return climb(from: head, &status, depth: depth + 1)
    }
    let effect: EmbeddingEffect
    let lemma = tree.lemma(head)
    switch tree.upos(head) {
    case .verb:
      effect =
        (infinitive && isGoing(head) && negations(of: head) == 0 ? tree.lexicon.effect(ofVerb: "be going", infinitive: true) : nil)
        ?? perfect(word).flatMap { tree.lexicon.effect(of: lemma, .verb, with: $0) }
        ?? tree.lexicon.effect(ofVerb: tree.lemmaWithParticle(head), infinitive: infinitive)
        ?? tree.lexicon.effect(ofVerb: lemma, infinitive: infinitive) ?? .unlisted
    case .adj: effect = tree.lexicon.effect(ofAdjective: lemma) ?? .unlisted
    case .noun: effect = tree.lexicon.effect(ofNoun: lemma, before: infinitive ? "to" : "that") ?? .unlisted
    default: effect = .unlisted
    }
    embed(word, under: head, as: effect, &status, depth: depth)
  }

  func embed(_ word: Int, under head: Int, as effect: EmbeddingEffect, _ status: inout Status, depth: Int) {
    var told = effect
    // `asked him why he opposed it`: he did, and only the reason is asked for.
    if told.modality != .actual, tree.relation(word) == .ccomp, asksForCircumstance(word) { told = .factive }
    // `stopped them from leaving`: they did not leave. `nobody knows whether`: nor do we.
    if effect.ceases, tree.marking(of: word) == "from" { told = .denied }
    if effect.reports, isDoubted(head) || isDoubtedSource(of: head) { status.weaken(to: .hypothetical) }
    if isWork(subjectOf: head) { status.weaken(to: .hypothetical) }
    if let mark = tree.marking(of: word), ["whether", "if"].contains(mark) { status.weaken(to: .hypothetical) }
    combine(told, head, &status)
    if told.ceases { return cease(head, &status, depth: depth) }
    climb(from: head, &status, depth: depth + 1)
  }

  /// A question for why, how, when or where takes for granted that it is so.
  private func asksForCircumstance(_ clause: Int) -> Bool {
    tree.children(of: clause, .advmod).contains { $0 < clause && ["why", "how", "when", "where"].contains(tree.form($0)) }
  }

  /// `is going to attack`, which nobody sets out for; `is not going to` says how things stand.
  private func isGoing(_ verb: Int) -> Bool { tree.form(verb) == "going" && tree.children(of: verb, .aux).contains { tree.lemma($0) == "be" } }

  /// `claimed to have bombed Odesa` tells of what was, where `claimed to be` may be anything.
  private func perfect(_ clause: Int) -> String? {
    tree.marking(of: clause) == "to" && tree.children(of: clause, .aux).contains { tree.lemma($0) == "have" } ? "to have" : nil
  }

  /// `met to discuss Syria`, `called to congratulate her`: who meets to say a thing says it.
  private func isVoiced(_ word: Int, by head: Int) -> Bool {
    tree.marking(of: word) == "to" && tree.has(head, .encounter) && tree.has(word, .voicing)
  }

  /// `urged them to leave`, `arrested them for shelling`: what somebody is blamed for is taken to be so.
  private func embedContent(_ word: Int, under head: Int, _ mark: String, _ status: inout Status, depth: Int) {
    let effect =
      tree.lexicon.effect(ofVerb: tree.lemmaWithParticle(head), infinitive: mark == "to")
      ?? tree.lexicon.effect(ofVerb: tree.lemma(head), infinitive: mark == "to")
    embed(word, under: head, as: effect ?? (mark == "to" ? .unlisted : .factive), &status, depth: depth)
  }

  func climbAdverbial(_ word: Int, _ head: Int, _ status: inout Status, depth: Int) {
    let mark = isDestined(word) ? "" : tree.marking(of: word) ?? ""
    if let governor = governor(of: word) { return embed(word, under: governor.word, as: governor.effect, &status, depth: depth) }
    // `anger at Chad for jailing him`
    if mark == "for", arguments.penalized(by: head) != nil { return embed(word, under: head, as: .factive, &status, depth: depth) }
    if arguments.isContent(word, of: head) { return embedContent(word, under: head, mark, &status, depth: depth) }
    if isUnlistedComplement(word) { return embed(word, under: head, as: bareEffect(of: head) ?? .unlisted, &status, depth: depth) }
    switch mark {
    case "if", "unless", "whether", "in case", "lest", "until", "till", "provided", "so", "as if", "as though": status.weaken(to: .hypothetical)
    case "to" where isVoiced(word, by: head): status.weaken(to: modality(of: head))
    // `will travel to Ghana to meet its president`: what somebody comes for is announced.
    case "to" where tree.has(head, .motion) && !arguments.isPastParticiple(head): status.weaken(to: .planned)
    case "to", "in order", "in order to", "so as to", "for": status.weaken(to: .hypothetical, assumed: true)
    // `decided against attacking`, `warned against attacking`
    case "against":
      status.negations += 1
      if tree.has(head, .advising) { status.weaken(to: .hypothetical) }
    default: break
    }
    // `Chad said it would leave, while Sudan stayed` sets two sentences side by side.
    if ["while", "whereas"].contains(mark), word > head, let subject = tree.child(of: word, .nsubj), tree.upos(subject) != .pron { return }
    if mark == "with", isWork(subjectOf: head) { status.weaken(to: .hypothetical) }
    // Told in passing within what someone says, it is said as well; but it is not denied along with it.
    var above = Status()
    climb(from: head, &above, depth: depth + 1)
    status.speakers += above.speakers
    if above.modality == .hypothetical || modality(of: head) == .hypothetical,
      !["after", "before", "because", "since", "although", "though", "while", "as"].contains(mark)
    {
      status.weaken(to: .hypothetical, assumed: above.isAssumed && modality(of: head) != .hypothetical)
    }
  }

  /// Out of a clause that a noun has: `a plan to`, `the claim that`, or a participle or relative clause, which is told as it is.
  func climbNominal(_ word: Int, _ noun: Int, _ status: inout Status, depth: Int) {
    // `accused Chad's forces of shelling`, hung on the object
    if let verb = tree.head(noun), tree.relation(noun) == .obj, tree.has(verb, .prepositionControl),
      let mark = tree.marking(of: word), ["of", "for", "from"].contains(mark), tree.lexicon.effect(ofNoun: tree.lemma(noun), before: mark) == nil
    {
      return embedContent(word, under: verb, mark, &status, depth: depth)
    }
    if let mark = tree.marking(of: word), tree.subtype(word) != "relcl" || mark == "that" && tree.lexicon.effect(ofNoun: tree.lemma(noun)) != nil,
      mark == "to" || mark == "that" || mark == "of" || mark == "for" || mark == "on" || mark == "against" || mark == "at"
    {
      // `the first country to recognise Kosovo`: the ordinal governs the infinitive, and not the noun.
      if mark == "to", isOrdinal(noun) { return readClause(noun, &status, depth: depth + 1) }
      let effect =
        governor(of: word)?.effect ?? tree.lexicon.effect(ofNoun: tree.lemma(noun), before: mark)
        ?? (isHeadline(noun) ? .planned : .unlisted)
      if effect.polarity == .negated { status.negations += 1 }
      status.weaken(to: effect.modality, assumed: effect.isAssumed)
      if hasNo(noun) { status.negations += 1 }
      let (known, negations) = (status.speakers.count, status.negations)
      climbFromNoun(noun, &status, depth: depth, supported: true)
      // Of a claim that is denied, whoever denies it says the contrary.
      if effect.reports, status.negations == negations,
        let holder = arguments.ofNoun(noun).arguments.first(where: { $0.role == .possessor || $0.role == .agent || $0.role == .modifier })
      {
        status.speakers.insert(holder.word, at: known)
      }
    } else {
      // Who denies a claim does so himself, whoever makes it.
      if arguments.isClaim(noun) { return }
      // `the novel in which`, `the novel imagines a war in which`
      let teller = tree.relation(noun) == .obj ? tree.head(noun) : nil
      if tree.has(noun, .fiction) || teller.map(isWork(subjectOf:)) ?? false { status.weaken(to: .hypothetical) }
      // `might leave the region, composed of two provinces`: told in passing, it is neither denied nor doubted along with the rest.
      var above = Status()
      climbFromNoun(noun, &above, depth: depth, supported: true)
      if above.modality == .planned { status.weaken(to: .planned) }
      status.speakers += above.speakers
    }
  }

  private func isOrdinal(_ noun: Int) -> Bool {
    tree.children(of: noun, .amod).contains { tree.lexicon.effect(of: tree.lemma($0), .adj, with: "to") != nil }
  }

  /// `Iran to host Oman`, `Gulf leaders to host Oman`, where the parse takes who does it for the head.
  func isHeadline(_ noun: Int) -> Bool {
    guard tree.head(noun) == nil else { return false }
    if tree.upos(noun) == .propn { return true }
    let isBare = !tree.children(of: noun, .det).contains { $0 < noun } && tree.child(of: noun, .cop) == nil && tree.child(of: noun, .caseMarking) == nil
    return tree.upos(noun) == .noun && isBare && tree.tokens[noun].features["Number"] == "Plur" && tree.lexicon.effect(ofNoun: tree.lemma(noun)) == nil
      && tree.lexicon.effect(ofNoun: tree.lemma(noun), before: "to") == nil && !tree.tokens.contains { $0.form == "." }
  }
}
