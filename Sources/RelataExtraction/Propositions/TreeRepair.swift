import RelataSyntax

/// Mends what parsers of news get wrong again and again, where the words and their order leave no doubt.
enum TreeRepair {
  static func repaired(_ sentence: Sentence) -> Sentence {
    var sentence = sentence
    attachNames(&sentence)
    attachObjects(&sentence)
    joinHeadlinePairs(&sentence)
    coordinateVerbs(&sentence)
    return sentence
  }

  /// `The New Zealand government provided $2 million`: a name right before a noun belongs to it, and to nothing further on.
  private static func attachNames(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for name in sentence.names where name.kind != .person {
      let noun = name.words.upperBound
      guard noun < tokens.count, tokens[noun].upos == .noun, tokens[noun - 1].spaceAfter,
        let top = name.words.first(where: { word in tokens[word].head.map { !name.words.contains($0) } ?? true }), let head = tokens[top].head, head > noun,
        [.amod, .compound].contains(tokens[top].relation.universal), tokens[noun].head.map({ !name.words.contains($0) }) ?? false,
        // Words between that hang on the same head go with it: `the New Zealand rugby captain`.
        tokens[noun].head != head || tokens[noun].relation.universal == .nsubj
      else { continue }
      sentence.tokens[top].head = noun
      sentence.tokens[top].relation = DependencyRelation(.compound)
    }
  }

  /// `thanked Egypt for hosting refugees`: what stands before `for` is no object of what follows it.
  private static func attachObjects(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where token.relation.universal == .obj {
      guard let verb = token.head, word < verb, [.advcl, .acl].contains(tokens[verb].relation.universal), let above = tokens[verb].head, above < word,
        tokens[above].upos == .verb,
        tokens.indices.contains(where: { tokens[$0].head == verb && tokens[$0].relation.universal == .mark && $0 > word && $0 < verb }),
        !tokens.contains(where: { $0.head == above && $0.relation.universal == .obj })
      else { continue }
      sentence.tokens[word].head = above
    }
  }

  /// `condemned the arrests and accused Chad`: a verb is coordinated with the verb, and not with its object.
  private static func coordinateVerbs(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where token.upos == .verb && token.relation.universal == .conj && token.features["VerbForm"] == "Fin" {
      guard let noun = token.head, noun < word, [.noun, .propn].contains(tokens[noun].upos), [.obj, .obl, .nmod].contains(tokens[noun].relation.universal),
        !tokens.contains(where: { $0.head == noun && $0.relation.universal == .cop }),
        !tokens.contains(where: { $0.head == word && $0.relation.universal == .nsubj })
      else { continue }
      var verb = tokens[noun].head
      while let current = verb, tokens[current].upos != .verb { verb = tokens[current].head }
      guard let verb, verb < noun else { continue }
      sentence.tokens[word].head = verb
    }
  }

  /// `Russia, China sign pact`: in headlines a comma is `and`.
  private static func joinHeadlinePairs(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    guard let last = tokens.last, last.upos != .punct, !tokens.contains(where: { $0.upos == .det }) else { return }
    for (word, token) in tokens.enumerated() where token.relation.universal == .appos && token.upos == .propn {
      guard let first = token.head, first < word, tokens[first].upos == .propn, word + 1 < tokens.count, tokens[word + 1].form != ",",
        tokens[first + 1..<word].contains(where: { $0.form == "," }), isName(first, sentence), isName(word, sentence)
      else { continue }
      sentence.tokens[word].relation = DependencyRelation(.conj)
    }
  }

  private static func isName(_ word: Int, _ sentence: Sentence) -> Bool { sentence.names.contains { $0.words.contains(word) } }
}
