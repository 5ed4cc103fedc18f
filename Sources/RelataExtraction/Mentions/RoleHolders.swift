import RelataGraph
import RelataSyntax

/// Who holds a role, by the names that stand beside it.
extension RoleFinder {
  /// The person whose name stands by the role: `President Macron`, `the envoy, Steve Witkoff`, `Starmer, the prime minister`.
  func namedHolder(of word: Int, end: Int? = nil, _ byWord: [Int: Int], _ mentions: [TextMention]) -> Int? {
    func person(_ other: Int) -> Int? {
      // `H.E. Ibrahim`: parsers take the honorific for the first part of the name.
      let other = byWord[other] == nil && gazetteer.titles[tree.form(other)]?.relation == .honorific ? other + 1 : other
      guard let found = byWord[other], mentions[found].type == .person, mentions[found].kind == .name else { return nil }
      return found
    }
    // `the Secretary of Defense of Peru, Jan Berg,`, which in lists parsers hang on other names.
    if let found = behind(word, byWord, mentions) { return found }
    // The name right behind, whatever the tree says: `Deputy Secretary Blinken`
    let next = (end ?? word) + 1
    if next < tree.count, let found = person(next), tree.tokens[word].form.first?.isUppercase ?? false, mentions[found].words.lowerBound == next {
      return found
    }
    if let found = behindOffice(end ?? word, byWord, mentions) { return found }
    if let found = apposed(word, end ?? word, byWord, mentions) { return found }
    if let head = tree.head(word), [.nmod, .compound, .appos, .amod, .flat].contains(tree.relation(word)), let found = person(head) {
      // Not a possessor's: `Trump's envoy`
      if tree.relation(word) != .nmod || tree.subtype(word) == "desc" || tree.cases(of: word).isEmpty && tree.subtype(word) != "poss" { return found }
    }
    for child in tree.children(of: word) where [.appos, .flat].contains(tree.relation(child)) { if let found = person(child) { return found } }
    // `Qatar's Prime Minister and Foreign Minister Sheikh Mohammed`: one minister may be two.
    if tree.form(word) == "minister", word + 3 < tree.count, tree.form(word + 1) == "and", tree.upos(word + 2) != .det {
      for other in word + 2..<min(word + 5, tree.count - 1) where tree.form(other) == "minister" {
        if let found = person(other + 1), mentions[found].words.lowerBound == other + 1 { return found }
      }
    }
    // Copula: `Starmer is the prime minister`
    if tree.child(of: word, .cop) != nil, !tree.children(of: word).contains(where: { tree.form($0) == "not" || tree.form($0) == "n't" }) {
      for subject in tree.children(of: word, .nsubj) { if let found = person(subject) { return found } }
    }
    // `The head of Toyota, Kenji Mori`: the name hangs on the complement.
    let isRelational = tree.isRelational(word)
    for complement in tree.children(of: word, .nmod) where tree.subtype(complement) != "poss" {
      // `the brother of the president, Jan Berg`: either.
      if isRelational, byWord[complement].map({ mentions[$0].kind != .name }) ?? true { continue }
      for child in tree.children(of: complement, .appos) { if let found = person(child), !isRelational || tree.form(child - 1) == "," { return found } }
    }
    // `was appointed prime minister`
    if tree.relation(word) == .xcomp, let verb = tree.head(word),
      tree.has(verb, .appointing)
    {
      for subject in tree.children(of: verb, .nsubj) { if let found = person(subject) { return found } }
    }
    return nil
  }

  /// `Mayor of Rogal Jan Berg`: the name right behind what a title with a capital is of.
  private func behindOffice(_ title: Int, _ byWord: [Int: Int], _ mentions: [TextMention]) -> Int? {
    guard title + 3 < tree.count, tree.form(title + 1) == "of", tree.tokens[title].form.first?.isUppercase ?? false,
      let office = byWord[title + 2].map({ mentions[$0] }), office.words.lowerBound == title + 2, office.type != .person,
      let found = byWord[office.words.upperBound], mentions[found].namesPerson, mentions[found].words.lowerBound == office.words.upperBound
    else { return nil }
    return found
  }

  /// The persons listed behind a comma, whatever the tree says.
  func names(from comma: Int, _ byWord: [Int: Int], _ mentions: [TextMention]) -> [Int] {
    guard comma < tree.count, tree.form(comma) == "," else { return [] }
    var out: [Int] = []
    var word = comma + 1
    while word < tree.count {
      if let found = byWord[word], mentions[found].type == .person, mentions[found].kind == .name, mentions[found].words.lowerBound == word {
        out.append(found)
        word = mentions[found].words.upperBound
        guard word < tree.count, [",", "and"].contains(tree.form(word)) else { break }
      } else if gazetteer.titles[tree.form(word)]?.relation != .honorific, tree.form(word) != "and" {
        break
      }
      word += 1
    }
    return out
  }

  /// The person's name between commas behind a definite role and what that is of.
  func behind(_ word: Int, _ byWord: [Int: Int], _ mentions: [TextMention]) -> Int? {
    guard tree.children(of: word, .det).contains(where: { tree.form($0) == "the" }), tree.tokens[word].features["Number"] != "Plur" else { return nil }
    var last = word + 1
    guard last < tree.count, ["of", "for"].contains(tree.form(last)) else { return nil }
    while last < tree.count, last - word < 12, [.adp, .det, .propn, .noun, .adj].contains(tree.upos(last)) { last += 1 }
    guard last + 1 < tree.count, tree.form(last) == "," else { return nil }
    var first = last + 1
    while first < tree.count, first - last < 4, byWord[first] == nil, gazetteer.titles[tree.form(first)]?.relation == .honorific { first += 1 }
    guard first < tree.count, let found = byWord[first], mentions[found].type == .person, mentions[found].kind == .name,
      mentions[found].words.upperBound < tree.count, tree.form(mentions[found].words.upperBound) == ","
    else { return nil }
    return found
  }

  /// `Vera Novak, the Peruvian president, and others`: in lists, the name before the comma, whatever the tree says.
  func apposed(_ word: Int, _ end: Int, _ byWord: [Int: Int], _ mentions: [TextMention]) -> Int? {
    guard end + 1 < tree.count, [",", ".", ";"].contains(tree.form(end + 1)) else { return nil }
    var first = word
    while first > 0, word - first < 7, [.adj, .noun, .propn, .det, .part, .pron].contains(tree.upos(first - 1)) { first -= 1 }
    let isOwned = first + 1 < word && ["'s", "’s"].contains(tree.form(first + 1)) && byWord[first].map { mentions[$0].type != .person } ?? false
    guard first >= 2, tree.upos(first) == .det || tree.upos(first) == .pron || isOwned, tree.form(first - 1) == ",", let found = byWord[first - 2],
      mentions[found].type == .person, mentions[found].kind == .name
    else { return nil }
    return found
  }
}
