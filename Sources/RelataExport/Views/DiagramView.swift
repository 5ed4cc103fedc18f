import RelataGraph

/// The ways to look at a graph.
public enum DiagramView: String, Sendable, Hashable, CaseIterable {
  /// Boxes and lines.
  case network
  /// One entity in the middle, its neighbours around it.
  case rings
  /// Who to whom: a table of pairs.
  case matrix
  /// Pairs through time.
  case timeline
}

/// Why there is nothing to draw.
public enum DiagramViewError: Error, Sendable, Hashable, CustomStringConvertible {
  /// No relations are left in what is selected.
  case empty(DiagramView)
  /// Nothing is said of the entity in the middle.
  case alone(String)
  /// Nothing is said between the two.
  case noPair(String, String)
  /// No document has a date that any sentence is from.
  case undated(sentences: Int)

  public var description: String {
    switch self {
    case .empty(let view): "there is nothing to draw as \(view.rawValue): no relations between two are selected; select more, or draw the network"
    case .alone(let name): "there is nothing to draw around \(name): no relations with others are selected; select more, or draw the network"
    case .noPair(let one, let other): "there is nothing to draw between \(one) and \(other): no relations between the two are selected"
    case .undated(let count):
      "there is nothing to draw as timeline: none of the \(count) \(count == 1 ? "sentence is" : "sentences is") from a document with a date; give dates "
        + "to documents, or draw the network"
    }
  }
}
