import RelataExtraction
import RelataGraph
import RelataSupport

/// Decides which bearers of names are one entity, and names it.
///
/// Merging is a view: it is made anew each time from all bearers, and depends on nothing but them and the gazetteer.
struct EntityResolution {
  /// An entity: what is known of it, and the places of its bearers in the list.
  struct Resolved {
    var entity: Entity
    var bearers: [Int]
  }

  private(set) var entities: [Resolved] = []
  private let gazetteer: Gazetteer
  private let links: IdentityLinks

  /// One bearer, or what several were put together to.
  private struct Group {
    var type: EntityType
    var entry: String?
    /// By their bytes.
    var names: [Bearer.Name]
    var members: [Int]
    /// The fullest of its most frequent names.
    var name: String
    var words: [String]

    /// Whether it is none of the others, whatever it is called.
    var isApart: Bool

    var isFull: Bool { !NameMatching.isLastName(words) }

    init(type: EntityType, entry: String?, names: [Bearer.Name], members: [Int], isApart: Bool = false) {
      self.isApart = isApart
      self.type = type
      self.entry = entry
      self.names = names
      self.members = members
      name = NameMatching.fullest(names)
      words = NameMatching.words(name)
    }
  }

  /// - Parameters:
  ///   - bearers: By identifier, each once.
  ///   - links: What people say of who is who.
  init(_ bearers: [Bearer], gazetteer: Gazetteer, links: IdentityLinks = IdentityLinks()) {
    self.gazetteer = gazetteer
    self.links = links
    let groups = bearers.enumerated().map { number, bearer in
      Group(
        type: bearer.entry.flatMap { gazetteer.entries[$0]?.type } ?? bearer.type, entry: bearer.entry, names: bearer.names, members: [number],
        isApart: bearer.entry == nil && bearer.isOfOneDocument)
    }
    var taken: Set<String> = []
    // Known entities have their identifiers first.
    let ordered = merged(groups).enumerated().sorted {
      ($0.element.entry == nil ? 1 : 0, $0.element.name, $0.element.type, $0.offset)
        < ($1.element.entry == nil ? 1 : 0, $1.element.name, $1.element.type, $1.offset)
    }
    for (_, group) in ordered {
      var id = group.entry ?? LatinFolding.identifier(group.name)
      if taken.contains(id), !group.isApart { id += "-" + group.type.rawValue }
      var number = 2
      while taken.contains(id) {
        id = LatinFolding.identifier(group.name) + "-\(number)"
        number += 1
      }
      taken.insert(id)
      let known = group.entry.flatMap { gazetteer.entries[$0] }
      let name = known?.name ?? group.name
      // Of spellings that differ in their encoding alone, the first stays.
      var seen: Set = [name]
      let aliases = group.names.map(\.text).filter { seen.insert($0).inserted }.sorted()
      let entity = Entity(id: id, name: name, type: known?.type ?? group.type, aliases: aliases, iso: known?.iso)
      entities.append(Resolved(entity: entity, bearers: group.members))
    }
  }

  // MARK: Merging

  private func merged(_ bearers: [Group]) -> [Group] {
    var parent = Array(bearers.indices)
    func root(_ index: Int) -> Int {
      var node = index
      while parent[node] != node { node = parent[node] }
      return node
    }
    // Entries stay apart, also where somebody bears names of both.
    var entries = bearers.map(\.entry)
    var sides = links.sides
    func join(_ one: Int, _ other: Int, isSaid: Bool = false) {
      let (a, b) = (root(one), root(other))
      guard a != b, isSaid || (entries[a] == nil || entries[b] == nil) && !IdentityLinks.areApart(sides[a], sides[b]) else { return }
      parent[max(a, b)] = min(a, b)
      entries[min(a, b)] = [entries[a], entries[b]].compactMap { $0 }.min()
      if let one = sides[max(a, b)] { sides[min(a, b), default: []].formUnion(one) }
    }
    for set in links.together { for other in set.dropFirst() { join(set[0], other, isSaid: true) } }
    let names = bearers.map(namesToMatch)
    // Persons by last name, organizations by acronym and full name, compared within small groups.
    var groups: [String: [Int]] = [:]
    for (index, bearer) in bearers.enumerated() where !bearer.isApart {
      let words = bearer.entry.flatMap { gazetteer.entries[$0].map { NameMatching.words($0.name) } } ?? bearer.words
      switch bearer.type {
      case .person: for last in NameMatching.lastNames(words) { groups["p " + last, default: []].append(index) }
      case .organization, .place, .state:
        if let first = words.first?.first { groups["o \(first)", default: []].append(index) }
      }
    }
    for members in groups.sorted(by: { $0.key < $1.key }).flatMap({ EntityResolution.parts(of: $0.value, names) }) where members.count > 1 {
      let partners = partners(members, bearers, names)
      // Entries are joined by those who have none.
      for index in members where bearers[index].entry == nil {
        guard let found = partners[index] else { continue }
        if bearers[index].type == .person, !bearers[index].isFull {
          // A last name alone joins the one person of that name, if there is just one.
          let people = Set(found.filter { bearers[$0].isFull || bearers[$0].entry != nil }.map(root))
          if people.count == 1, let person = people.first { join(index, person) }
        } else {
          for other in found where bearers[other].isFull || bearers[other].entry != nil || bearers[index].type != .person { join(index, other) }
        }
      }
    }
    var members: [Int: [Int]] = [:]
    for index in bearers.indices { members[root(index), default: []].append(index) }
    return members.sorted { $0.key < $1.key }.map { top, members in
      members.count == 1
        ? bearers[top]
        : Group(
          type: bearers[top].type, entry: members.lazy.compactMap { bearers[$0].entry }.first, names: Bearer.total(members.flatMap { bearers[$0].names }),
          members: members)
    }
  }

  /// A group that is small enough to compare each with each; of a crowd, those who have a name in common.
  private static func parts(of group: [Int], _ names: [[[String]]]) -> [[Int]] {
    guard group.count >= crowd else { return [group] }
    var parts: [[String]: [Int]] = [:]
    for index in group { for name in names[index] { parts[name, default: []].append(index) } }
    return parts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value).filter { $0.count < 10 * crowd }
  }

  private static let crowd = 400

  /// Who of a group may be the same as whom; who may be either of two that are listed as never one is neither, and stays alone.
  private func partners(_ members: [Int], _ bearers: [Group], _ names: [[[String]]]) -> [Int: [Int]] {
    var found: [Int: [Int]] = [:]
    for index in members {
      found[index] = members.filter { other in
        other != index && bearers[index].type == bearers[other].type && (bearers[index].entry == nil || bearers[other].entry == nil)
          && isSame(bearers[index].type, names[index], names[other])
      }
    }
    let alone = Set(members.filter { bearers[$0].entry == nil && isEither(of: found[$0, default: []].compactMap { bearers[$0].entry }) })
    return found.filter { !alone.contains($0.key) }.mapValues { $0.filter { !alone.contains($0) } }
  }

  private func isEither(of entries: [String]) -> Bool { entries.contains { one in entries.contains { gazetteer.mustNotMerge(one, $0) } } }

  /// The words of all names of a bearer, with those that the gazetteer has for it.
  private func namesToMatch(_ bearer: Group) -> [[String]] {
    let known = bearer.entry.flatMap { gazetteer.entries[$0] }.map { [$0.name] + $0.aliases } ?? []
    var seen: Set<[String]> = []
    return (bearer.names.map(\.text) + known).map(NameMatching.words).filter { seen.insert($0).inserted }
  }

  private func isSame(_ type: EntityType, _ a: [[String]], _ b: [[String]]) -> Bool {
    switch type {
    case .person:
      // Two given names with one last name are two people, whatever bare last names stand beside them.
      let (one, other) = (a.filter { !NameMatching.isLastName($0) }, b.filter { !NameMatching.isLastName($0) })
      if !one.isEmpty, !other.isEmpty { return one.contains { x in other.contains { NameMatching.samePerson(x, $0) } } }
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

extension NameMatching {
  /// The fullest of names in the order of their bytes, the most frequent among equals, then the first.
  static func fullest(_ names: [Bearer.Name]) -> String {
    var best = names.first
    for name in names.dropFirst() {
      let (one, other) = ((fullness(name.text), name.count), best.map { (fullness($0.text), $0.count) } ?? (0, 0))
      if one > other || one == other && name.text < best?.text ?? "" { best = name }
    }
    return best?.text ?? ""
  }
}

extension Bearer {
  /// Each name once, with all its occurrences, by their bytes.
  static func total(_ names: [Name]) -> [Name] {
    var counts: [ExactText: Int] = [:]
    for name in names { counts[ExactText(name.text), default: 0] += name.count }
    return sorted(counts)
  }

  static func names(of mentions: [Mention]) -> [Name] { total(mentions.compactMap { $0.name.map { Name(text: $0, count: 1) } }) }

  static func sorted(_ counts: [ExactText: Int]) -> [Name] {
    counts.map { Name(text: $0.key.text, count: $0.value) }.sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
  }
}
