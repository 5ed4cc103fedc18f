/// How relations went through time and status, as the articles told it.
public struct Timeline: Sendable, Hashable {
  /// One sentence at its time.
  public struct Step: Sendable, Hashable {
    /// When the document was published, ISO 8601; `nil` where it is not known.
    public var date: String?
    /// Who published it, where it is known.
    public var publisher: String?
    public var statement: Statement
    public var evidence: Evidence
    /// The place in its row where the status differs from the one before.
    public var isTurn: Bool
  }

  /// A relation type between two entities.
  public struct Row: Sendable, Hashable {
    public var source: String
    public var target: String
    public var type: String
    /// By date, those without one last, then by document and place.
    public var steps: [Step]

    /// Whether it is both affirmed and negated.
    public var isContradictory: Bool {
      steps.contains { $0.statement.polarity == .affirmed } && steps.contains { $0.statement.polarity == .negated }
    }
  }

  /// Sorted by source, target and type.
  public var rows: [Row]
  /// The names of the entities that occur.
  public var names: [String: String]
  /// The labels of the relation types that occur.
  public var labels: [String: String]
}

extension Graph {
  /// The timeline of what is said between entities.
  ///
  /// - Parameter entities: Identifiers: none for all, one for what it is part of, two for what is between them.
  /// - Complexity: O(n log n) in the evidence shown.
  public func timeline(of entities: [String] = []) -> Timeline {
    struct Key: Hashable {
      var source: String
      var target: String
      var type: String
    }
    let documents = Dictionary(corpus.documents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var rows: [Key: [Timeline.Step]] = [:]
    for relation in relations {
      let ends = [relation.source, relation.target]
      guard entities.allSatisfy(ends.contains), entities.count < 2 || entities[0] != entities[1] || ends[0] == ends[1] else { continue }
      rows[Key(source: relation.source, target: relation.target, type: relation.type), default: []] += relation.evidence.map { evidence in
        let document = documents[evidence.document]
        return Timeline.Step(
          date: document?.date, publisher: document?.source, statement: Statement(relation), evidence: evidence, isTurn: false)
      }
    }
    let sorted = rows.map { key, steps in
      var steps = steps.sorted { left, right in
        // "~" comes after every digit: what has no date is last.
        let (one, other) = (left.date ?? "~", right.date ?? "~")
        if one != other { return one < other }
        if left.evidence != right.evidence { return left.evidence < right.evidence }
        return left.statement < right.statement
      }
      for index in steps.indices.dropFirst() { steps[index].isTurn = steps[index].statement != steps[index - 1].statement }
      return Timeline.Row(source: key.source, target: key.target, type: key.type, steps: steps)
    }.sorted { ($0.source, $0.target, $0.type) < ($1.source, $1.target, $1.type) }
    let ids = Set(sorted.flatMap { row in [row.source, row.target] + row.steps.compactMap(\.statement.attributed) })
    let types = Set(sorted.map(\.type))
    return Timeline(
      rows: sorted, names: Dictionary(uniqueKeysWithValues: ids.map { ($0, entity($0)?.name ?? $0) }),
      labels: Dictionary(uniqueKeysWithValues: types.map { ($0, relationTypes[$0]?.label ?? $0) }))
  }
}
