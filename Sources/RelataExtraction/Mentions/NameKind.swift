import RelataGraph
import RelataSyntax

/// What a name is the name of, by the words beside it.
extension MentionFinder {
  /// Whether a name stands in a list of what are called cities, ports or the like.
  func isInPlaces(_ head: Int, _ tree: SyntaxTree) -> Bool {
    let first = tree.firstConjunct(head)
    guard tree.cases(of: first).first == "of", let noun = tree.head(first), tree.upos(noun) == .noun else { return false }
    return tree.has(noun, .locality) && tree.tokens[noun].features["Number"] == "Plur"
  }

  /// `bombed Myitkyina`: what is besieged and retaken is a place, where the name is no acronym.
  func isTaken(_ words: Range<Int>, _ head: Int, _ tree: SyntaxTree) -> Bool {
    guard words.count == 1, tree.relation(head) == .obj, let verb = tree.head(head), tree.tokens[head].form.dropFirst().contains(where: \.isLowercase) else {
      return false
    }
    return tree.has(verb, .besieging)
  }

  /// What a noun beside a name says that it is: `the carmaker Skoda`, `the defector Park Sang-hak`, `Euroclear, a clearing house`.
  func kind(besides words: Range<Int>, _ head: Int, _ tree: SyntaxTree) -> EntityType? {
    func kind(_ noun: Int) -> EntityType? {
      guard tree.upos(noun) == .noun, tree.tokens[noun].features["Number"] != "Plur" else { return nil }
      let lemma = tree.lemma(noun)
      if gazetteer.isPerson(lemma) { return .person }
      let isBusiness = gazetteer.groups[lemma] == .business || gazetteer.groups[lemma] == .media && !tree.has(noun, .observer)
      return isBusiness || gazetteer.isCollective(lemma, of: .organization) ? .organization : nil
    }
    let before = words.lowerBound - (words.lowerBound > 0 && tree.form(words.lowerBound - 1) == "," ? 2 : 1)
    if before >= 0,
      tree.head(head) == before && [.appos, .flat, .nmod].contains(tree.relation(head)) && tree.cases(of: head).isEmpty
        || tree.head(before) == head && [.compound, .nmod].contains(tree.relation(before))
    {
      return kind(before)
    }
    return tree.children(of: head, .appos).lazy.compactMap(kind).first
  }

  /// Whether a noun behind a name says that it is one of those who act together.
  func isOrganized(_ words: Range<Int>, _ head: Int, _ tree: SyntaxTree) -> Bool {
    guard words.upperBound < tree.count, tree.head(head) == words.upperBound, tree.relation(head) == .compound else { return false }
    return tree.lexicon.has(tree.form(words.upperBound), .band)
  }

  /// `ex-NATO`, `pro-Kremlin`, `UN-led` say something of others, and are not the name that is in them.
  func isDerived(_ words: Range<Int>, _ tree: SyntaxTree) -> Bool {
    let first = words.lowerBound
    // `ex`, `-`, `NATO`
    if first > 1, ["-", "–", "‑"].contains(tree.form(first - 1)), !tree.tokens[first - 2].spaceAfter, !tree.tokens[first - 1].spaceAfter,
      Self.prefixes.contains(tree.form(first - 2))
    {
      return true
    }
    let parts = tree.tokens[first].form.split(whereSeparator: { "-–‑".contains($0) }).map(String.init)
    guard parts.count > 1 else { return false }
    // `Anti-Defamation League` is a name of its own.
    let goesOn = words.dropFirst().contains { tree.tokens[$0].form.first?.isUppercase ?? false }
    if Self.prefixes.contains(parts[0].lowercased()), parts[1].first?.isUppercase ?? false {
      return !goesOn || !index.matches([NameIndex.key(parts[1])], at: 0).isEmpty
    }
    return words.count == 1 && tree.lexicon.has(parts[parts.count - 1], .tie)
  }

  private static let prefixes: Set<String> = [
    "ex", "pro", "anti", "non", "former", "post", "pre", "neo", "quasi", "pseudo", "counter", "then", "trans", "mid", "intra", "extra", "un", "semi", "once",
  ]
  /// Whether a title of who governs a place, and his name, follow.
  func isGoverned(_ words: Range<Int>, _ tree: SyntaxTree) -> Bool {
    let next = words.upperBound
    return next + 1 < tree.count && tree.lexicon.has(tree.form(next), .mayor) && tree.tokens[next + 1].form.first?.isUppercase ?? false
  }

  /// Whether one word is said to have kin, or one who works for a person: `Nora's widow`.
  func isRelated(_ words: Range<Int>, _ head: Int, _ tree: SyntaxTree) -> Bool {
    guard words.count == 1, tree.subtype(head) == "poss", let noun = tree.head(head), tree.tokens[head].form.contains(where: \.isLowercase) else {
      return false
    }
    let lemma = tree.lemma(noun)
    return tree.lexicon.has(lemma, .kinship) && lemma != "family" || tree.lexicon.has(lemma, .attendant)
  }

  /// Whether a name has an article of its own, and no clause or complement that asks for one: `the Jan Berg whom I knew`.
  func hasArticle(_ words: Range<Int>, _ head: Int, _ tree: SyntaxTree) -> Bool {
    words.lowerBound > 0 && tree.form(words.lowerBound - 1) == "the" && tree.head(words.lowerBound - 1) == head
      && !tree.form(words.upperBound - 1).hasSuffix("s")
      && !tree.children(of: head).contains { $0 > head && [.nmod, .acl, .appos].contains(tree.relation($0)) }
  }

  /// Names have a capital, or are written all in small letters throughout.
  func isProper(_ words: Range<Int>, _ tree: SyntaxTree) -> Bool {
    words.contains { tree.tokens[$0].form.contains(where: \.isUppercase) }
  }

  /// A title or a noun such as `Government` by itself names nobody.
  func isCommon(_ words: Range<Int>, _ tree: SyntaxTree) -> Bool {
    let text = tree.text(words).lowercased()
    let plain = text.hasSuffix(".") ? String(text.dropLast()) : text
    if gazetteer.titles[plain] != nil || gazetteer.titles[text] != nil || ["foreign affairs", "cabinet", "united", "brexit", "covid"].contains(plain) {
      return true
    }
    // Names of what people are, and of no one.
    if text.hasPrefix("lgbt") || text.hasPrefix("dean of ") { return true }
    guard words.count == 1 else { return isGovernment(words, tree) }
    let lemma = tree.lemma(words.lowerBound)
    return gazetteer.groups[plain] != nil || gazetteer.groups[lemma] != nil
      || gazetteer.collectives.values.contains { $0.contains(plain) || $0.contains(lemma) }
  }

  /// `the Royal Government of Cambodia`, `the Assad Government`: a government is its state's or its leader's, and no organization of its own.
  func isGovernment(_ words: Range<Int>, _ tree: SyntaxTree) -> Bool {
    let last = words.upperBound - 1
    guard Self.governments.contains(tree.form(last)) else { return false }
    if words.upperBound + 1 < tree.count, tree.form(words.upperBound) == "of" {
      return [.propn, .det].contains(tree.upos(words.upperBound + 1))
    }
    return words.count == 2 && !gazetteer.bearers(ofSurname: tree.form(last - 1)).isEmpty
  }
}
