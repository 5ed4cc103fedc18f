import RelataSupport

/// Finding entities by what people call them.
public enum EntityLookup {
  /// The names most like a text, best first: those that contain it, then those that are a few letters away, or have a word that is.
  public static func nearest(to text: String, among names: [String], count: Int = 5) -> [String] {
    let wanted = folded(text)
    guard !wanted.isEmpty else { return [] }
    let scored = names.compactMap { name -> (distance: Int, name: String)? in
      let have = folded(name)
      let words = name.split { $0 == " " || $0 == "-" }.map { folded(String($0)) }.filter { $0.count > 3 }
      let distance = contains(have, wanted) || contains(wanted, have) ? 0 : ([have] + words).map { self.distance(wanted, $0) }.min() ?? .max
      return distance * 3 <= max(wanted.count, 3) ? (distance, name) : nil
    }
    return scored.sorted { ($0.distance, $0.name.count, $0.name) < ($1.distance, $1.name.count, $1.name) }.prefix(count).map(\.name)
  }

  /// A name as it is compared.
  package static func folded(_ text: String) -> [UInt8] {
    LatinFolding.folded(text).lowercased().utf8.filter { $0 != 0x20 && $0 != 0x2D && $0 != 0x2E }
  }

  private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard part.count >= 3, part.count <= text.count else { return false }
    return (0...text.count - part.count).contains { text[$0..<$0 + part.count].elementsEqual(part) }
  }

  /// Damerau and Levenshtein's distance, in which two letters the wrong way round are one mistake. Complexity: O(n m).
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    let left = Array(left.prefix(100))
    var before: [Int] = []
    var row = Array(0...right.count)
    for i in left.indices {
      var next = [i + 1]
      for j in right.indices {
        var least = min(next[j] + 1, row[j + 1] + 1, row[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { least = min(least, before[j - 1] + 1) }
        next.append(least)
      }
      (before, row) = (row, next)
    }
    return row[right.count]
  }
}

/// Why a name leads to no entity.
public struct EntityLookupError: Error, Sendable, Hashable, CustomStringConvertible {
  public var name: String
  /// Identifiers of the entities that were meant, perhaps.
  public var candidates: [String]
  /// Whether the name is that of all candidates.
  public var ambiguous: Bool

  package init(name: String, candidates: [String], ambiguous: Bool) {
    self.name = name
    self.candidates = candidates
    self.ambiguous = ambiguous
  }

  public var description: String {
    let list = candidates.joined(separator: ", ")
    if ambiguous { return "\"\(name)\" may be any of \(list); name one by its id" }
    return "there is no entity \"\(name)\" in the graph" + (candidates.isEmpty ? "" : "; did you mean \(list)?")
  }
}

extension Graph {
  /// The entity with an identifier, a name or another name, whatever the case and the accents.
  ///
  /// - Throws: `EntityLookupError` where there is none or more than one, with what was meant, perhaps.
  public func entity(named text: String) throws(EntityLookupError) -> Entity {
    if let entity = entity(text) { return entity }
    let wanted = EntityLookup.folded(text)
    for names in [{ [$0.name, $0.id] }, { $0.aliases }] as [(Entity) -> [String]] {
      let found = entities.filter { entity in names(entity).contains { EntityLookup.folded($0) == wanted } }
      if let first = found.first, found.count == 1 { return first }
      if found.count > 1 { throw EntityLookupError(name: text, candidates: found.map(\.id), ambiguous: true) }
    }
    let near = EntityLookup.nearest(to: text, among: entities.flatMap { [$0.name] + $0.aliases }, count: 8)
    var candidates: [String] = []
    for name in near {
      for entity in entities where (entity.name == name || entity.aliases.contains(name)) && !candidates.contains(entity.id) { candidates.append(entity.id) }
    }
    throw EntityLookupError(name: text, candidates: Array(candidates.prefix(5)), ambiguous: false)
  }
}
