import RelataGraph
import RelataSyntax

/// Associations that are named by their members: `Students for Justice in Palestine`, `Mothers of Srebrenica`.
extension MentionFinder {
  func associations(in tree: SyntaxTree, _ keys: [String]) -> [Name] {
    var out: [Name] = []
    for word in 0..<max(0, tree.count - 2) where isMembers(word, tree) && !(out.last?.words.contains(word) ?? false) {
      // `Doctors Without Borders` is known.
      if index.matches(keys, at: word).contains(where: { $0.count > 2 }) { continue }
      let last =
        switch tree.tokens[word + 1].form {
        case "for", "For", "Against", "Without": cause(from: word + 2, of: word, tree, keys)
        // Nobody is a place's mother: a name.
        case "of" where tree.lexicon.has(tree.noun(word), .kinship): place(from: word + 2, tree, keys)
        default: nil as Int?
        }
      if let last { out.append(Name(words: word..<last, kind: .organization)) }
    }
    return out
  }

  /// Whether a word with a capital tells of several people.
  private func isMembers(_ word: Int, _ tree: SyntaxTree) -> Bool {
    let form = tree.form(word)
    guard tree.tokens[word].form.first?.isUppercase ?? false, form.hasSuffix("s") || ["women", "men", "youth"].contains(form),
      word == 0 || tree.upos(word - 1) != .propn || tree.head(word - 1) != word
    else { return false }
    let noun = form == "women" ? "woman" : form == "men" ? "man" : tree.noun(word)
    return gazetteer.groups[noun] != nil || tree.lexicon.has(noun, .inhabitant) || tree.lexicon.has(noun, .kinship) || gazetteer.isPerson(noun)
      || index.matches([NameIndex.key(tree.tokens[word].form)], at: 0).contains { $0.kind == .demonym }
      || tree.lexicon.has(noun, .member)
  }

  /// The end of a name that goes on with what its members are for, which is a common noun in capitals, and where they are.
  private func cause(from start: Int, of members: Int, _ tree: SyntaxTree, _ keys: [String]) -> Int? {
    func isNamed(_ word: Int) -> Bool {
      !index.matches(keys, at: word).isEmpty || tree.sentence.names.contains { $0.words.contains(word) && $0.words.lowerBound > members }
    }
    func isCapital(_ word: Int) -> Bool { word < tree.count && tree.tokens[word].form.first?.isUppercase ?? false }
    guard isCapital(start), !isNamed(start), [.noun, .propn, .adj].contains(tree.upos(start)) else { return nil }
    var end = start + 1
    while isCapital(end) || end + 1 < tree.count && ["and", "of"].contains(tree.form(end)) && isCause(end + 1, tree) { end += 1 }
    // `Lawyers for Vera Novak`: a name of someone whom nobody knows.
    if end == start + 1, tree.upos(start) == .propn, !isCause(start, tree) { return nil }
    if end > start + 1, !(start..<end).contains(where: { isCause($0, tree) || tree.upos($0) == .noun }) { return nil }
    // `in Palestine` belongs to the name where it hangs on it.
    if end + 1 < tree.count, tree.form(end) == "in", let inside = place(from: end + 1, tree, keys), let head = tree.head(inside - 1),
      (members..<end).contains(head) || (end..<inside).contains(head)
    {
      end = inside
    }
    return end
  }

  private func isCause(_ word: Int, _ tree: SyntaxTree) -> Bool {
    tree.lexicon.has(tree.form(word), .cause) || tree.lexicon.has(tree.noun(word), .cause)
  }

  /// The end of the name of a place that begins here.
  private func place(from start: Int, _ tree: SyntaxTree, _ keys: [String]) -> Int? {
    let first = start < tree.count && tree.form(start) == "the" ? start + 1 : start
    guard first < tree.count else { return nil }
    let known = index.matches(keys, at: first).filter { [.place, .state].contains(gazetteer.entries[$0.entry]?.type) && $0.kind != .demonym }
    let named = tree.sentence.names.first { $0.words.lowerBound == first && $0.kind == .location }
    guard let end = [known.first.map { first + $0.count }, named?.words.upperBound].compactMap({ $0 }).max() else { return nil }
    // `mothers of Lima victims`
    return end < tree.count && [.noun, .propn].contains(tree.upos(end)) && tree.head(end - 1) == end ? nil : end
  }

}
