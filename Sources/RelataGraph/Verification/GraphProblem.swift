/// Something in a graph that does not agree with the rest of it, or with its corpus.
public struct GraphProblem: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Where it is: `node russia`, `edge russia annexed crimea`, `document 2025-08-18-briefing`.
  public var place: String
  /// What is wrong with it.
  public var message: String

  public init(place: String, message: String) {
    self.place = place
    self.message = message
  }

  public var description: String { "\(place): \(message)" }

  public static func < (left: GraphProblem, right: GraphProblem) -> Bool { (left.place, left.message) < (right.place, right.message) }
}

extension Relation {
  /// `edge russia annexed crimea`, as problems name it.
  package var place: String { "edge \(source) \(key) \(target)" }
}
