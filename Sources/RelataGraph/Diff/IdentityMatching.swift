import RelataSupport

/// Finds entities that likely go by another identifier now: by the mentions that changed hands in texts that are the same, by
/// names that both bear, and by names that differ in one letter.
///
/// Only entities that one graph lacks look for another. Complexity: O(m) in the mentions that changed and the letters of names.
struct IdentityMatching {
  typealias Link = GraphDiff.LikelyIdentity.Link
  typealias Reason = GraphDiff.LikelyIdentity.Reason

  private struct Pair: Hashable {
    var old: String
    var new: String
  }

  private let changes: [GraphDiff.EntityChange]
  private let gone: [GraphDiff.EntityChange]
  private let added: [GraphDiff.EntityChange]
  /// Documents whose texts are not the same in both graphs.
  private let other: Set<String>

  init(_ changes: [GraphDiff.EntityChange], documents: [GraphDiff.DocumentChange]) {
    self.changes = changes
    gone = changes.filter { $0.after == nil }
    added = changes.filter { $0.before == nil }
    other = Set(documents.filter { $0.kind != .described }.map(\.id))
  }

  func identities() -> [GraphDiff.LikelyIdentity] {
    guard !gone.isEmpty || !added.isEmpty else { return [] }
    var links = chosen(byMentions())
    links += chosen(byNames(except: links))
    links += bySpelling(except: links)
    return grouped(links)
  }

  // MARK: Links

  /// How many mentions each pair shares. Places that too many claim say nothing.
  private func byMentions() -> [(link: Link, score: Int)] {
    struct Place: Hashable {
      var document: String
      var range: Range<Int>
    }
    var claims: [Place: (old: [String], new: [String])] = [:]
    var sizes: [String: Int] = [:]
    for change in changes {
      for mention in change.removedMentions where !other.contains(mention.document) {
        claims[Place(document: mention.document, range: mention.range), default: ([], [])].old.append(change.id)
        if change.after == nil { sizes[change.id, default: 0] += 1 }
      }
      for mention in change.addedMentions where !other.contains(mention.document) {
        claims[Place(document: mention.document, range: mention.range), default: ([], [])].new.append(change.id)
        if change.before == nil { sizes[change.id, default: 0] += 1 }
      }
    }
    var shared: [Pair: Int] = [:]
    for (old, new) in claims.values where old.count <= 8 && new.count <= 8 {
      for one in old { for other in new where one != other { shared[Pair(old: one, new: other), default: 0] += 1 } }
    }
    return shared.compactMap { pair, count in
      // Of an entity that both graphs have, only a part changes hands.
      guard let whole = [sizes[pair.old], sizes[pair.new]].compactMap({ $0 }).min(), 2 * count >= whole else { return nil }
      return (Link(old: pair.old, new: pair.new, reason: .mentions(shared: count, of: whole)), count)
    }
  }

  private func byNames(except known: [Link]) -> [(link: Link, score: Int)] {
    let (olds, news) = (Set(known.map(\.old)), Set(known.map(\.new)))
    struct Name: Hashable {
      var type: EntityType
      var text: String
    }
    struct Bearers {
      var old: [(id: String, name: String)] = []
      var new: [(id: String, name: String)] = []
    }
    func names(_ entity: Entity?) -> [String: String] {
      guard let entity else { return [:] }
      return Dictionary((entity.aliases + [entity.name]).map { (LatinFolding.folded($0).lowercased(), $0) }, uniquingKeysWith: { min($0, $1) })
    }
    var table: [Name: Bearers] = [:]
    for change in changes {
      let (before, after) = (names(change.before), names(change.after))
      // An entity that both graphs have takes part with the names that it lost or gained.
      if let entity = change.before, change.after != nil || !olds.contains(change.id) {
        for (folded, name) in before where after[folded] == nil {
          table[Name(type: entity.type, text: folded), default: Bearers()].old.append((change.id, name))
        }
      }
      if let entity = change.after, change.before != nil || !news.contains(change.id) {
        for (folded, name) in after where before[folded] == nil {
          table[Name(type: entity.type, text: folded), default: Bearers()].new.append((change.id, name))
        }
      }
    }
    let (lost, born) = (Set(gone.map(\.id)), Set(added.map(\.id)))
    var best: [Pair: (name: String, score: Int)] = [:]
    for (name, bearers) in table where bearers.old.count <= 8 && bearers.new.count <= 8 {
      for old in bearers.old {
        for new in bearers.new where old.id != new.id && (lost.contains(old.id) || born.contains(new.id)) {
          let pair = Pair(old: old.id, new: new.id)
          let (shown, score) = (min(old.name, new.name), name.text.utf8.count)
          if let known = best[pair], (known.score, shown) >= (score, known.name) { continue }
          best[pair] = (shown, score)
        }
      }
    }
    return best.map { pair, found in (Link(old: pair.old, new: pair.new, reason: .name(found.name)), found.score) }
  }

  /// Names one edit apart share a form with at most one letter left out (Garbe's symmetric deletion).
  private func bySpelling(except known: [Link]) -> [Link] {
    let (olds, news) = (Set(known.map(\.old)), Set(known.map(\.new)))
    struct Form: Hashable {
      var type: EntityType
      var text: [UInt8]
    }
    func documents(_ mentions: [Mention]) -> Set<String> { Set(mentions.map(\.document)) }
    var forms: [Form: (old: [Int], new: [Int])] = [:]
    for (index, change) in gone.enumerated() where !olds.contains(change.id) {
      guard let entity = change.before else { continue }
      for form in EditDistance.deletions(entity.name) { forms[Form(type: entity.type, text: form), default: ([], [])].old.append(index) }
    }
    guard !forms.isEmpty else { return [] }
    for (index, change) in added.enumerated() where !news.contains(change.id) {
      guard let entity = change.after else { continue }
      for form in EditDistance.deletions(entity.name) { forms[Form(type: entity.type, text: form)]?.new.append(index) }
    }
    var pairs: Set<Pair> = []
    var links: [(link: Link, score: Int)] = []
    for (old, new) in forms.values where !new.isEmpty && old.count <= 8 && new.count <= 8 {
      for i in old {
        for j in new {
          guard let before = gone[i].before, let after = added[j].after, EditDistance.isOneEditApart(before.name, after.name),
            pairs.insert(Pair(old: before.id, new: after.id)).inserted
          else { continue }
          let common = documents(gone[i].removedMentions).intersection(documents(added[j].addedMentions)).count
          if common > 0 { links.append((Link(old: before.id, new: after.id, reason: .spelling(before.name, after.name)), common)) }
        }
      }
    }
    return chosen(links)
  }

  /// Each entity that was lost or added with the one that suits it best.
  private func chosen(_ links: [(link: Link, score: Int)]) -> [Link] {
    let (lost, born) = (Set(gone.map(\.id)), Set(added.map(\.id)))
    var bestNew: [String: (score: Int, id: String)] = [:]
    var bestOld: [String: (score: Int, id: String)] = [:]
    for (link, score) in links {
      if let known = bestNew[link.old], (known.score, link.new) >= (score, known.id) {} else { bestNew[link.old] = (score, link.new) }
      if let known = bestOld[link.new], (known.score, link.old) >= (score, known.id) {} else { bestOld[link.new] = (score, link.old) }
    }
    return links.map(\.link).filter { link in
      lost.contains(link.old) && bestNew[link.old]?.id == link.new || born.contains(link.new) && bestOld[link.new]?.id == link.old
    }
  }

  // MARK: Groups

  private func grouped(_ links: [Link]) -> [GraphDiff.LikelyIdentity] {
    var parent: [String: String] = [:]
    func root(_ id: String) -> String {
      var node = id
      while let up = parent[node] { node = up }
      return node
    }
    for link in links {
      let (one, other) = (root(link.old), root(link.new))
      if one != other { parent[max(one, other)] = min(one, other) }
    }
    var groups: [String: [Link]] = [:]
    for link in links { groups[root(link.old), default: []].append(link) }
    let (lost, born) = (Set(gone.map(\.id)), Set(added.map(\.id)))
    return groups.values.map { links in
      let ids = Set(links.flatMap { [$0.old, $0.new] })
      let old = ids.filter { !born.contains($0) }.sorted()
      let new = ids.filter { !lost.contains($0) }.sorted()
      let kind: GraphDiff.LikelyIdentity.Kind =
        switch (old.count, new.count) {
        case (1, 1): .rename
        case (_, 1): .merge
        case (1, _): .split
        default: .regrouping
        }
      return GraphDiff.LikelyIdentity(kind: kind, old: old, new: new, links: links.sorted { ($0.old, $0.new) < ($1.old, $1.new) })
    }.sorted()
  }
}
