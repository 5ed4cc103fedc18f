import RelataSyntax

/// A change of a tree, by the nodes of a pattern. After every edit it is a tree.
enum TreeEdit: Sendable {
  /// The first hangs on the second, unless that stands below it: then the relation alone is changed.
  case attach(Int, to: Int, DependencyRelation?)
  case relabel(Int, DependencyRelation)
  /// Another part of speech; the lemma of a verb follows from its form.
  case retag(Int, PartOfSpeech, Features?)
  /// The first stands where the second, above it, stood, and the second hangs on it.
  case raise(Int, over: Int, DependencyRelation)
  /// The dependents of the first that meet the conditions hang on the second.
  case move([Condition], from: Int, to: Int, DependencyRelation?)
}

extension Sentence {
  /// - Parameters:
  ///   - words: The word of each node.
  ///   - matcher: The tree as it was when the shape was found.
  mutating func apply(_ edit: TreeEdit, _ words: [Int], _ matcher: inout PatternMatcher) {
    switch edit {
    case .attach(let node, let head, let relation): hang(words[node], on: words[head], as: relation)
    case .relabel(let node, let relation): tokens[words[node]].relation = relation
    case .retag(let node, let upos, let features): retag(words[node], upos, features)
    case .raise(let node, let above, let relation): raise(words[node], over: words[above], as: relation)
    case .move(let conditions, let node, let head, let relation):
      for word in matcher.dependents(of: words[node]) where matcher.holds(conditions, word, words) { hang(word, on: words[head], as: relation) }
    }
  }

  private mutating func retag(_ word: Int, _ upos: PartOfSpeech, _ features: Features?) {
    let form = tokens[word].form.lowercased()
    let old = tokens[word]
    tokens[word].upos = upos
    if let features { tokens[word].features = features }
    guard upos == .verb, old.upos == .propn || old.lemma == form else { return }
    tokens[word].lemma = VerbForms.candidates(form).first ?? old.lemma
  }

  private mutating func raise(_ word: Int, over above: Int, as relation: DependencyRelation) {
    guard tokens.dominates(above, word) else { return }
    tokens[word].head = tokens[above].head
    tokens[word].relation = tokens[above].relation
    tokens[above].head = word
    tokens[above].relation = relation
  }

  /// Gives a word another head, unless that hangs on the word itself, and another relation, if one is given.
  mutating func hang(_ word: Int, on head: Int, as relation: DependencyRelation? = nil) {
    if word != head, !tokens.dominates(word, head) { tokens[word].head = head }
    if let relation { tokens[word].relation = relation }
  }
}
