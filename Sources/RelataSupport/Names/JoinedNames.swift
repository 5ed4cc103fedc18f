/// Names that are written as one word or as several: `Zein El Dine` and `Zeineddine`, `Abd al-Rahman` and `Abdulrahman`.
extension NameMatching {
  /// Whether one last name is the other's last words, written together.
  package static func isJoined(_ one: [String], _ other: [String]) -> Bool {
    let (short, long) = one.count <= other.count ? (one, other) : (other, one)
    guard short.count == 1, long.count > 1, short[0].count >= 6 else { return false }
    let whole = joined(short)
    return (2...3).contains { $0 <= long.count && joined(long.suffix($0)) == whole }
  }

  /// The forms by which a name's last name may be found, each once: as it is, and written together.
  package static func lastNames(_ words: [String]) -> [String] {
    guard let last = words.last else { return [] }
    let tails = [1, 2, 3].filter { $0 <= words.count }.map { joined(words.suffix($0)) }
    return Set([skeleton(last)] + tails.filter { $0.count >= 5 }).sorted()
  }

  /// Words written together, without articles and what an article leaves in the middle of a word: `din` of `El Dine`, `al-Din`, `eddine`.
  private static func joined(_ words: some Collection<String>) -> String {
    let parts = words.enumerated().compactMap { place, word -> String? in
      if place < words.count - 1, articles.contains(word) { return nil }
      return servants.contains(word) && place < words.count - 1 ? "abd" : word
    }
    var word = parts.joined()
    for servant in servants where word.hasPrefix(servant) && word.count > servant.count + 2 { word = "abd" + word.dropFirst(servant.count) }
    return skeleton(withoutAssimilation(word))
  }

  /// `edd`, `urr`: an article before a letter that takes its place.
  private static func withoutAssimilation(_ word: String) -> String {
    let letters = Array(word)
    var out = ""
    for (place, letter) in letters.enumerated() {
      let isArticle =
        place > 1 && "aeiu".contains(letter) && place + 2 < letters.count && letters[place + 1] == letters[place + 2] && "dlnrstz".contains(letters[place + 1])
      if !isArticle { out.append(letter) }
    }
    return out
  }

  private static let articles: Set<String> = ["al", "el", "ul", "ad", "ar", "as", "az", "an", "ed", "ud", "er", "ur", "es", "us", "eh", "il"]
  private static let servants = ["abdel", "abdul", "abdal"]
}
