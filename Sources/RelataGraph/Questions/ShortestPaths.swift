/// A way from one entity to another over relations, whatever their direction.
public struct RelationPath: Sendable, Hashable {
  /// Identifiers of the entities on the way, both ends included.
  public var entities: [String]
  /// For each step, all relations between its two entities, in the graph's order.
  public var steps: [[Relation]]
}

extension Graph {
  /// The shortest ways between two entities, in the order of their identifiers.
  ///
  /// Breadth-first search from the target gives each entity's distance (Moore 1959); ways are then followed down the
  /// distances from the source. There is none between entities that nothing links, and none from an entity to itself.
  ///
  /// - Parameters:
  ///   - source: The identifier of the entity that the ways begin at.
  ///   - target: The identifier of the entity that they end at.
  ///   - limit: Of more ways, the first so many.
  /// - Complexity: O(entities + relations) for the search, and O(length × degree) for each way.
  public func shortestPaths(from source: String, to target: String, limit: Int = 10) -> [RelationPath] {
    guard source != target, limit > 0 else { return [] }
    var neighbours: [String: Set<String>] = [:]
    for relation in relations where relation.source != relation.target {
      neighbours[relation.source, default: []].insert(relation.target)
      neighbours[relation.target, default: []].insert(relation.source)
    }
    var distances = [target: 0]
    var layer = [target]
    while !layer.isEmpty, distances[source] == nil {
      var next: [String] = []
      for entity in layer {
        for neighbour in neighbours[entity] ?? [] where distances[neighbour] == nil {
          distances[neighbour] = (distances[entity] ?? 0) + 1
          next.append(neighbour)
        }
      }
      layer = next
    }
    guard distances[source] != nil else { return [] }
    var paths: [[String]] = []
    // A stack rather than recursion: a chain may be as long as the graph.
    var open = [[source]]
    while let path = open.popLast(), paths.count < limit {
      guard let last = path.last, last != target else {
        paths.append(path)
        continue
      }
      let distance = distances[last] ?? 0
      // In reverse, so that the first comes off the stack first; no more than can be used.
      let following = (neighbours[last] ?? []).filter { distances[$0] == distance - 1 }.sorted().prefix(limit)
      open += following.reversed().map { path + [$0] }
    }
    return withRelations(paths)
  }

  private func withRelations(_ paths: [[String]]) -> [RelationPath] {
    var between: [Set<String>: [Relation]] = [:]
    for path in paths { for (from, to) in zip(path, path.dropFirst()) { between[[from, to]] = [] } }
    for relation in relations { between[[relation.source, relation.target]]?.append(relation) }
    return paths.map { path in RelationPath(entities: path, steps: zip(path, path.dropFirst()).map { between[[$0, $1]] ?? [] }) }
  }
}
