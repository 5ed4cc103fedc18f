/// Names that differ by one letter.
package enum EditDistance {
  private static func letters(_ name: String) -> [UInt8] { Array(LatinFolding.folded(name).lowercased().utf8) }

  /// The folded name, and what is left of it without each of its letters; nothing of names too short to tell typos by.
  package static func deletions(_ name: String) -> Set<[UInt8]> {
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

  /// Whether two names, in lower case and without accents, have one letter more, fewer or other, or two neighbours swapped (Damerau, 1964).
  package static func isOneEditApart(_ one: String, _ other: String) -> Bool { isOneEditApart(letters(one), letters(other)) }

  /// Whether two words are not the same, and have one byte more, fewer or other, or two neighbours swapped.
  package static func isOneEditApart(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard abs(one.count - other.count) <= 1, one != other else { return false }
    let start = zip(one, other).prefix { $0 == $1 }.count
    let (left, right) = (one[start...], other[start...])
    if left.dropFirst() == right.dropFirst() || left.dropFirst() == right || left == right.dropFirst() { return true }
    return left.count >= 2 && right.count >= 2 && left.first == right.dropFirst().first && left.dropFirst().first == right.first
      && left.dropFirst(2) == right.dropFirst(2)
  }
}
