import RelataGraph

/// How a graph is drawn: shape by type of entity, colour by quad class, dash by modality, width by evidence.
///
/// The colours are Okabe and Ito's, which the colour-blind tell apart ("Color Universal Design", 2008), darkened for white
/// paper so that text in them has a contrast of at least 4.5 to 1, which also keeps it readable in grey.
public struct DiagramStyle: Sendable, Hashable {
  /// The outlines of entities; all of them hold text without waste.
  public enum Shape: String, Sendable, Hashable, CaseIterable {
    case rounded, ellipse, box, hexagon, house, octagon, diamond, circle, parallelogram, trapezium, cds, folder, component, note, tab
  }

  public enum Dash: String, Sendable, Hashable, CaseIterable {
    case solid, dashed, dotted, bold
  }

  public enum Theme: String, Sendable, Hashable, CaseIterable {
    case light, dark
  }

  /// Font families, the first that is there; one for all text.
  public var font = "Helvetica,Arial,sans-serif"
  public var background = "#ffffff"
  public var ink = "#1a1a1a"
  /// Frames, and the outline of entities.
  public var outline = "#6f6f6f"
  public var shapes: [EntityType: Shape] = [.person: .rounded, .state: .box, .organization: .hexagon, .place: .house]
  public var fills: [EntityType: String] = [.person: "#fff1c9", .state: "#dcebfa", .organization: "#ece6f5", .place: "#e0f2e3"]
  public var quads: [QuadClass: String] = [
    .verbalCooperation: "#0068a3", .materialCooperation: "#00704f", .verbalConflict: "#a85100", .materialConflict: "#b3261e",
  ]
  /// Of standing facts.
  public var fact = "#626262"
  /// Of relation types that are to stand out, before the quad class's.
  public var relations: [String: String] = [:]
  public var dashes: [Modality: Dash] = [.actual: .solid, .planned: .dashed, .hypothetical: .dotted]

  public init(_ theme: Theme = .light) {
    guard theme == .dark else { return }
    background = "#15171c"
    ink = "#ececec"
    outline = "#9a9a9a"
    fills = [.person: "#4d3f12", .state: "#1d3a57", .organization: "#3d3158", .place: "#1f4428"]
    quads = [.verbalCooperation: "#6cc1f2", .materialCooperation: "#3ccf9f", .verbalConflict: "#f0a83c", .materialConflict: "#ff8f80"]
    fact = "#b0b0b0"
  }

  /// The outline of a type of entity, filled; a box with round corners is a box to Graphviz, in another style.
  func outline(of type: EntityType, dashed: Bool = false) -> [Diagram.Attribute] {
    let shape = shapes[type] ?? .box
    let style = ["filled"] + (shape == .rounded ? ["rounded"] : []) + (dashed ? ["dashed"] : [])
    return [
      .init("shape", shape == .rounded ? Shape.box.rawValue : shape.rawValue), .init("style", style.joined(separator: ",")),
      .init("fillcolor", fills[type] ?? background),
    ]
  }

  func color(_ line: DiagramLine, _ types: [String: RelationType]) -> String {
    if let first = line.relations.first, line.relations.allSatisfy({ $0.type == first.type }) {
      if let own = relations[first.type] ?? types[first.type]?.color, RelationType.isColor(own) { return own }
    }
    return line.quad.flatMap { quads[$0] } ?? fact
  }
}
