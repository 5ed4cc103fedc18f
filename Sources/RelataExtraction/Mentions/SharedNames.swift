import RelataGraph

/// Whom a document means by a name that several bear: `Georgia` beside `Alabama` is the state of the U.S., beside `Armenia` the one in the Caucasus.
///
/// A name that the gazetteer lists for one entry, and as shared for others, is the other's where the document names more of what lies in that one or
/// beside it.
struct SharedNames {
  let gazetteer: Gazetteer

  func setBearers(_ mentions: inout [TextMention]) {
    var nearness: [String: Int] = [:]
    for i in mentions.indices where mentions[i].kind == .name && !mentions[i].isMetonym {
      guard let usual = mentions[i].entry, let others = gazetteer.sharedNames[mentions[i].name] else { continue }
      for bearer in [usual] + others where nearness[bearer] == nil { nearness[bearer] = self.nearness(to: bearer, of: mentions) }
      guard let best = others.max(by: { (nearness[$0] ?? 0, $1) < (nearness[$1] ?? 0, $0) }), nearness[best] ?? 0 > nearness[usual] ?? 0,
        let entry = gazetteer.entries[best]
      else { continue }
      mentions[i].entry = best
      mentions[i].type = entry.type
    }
  }

  /// How much a document names of what is a bearer's own: other names of it, what lies in it, and its like in the same region.
  private func nearness(to bearer: String, of mentions: [TextMention]) -> Int {
    guard let entry = gazetteer.entries[bearer] else { return 0 }
    var out = 0
    for (known, mentions) in Dictionary(grouping: mentions, by: \.entry) {
      guard let known, let other = gazetteer.entries[known] else { continue }
      if known == bearer {
        out += mentions.contains { $0.kind == .demonym || $0.isMetonym || gazetteer.sharedNames[$0.name] == nil } ? 3 : 0
      } else if other.within.contains(bearer) {
        out += 2
      } else if other.type == entry.type, !Set(other.within).isDisjoint(with: entry.within) {
        out += 1
      }
    }
    return out
  }
}
