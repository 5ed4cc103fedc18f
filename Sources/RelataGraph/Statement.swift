/// What a relation says: everything that tells it from others.
public struct Statement: Sendable, Hashable {
  public var source: String
  public var target: String
  public var type: String
  public var polarity: Polarity
  public var modality: Modality
  public var attributed: String?

  /// - Parameters:
  ///   - source: The identifier of the entity that it goes from.
  ///   - target: The identifier of the entity that it goes to.
  ///   - type: Its type.
  ///   - polarity: Whether it is affirmed.
  ///   - modality: Whether it is a fact.
  ///   - attributed: The entity whose claim it is, if the text does not assert it itself.
  public init(
    source: String, target: String, type: String, polarity: Polarity = .affirmed, modality: Modality = .actual, attributed: String? = nil
  ) {
    self.source = source
    self.target = target
    self.type = type
    self.polarity = polarity
    self.modality = modality
    self.attributed = attributed
  }

  /// What a relation says.
  public init(_ relation: Relation) {
    self.init(
      source: relation.source, target: relation.target, type: relation.type, polarity: relation.polarity, modality: relation.modality,
      attributed: relation.attributed)
  }
}

extension Statement: Comparable {
  /// As in `Relation.key`.
  public var key: String {
    Relation(source: source, target: target, type: type, polarity: polarity, modality: modality, attributed: attributed).key
  }

  public static func < (left: Self, right: Self) -> Bool {
    if left.source != right.source { return left.source < right.source }
    if left.target != right.target { return left.target < right.target }
    return left.key < right.key
  }
}
