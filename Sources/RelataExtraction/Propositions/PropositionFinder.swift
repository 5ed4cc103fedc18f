import RelataSyntax

/// Finds the propositions of a sentence: predicates with their arguments.
///
/// In the spirit of PredPatt (A. S. White et al., *Universal Decompositional Semantics on Universal Dependencies*, 2016), with
/// nominalisations and light verbs besides. It knows no ontology: which predicates matter is for the frames to say.
package enum PropositionFinder {
  /// The propositions of a sentence, in the order of their words.
  package static func propositions(of sentence: Sentence, _ lexicon: Lexicon) -> [Proposition] {
    guard !sentence.tokens.isEmpty else { return [] }
    return propositions(of: SyntaxTree(sentence, lexicon))
  }

  /// - Returns: Some of them if the deadline has passed.
  static func propositions(of tree: SyntaxTree, until deadline: Deadline = Deadline(nil)) -> [Proposition] {
    let arguments = ArgumentFinder(tree)
    let status = StatusReader(tree, arguments)
    var out: [Proposition] = []
    for word in 0..<tree.count where !deadline.hasPassed {
      guard var proposition = predicate(word, tree, arguments) else { continue }
      status.apply(to: &proposition)
      proposition.time = TimeExpression.find(around: word, tree)
      if let contrast = contrast(to: proposition, tree) {
        proposition.contrast = [contrast]
        // `It was not Chad that bombed Mali`
        proposition.arguments.removeAll { $0.role != .content && tree.isDeniedFocus($0.word) }
      }
      out.append(proposition)
    }
    var index: [Int: Int] = [:]
    for (i, proposition) in out.enumerated() { index[proposition.word] = i }
    for i in out.indices {
      for argument in out[i].arguments where argument.role == .content {
        if let content = index[argument.word], content != i { out[content].embedding = i }
      }
    }
    return out
  }

  private static func predicate(_ word: Int, _ tree: SyntaxTree, _ arguments: ArgumentFinder) -> Proposition? {
    switch tree.upos(word) {
    case .verb where tree.relation(word) != .amod && tree.relation(word) != .compound || tree.child(of: word, .nsubj) != nil:
      let found = arguments.ofVerb(word)
      if found.isPassive, tree.has(word, .feeling) { return feeling(word, found, tree) }
      return Proposition(kind: .verb, lemma: tree.lemmaWithParticle(word), word: word, arguments: found.arguments, isPassive: found.isPassive, path: found.path)
    case .noun, .propn, .pron, .num, .det:
      if tree.child(of: word, .cop) != nil {
        // `is against joining`, `are for the plan`: the preposition is what is predicated.
        if let preposition = tree.cases(of: word).first, let support = tree.child(of: word, .cop), tree.upos(word) != .noun || !isEvent(word, tree) {
          let found = arguments.ofPreposition(word, preposition)
          return Proposition(
            kind: .preposition, lemma: preposition, word: word, support: support, arguments: found.arguments, isPassive: found.isPassive,
            path: found.path + [Step(.copula)])
        }
      }
      guard tree.upos(word) == .noun || tree.upos(word) == .propn && tree.relation(word) != .flat else { return nil }
      let found = arguments.ofNoun(word)
      guard !found.arguments.isEmpty else { return nil }
      return Proposition(
        kind: .noun, lemma: tree.lemma(word), word: word, support: found.support, arguments: found.arguments, isPassive: found.isPassive, path: found.path)
    case .adj:
      guard tree.relation(word) != .amod || tree.children(of: word).contains(where: { tree.relation($0) == .obl || tree.relation($0) == .xcomp }) else {
        return nil
      }
      let found = arguments.ofAdjective(word)
      guard !found.arguments.isEmpty else { return nil }
      return Proposition(
        kind: .adjective, lemma: tree.lemma(word), word: word, support: tree.child(of: word, .cop), arguments: found.arguments, isPassive: found.isPassive,
        path: found.path)
    case .adv, .adp:
      // `is against`: parsers differ on what heads a predicate without a noun.
      guard tree.child(of: word, .cop) != nil else { return nil }
      let found = arguments.ofAdjective(word)
      return Proposition(
        kind: .preposition, lemma: tree.lemma(word), word: word, support: tree.child(of: word, .cop), arguments: found.arguments, isPassive: found.isPassive,
        path: found.path)
    default: return nil
    }
  }

  /// `is encouraged by the decision`: the feeling is the subject's.
  private static func feeling(_ word: Int, _ found: ArgumentFinder.Found, _ tree: SyntaxTree) -> Proposition {
    let turned = found.arguments.map { argument in
      var argument = argument
      switch argument.role {
      case .patient: argument.role = .agent
      case .agent: argument.role = .oblique("by")
      default: break
      }
      return argument
    }
    return Proposition(kind: .adjective, lemma: tree.form(word), word: word, arguments: turned, isPassive: found.isPassive, path: found.path)
  }

  /// A noun in a copular predicate that names an event or a relation: `is in talks with`, `is at war with`.
  private static func isEvent(_ word: Int, _ tree: SyntaxTree) -> Bool {
    guard let preposition = tree.cases(of: word).first else { return true }
    if preposition == "on", ["phone", "telephone", "line"].contains(tree.lemma(word)) { return true }
    // `are among the largest donors`
    return preposition == "among" && tree.tokens[word].features["Number"] == "Plur"
      || ["in", "at", "under", "on", "of"].contains(preposition) && tree.child(of: word, .det) == nil
  }
}
