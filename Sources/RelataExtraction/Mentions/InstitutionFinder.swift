import RelataGraph
import RelataSyntax

/// A state's institutions, which are organizations of their own: `the Indian army`, `China's foreign ministry`.
///
/// Its troops, officials and government are the state; so are those of a leader.
extension RoleFinder {
  /// Appends the institutions that are named with their state, and hides the words of their nouns from roles and groups.
  func addInstitutions(_ byWord: inout [Int: Int], _ mentions: inout [TextMention]) {
    for word in 0..<tree.count where byWord[word] == nil && [.noun, .propn].contains(tree.upos(word)) && tree.tokens[word].features["Number"] != "Plur" {
      let first = gazetteer.stateInstitutions.contains(tree.form(word)) ? word : word - 1
      guard first > 0, first == word || byWord[first] == nil && gazetteer.stateInstitutions.contains(tree.form(first) + " " + tree.form(word)) else { continue }
      // `Serbian army bases` are no army.
      if tree.relation(word) == .compound, let head = tree.head(word), !gazetteer.isPerson(tree.lemma(head)), title(at: head) == nil { continue }
      // Right behind its state: `Indian`, `India's`
      let isPossessive = ["'s", "’s", "'", "’"].contains(tree.form(first - 1))
      guard first - (isPossessive ? 2 : 1) >= 0, let state = byWord[first - (isPossessive ? 2 : 1)], mentions[state].type == .state,
        mentions[state].kind == .demonym || isPossessive
      else { continue }
      let words = mentions[state].words.lowerBound..<word + 1
      guard let owner = mentions[state].entry, let kind = institutionNames.reading(tree.text(first..<word + 1))?.kind else { continue }
      var mention = TextMention(
        sentence: sentence, words: words, head: word, kind: .name, name: institutionNames.name(kind, of: owner), type: .organization)
      mention.entry = institutionNames.entry(kind, of: owner)
      mention.state = owner
      mention.owner = state
      for part in first...word { byWord[part] = mentions.count }
      mentions.append(mention)
    }
  }
}
