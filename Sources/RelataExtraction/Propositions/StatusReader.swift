import RelataGraph
import RelataSyntax

/// Reads whether a proposition is affirmed or denied, happened, planned or thought of, and whose word it is.
///
/// A proposition has a status of its own, from its negation and auxiliaries; what it stands under (`plans to`, `refused to`,
/// `said that`, `if`) changes it, from the inside out.
struct StatusReader {
  private typealias Effect = EmbeddingLexicon.Effect

  private let tree: SyntaxTree
  private let arguments: ArgumentFinder

  init(_ tree: SyntaxTree, _ arguments: ArgumentFinder) {
    self.tree = tree
    self.arguments = arguments
  }

  /// What is known of a word so far, on the way up the tree.
  private struct Status {
    var negations = 0
    var modality = Modality.actual
    var ceases = false
    var speakers: [Int] = []

    /// What is only thought of stays so, whatever plans it.
    mutating func weaken(to other: Modality) {
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
    proposition.ceases = status.ceases
    proposition.speakers = status.speakers
  }

  // MARK: Clauses

  private func readClause(_ clause: Int, _ status: inout Status, depth: Int = 0) {
    status.negations += negations(of: clause)
    status.weaken(to: modality(of: clause))
    if tree.isQuestion, isMainClause(clause) { status.weaken(to: .hypothetical) }
    climb(from: clause, &status, depth: depth)
  }

  private func isMainClause(_ word: Int) -> Bool {
    var node = word
    while tree.relation(node) == .conj || tree.relation(node) == .xcomp, let head = tree.head(node) { node = head }
    return tree.relation(node) == .root
  }

  /// `not`, `never`, `no longer`; `no` on the subject or object; `nobody`.
  private func negations(of clause: Int) -> Int {
    var count = 0
    for child in tree.children(of: clause) {
      switch tree.relation(child) {
      case .advmod, .det, .cc:
        let form = tree.form(child)
        if ["not", "n't", "n’t", "nt", "never", "neither", "nor", "hardly", "scarcely", "barely"].contains(form) {
          // `not only A but B` denies nothing.
          if !(form == "not" && tree.children(of: child).contains { tree.form($0) == "only" } || form == "not" && follows(child, "only")) { count += 1 }
        } else if ["longer", "more"].contains(form), child > 0, tree.form(child - 1) == "no" {
          count += 1
        }
      case .nsubj, .obj:
        if hasNo(child) { count += 1 }
      case .obl where tree.cases(of: child).first == "at" && hasNo(child), .obl where tree.cases(of: child).first == "in" && hasNo(child):
        count += 1
      default: break
      }
    }
    // `is no member`, `has no plans`: a noun as predicate.
    if tree.child(of: clause, .cop) != nil, tree.children(of: clause, .det).contains(where: { tree.form($0) == "no" }), tree.upos(clause) == .noun {
      count += 1
    }
    if tree.marking(of: clause) == "without" { count += 1 }
    return count
  }

  private func follows(_ word: Int, _ form: String) -> Bool {
    word + 1 < tree.count && (tree.form(word + 1) == form || tree.form(word + 1) == "just" || tree.form(word + 1) == "merely")
  }

  private func hasNo(_ nominal: Int) -> Bool {
    ["nobody", "nothing", "none", "neither"].contains(tree.form(nominal)) || tree.form(nominal) == "no" && tree.upos(nominal) != .intj
      || tree.children(of: nominal).contains { ["no", "neither"].contains(tree.form($0)) && [.det, .cc, .advmod].contains(tree.relation($0)) && $0 < nominal }
  }

  /// The modality of auxiliaries and of what hangs on the clause itself.
  private func modality(of clause: Int) -> Modality {
    var modality = Modality.actual
    // Auxiliaries stand with the first of coordinated verbs.
    var bearer = clause
    while tree.relation(bearer) == .conj, let head = tree.head(bearer), tree.children(of: bearer, .nsubj).isEmpty, tree.children(of: bearer, .aux).isEmpty,
      tree.tokens[bearer].features["VerbForm"] != "Fin" || tree.tokens[bearer].features["Tense"] == nil
    {
      bearer = head
    }
    for child in tree.children(of: bearer) where tree.relation(child) == .aux || tree.relation(child) == .cop {
      switch tree.form(child) {
      case "will", "'ll", "’ll", "wo", "shall": if modality == .actual { modality = .planned }
      case "would", "could", "may", "might", "should", "must", "can", "ca", "'d", "’d", "ought", "cannot":
        // `can` and `could` of ability in the past are told as facts only by context: not here. `'d` before a participle is `had`.
        if (tree.form(child) == "'d" || tree.form(child) == "’d") && tree.tokens[bearer].features["VerbForm"] == "Part" { continue }
        modality = .hypothetical
      default: break
      }
    }
    for child in tree.children(of: clause) {
      if tree.relation(child) == .advcl, let mark = tree.marking(of: child), ["if", "unless", "provided", "should"].contains(mark) { return .hypothetical }
      // `is due to sign`, parsed as a conjunction.
      if modality == .actual, tree.relation(child) == .mark, tree.form(child) == "due" { modality = .planned }
      if tree.relation(child) == .advmod, ["perhaps", "possibly", "maybe", "allegedly", "potentially", "hypothetically"].contains(tree.form(child)) {
        return .hypothetical
      }
    }
    // `Iran to host Oman`, in headlines.
    if modality == .actual, tree.head(clause) == nil, tree.marking(of: clause) == "to", tree.child(of: clause, .nsubj) != nil { return .planned }
    // An imperative is a wish, and `do not` without a subject is one whatever the tagger says.
    let begins = tree.children(of: clause, .aux).first { ["do", "don't"].contains(tree.form($0)) }
    if let begins, tree.children(of: clause, .nsubj).isEmpty, !tree.children(of: clause).contains(where: { $0 < begins && tree.upos($0) != .punct }),
      tree.relation(clause) != .conj
    {
      return .hypothetical
    }
    if modality == .actual, tree.tokens[clause].features["Mood"] == "Imp", tree.children(of: clause, .nsubj).isEmpty { return .hypothetical }
    return modality
  }

  // MARK: Upwards

  /// Takes the status through everything that the word stands under.
  private func climb(from word: Int, _ status: inout Status, depth: Int) {
    guard depth < 24 else { return }
    addSpeakers(below: word, &status)
    guard let head = tree.head(word) else { return }
    switch tree.relation(word) {
    case .conj:
      climb(from: tree.firstConjunct(word), &status, depth: depth + 1)
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

  /// Who is given as the source of a clause within it: `, he said,`, `according to X`, `as X reported`.
  private func addSpeakers(below word: Int, _ status: inout Status) {
    for child in tree.children(of: word) where tree.relation(child) == .parataxis {
      if isReport(child), tree.child(of: child, .ccomp) == nil { report(by: child, &status) }
    }
    for child in tree.children(of: word, .obl) where isSourcePhrase(child) { status.speakers.append(child) }
    for child in tree.children(of: word, .advcl) where tree.marking(of: child) == "as" && isReport(child) && tree.child(of: child, .ccomp) == nil {
      report(by: child, &status)
    }
  }

  private func isInfinitive(_ clause: Int) -> Bool { tree.marking(of: clause) == "to" || tree.tokens[clause].features["VerbForm"] == "Ger" }

  private func isReport(_ word: Int) -> Bool {
    tree.upos(word) == .verb && EmbeddingLexicon.effect(ofVerb: tree.lemma(word), infinitive: false)?.reports == true
  }

  /// `according to X`, `in the view of X`.
  private func isSourcePhrase(_ word: Int) -> Bool {
    guard let preposition = tree.cases(of: word).first else { return false }
    return preposition == "according to" || preposition == "according"
  }

  private func report(by verb: Int, _ status: inout Status) {
    for subject in arguments.subjects(of: verb).prefix(1) { status.speakers.append(subject.word) }
  }

  /// - Parameter noun: An argument whose own `no` has been counted.
  private func combine(_ effect: Effect, _ head: Int, _ status: inout Status, besides noun: Int? = nil) {
    if effect.ceases {
      // What is to stop, or has stopped, was so.
      status.ceases = true
      return
    }
    if effect.polarity == .negated { status.negations += 1 }
    status.weaken(to: effect.modality)
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
    if effect.passesNegation { status.weaken(to: modality(of: head)) }
    if effect.reports { report(by: head, &status) }
  }

  private func embed(_ word: Int, under head: Int, infinitive: Bool, _ status: inout Status, depth: Int) {
    let effect: Effect
    switch tree.upos(head) {
    case .verb:
      effect =
        EmbeddingLexicon.effect(ofVerb: tree.lemmaWithParticle(head), infinitive: infinitive)
        ?? EmbeddingLexicon.effect(ofVerb: tree.lemma(head), infinitive: infinitive) ?? (infinitive ? .implied : .factive)
    case .adj: effect = EmbeddingLexicon.effect(ofAdjective: tree.lemma(head)) ?? (infinitive ? .wanted : .factive)
    case .noun: effect = EmbeddingLexicon.effect(ofNoun: tree.lemma(head)) ?? (infinitive ? .wanted : .factive)
    default: effect = infinitive ? .wanted : .factive
    }
    var told = effect
    // `stopped them from leaving`: they did not leave. `nobody knows whether`: nor do we.
    if effect.ceases, tree.marking(of: word) == "from" { told = .denied }
    if let mark = tree.marking(of: word), ["whether", "if"].contains(mark) { status.weaken(to: .hypothetical) }
    combine(told, head, &status)
    if told.ceases { return speakersOnly(head, &status, depth: depth) }
    climb(from: head, &status, depth: depth + 1)
  }

  private func climbAdverbial(_ word: Int, _ head: Int, _ status: inout Status, depth: Int) {
    let mark = tree.marking(of: word) ?? ""
    if arguments.isContent(word, of: head) {
      embed(word, under: head, infinitive: mark == "to", &status, depth: depth)
      return
    }
    switch mark {
    case "if", "unless", "whether", "in case", "lest", "until", "till", "provided", "so", "as if", "as though": status.weaken(to: .hypothetical)
    case "to", "in order", "in order to", "so as to", "for": status.weaken(to: .hypothetical)
    default: break
    }
    // Told in passing within what someone says, it is said as well; but it is not denied along with it.
    var above = Status()
    climb(from: head, &above, depth: depth + 1)
    status.speakers += above.speakers
    if above.modality == .hypothetical || modality(of: head) == .hypothetical,
      !["after", "before", "because", "since", "although", "though", "while", "as"].contains(mark)
    {
      status.weaken(to: .hypothetical)
    }
  }

  /// Out of a clause that a noun has: `a plan to`, `the claim that`, or a participle or relative clause, which is told as it is.
  private func climbNominal(_ word: Int, _ noun: Int, _ status: inout Status, depth: Int) {
    if tree.subtype(word) != "relcl", let mark = tree.marking(of: word),
      mark == "to" || mark == "that" || mark == "of" || mark == "for" || mark == "on" || mark == "against" || mark == "at"
    {
      let effect =
        EmbeddingLexicon.effect(ofNoun: tree.lemma(noun)) ?? (mark == "that" ? .factive : mark == "to" ? isHeadline(noun) ? .planned : .wanted : .implied)
      if effect.polarity == .negated { status.negations += 1 }
      status.weaken(to: effect.modality)
      if hasNo(noun) { status.negations += 1 }
      if effect.reports, let holder = arguments.ofNoun(noun).arguments.first(where: { $0.role == .possessor || $0.role == .agent || $0.role == .modifier }) {
        status.speakers.append(holder.word)
      }
    }
    climbFromNoun(noun, &status, depth: depth, supported: true)
  }

  /// `Iran to host Oman`, where the parse takes the name for the head.
  private func isHeadline(_ noun: Int) -> Bool { tree.head(noun) == nil && tree.upos(noun) == .propn }

  // MARK: Nouns

  private func readNoun(_ noun: Int, support: Int?, _ status: inout Status) {
    if hasNo(noun) { status.negations += 1 }
    for child in tree.children(of: noun) where tree.relation(child) == .amod || tree.relation(child) == .det {
      if let effect = EmbeddingLexicon.effect(ofModifier: tree.lemma(child)) ?? EmbeddingLexicon.effect(ofModifier: tree.form(child)), tree.form(child) != "no"
      {
        if effect.polarity == .negated { status.negations += 1 }
        status.weaken(to: effect.modality)
      }
    }
    climbFromNoun(noun, &status, depth: 0, supported: support != nil)
  }

  /// The status that an event noun takes from where it stands.
  private func climbFromNoun(_ word: Int, _ status: inout Status, depth: Int, supported: Bool) {
    guard depth < 24 else { return }
    let noun = tree.firstConjunct(word)
    guard let head = tree.head(noun) else { return }
    let relation = tree.relation(noun)
    if tree.cases(of: noun).first == "without" { status.negations += 1 }
    if relation == .obl, isSupposed(noun) { status.weaken(to: .hypothetical) }
    if tree.upos(head) == .verb, relation == .obj || relation == .nsubj || relation == .obl || relation == .xcomp {
      let isObject = relation == .obj || relation == .nsubj && arguments.isPassive(head) || relation == .xcomp || relation == .obl && supported
      let lemma = tree.lemmaWithParticle(head)
      // `call for talks`, `push for a ceasefire`
      let prepositional = relation == .obl ? tree.cases(of: noun).first.map { "\(lemma) \($0)" } : nil
      if let prepositional, let effect = EmbeddingLexicon.effect(ofVerb: prepositional, infinitive: false) {
        combine(effect, head, &status)
      } else if isObject, let effect = EmbeddingLexicon.effect(ofVerb: lemma, onNoun: ()), !effect.reports || disclaims(effect, lemma, noun) {
        combine(effect, head, &status, besides: noun)
        if effect.ceases { return speakersOnly(head, &status, depth: depth) }
      } else if isObject, EmbeddingLexicon.supports.contains(tree.lemma(head)) {
        combine(.implied, head, &status, besides: noun)
      } else if relation == .nsubj, ["take", "happen", "occur", "begin", "start", "follow", "go", "continue", "resume"].contains(tree.lemma(head)) {
        // `Talks will take place`: the event is what the verb says of it.
        combine(.implied, head, &status, besides: noun)
      } else {
        // Taken for granted: `condemned the invasion`, denied or not.
        speakersOnly(head, &status, depth: depth)
        if modality(of: head) == .hypothetical, relation == .nsubj, EmbeddingLexicon.effect(ofVerb: lemma, infinitive: true)?.modality == .hypothetical {
          status.weaken(to: .hypothetical)
        }
        return
      }
      climb(from: head, &status, depth: depth + 1)
      return
    }
    if relation == .nmod, tree.upos(head) == .noun || tree.upos(head) == .propn {
      let preposition = tree.cases(of: noun).first ?? ""
      if ["of", "for", "about", "to", "against", "on"].contains(preposition), let effect = EmbeddingLexicon.effect(ofNoun: tree.lemma(head)) {
        if effect.ceases {
          status.ceases = true
          return speakersOnly(head, &status, depth: depth)
        }
        if effect.polarity == .negated { status.negations += 1 }
        status.weaken(to: effect.modality)
      }
      climbFromNoun(head, &status, depth: depth + 1, supported: false)
      return
    }
    // `The report that … is false`
    if relation == .nsubj, tree.upos(head) == .adj, EmbeddingLexicon.effect(ofAdjective: tree.lemma(head))?.polarity == .negated { status.negations += 1 }
    if relation == .obj || relation == .nsubj || relation == .obl { speakersOnly(head, &status, depth: depth) }
    if relation == .root || relation == .appos || relation == .parataxis { return }
  }

  /// `denied the attack`, `dismissed reports of an attack`; to dismiss an attack itself is to make light of it.
  private func disclaims(_ effect: Effect, _ verb: String, _ noun: Int) -> Bool {
    effect.polarity == .negated && (verb != "dismiss" || EmbeddingLexicon.effect(ofNoun: tree.lemma(noun))?.reports == true)
  }

  /// `in case of an attack`, `in the event of war`, however the parse hangs it.
  private func isSupposed(_ noun: Int) -> Bool {
    let first = tree.span(of: noun).lowerBound
    return ["in case of", "in the event of", "absent", "barring"].contains { phrase in
      let words = phrase.split(separator: " ").map(String.init)
      return [first, first - words.count].contains { start in
        start >= 0 && start + words.count <= tree.count && words.indices.allSatisfy { tree.form(start + $0) == words[$0] }
      }
    }
  }

  /// Goes up for the speakers alone: what is presupposed is still in somebody's words.
  private func speakersOnly(_ head: Int, _ status: inout Status, depth: Int) {
    var above = Status()
    climb(from: head, &above, depth: depth + 1)
    status.speakers += above.speakers
  }
}
