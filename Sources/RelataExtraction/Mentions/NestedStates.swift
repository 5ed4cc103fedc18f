import RelataGraph
import RelataSyntax

/// Finds the states in the names of their institutions: `the Parliament of Chad`, `Kenya's Court of Appeal`, `the Iraqi Council`.
///
/// The institution is a name of its own; whose it is the text says as well.
struct NestedStates {
  let finder: MentionFinder

  func add(to mentions: inout [TextMention], _ sentences: [AnalyzedSentence]) {
    struct Place: Hashable {
      var sentence: Int
      var words: Range<Int>
    }
    let known = Dictionary(mentions.indices.map { (Place(sentence: mentions[$0].sentence, words: mentions[$0].words), $0) }) { first, _ in first }
    var keys: [Int: [String]] = [:]
    for i in mentions.indices where mentions[i].type == .organization && mentions[i].kind == .name && mentions[i].owner == nil && mentions[i].words.count > 1 {
      let tree = sentences[mentions[i].sentence].tree
      let words = keys[mentions[i].sentence] ?? finder.keys(tree)
      keys[mentions[i].sentence] = words
      guard let state = state(in: mentions[i], tree, words) else { continue }
      // A company or a party of that name is no part of its state.
      let isPart = hasPart(mentions[i], tree)
      if let known = known[Place(sentence: state.sentence, words: state.words)] {
        if isPart { mentions[i].owner = known }
      } else {
        if isPart { mentions[i].owner = mentions.count }
        mentions.append(state)
      }
    }
  }

  private func state(in mention: TextMention, _ tree: SyntaxTree, _ keys: [String]) -> TextMention? {
    let first = mention.words.first { tree.upos($0) != .det } ?? mention.words.lowerBound
    for start in mention.words where start == first || isAfterOf(start, tree) {
      guard
        let match = matches(keys, at: start, tree).first(where: {
          $0.kind != .metonym && $0.count < mention.words.count && finder.gazetteer.entries[$0.entry]?.type == .state
        })
      else { continue }
      let words = start..<start + match.count
      guard isWhose(words, mention, tree) else { continue }
      let head = words.first { word in tree.head(word).map { !words.contains($0) } ?? true } ?? start
      guard head != mention.head, isOf(match.entry, mention) else { continue }
      return TextMention(
        sentence: mention.sentence, words: words, head: head, kind: match.kind == .demonym ? .demonym : .name, name: tree.text(words), type: .state,
        entry: match.entry)
    }
    return nil
  }

  /// What the gazetteer knows here; before a possessive also a state that begins a longer name: `Russia's State Duma`.
  private func matches(_ keys: [String], at start: Int, _ tree: SyntaxTree) -> [NameIndex.Match] {
    let mark = (start + 1..<min(start + 4, tree.count)).first { ["'s", "’s"].contains(tree.form($0)) }
    return mark.map { finder.index.matches(keys, at: start, upTo: $0 - start) } ?? finder.index.matches(keys, at: start)
  }

  /// `of Chad`, `of the Maldives`
  private func isAfterOf(_ word: Int, _ tree: SyntaxTree) -> Bool {
    guard word > 1 else { return false }
    return tree.form(word - 1) == "of" || tree.upos(word - 1) == .det && tree.form(word - 2) == "of"
  }

  /// Whether the words say whose the institution is: they end its name after `of`, or begin the name of what a state has.
  private func isWhose(_ words: Range<Int>, _ mention: TextMention, _ tree: SyntaxTree) -> Bool {
    if words.upperBound == mention.words.upperBound { return words.lowerBound > mention.words.lowerBound }
    guard mention.words.contains(words.upperBound), words.lowerBound <= mention.words.lowerBound + 1 else { return false }
    return ["'s", "’s", "'", "’"].contains(tree.form(words.upperBound)) || mention.state != nil || hasPart(mention, tree)
  }

  /// Whether its name says that it is what states have: a court, a ministry.
  private func hasPart(_ mention: TextMention, _ tree: SyntaxTree) -> Bool {
    mention.words.contains { tree.names($0, .organ) || MentionFinder.governments.contains(tree.form($0)) }
      || finder.gazetteer.isOrgan(mention.entry, tree.lexicon)
  }

  /// What the gazetteer knows as another's is not this state's: `Bank of America`.
  private func isOf(_ state: String, _ mention: TextMention) -> Bool {
    if let known = mention.state { return known == state }
    guard let entry = mention.entry.flatMap({ finder.gazetteer.entries[$0] }) else { return true }
    return entry.within.contains(state)
  }
}
