import RelataGraph

/// Which entities are drawn in one frame: a state or an organization, and the persons who lead or represent it.
struct DiagramGroups {
  struct Frame {
    var head: String
    var members: [String]
  }

  /// What makes a person stand for a state or an organization.
  private static let standing: Set<String> = ["leads", "represents"]

  private(set) var frames: [Frame] = []
  private var head: [String: String] = [:]
  private var grouped: Set<String> = []

  init() {}

  /// A person who stands for several is framed with the one that most sentences say.
  init(_ lines: [DiagramLine], _ entities: [Entity]) {
    let types = Dictionary(uniqueKeysWithValues: entities.map { ($0.id, $0.type) })
    var weights: [String: [String: Int]] = [:]
    for line in lines where line.polarity == .affirmed && types[line.source] == .person && types[line.target] != .person {
      let weight = line.relations.filter { DiagramGroups.standing.contains($0.type) && $0.modality == .actual }.reduce(0) { $0 + $1.weight }
      if weight > 0 { weights[line.source, default: [:]][line.target, default: 0] += weight }
    }
    var members: [String: [String]] = [:]
    for person in weights.keys.sorted() {
      guard let chosen = weights[person]?.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { continue }
      members[chosen, default: []].append(person)
      head[person] = chosen
    }
    frames = members.keys.sorted().map { Frame(head: $0, members: members[$0] ?? []) }
    grouped = Set(frames.flatMap { [$0.head] + $0.members })
  }

  func isGrouped(_ entity: String) -> Bool { grouped.contains(entity) }

  /// The lines without those that a frame says.
  func remaining(_ lines: [DiagramLine]) -> [DiagramLine] {
    lines.compactMap { line in
      guard head[line.source] == line.target, line.polarity == .affirmed else { return line }
      var line = line
      line.relations.removeAll { DiagramGroups.standing.contains($0.type) }
      return line.relations.isEmpty ? nil : line
    }
  }
}
