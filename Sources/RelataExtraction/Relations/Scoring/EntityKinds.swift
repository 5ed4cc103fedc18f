import RelataGraph

/// What a network takes the entities of a document for, mention by mention.
struct EntityKinds {
  /// How probable it is that an entity is none, by the mention that says so least.
  private(set) var doubts: [Int: Double] = [:]
  /// The sums of the shares of each kind, and how many they are of.
  private var sums: [Int: (shares: [Double], mentions: Double)] = [:]
  /// The kinds that a type may be corrected to: of states there are lists.
  private let types: [EntityType?]

  /// A type is corrected where the mentions leave less than this to all others.
  private static let most = 0.5

  /// - Parameter kinds: The names of the kinds in the order of the shares, without the last one, which is none.
  init(_ kinds: [String]) {
    types = kinds.map { EntityType(rawValue: $0) }.map { $0 == .state ? nil : $0 }
  }

  /// - Parameter shares: Of each kind, and of none, which add up to 1.
  mutating func add(_ shares: [Double], of entity: Int) {
    guard let none = shares.last else { return }
    doubts[entity] = min(doubts[entity] ?? 1, none)
    let known = sums[entity] ?? ([Double](repeating: 0, count: shares.count), 0)
    sums[entity] = (zip(known.shares, shares).map { $0 + $1 }, known.mentions + 1)
  }

  /// The entities that no list knows, and that are of another type than their names seemed to say.
  func types(of entities: [LocalEntity]) -> [Int: EntityType] {
    var out: [Int: EntityType] = [:]
    for (entity, sum) in sums where entities[entity].entry == nil && entities[entity].type != .state {
      for (type, share) in zip(types, sum.shares) where share > Self.most * sum.mentions {
        if let type, type != entities[entity].type { out[entity] = type }
      }
    }
    return out
  }
}
