import RelataGraph
import RelataSyntax

/// A state's institutions, which are organizations of their own: `the Indian army`, `China's foreign ministry`.
///
/// Its troops, officials and government are the state; so are those of a leader.
extension RoleFinder {
  private static let institutions: Set<String> = [
    "army", "navy", "air force", "coast guard", "coastguard", "border guard", "parliament", "senate", "supreme court", "constitutional court", "central bank",
    "intelligence service", "security service", "foreign ministry", "defence ministry", "defense ministry", "interior ministry", "trade ministry",
    "finance ministry", "justice ministry", "health ministry", "energy ministry", "economy ministry", "education ministry", "information ministry",
    "transport ministry", "home ministry", "commerce ministry", "agriculture ministry", "culture ministry",
  ]

  /// Appends the institutions that are named with their state, and hides the words of their nouns from roles and groups.
  func addInstitutions(_ byWord: inout [Int: Int], _ mentions: inout [TextMention]) {
    for word in 0..<tree.count where byWord[word] == nil && [.noun, .propn].contains(tree.upos(word)) && tree.tokens[word].features["Number"] != "Plur" {
      let first = Self.institutions.contains(tree.form(word)) ? word : word - 1
      guard first > 0, first == word || byWord[first] == nil && Self.institutions.contains(tree.form(first) + " " + tree.form(word)) else { continue }
      // `Serbian army bases` are no army.
      if tree.relation(word) == .compound, let head = tree.head(word), !gazetteer.isPerson(tree.lemma(head)), title(at: head) == nil { continue }
      // Right behind its state: `Indian`, `India's`
      let isPossessive = ["'s", "’s", "'", "’"].contains(tree.form(first - 1))
      guard first - (isPossessive ? 2 : 1) >= 0, let state = byWord[first - (isPossessive ? 2 : 1)], mentions[state].type == .state,
        mentions[state].kind == .demonym || isPossessive
      else { continue }
      let words = mentions[state].words.lowerBound..<word + 1
      var mention = TextMention(
        sentence: sentence, words: words, head: word, kind: .name, name: name(tree.text(first..<word + 1), of: mentions[state]), type: .organization)
      mention.entry = entry(tree.text(first..<word + 1), of: mentions[state])
      mention.owner = state
      for part in first...word { byWord[part] = mentions.count }
      mentions.append(mention)
    }
  }

  /// The entry of the gazetteer for an institution, which may be known by a name with a demonym: `Russian Foreign Ministry`.
  private func entry(_ noun: String, of state: TextMention) -> String? {
    let words = noun.split(separator: " ").map { NameIndex.key($0.prefix(1).uppercased() + $0.dropFirst().lowercased()) }
    let demonyms = state.entry.flatMap { gazetteer.entries[$0]?.demonyms } ?? []
    return demonyms.lazy.compactMap { demonym -> String? in
      let keys = demonym.split(separator: " ").map { NameIndex.key(String($0)) } + words
      return index.matches(keys, at: 0).first { $0.count == keys.count && gazetteer.entries[$0.entry]?.type == .organization }?.entry
    }.first
  }

  /// The name by which an institution is known in all documents: `Foreign Ministry of India`.
  private func name(_ noun: String, of state: TextMention) -> String {
    let plain = noun.lowercased().replacing("defense", with: "defence").replacing("coastguard", with: "coast guard")
    let words = plain.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
    return "\(words) of \(state.entry.flatMap { gazetteer.entries[$0]?.name } ?? state.name)"
  }
}
