/// Names that differ by one letter.
enum EditDistance {
  private static func letters(_ name: String) -> [UInt8] { Array(LatinFolding.folded(name).lowercased().utf8) }

  /// The folded name, and what is left of it without each of its letters; nothing of names too short to tell typos by.
  static func deletions(_ name: String) -> Set<[UInt8]> {
    let letters = letters(name)
    guard (5...80).contains(letters.count) else { return [] }
    var out: Set = [letters]
    for index in letters.indices {
      var rest = letters
      rest.remove(at: index)
      out.insert(rest)
    }
    return out
  }

  /// One letter more, fewer or other, or two neighbours swapped (Damerau, 1964).
  static func isOneEditApart(_ one: String, _ other: String) -> Bool {
    let (a, b) = (letters(one), letters(other))
    let prefix = zip(a, b).prefix { $0 == $1 }.count
    let (x, y) = (a[prefix...], b[prefix...])
    if a == b { return false }
    if x.dropFirst() == y.dropFirst() || x.dropFirst() == y || x == y.dropFirst() { return true }
    return x.count >= 2 && y.count >= 2 && x.first == y.dropFirst().first && x.dropFirst().first == y.first && x.dropFirst(2) == y.dropFirst(2)
  }
}
