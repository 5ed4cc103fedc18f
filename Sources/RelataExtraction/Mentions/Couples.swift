import RelataGraph
import RelataSupport

/// People who share a last name that is said once: `Bill and Hillary Clinton`.
extension MentionFinder {
  /// Gives given names before a full name, in one list with it, the last name of that.
  func joinCouples(_ mentions: inout [TextMention], _ sentences: [AnalyzedSentence]) {
    // Kings and popes are called by a given name alone.
    let crowned = Set(
      mentions.flatMap { mention -> [String] in
        let tree = sentences[mention.sentence].tree
        let words = mention.words.map { tree.tokens[$0].form }
        let first = mention.words.lowerBound
        let isStyled = words.count > 1 && NameMatching.crowns.contains(words[0].lowercased()) || first > 0 && NameMatching.crowns.contains(tree.form(first - 1))
        return isStyled ? words : []
      })
    for full in mentions.indices where mentions[full].namesPerson && mentions[full].words.count > 1 {
      let tree = sentences[mentions[full].sentence].tree
      let first = tree.tokens[mentions[full].words.lowerBound].form
      let last = mentions[full].name.split(separator: " ").dropFirst().joined(separator: " ")
      guard !last.isEmpty, isGivenName(first) || mentions[full].entry != nil else { continue }
      var next = mentions[full].words.lowerBound
      while next >= 2, ["and", "&", ","].contains(tree.form(next - 1)), next == mentions[full].words.lowerBound || tree.form(next - 1) == "," {
        let word = next - 2
        guard let name = couple(word, last, tree), !crowned.contains(tree.tokens[word].form) else { break }
        let found = mentions.firstIndex { $0.sentence == mentions[full].sentence && $0.words.contains(word) }
        if let found, mentions[found].words.count > 1 { break }
        var mention = TextMention(
          sentence: mentions[full].sentence, words: word..<word + 1, head: word, kind: .name, name: name.text, type: .person, entry: name.entry)
        mention.isPlural = false
        if let found { mentions[found] = mention } else { mentions.append(mention) }
        next = word
      }
    }
  }

  /// The full name that a given name has with somebody else's last name, if it is a given name.
  private func couple(_ word: Int, _ last: String, _ tree: SyntaxTree) -> (text: String, entry: String?)? {
    let given = tree.tokens[word].form
    guard given.first?.isUppercase ?? false, [.propn, .noun, .adj].contains(tree.upos(word)) else { return nil }
    // Not the end of a longer name: `Angela Merkel and Olaf Scholz`.
    if word > 0, [.flat, .compound].contains(tree.relation(word)), tree.head(word) == word - 1 { return nil }
    let text = given + " " + last
    let keys = text.split(separator: " ").map { NameIndex.key(String($0)) }
    let entry = index.matches(keys, at: 0).first { $0.count == keys.count && $0.kind == .name && gazetteer.entries[$0.entry]?.type == .person }?.entry
    return entry != nil || isGivenName(given) ? (text, entry) : nil
  }

  /// Whether a word is a given name, and not what a state or city is called: `Georgia`.
  func isGivenName(_ word: String) -> Bool {
    gazetteer.gender(ofGivenName: NameMatching.folded(word)) != nil
      && index.matches([NameIndex.key(word)], at: 0).allSatisfy { gazetteer.entries[$0.entry]?.type == .person }
  }
}
