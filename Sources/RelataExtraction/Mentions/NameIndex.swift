import RelataGraph
import RelataSupport
import RelataSyntax

/// The gazetteer's names by their words, for finding them in sentences.
struct NameIndex: Sendable {
  /// In the order in which the bearers of one name are listed.
  enum Kind: Int, Sendable { case demonym, metonym, name }

  struct Match: Sendable, Hashable {
    var entry: String
    var kind: Kind
    /// How many words it has.
    var count: Int
  }

  private struct Pattern: Sendable {
    var words: [String]
    var match: Match
  }

  /// Patterns by their first word, longest first.
  private var patterns: [String: [Pattern]] = [:]

  init(_ gazetteer: Gazetteer) {
    for (id, entry) in gazetteer.entries {
      for name in [entry.name] + entry.aliases { insert(name, id, .name) }
      for name in entry.demonyms { insert(name, id, .demonym) }
      for name in entry.metonyms { insert(name, id, .metonym) }
    }
    for key in patterns.keys {
      patterns[key]?.sort {
        if $0.words.count != $1.words.count { return $0.words.count > $1.words.count }
        return $0.match.entry != $1.match.entry ? $0.match.entry < $1.match.entry : $0.match.kind.rawValue < $1.match.kind.rawValue
      }
    }
  }

  private mutating func insert(_ name: String, _ entry: String, _ kind: Kind) {
    let words = Segmenter.words(of: name).map(NameIndex.key)
    guard let first = words.first else { return }
    patterns[first, default: []].append(Pattern(words: words, match: Match(entry: entry, kind: kind, count: words.count)))
  }

  /// A word as names are compared: plain apostrophes, no accents, no full stops in acronyms.
  ///
  /// Longer acronyms are also written with one capital (`Nato`), so they compare in that form.
  static func key(_ word: String) -> String {
    var out = ""
    for scalar in word.unicodeScalars {
      if scalar == "." { continue }
      out += LatinFolding.folded(scalar)
    }
    if out.utf8.count >= 4, out.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) { return out.prefix(1) + out.dropFirst().lowercased() }
    return out.isEmpty ? word : out
  }

  /// The longest matches that begin with the word at `start` and have at most so many words; several where a name has several bearers.
  func matches(_ keys: [String], at start: Int, upTo most: Int = .max) -> [Match] {
    guard let candidates = patterns[keys[start]] else { return [] }
    var out: [Match] = []
    for pattern in candidates where pattern.words.count <= most {
      if let first = out.first, pattern.words.count < first.count { break }
      guard start + pattern.words.count <= keys.count else { continue }
      var i = 1
      while i < pattern.words.count, keys[start + i] == pattern.words[i] { i += 1 }
      if i == pattern.words.count { out.append(pattern.match) }
    }
    return out
  }
}
