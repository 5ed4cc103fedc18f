import RelataGraph
import RelataSyntax

/// The status that a clause has of itself: its negations, its auxiliaries, its conditions.
extension StatusReader {
  /// The negations of a clause, its own or those that it shares with what it is coordinated with: `did not attack or occupy Chad`.
  func negations(of clause: Int) -> Int {
    let own = ownNegations(of: clause)
    guard own == 0, isElliptic(clause), tree.upos(clause) == .verb, let first = tree.head(clause), tree.upos(first) == .verb,
      !tree.children(of: first, .obj).contains(where: hasNo)
    else { return own }
    switch tree.child(of: clause, .cc).map(tree.form) {
    case "or": return negations(of: first)
    // `did not attack and occupy Chad`, but not `did not attack, and left`
    case "and", nil: return tree.tokens[clause].features["VerbForm"] == "Inf" ? negations(of: first) : 0
    default: return 0
    }
  }

  /// Whether a verb has its subject and auxiliaries from the one that it is coordinated with.
  private func isElliptic(_ verb: Int) -> Bool {
    tree.relation(verb) == .conj && tree.child(of: verb, .nsubj) == nil && tree.child(of: verb, .aux) == nil
  }

  /// `has never been more committed`, `could not be closer`: what is said of it is so, and to the highest degree.
  private func isHighest(_ predicate: Int, negator: Int) -> Bool {
    let isCompared =
      tree.tokens[predicate].features["Degree"] == "Cmp"
      || tree.children(of: predicate, .advmod).contains { $0 > negator && ["more", "less", "so", "as"].contains(tree.form($0)) && $0 < predicate }
    guard isCompared, tree.child(of: predicate, .cop) != nil || tree.tokens[predicate].features["VerbForm"] == "Part" else { return false }
    return tree.form(negator) == "never" || tree.children(of: predicate, .aux).contains { ["could", "can"].contains(tree.form($0)) && $0 < negator }
  }

  /// `not`, `never`, `no longer`; `no` on the subject or object; `nobody`.
  private func ownNegations(of clause: Int) -> Int {
    var count = 0
    for child in tree.children(of: clause) {
      switch tree.relation(child) {
      case .advmod, .det, .cc:
        let form = tree.form(child)
        // `not once`
        if ["once", "ever"].contains(form), tree.children(of: child).contains(where: { tree.form($0) == "not" }) { count += 1 }
        if ["not", "n't", "n’t", "nt", "never", "neither", "nor", "hardly", "scarcely", "barely"].contains(form) {
          // `not only A but B` denies nothing.
          if !isHighest(clause, negator: child),
            !(form == "not" && tree.children(of: child).contains { tree.form($0) == "only" } || form == "not" && follows(child, "only"))
          {
            count += 1
          }
        } else if ["longer", "more"].contains(form), child > 0, tree.form(child - 1) == "no" {
          count += 1
        }
      case .nsubj, .obj:
        if hasNo(child) { count += 1 }
      // `at no point`, `under no circumstances`, `by no means`
      case .obl where ["at", "in", "under", "by", "on"].contains(tree.cases(of: child).first ?? "") && hasNo(child): count += 1
      default: break
      }
    }
    // `is no member`, `has no plans`: a noun as predicate.
    if tree.child(of: clause, .cop) != nil, tree.children(of: clause, .det).contains(where: { tree.form($0) == "no" }), tree.upos(clause) == .noun {
      count += 1
    }
    // `has yet to recognise`, `is yet to`
    if tree.children(of: clause, .advmod).contains(where: { tree.form($0) == "yet" && $0 + 1 < tree.count && tree.form($0 + 1) == "to" }) { count += 1 }
    if ["without", "instead of", "rather than", "far from"].contains(tree.marking(of: clause) ?? "") { count += 1 }
    return count
  }

  func follows(_ word: Int, _ form: String) -> Bool {
    word + 1 < tree.count && (tree.form(word + 1) == form || tree.form(word + 1) == "just" || tree.form(word + 1) == "merely")
  }

  func hasNo(_ nominal: Int) -> Bool {
    ["nobody", "nothing", "none", "neither"].contains(tree.form(nominal)) || tree.form(nominal) == "no" && tree.upos(nominal) != .intj
      || tree.children(of: nominal).contains { ["no", "neither"].contains(tree.form($0)) && [.det, .cc, .advmod].contains(tree.relation($0)) && $0 < nominal }
  }

  /// `is to meet`, `are to provide`: what somebody is to do is arranged. But `the aim is to meet` says what the aim is.
  func isDestined(_ clause: Int) -> Bool {
    guard tree.upos(clause) == .verb, let to = tree.children(of: clause, .mark).first(where: { tree.form($0) == "to" }), to > 0,
      let subject = tree.child(of: clause, .nsubj), subject < to, !tree.children(of: clause, .aux).contains(where: { $0 > to && tree.lemma($0) == "have" })
    else { return false }
    let copula = tree.children(of: clause).first {
      [.aux, .cop].contains(tree.relation($0)) && ["is", "are", "am", "was", "were", "'s", "’s", "'re", "’re"].contains(tree.form($0)) && $0 < to
    }
    guard let copula, copula > subject, tree.upos(subject) != .noun || isActor(subject) else { return false }
    // `is not to meet`, but not `is yet to meet`
    return tree.tokens[copula + 1..<to].allSatisfy { ["not", "n't", "n’t", "now", "also", "then"].contains($0.form.lowercased()) }
  }

  /// A common noun that is no plan, wish or duty.
  private func isActor(_ noun: Int) -> Bool {
    tree.lexicon.effect(ofNoun: tree.lemma(noun)) == nil && tree.lexicon.effect(ofNoun: tree.lemma(noun), before: "to") == nil
      && tree.tokens[noun].features["Number"] == "Plur"
  }

  /// `has threatened Chad if it attacks`: what is told of the past is so, and the condition is in what was said.
  private func isToldOfPast(_ clause: Int) -> Bool {
    guard tree.upos(clause) == .verb else { return false }
    let auxiliaries = tree.children(of: clause, .aux).map(tree.form)
    if auxiliaries.isEmpty { return tree.tokens[clause].features["Tense"] == "Past" && tree.tokens[clause].features["VerbForm"] != "Part" }
    return auxiliaries.allSatisfy { ["has", "have", "'ve", "’ve"].contains($0) }
  }

  /// Nobody coordinates as many verbs one below the other.
  private static let longestEllipsis = 100

  /// The modality of auxiliaries and of what hangs on the clause itself.
  func modality(of clause: Int) -> Modality {
    var modality = Modality.actual
    // Auxiliaries stand with the first of coordinated verbs.
    var (bearer, steps) = (clause, 0)
    while steps < StatusReader.longestEllipsis, isElliptic(bearer), let head = tree.head(bearer),
      tree.tokens[bearer].features["VerbForm"] != "Fin" || tree.tokens[bearer].features["Tense"] == nil
    {
      bearer = head
      steps += 1
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
    if modality == .actual, isDestined(clause) { modality = .planned }
    let isTold = isToldOfPast(clause)
    for child in tree.children(of: clause) {
      if !isTold, tree.relation(child) == .advcl, let mark = tree.marking(of: child), ["if", "unless", "provided", "should"].contains(mark) {
        return .hypothetical
      }
      // `is due to sign`, parsed as a conjunction.
      if modality == .actual, tree.relation(child) == .mark, tree.form(child) == "due" { modality = .planned }
      if tree.relation(child) == .mark, tree.form(child) == "whether" { return .hypothetical }
      // What will probably happen is still expected. `all but attacked`
      if tree.relation(child) == .advmod, tree.lexicon.effect(ofAdverb: tree.words(fixed: child))?.modality == .hypothetical,
        modality == .actual || tree.form(child) != "probably"
      {
        return .hypothetical
      }
    }
    // `is against joining`, `is for attacking`
    if isGerund(clause), tree.child(of: clause, .cop) != nil, let mark = tree.marking(of: clause), mark != "to" { return .hypothetical }
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
}
