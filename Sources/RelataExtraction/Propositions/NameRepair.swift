import RelataSyntax

/// What parsers get wrong about names, and about what stands beside them.
extension TreeRepair {
  /// `The New Zealand government provided $2 million`: a name right before a noun belongs to it, and to nothing further on.
  static func attachNames(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for name in sentence.names where name.kind != .person {
      let noun = name.words.upperBound
      guard noun < tokens.count, tokens[noun].upos == .noun, tokens[noun - 1].spaceAfter,
        let top = tokens.top(of: name.words), let head = tokens[top].head, head > noun,
        [.amod, .compound].contains(tokens[top].relation.universal), tokens[noun].head.map({ !name.words.contains($0) }) ?? false,
        // Words between that hang on the same head go with it: `the New Zealand rugby captain`.
        tokens[noun].head != head || tokens[noun].relation.universal == .nsubj
      else { continue }
      sentence.hang(top, on: noun, as: DependencyRelation(.compound))
    }
  }

  /// `Chadian leader A and Libyan leader B`: a role is coordinated with the role, and not with the name beside that.
  static func coordinateRoles(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where token.relation.universal == .conj && token.upos == .noun {
      guard let name = token.head, tokens[name].upos == .propn, tokens[name].relation.universal == .appos, let role = tokens[name].head,
        tokens[role].upos == .noun, role < word
      else { continue }
      sentence.hang(word, on: role)
    }
  }

  /// `Turkey-Greece talks`: both names belong to the noun.
  static func attachPairs(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for noun in tokens.indices where noun >= 3 && tokens[noun].upos == .noun {
      let (one, hyphen, other) = (noun - 3, noun - 2, noun - 1)
      guard ["-", "–"].contains(tokens[hyphen].form), tokens[one].upos == .propn, tokens[other].upos == .propn, !tokens[one].spaceAfter,
        tokens[other].head == noun, tokens[one].head != noun, tokens[one].head != other
      else { continue }
      sentence.hang(one, on: noun, as: DependencyRelation(.compound))
    }
  }

  /// `Minister Ana Berg and President Jan Novak`: nothing is coordinated with a part of a name.
  static func coordinateWholes(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where [.conj, .appos, .acl].contains(token.relation.universal) {
      guard var head = token.head, tokens[head].relation.universal == .flat else { continue }
      while tokens[head].relation.universal == .flat, let above = tokens[head].head { head = above }
      sentence.hang(word, on: head)
    }
  }

  /// `the minister, HE Dr Jan Berg`: a style is no name with an apposition.
  static func attachStyles(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where ["HE", "H.E.", "HRH", "HM", "H.R.H."].contains(token.form) {
      guard let head = token.head,
        let name = sentence.names.first(where: { $0.kind == .person && ($0.words.lowerBound - 2...$0.words.lowerBound - 1).contains(word) }),
        let top = name.words.first(where: { tokens[$0].head == word })
      else { continue }
      sentence.tokens[top].head = head
      sentence.tokens[top].relation = token.relation
      sentence.hang(word, on: top, as: DependencyRelation(.nmod, "desc"))
      // Behind a comma whoever is styled was told of before it.
      guard [.appos, .parataxis].contains(token.relation.universal), word > 1, tokens[word - 1].form == "," else { continue }
      var role = word - 2
      while let above = tokens[role].head, above < role, [.flat, .compound, .amod, .nmod].contains(tokens[role].relation.universal) { role = above }
      sentence.hang(top, on: role, as: DependencyRelation(.appos))
    }
  }

  /// `Leaders including A and B will meet C`: what is coordinated follows.
  static func coordinateBackwards(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where token.relation.universal == .conj && [.propn, .noun].contains(token.upos) {
      guard let head = token.head, head > word,
        let conjunction = tokens[..<word].lastIndex(where: { $0.head == word && $0.relation.universal == .cc }), conjunction > 0
      else { continue }
      let first = tokens.phrase(at: conjunction - 1)
      guard [.propn, .noun].contains(tokens[first].upos) else { continue }
      sentence.hang(word, on: first)
    }
  }

  /// `with former president Ana Berg`: a name without a preposition right behind a noun is an apposition, and hangs on nothing else.
  static func attachAppositions(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for name in sentence.names where name.kind == .person && name.words.lowerBound > 0 {
      let noun = name.words.lowerBound - 1
      guard let top = tokens.top(of: name.words), tokens[noun].upos == .noun,
        let head = tokens[noun].head, tokens[top].head == head, tokens[top].relation.universal == tokens[noun].relation.universal,
        [.nmod, .obl, .obj].contains(tokens[top].relation.universal), !tokens.hasDependent(of: top, .caseMarking)
      else { continue }
      sentence.hang(top, on: noun, as: DependencyRelation(.appos))
    }
  }

  /// `called Minister A and Prime Minister B`: with a conjunction of its own no name is an apposition.
  static func coordinateNames(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where token.relation.universal == .appos && token.upos == .propn {
      guard let head = token.head, head < word, [.propn, .noun].contains(tokens[head].upos),
        tokens.indices.contains(where: { tokens[$0].head == word && $0 > head && $0 < word && tokens[$0].relation.universal == .cc })
      else { continue }
      sentence.tokens[word].relation = DependencyRelation(.conj)
    }
  }

  /// `Russia, China sign pact`: in headlines a comma is `and`.
  static func joinHeadlinePairs(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    guard let last = tokens.last, last.upos != .punct, !tokens.contains(where: { $0.upos == .det }) else { return }
    for (word, token) in tokens.enumerated() where token.upos == .propn && (token.relation.universal == .appos || token.relation.universal == .nmod) {
      guard let first = token.head, first < word, tokens[first].upos == .propn, word + 1 < tokens.count, tokens[word + 1].form != ",",
        !tokens.hasDependent(of: word, .caseMarking),
        tokens[first + 1..<word].contains(where: { $0.form == "," }), sentence.isName(first), sentence.isName(word)
      else { continue }
      sentence.tokens[word].relation = DependencyRelation(.conj)
    }
  }
}
