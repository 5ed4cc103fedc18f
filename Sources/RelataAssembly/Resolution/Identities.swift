import RelataExtraction
import RelataGraph

/// Who is who among the bearers of an assembly.
struct Identities: Sendable {
  /// By identifier. Entities that resolution made have their places among these.
  let bearers: [Bearer]
  /// The number in the assembly of the bearer at each place.
  let numbers: [Int]
  var entities: [EntityResolution.Resolved]

  /// The identifier of each bearer's entity, by the bearer's number.
  var identifiers: [String] {
    var out = [String](repeating: "", count: numbers.count)
    for resolved in entities { for place in resolved.bearers { out[numbers[place]] = resolved.entity.id } }
    return out
  }

  /// The same bearers, with what people say of who is who.
  func resolved(_ links: IdentityLinks, _ gazetteer: Gazetteer) -> Identities {
    Identities(bearers: bearers, numbers: numbers, entities: EntityResolution(bearers, gazetteer: gazetteer, links: links).entities)
  }
}

extension GraphAssembly {
  /// Who is who, as far as names tell.
  func identities() -> Identities {
    let order = bearers.indices.sorted { bearers[$0].id.utf8.lexicographicallyPrecedes(bearers[$1].id.utf8) }
    let known = order.map { Bearer(id: bearers[$0].id, type: bearers[$0].type, names: Bearer.sorted(bearers[$0].names), omitted: bearers[$0].omitted) }
    return Identities(bearers: known, numbers: order, entities: EntityResolution(known, gazetteer: gazetteer).entities)
  }
}

/// Finds entities by what people call them, among those that resolution made.
struct EntityNames {
  private let entities: [EntityResolution.Resolved]
  private var ids: [String: Int] = [:]
  private var names: [String: [Int]] = [:]
  private var aliases: [String: [Int]] = [:]

  init(_ entities: [EntityResolution.Resolved]) {
    self.entities = entities
    for (index, resolved) in entities.enumerated() {
      ids[resolved.entity.id] = index
      for name in Set([resolved.entity.name, resolved.entity.id].map(EntityNames.key)) { names[name, default: []].append(index) }
      for name in Set(resolved.entity.aliases.map(EntityNames.key)) { aliases[name, default: []].append(index) }
    }
  }

  static func key(_ text: String) -> String { String(decoding: EntityLookup.folded(text), as: UTF8.self) }

  /// Those of a name: by identifier, by the usual name, and by other names, in this order of levels.
  private func found(_ text: String, level: Int) -> [Int] {
    switch level {
    case 0: ids[text].map { [$0] } ?? []
    case 1: names[EntityNames.key(text)] ?? []
    default: aliases[EntityNames.key(text)] ?? []
    }
  }

  /// The places of the bearers of the one who goes by an identifier or usually by a name.
  func bearers(usuallyNamed text: String) -> [Int]? {
    for level in 0...1 {
      let found = found(text, level: level)
      if found.count == 1 { return entities[found[0]].bearers }
      if found.count > 1 { return nil }
    }
    return nil
  }

  /// The places of the bearers of whom a name means, in the first of some tables that has it.
  ///
  /// - Throws: `EntityLookupError` where there is nobody or more than one of the name.
  static func bearers(named text: String, in tables: [EntityNames]) throws(EntityLookupError) -> [Int] {
    for level in 0...2 {
      for table in tables {
        let found = table.found(text, level: level)
        if found.count == 1 { return table.entities[found[0]].bearers }
        if found.count > 1 { throw EntityLookupError(name: text, candidates: found.map { table.entities[$0].entity.id }.sorted(), ambiguous: true) }
      }
    }
    let known = tables.first?.entities.map(\.entity) ?? []
    let near = EntityLookup.nearest(to: text, among: known.flatMap { [$0.name] + $0.aliases }, count: 8)
    var candidates: [String] = []
    for name in near {
      for entity in known where (entity.name == name || entity.aliases.contains(name)) && !candidates.contains(entity.id) { candidates.append(entity.id) }
    }
    throw EntityLookupError(name: text, candidates: Array(candidates.prefix(5)), ambiguous: false)
  }
}
