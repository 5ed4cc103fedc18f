import RelataSyntax

/// Where names begin and end, which readers of names and parsers may see differently.
extension TreeAlgorithm {
  /// `Jens-Frederik Nielsen`, `V. Novak`, `Party of the | Democratic Revolution`: a name goes on with what belongs to it by its spelling or by the tree.
  static func joinNames(_ sentence: inout Sentence) {
    var joined: [Name] = []
    for name in sentence.names {
      if let last = joined.last, name.words.lowerBound < last.words.upperBound { continue }
      var name = name
      if let last = joined.last, goesOn(last, with: name, sentence.tokens) {
        joined.removeLast()
        name = Name(words: last.words.lowerBound..<name.words.upperBound, kind: last.kind)
      }
      joined.append(whole(name, besides: joined.last?.words, sentence))
    }
    sentence.names = joined
    for name in joined where name.kind == .person { flatten(name.words, &sentence) }
  }

  /// Whether a name that stands right behind another is a part of it.
  private static func goesOn(_ last: Name, with name: Name, _ tokens: [Token]) -> Bool {
    guard last.words.upperBound == name.words.lowerBound, last.kind == name.kind else { return false }
    let first = tokens[name.words.lowerBound]
    switch name.kind {
    case .person: return first.relation.universal == .flat && first.head.map { last.words.contains($0) } ?? false
    case .organization: return ["of", "for", "and", "&", "the"].contains(tokens[last.words.upperBound - 1].form)
    case .location: return false
    }
  }

  private static func whole(_ name: Name, besides before: Range<Int>?, _ sentence: Sentence) -> Name {
    let tokens = sentence.tokens
    var words = name.words
    func isTaken(_ word: Int) -> Bool {
      before?.contains(word) ?? false || sentence.names.contains { $0.words.contains(word) && !$0.words.overlaps(name.words) }
    }
    if name.kind == .person {
      while words.lowerBound > 0, !isTaken(words.lowerBound - 1), isInitial(tokens[words.lowerBound - 1]) { words = words.lowerBound - 1..<words.upperBound }
      // `Jens-Frederik Nielsen`, read as Frederik Nielsen
      let hyphen = words.lowerBound - 1
      if hyphen > 0, words.count > 1, isHyphen(hyphen, tokens), !isTaken(hyphen - 1), tokens[hyphen - 1].upos == .propn {
        words = hyphen - 1..<words.upperBound
      }
      while let end = hyphenated(words, sentence) { words = words.lowerBound..<end }
    }
    while words.upperBound < tokens.count, !isTaken(words.upperBound), tokens[words.upperBound].upos == .propn,
      tokens[words.upperBound].relation.universal == .flat, tokens[words.upperBound].head.map(words.contains) ?? false
    {
      words = words.lowerBound..<words.upperBound + 1
    }
    return Name(words: words, kind: name.kind)
  }

  private static func isInitial(_ token: Token) -> Bool { token.form.count == 2 && token.form.hasSuffix(".") && token.upos == .propn }

  /// The end of a person's name that goes on behind a hyphen.
  private static func hyphenated(_ words: Range<Int>, _ sentence: Sentence) -> Int? {
    let tokens = sentence.tokens
    guard let hyphen = [words.upperBound - 1, words.upperBound].first(where: { isHyphen($0, tokens) }), hyphen + 1 < tokens.count else { return nil }
    let next = hyphen + 1
    guard next >= words.upperBound, tokens[next].form.first?.isUppercase ?? false else { return nil }
    let other = sentence.names.first { $0.words.lowerBound == next && $0.kind == .person }
    // `the Trump-Putin summit`, `Vera Novak-Jan Berg talks` tell of two.
    let isOne = tokens[next].relation.universal == .flat && tokens[next].head.map { words.contains($0) } ?? false
    let isDouble = words.count > 1 && (other?.words.count ?? 1) == 1 && [.propn, .noun].contains(tokens[next].upos)
    return isOne || isDouble ? other?.words.upperBound ?? next + 1 : nil
  }

  /// Hangs all words of a name on its first, which keeps what the name as a whole hangs on.
  private static func flatten(_ words: Range<Int>, _ sentence: inout Sentence) {
    let tokens = sentence.tokens
    let outer = words.filter { word in tokens[word].head.map { !words.contains($0) } ?? true }
    guard outer.count > 1, let top = outer.first else { return }
    for word in outer.dropFirst() where tokens[word].head != nil && [.propn, .noun, .punct].contains(tokens[word].upos) {
      sentence.hang(word, on: top, as: DependencyRelation(tokens[word].upos == .punct ? .punct : .flat))
    }
  }

  /// Whether a word is a hyphen between two without spaces.
  private static func isHyphen(_ word: Int, _ tokens: [Token]) -> Bool {
    word > 0 && word < tokens.count && ["-", "‐", "‑"].contains(tokens[word].form) && !tokens[word - 1].spaceAfter && !tokens[word].spaceAfter
  }

  /// `Carney, Sheinbaum agree pact`: a comma between two words parts two names.
  static func splitNames(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    var names: [Name] = []
    for name in sentence.names {
      let words = name.words
      guard name.kind == .person, words.count == 3, tokens[words.lowerBound + 1].form == ",", !suffixes.contains(tokens[words.upperBound - 1].form) else {
        names.append(name)
        continue
      }
      let (one, other) = (words.lowerBound, words.upperBound - 1)
      names += [Name(words: one..<one + 1, kind: .person), Name(words: other..<other + 1, kind: .person)]
      if tokens[other].head == one {
        sentence.tokens[other].relation = DependencyRelation(.conj)
      } else if tokens[one].head == other {
        sentence.hang(one, on: other, as: DependencyRelation(.conj))
        if let head = tokens[other].head { sentence.tokens[one].head = head }
        sentence.tokens[one].relation = tokens[other].relation
        sentence.tokens[other].head = one
        sentence.tokens[other].relation = DependencyRelation(.conj)
      }
      // The first of a headline is called by nobody: it acts.
      if let verb = sentence.tokens[one].head, tokens[verb].upos == .verb, verb > other, !tokens.hasDependent(of: verb, .nsubj),
        [.vocative, .dislocated, .parataxis, .obl].contains(sentence.tokens[one].relation.universal)
      {
        sentence.tokens[one].relation = DependencyRelation(.nsubj)
      }
    }
    sentence.names = names
  }

  private static let suffixes: Set<String> = ["Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"]
}
