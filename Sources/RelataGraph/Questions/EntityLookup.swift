/// Why a name means no entity of a graph, or several.
public struct EntityLookupError: Error, Sendable, Hashable, CustomStringConvertible {
  public var name: String
  /// Identifiers of the entities that it may mean, sorted.
  public var candidates: [String]

  public var description: String {
    if candidates.isEmpty { return "\(name): no entity of the graph has this name or identifier; relata query GRAPH pairs lists some that it has" }
    return "\(name): may mean \(candidates.joined(separator: ", ")); use one of these identifiers"
  }
}

extension Graph {
  /// The entity that a reader means: by identifier, else by name, else by alias, without regard to case and accents.
  ///
  /// - Complexity: O(aliases)
  public func entity(named name: String) throws(EntityLookupError) -> Entity {
    if let entity = entity(name) { return entity }
    let wanted = LatinFolding.folded(name).lowercased()
    func matches(_ other: String) -> Bool { LatinFolding.folded(other).lowercased() == wanted }
    var found = entities.filter { matches($0.name) || matches($0.id) }
    if found.isEmpty { found = entities.filter { $0.aliases.contains(where: matches) } }
    guard found.count == 1 else { throw EntityLookupError(name: name, candidates: found.map(\.id)) }
    return found[0]
  }
}
