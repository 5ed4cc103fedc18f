import RelataGraph

/// Decides which entities of different documents are one, and names them.
///
/// Merging is a view: it is made anew from all documents each time, and depends on nothing but them and the gazetteer.
struct EntityResolution {
  /// For each document, the identifier of each of its entities.
  private(set) var identifiers: [[String]] = []
  private(set) var entities: [Entity] = []

  /// A name that entities of several documents share.
  private struct Bearer {
    var type: EntityType
    var entry: String?
    var names: [String: Int] = [:]
    var members: [(document: Int, entity: Int)] = []

    var isFull: Bool { !NameMatching.isLastName(words) }
    var words: [String] { NameMatching.words(name) }
    /// The fullest of its most frequent names.
    var name: String {
      NameMatching.fullest(names)
    }
    var count: Int { names.values.reduce(0, +) }
  }

  init(_ documents: [DocumentGraph], gazetteer: Gazetteer) {
    identifiers = documents.map { [String](repeating: "", count: $0.entities.count) }
    var bearers: [String: Bearer] = [:]
    for (number, document) in documents.enumerated() {
      for (index, entity) in document.entities.enumerated() where !entity.mentions.isEmpty {
        let key: String
        if let entry = entity.entry {
          key = "=" + entry
        } else {
          let best = EntityResolution.best(entity.names)
          // A last name alone says who it is in its own document only, until somebody is found whose it is.
          key = entity.type.rawValue + " " + NameMatching.words(best).joined(separator: " ")
        }
        bearers[key, default: Bearer(type: entity.type, entry: entity.entry)].members.append((number, index))
        for (name, count) in entity.names { bearers[key]?.names[name, default: 0] += count }
      }
    }
    let merged = EntityResolution.merged(bearers, gazetteer)
    var taken: Set<String> = []
    // Known entities have their identifiers first.
    for bearer in merged.sorted(by: { ($0.entry == nil ? 1 : 0, $0.name, $0.type) < ($1.entry == nil ? 1 : 0, $1.name, $1.type) }) {
      var id = bearer.entry ?? LatinFolding.identifier(bearer.name)
      if taken.contains(id) { id += "-" + bearer.type.rawValue }
      var number = 2
      while taken.contains(id) {
        id = LatinFolding.identifier(bearer.name) + "-\(number)"
        number += 1
      }
      taken.insert(id)
      let known = bearer.entry.flatMap { gazetteer.entries[$0] }
      let name = known?.name ?? bearer.name
      var mentions: [Mention] = []
      for (document, entity) in bearer.members {
        identifiers[document][entity] = id
        mentions += documents[document].entities[entity].mentions
      }
      entities.append(
        Entity(
          id: id, name: name, type: known?.type ?? bearer.type, aliases: bearer.names.keys.filter { $0 != name }.sorted(), iso: known?.iso,
          mentions: mentions.sorted()))
    }
  }

  private static func best(_ names: [String: Int]) -> String {
    NameMatching.fullest(names)
  }

  // MARK: Merging

  private static func merged(_ bearers: [String: Bearer], _ gazetteer: Gazetteer) -> [Bearer] {
    let keys = bearers.keys.sorted()
    var parent: [String: String] = [:]
    func root(_ key: String) -> String {
      var node = key
      while let up = parent[node] { node = up }
      return node
    }
    func canMerge(_ one: Bearer, _ other: Bearer) -> Bool {
      guard let a = one.entry, let b = other.entry else { return true }
      return a == b && !gazetteer.mustNotMerge(a, b)
    }
    // Persons by last name, organizations by acronym and full name, compared within small groups.
    var groups: [String: [String]] = [:]
    for key in keys {
      guard let bearer = bearers[key] else { continue }
      let words = bearer.entry.flatMap { gazetteer.entries[$0].map { NameMatching.words($0.name) } } ?? bearer.words
      switch bearer.type {
      case .person: if let last = words.last { groups["p " + NameMatching.skeleton(last), default: []].append(key) }
      case .organization, .place, .state:
        if let first = words.first?.first { groups["o \(first)", default: []].append(key) }
      }
    }
    for group in groups.keys.sorted() {
      guard let members = groups[group], members.count > 1, members.count < 400 else { continue }
      for (i, key) in members.enumerated() {
        guard let one = bearers[key] else { continue }
        let partners = members.enumerated().filter { j, other in
          j != i && bearers[other].map { isSame(one, $0, gazetteer) && canMerge(one, $0) } ?? false
        }.map(\.element)
        guard !partners.isEmpty else { continue }
        if one.type == .person, !one.isFull, one.entry == nil {
          // A last name alone joins the one person of that name, if there is just one.
          let people = Set(partners.filter { bearers[$0].map { $0.isFull || $0.entry != nil } ?? false }.map(root))
          guard people.count == 1, let person = people.first else { continue }
          let from = root(key)
          if from != person { parent[max(from, person)] = min(from, person) }
        } else {
          for other in partners where bearers[other].map({ $0.isFull || $0.entry != nil || one.type != .person }) ?? false {
            let (a, b) = (root(key), root(other))
            guard a != b else { continue }
            parent[max(a, b)] = min(a, b)
          }
        }
      }
    }
    var out: [String: Bearer] = [:]
    for key in keys {
      guard let bearer = bearers[key] else { continue }
      let top = root(key)
      if var known = out[top] {
        known.entry = known.entry ?? bearer.entry
        for (name, count) in bearer.names { known.names[name, default: 0] += count }
        known.members += bearer.members
        out[top] = known
      } else {
        out[top] = bearer
      }
    }
    return out.keys.sorted().compactMap { out[$0] }
  }

  private static func isSame(_ one: Bearer, _ other: Bearer, _ gazetteer: Gazetteer) -> Bool {
    guard one.type == other.type else { return false }
    func names(_ bearer: Bearer) -> [[String]] {
      (bearer.names.keys.sorted() + (bearer.entry.flatMap { gazetteer.entries[$0] }.map { [$0.name] + $0.aliases } ?? [])).map(NameMatching.words)
    }
    let (a, b) = (names(one), names(other))
    switch one.type {
    case .person:
      return a.contains { x in
        b.contains { y in
          if NameMatching.isLastName(x) || NameMatching.isLastName(y) {
            return NameMatching.sameLastName(x, y) && (x.last == y.last || (x.last?.count ?? 0) >= 6)
          }
          return NameMatching.samePerson(x, y)
        }
      }
    case .organization:
      // Acronyms and long forms are joined by the documents that have both.
      return a.contains { x in b.contains { $0 == x } }
    case .place, .state:
      return a.contains { x in
        b.contains { y in x == y || x.count == y.count && zip(x, y).allSatisfy { $0 == $1 || $0.count >= 6 && NameMatching.isVariant($0, $1) } }
      }
    }
  }
}
