import RelataExtraction
import RelataGraph
import RelataSupport

/// What corrections say of entities: who is who, what they are called and of what type, and what is none.
struct EntityCorrections {
  /// As corrected, the dropped ones among them.
  private(set) var identities: Identities
  /// Identifiers of those that are no entities.
  private(set) var dropped: Set<String> = []
  /// The identifier of each bearer's entity, by the bearer's number.
  let identifiers: [String]
  /// The identifiers of bearers, by their numbers.
  private let bearerNames: [Int: String]
  private let raw: EntityNames
  private let corrected: EntityNames

  init(_ corrections: Corrections, _ identities: Identities, _ gazetteer: Gazetteer, _ log: inout CorrectionLog) throws(YAMLError) {
    let raw = EntityNames(identities.entities)
    let links = try EntityCorrections.links(corrections, identities, raw, &log)
    var resolved = links.together.isEmpty && links.apart.isEmpty ? identities : identities.resolved(links, gazetteer)
    EntityCorrections.mark(&resolved, changedFrom: identities, links)
    let joined = EntityNames(resolved.entities)
    let changes = try EntityCorrections.changes(corrections, resolved, [joined, raw], &log)
    for (place, change) in changes {
      if let name = change.name?.value { resolved.entities[place].entity.rename(name) }
      if let type = change.type?.value, resolved.entities[place].entity.type != type {
        resolved.entities[place].entity.type = type
        resolved.entities[place].entity.corrected = .changed
      }
      if change.isDropped {
        resolved.entities[place].entity.corrected = .rejected
        dropped.insert(resolved.entities[place].entity.id)
      }
    }
    self.identities = resolved
    identifiers = resolved.identifiers
    bearerNames = Dictionary(zip(resolved.numbers, resolved.bearers.map(\.id))) { first, _ in first }
    self.raw = raw
    corrected = EntityNames(resolved.entities)
  }

  /// The numbers of the bearers of whom a name means: of an entity as corrected, or as it would be without corrections.
  func bearers(named text: String) throws(EntityLookupError) -> [Int] {
    try EntityNames.bearers(named: text, in: [corrected, raw]).map { identities.numbers[$0] }
  }

  /// The order of bearers, whatever their numbers.
  func precedes(_ one: Int, _ other: Int) -> Bool { (bearerNames[one] ?? "").utf8.lexicographicallyPrecedes((bearerNames[other] ?? "").utf8) }

  // MARK: Who is who

  private typealias Said = [(correction: Correction, bearers: [Int])]

  private static func links(
    _ corrections: Corrections, _ identities: Identities, _ raw: EntityNames, _ log: inout CorrectionLog
  ) throws(YAMLError) -> IdentityLinks {
    let fullest = fullestNames(identities)
    let said = try together(corrections, raw, fullest, &log)
    var links = IdentityLinks()
    links.together = said.map(\.bearers)
    for correction in corrections.list {
      guard case .distinct(let names) = correction.content else { continue }
      var sides: [Set<Int>] = []
      for name in names {
        do {
          sides.append(try fullest[EntityNames.key(name)] ?? Set(EntityNames.bearers(named: name, in: [raw])))
        } catch {
          try log.refuse(correction, "\(error)")
        }
      }
      for (index, one) in sides.enumerated() {
        for other in sides[(index + 1)...] {
          let (left, right) = (one.subtracting(other), other.subtracting(one))
          if left.isEmpty || right.isEmpty {
            log.remark(correction, "who bears one name can't be told apart by it")
          } else {
            links.apart.append((left, right))
            try check(correction, left, right, said)
          }
        }
      }
    }
    return links
  }

  /// The bearers that are said to be one.
  private static func together(
    _ corrections: Corrections, _ raw: EntityNames, _ fullest: [String: Set<Int>], _ log: inout CorrectionLog
  ) throws(YAMLError) -> Said {
    let apart = Set(
      corrections.list.flatMap { correction -> [String] in
        guard case .distinct(let names) = correction.content else { return [] }
        return names.map(EntityNames.key)
      })
    var said: Said = []
    for correction in corrections.list {
      guard case .same(let names) = correction.content else { continue }
      var set: Set<Int> = []
      var found = 0
      for name in names {
        do {
          // Nobody goes by the name of one who is told apart, as long as they are not.
          let key = EntityNames.key(name)
          set.formUnion(
            try raw.bearers(usuallyNamed: name) ?? (apart.contains(key) ? fullest[key]?.sorted() : nil) ?? EntityNames.bearers(named: name, in: [raw]))
          found += 1
        } catch {
          // Whoever is one of two names is still there when the other is gone.
          try log.refuse(correction, "\(error)")
        }
      }
      if found > 1 { said.append((correction, set.sorted())) }
    }
    return said
  }

  /// Fails where two that are said to be apart are said to be one, perhaps through others.
  private static func check(
    _ correction: Correction, _ one: Set<Int>, _ other: Set<Int>, _ said: Said
  ) throws(YAMLError) {
    var reached = one
    var reason: Correction?
    var grows = true
    while grows {
      grows = false
      for (same, bearers) in said where !reached.isDisjoint(with: bearers) && !reached.isSuperset(of: bearers) {
        reached.formUnion(bearers)
        reason = same
        grows = true
      }
    }
    let direct = said.first { !one.isDisjoint(with: $0.bearers) && !other.isDisjoint(with: $0.bearers) }?.correction
    guard !reached.isDisjoint(with: other), let found = direct ?? reason else { return }
    throw correction.later(found).contradicts(correction.earlier(found))
  }

  /// The places of bearers by the fullest of their names: what resolution puts together can be told apart by these.
  private static func fullestNames(_ identities: Identities) -> [String: Set<Int>] {
    var out: [String: Set<Int>] = [:]
    for (place, bearer) in identities.bearers.enumerated() {
      for name in [NameMatching.fullest(bearer.names), bearer.entry].compactMap({ $0 }) where !name.isEmpty {
        out[EntityNames.key(name), default: []].insert(place)
      }
    }
    return out
  }

  /// Marks entities that would be others without what is said of who is who.
  private static func mark(_ resolved: inout Identities, changedFrom raw: Identities, _ links: IdentityLinks) {
    guard !links.together.isEmpty || !links.apart.isEmpty else { return }
    let known = Set(raw.entities.map { Set($0.bearers) })
    for place in resolved.entities.indices where !known.contains(Set(resolved.entities[place].bearers)) { resolved.entities[place].entity.corrected = .changed }
  }

  // MARK: What they are

  private struct Change {
    var name: (value: String, correction: Correction)?
    var type: (value: EntityType, correction: Correction)?
    var isDropped = false
  }

  private static func changes(
    _ corrections: Corrections, _ resolved: Identities, _ tables: [EntityNames], _ log: inout CorrectionLog
  ) throws(YAMLError) -> [Int: Change] {
    var places = [Int](repeating: 0, count: resolved.bearers.count)
    for (place, one) in resolved.entities.enumerated() { for bearer in one.bearers { places[bearer] = place } }
    var changes: [Int: Change] = [:]
    for correction in corrections.list {
      let subject: String
      switch correction.content {
      case .rename(let name, _), .retype(let name, _), .drop(let name): subject = name
      default: continue
      }
      var found: Set<Int> = []
      do {
        found = Set(try EntityNames.bearers(named: subject, in: tables).map { places[$0] })
      } catch {
        try log.refuse(correction, "\(error)")
      }
      for place in found.sorted() {
        var change = changes[place] ?? Change()
        switch correction.content {
        case .rename(_, let name):
          if let known = change.name, known.value != name { throw correction.contradicts(known.correction) }
          change.name = (name, correction)
        case .retype(_, let type):
          if let known = change.type, known.value != type { throw correction.contradicts(known.correction) }
          change.type = (type, correction)
        default: change.isDropped = true
        }
        changes[place] = change
      }
    }
    return changes
  }
}

extension Entity {
  /// Gives it another name; the identifier stays, so that what refers to it still does.
  fileprivate mutating func rename(_ new: String) {
    guard new != name else { return }
    var seen: Set = [new]
    aliases = (aliases + [name]).filter { seen.insert($0).inserted }.sorted()
    name = new
    corrected = .changed
  }
}
