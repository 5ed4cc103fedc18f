import RelataSyntax

/// What of a parse's name span is the name.
extension MentionFinder {
  /// `Crown Prince Jan`: who bears a title of nobility is a person, whatever the parse takes the name for.
  func person(_ name: Name, _ tree: SyntaxTree) -> Name {
    guard name.kind == .location,
      name.words.count > 1 && tree.lexicon.has(tree.form(name.words.lowerBound), .noble)
        || name.words.lowerBound > 0 && tree.lexicon.has(tree.form(name.words.lowerBound - 1), .noble)
          && tree.head(name.words.lowerBound - 1).map(name.words.contains) ?? false,
      !tree.lexicon.has(tree.noun(name.words.upperBound - 1), .landmark),
      index.matches(keys(tree), at: name.words.lowerBound).isEmpty
    else { return name }
    return Name(words: name.words, kind: .person)
  }

  /// The word with which the person's own name begins, where a parse has taken an office's place into it: `Mayor of Rogal Jan Berg`.
  func officeHolder(in name: Name, _ tree: SyntaxTree) -> Int? {
    let first = name.words.lowerBound
    guard name.kind != .organization, name.words.count > 2, first > 1, ["of", "to", "for"].contains(tree.form(first - 1)), isTitle(first - 2, tree) else {
      return nil
    }
    let place = index.matches(keys(tree), at: first).first { $0.kind == .name && gazetteer.entries[$0.entry]?.type != .person }
    if let place, first + place.count + 1 < name.words.upperBound { return first + place.count }
    guard !isGivenName(tree.tokens[first].form) else { return nil }
    return name.words.dropFirst().dropLast().first { isGivenName(tree.tokens[$0].form) }
  }

  /// `Republic of Korea (ROK)`, taken for one name, is two; so is `Rogal Jan Berg` behind `Mayor of`.
  func parts(of name: Name, _ tree: SyntaxTree) -> [Name] {
    if isRemit(name.words, tree) {
      // `the Minister for Foreign Affairs of Colombia`: the state alone is named.
      let of = name.words.last { tree.form($0) == "of" }
      return of.map { $0 + 1 < name.words.upperBound ? [Name(words: $0 + 1..<name.words.upperBound, kind: .location)] : [] } ?? []
    }
    if let parts = splitParty(name, tree) { return parts }
    if let own = officeHolder(in: name, tree) {
      return [Name(words: name.words.lowerBound..<own, kind: .location), Name(words: own..<name.words.upperBound, kind: .person)]
    }
    // `Peru's President Jan Berg`: no person's name has an owner in it.
    if name.kind == .person, let mark = name.words.dropFirst().dropLast().first(where: { ["'s", "’s"].contains(tree.form($0)) }),
      index.matches(keys(tree), at: name.words.lowerBound).contains(where: { name.words.lowerBound + $0.count == mark })
    {
      return [Name(words: name.words.lowerBound..<mark, kind: .location), Name(words: mark + 1..<name.words.upperBound, kind: .person)]
    }
    guard let bracket = name.words.dropFirst().first(where: { ["(", "["].contains(tree.form($0)) }) else { return [name] }
    let close = (bracket + 1..<tree.count).first { [")", "]"].contains(tree.form($0)) } ?? tree.count
    let inner = bracket + 1..<min(close, max(name.words.upperBound, bracket + 1))
    // `Jerry [O'Connell]` goes on where a name has brackets of its own.
    guard tree.form(bracket) == "(" else { return [name] }
    return [Name(words: name.words.lowerBound..<bracket, kind: name.kind)] + (inner.isEmpty ? [] : [Name(words: inner, kind: name.kind)])
  }

  /// A name without the article, titles and demonyms at its start and the possessive at its end.
  func trimmed(_ name: Name, _ tree: SyntaxTree) -> Name {
    var words = name.words
    while words.count > 1, tree.form(words.lowerBound) == "the" || tree.form(words.lowerBound) == "a" || tree.upos(words.lowerBound) == .punct {
      words = words.lowerBound + 1..<words.upperBound
    }
    // `northern Syria`, `Russian-occupied Donetsk` are said of Syria and Donetsk.
    if name.kind == .location {
      if let last = words.last(where: { tree.lexicon.has(tree.form($0), .holding) }), last + 1 < words.upperBound { words = last + 1..<words.upperBound }
      while words.count > 1,
        tree.tokens[words.lowerBound].form.first?.isLowercase ?? false && tree.upos(words.lowerBound) == .adj || isPartOfState(words, tree)
      {
        words = words.lowerBound + 1..<words.upperBound
      }
    }
    // `Kurdish-led` is said of others.
    if words.count > 2, tree.form(words.upperBound - 2) == "-", tree.lexicon.has(tree.form(words.upperBound - 1), .tie) {
      words = words.lowerBound..<words.upperBound - 2
    }
    // `the Coalition of the Willing on Sunday`: when something happened is no part of a name.
    while words.count > 2, ["on", "in"].contains(tree.form(words.upperBound - 2)), TimeExpression.names(tree.form(words.upperBound - 1)) {
      words = words.lowerBound..<words.upperBound - 2
    }
    // `Government of` before a name that the gazetteer knows.
    while words.count > 1, [.adp, .det, .cconj].contains(tree.upos(words.upperBound - 1)) || ["(", "-", "–", "&"].contains(tree.form(words.upperBound - 1)) {
      words = words.lowerBound..<words.upperBound - 1
    }
    // `pro-Kremlin Party of Reform`
    while words.count > 1, isDerived(words.lowerBound..<words.lowerBound + 1, tree), isDerived(words, tree) {
      words = words.lowerBound + 1..<words.upperBound
    }
    while words.count > 1, endsTitle(words.lowerBound, tree) { words = words.lowerBound + 1..<words.upperBound }
    while words.count > 1, ["'s", "’s", "'", "’", ".", ","].contains(tree.form(words.upperBound - 1)) { words = words.lowerBound..<words.upperBound - 1 }
    if let state = governed(words, tree) { return Name(words: state, kind: .location) }
    if name.kind == .person {
      while words.count > 1,
        isTitle(words.lowerBound, tree) || index.matches(keys(tree), at: words.lowerBound).contains(where: { $0.kind == .demonym && $0.count == 1 })
      {
        words = words.lowerBound + 1..<words.upperBound
      }
    }
    return Name(words: words, kind: name.kind)
  }

  /// `Northern Chad`, where no name has both words, and `Iraqi Diyala`.
  private func isPartOfState(_ words: Range<Int>, _ tree: SyntaxTree) -> Bool {
    let keys = self.keys(tree)
    if index.matches(keys, at: words.lowerBound).contains(where: { $0.count == 1 && $0.kind == .demonym }) {
      return !index.matches(keys, at: words.lowerBound).contains { $0.count > 1 }
    }
    guard Self.directions.contains(tree.form(words.lowerBound)) else { return false }
    return index.matches(keys, at: words.lowerBound + 1).contains {
      words.lowerBound + 1 + $0.count == words.upperBound && gazetteer.entries[$0.entry]?.type == .state && $0.kind != .metonym
    }
  }

  private static let directions: Set<String> = Set(
    ["north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"].flatMap { [$0, $0 + "ern"] } + ["central"])

  /// What a minister is minister of: `Assistant Secretary for European and Eurasian Affairs`.
  private func isRemit(_ words: Range<Int>, _ tree: SyntaxTree) -> Bool {
    guard words.count > 1, words.lowerBound > 1, ["for", "of"].contains(tree.form(words.lowerBound - 1)),
      ["minister", "secretary", "undersecretary"].contains(tree.form(words.lowerBound - 2))
    else { return false }
    return words.contains { tree.lexicon.has(tree.noun($0), .remit) }
  }

  /// The state in `Government of Iraq`, which a parse may take for one name.
  private func governed(_ words: Range<Int>, _ tree: SyntaxTree) -> Range<Int>? {
    // `the U.S. Government`
    if words.count > 1, Self.governments.contains(tree.form(words.upperBound - 1)),
      index.matches(keys(tree), at: words.lowerBound).contains(where: { words.lowerBound + $0.count == words.upperBound - 1 })
    {
      return words.lowerBound..<words.upperBound - 1
    }
    // `Cabinet of Chad`, `Police in Chad`
    let rulers = Self.governments.union(["cabinet", "authorities", "police", "officials"])
    guard let of = words.dropFirst().first(where: { ["of", "in"].contains(tree.form($0)) && rulers.contains(tree.form($0 - 1)) }) else { return nil }
    let first = of + 1 < words.upperBound && tree.upos(of + 1) == .det ? of + 2 : of + 1
    guard first < words.upperBound, index.matches(keys(tree), at: first).contains(where: { first + $0.count == words.upperBound && $0.kind == .name }) else {
      return nil
    }
    return first..<words.upperBound
  }

  static let governments: Set<String> = ["government", "administration", "regime"]

  /// Whether a word is the end of a title: the state of a secretary of state is no name, nor a part of one.
  func endsTitle(_ word: Int, _ tree: SyntaxTree) -> Bool {
    word >= 2 && tree.form(word - 1) == "of" && gazetteer.titles["\(tree.form(word - 2)) of \(tree.form(word))"] != nil
  }

  func isTitle(_ word: Int, _ tree: SyntaxTree) -> Bool {
    let form = tree.form(word)
    return gazetteer.titles[form] != nil || form.hasSuffix(".") && gazetteer.titles[String(form.dropLast())] != nil
  }
}
