/// What the ontology says of a relation type, as far as a reader of a graph needs it.
public struct RelationType: Sendable, Hashable {
  /// What is written on an edge.
  public var label: String
  /// Whether the relation holds both ways.
  public var symmetric: Bool
  /// The PLOVER event type of an actual relation; `nil` for standing facts.
  public var plover: String?
  public var quad: QuadClass?
  /// `#rrggbb`, where the ontology wants another than the quad class's.
  public var color: String?

  public init(label: String, symmetric: Bool = false, plover: String? = nil, quad: QuadClass? = nil, color: String? = nil) {
    self.label = label
    self.symmetric = symmetric
    self.plover = plover
    self.quad = quad
    self.color = color
  }

  /// Whether a text is `#rrggbb`, which is all that ever gets into a picture or a page.
  package static func isColor(_ text: String) -> Bool {
    let digits = text.utf8.dropFirst()
    return text.utf8.first == UInt8(ascii: "#") && digits.count == 6
      && digits.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x46).contains($0) || (0x61...0x66).contains($0) }
  }
}
