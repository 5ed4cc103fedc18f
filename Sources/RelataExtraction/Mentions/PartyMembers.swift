import RelataGraph
import RelataSyntax

/// Parties that are named by what is said of their people: `Conservative MP Jan Berg`, `the Republican Senate leader`, `Social Democrat Vera Novak`.
extension MentionFinder {
  func parties(of tree: SyntaxTree, _ keys: [String]) -> [Name] {
    (0..<tree.count).compactMap { word in
      guard let length = partyAdjective(at: word, tree), index.matches(keys, at: word).allSatisfy({ $0.count < length }),
        !tree.sentence.names.contains(where: { $0.words.contains(word) && $0.words.upperBound > word + length && splitParty($0, tree) == nil }),
        isSaidOfMember(word, length, tree)
      else { return nil }
      return Name(words: word..<word + length, kind: .organization)
    }
  }

  /// The name of the party that an adjective tells of, and the entry that has this name in the gazetteer, which is the one that everybody knows.
  func party(calledBy words: Range<Int>, _ tree: SyntaxTree) -> (name: String, entry: String?)? {
    guard partyAdjective(at: words.lowerBound, tree) == words.count, let kind = institutions.reading(tree.text(words))?.kind else { return nil }
    let parts = kind.split(separator: " ").map { NameIndex.key(String($0)) }
    return (kind, index.matches(parts, at: 0).first { $0.kind == .name && $0.count == parts.count }?.entry)
  }

  /// How many words tell of a party, if the word begins with a capital as such.
  private func partyAdjective(at word: Int, _ tree: SyntaxTree) -> Int? {
    guard tree.tokens[word].form.first?.isUppercase ?? false else { return nil }
    return [2, 1].first { length in
      word + length < tree.count && gazetteer.partyAdjectives[(word..<word + length).map(tree.form).joined(separator: " ")] != nil
    }
  }

  /// Whether somebody in office, or who stands for one, comes next; bodies and what an office is of may stand between: `Senate Majority Leader`.
  private func isSaidOfMember(_ word: Int, _ length: Int, _ tree: SyntaxTree) -> Bool {
    let next = word + length
    // `Social Democrat Vera Novak`: the adjective is a noun itself.
    if tree.sentence.names.contains(where: { $0.kind == .person && $0.words.lowerBound == next && $0.words.count > 1 }) {
      return [.noun, .propn].contains(tree.upos(next - 1))
    }
    guard
      let noun = (next..<min(next + 4, tree.count)).prefix(while: { [.noun, .propn, .adj].contains(tree.upos($0)) }).first(where: {
        tree.has($0, .elected) || tree.has($0, .campaigner)
      })
    else { return false }
    // At the start of a sentence any word has a capital: `Liberal lawmakers`.
    return word > 0 || tree.upos(word) == .propn || tree.tokens[noun].form.first?.isUppercase ?? false
  }

  /// `Republican Senate`, taken for one name, is a party and a body in which it sits.
  func splitParty(_ name: Name, _ tree: SyntaxTree) -> [Name]? {
    guard name.kind == .organization, let length = partyAdjective(at: name.words.lowerBound, tree), length < name.words.count else { return nil }
    let own = name.words.lowerBound + length
    guard gazetteer.institutions[(own..<name.words.upperBound).map(tree.form).joined(separator: " ")] != nil else { return nil }
    return [Name(words: name.words.lowerBound..<own, kind: .organization), Name(words: own..<name.words.upperBound, kind: .organization)]
  }
}
