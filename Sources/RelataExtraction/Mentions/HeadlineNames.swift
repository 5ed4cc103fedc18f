import RelataGraph
import RelataSupport
import RelataSyntax

/// Names that a reader of names may miss where there is little around them.
extension MentionFinder {
  /// People called by their last name alone in headlines: `Hegseth in Manila`, `Macron meets Merz`.
  func headlineNames(_ tree: SyntaxTree, _ keys: [String]) -> [Name] {
    guard tree.count <= 16, !(0..<tree.count).contains(where: { tree.upos($0) == .det }) else { return [] }
    return (0..<tree.count).compactMap { word in
      guard tree.upos(word) == .propn, tree.tokens[word].form.first?.isUppercase ?? false, !isBesideName(word, tree), index.matches(keys, at: word).isEmpty,
        tree.form(word).count > 1
      else { return nil }
      return isTraveller(word, tree, keys) || isBearer(word, tree) ? Name(words: word..<word + 1, kind: .person) : nil
    }
  }

  /// Whether a word belongs to a longer name.
  private func isBesideName(_ word: Int, _ tree: SyntaxTree) -> Bool {
    if tree.sentence.names.contains(where: { $0.words.contains(word) && ($0.words.count > 1 || $0.kind != .location) }) { return true }
    let beside = [word - 1, word + 1].filter { $0 >= 0 && $0 < tree.count && tree.upos($0) == .propn }
    return beside.contains { tree.head($0) == word && isInside($0, tree) || tree.head(word) == $0 && isInside(word, tree) }
  }

  private func isInside(_ word: Int, _ tree: SyntaxTree) -> Bool { [.flat, .compound, .nmod].contains(tree.relation(word)) && tree.cases(of: word).isEmpty }

  /// `Takaichi in Seoul`: without a verb, whoever is in a capital went there.
  private func isTraveller(_ word: Int, _ tree: SyntaxTree, _ keys: [String]) -> Bool {
    guard tree.relation(word) == .root, !(0..<tree.count).contains(where: { [.verb, .aux].contains(tree.upos($0)) }) else { return false }
    return tree.children(of: word, .nmod).contains { place in
      guard tree.cases(of: place).first == "in" else { return false }
      let first = tree.sentence.names.first { $0.words.contains(place) }?.words.lowerBound ?? place
      return index.matches(keys, at: first).contains { match in
        match.kind == .metonym || gazetteer.entries[match.entry].map { $0.type == .place || $0.type == .state } ?? false
      }
    }
  }

  /// Whether a word is the last name of somebody known, and stands where people do.
  private func isBearer(_ word: Int, _ tree: SyntaxTree) -> Bool {
    let last = NameMatching.folded(tree.tokens[word].form)
    let isKnown =
      gazetteer.familyNames.contains(last)
      || gazetteer.bearers(ofSurname: last).contains { gazetteer.entries[$0].map { NameMatching.words($0.name).last == last } ?? false }
    guard isKnown else { return false }
    switch tree.relation(word) {
    case .nsubj, .obj, .conj, .root, .vocative: return true
    case .obl, .nmod: return ["with", "by", "to", "against", "over", "on", "for", "of"].contains(tree.cases(of: word).first ?? "")
    default: return false
    }
  }

  /// `the F.D.P.-N.`: an acronym with full stops or a hyphen.
  func acronyms(_ tree: SyntaxTree, _ keys: [String]) -> [Name] {
    func isInCapitals(_ word: Int) -> Bool {
      let form = tree.tokens[word].form
      return form.contains(where: \.isUppercase) && form.allSatisfy { $0.isUppercase || $0.isNumber || $0 == "." || $0 == "-" }
    }
    return (1..<max(tree.count, 1)).compactMap { word in
      guard tree.form(word - 1) == "the", isInCapitals(word), tree.upos(word) == .propn, ![.amod, .compound].contains(tree.relation(word)) else { return nil }
      var end = word + 1
      while end + 1 < tree.count, tree.form(end) == "-", !tree.tokens[end - 1].spaceAfter, !tree.tokens[end].spaceAfter, isInCapitals(end + 1) { end += 2 }
      let text = tree.text(word..<end)
      guard text.filter(\.isLetter).count > 2, text.contains(where: { ".-".contains($0) }), index.matches(keys, at: word).isEmpty,
        !tree.sentence.names.contains(where: { $0.words.overlaps(word..<end) })
      else { return nil }
      return Name(words: word..<end, kind: .organization)
    }
  }

  /// `the Free and Fair Election Forum`: words in capitals before a noun that tells of those who act together, in capitals as well.
  func societies(_ tree: SyntaxTree) -> [Name] {
    (0..<tree.count).compactMap { word in
      guard tree.upos(word) == .propn, tree.tokens[word].form.first?.isUppercase ?? false, tree.lexicon.has(tree.form(word), .society),
        !tree.sentence.names.contains(where: { $0.words.contains(word) }), word + 1 == tree.count || tree.relation(word + 1) != .flat
      else { return nil }
      var first = word
      var words = 0
      while first > 0 {
        let before = first - 1
        if isCapital(before, tree) {
          words += 1
          first = before
        } else if ["and", "of", "for", "&"].contains(tree.form(before)), before > 0, isCapital(before - 1, tree) {
          first = before
        } else {
          break
        }
      }
      return words > 1 ? Name(words: first..<word + 1, kind: .organization) : nil
    }
  }

  private func isCapital(_ word: Int, _ tree: SyntaxTree) -> Bool {
    tree.tokens[word].form.first?.isUppercase ?? false && [.propn, .adj, .noun].contains(tree.upos(word))
      && !tree.sentence.names.contains { $0.words.contains(word) && $0.kind != .organization } && (word > 0 || tree.upos(word) == .propn)
  }

}
