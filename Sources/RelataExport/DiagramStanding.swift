import RelataGraph

/// For whom leaders and envoys stand, where a picture draws them with their state or organization as one.
///
/// One node rather than a frame around two: Graphviz 2.43 fails, or frees memory twice, on lines between frames.
struct DiagramStanding {
  /// What makes a person stand for a state or an organization.
  private static let types: Set<String> = ["leads", "represents"]

  /// The state or organization of a person.
  private var head: [String: String] = [:]

  init() {}

  /// A person who stands for several is drawn with the one that most sentences say.
  init(_ graph: Graph) {
    let types = Dictionary(uniqueKeysWithValues: graph.entities.map { ($0.id, $0.type) })
    var weights: [String: [String: Int]] = [:]
    for relation in graph.relations where DiagramStanding.types.contains(relation.type) {
      guard relation.polarity == .affirmed, relation.modality == .actual, types[relation.source] == .person, types[relation.target] != .person
      else { continue }
      weights[relation.source, default: [:]][relation.target, default: 0] += relation.weight
    }
    for (person, heads) in weights { head[person] = heads.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key }
  }

  /// What an entity is drawn as.
  func node(of entity: String) -> String { head[entity] ?? entity }

  /// Whether the node of a person says the relation already.
  func says(_ relation: Relation) -> Bool {
    head[relation.source] == relation.target && DiagramStanding.types.contains(relation.type) && relation.polarity == .affirmed
  }

  /// Whether both ends of a relation are drawn as one node, of which a line from itself to itself would say nothing clear.
  func unites(_ relation: Relation) -> Bool {
    relation.source != relation.target && node(of: relation.source) == node(of: relation.target)
  }

  /// The persons who stand for a state or an organization, in the graph's order.
  func members(_ entities: [Entity]) -> [String: [Entity]] {
    var members: [String: [Entity]] = [:]
    for entity in entities { if let head = head[entity.id] { members[head, default: []].append(entity) } }
    return members
  }
}
