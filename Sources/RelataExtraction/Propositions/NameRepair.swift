import RelataSyntax

/// What parsers get wrong about names, and about what stands beside them.
extension TreeRepair {
  /// `Jens-Frederik Nielsen`: a name goes on behind a hyphen where the parse takes both for one.
  static func joinNames(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    var joined: [Name] = []
    for name in sentence.names {
      var name = name
      if let last = joined.last, last.kind == .person, name.words.lowerBound < last.words.upperBound { continue }
      while name.kind == .person, let hyphen = [name.words.upperBound - 1, name.words.upperBound].first(where: { isHyphen($0, tokens) }),
        hyphen + 1 < tokens.count
      {
        let next = hyphen + 1
        guard next >= name.words.upperBound, tokens[next].relation.universal == .flat, tokens[next].head.map({ name.words.contains($0) }) ?? false else {
          break
        }
        let other = sentence.names.first { $0.words.lowerBound == next && $0.kind == .person }
        name = Name(words: name.words.lowerBound..<(other?.words.upperBound ?? next + 1), kind: .person)
      }
      joined.append(name)
    }
    sentence.names = joined
  }

  /// Whether a word is a hyphen between two without spaces.
  private static func isHyphen(_ word: Int, _ tokens: [Token]) -> Bool {
    word > 0 && word < tokens.count && ["-", "‐", "‑"].contains(tokens[word].form) && !tokens[word - 1].spaceAfter && !tokens[word].spaceAfter
  }

  /// `The New Zealand government provided $2 million`: a name right before a noun belongs to it, and to nothing further on.
  static func attachNames(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for name in sentence.names where name.kind != .person {
      let noun = name.words.upperBound
      guard noun < tokens.count, tokens[noun].upos == .noun, tokens[noun - 1].spaceAfter,
        let top = name.words.first(where: { word in tokens[word].head.map { !name.words.contains($0) } ?? true }), let head = tokens[top].head, head > noun,
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
        tokens[first + 1..<word].contains(where: { $0.form == "," }), isName(first, sentence), isName(word, sentence)
      else { continue }
      sentence.tokens[word].relation = DependencyRelation(.conj)
    }
  }

  private static func isName(_ word: Int, _ sentence: Sentence) -> Bool { sentence.names.contains { $0.words.contains(word) } }
}
