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
    case light, dark, print, screen
  }

  /// What a text is in a picture.
  public enum Role: String, Sendable, Hashable, CaseIterable {
    /// `label` is what stands in lines, `legend` the key and the footer.
    case title, subtitle, name, fact, label, legend
  }

  public enum Arrow: String, Sendable, Hashable, CaseIterable {
    case normal, empty, vee, open, dot, diamond, box, none
  }

  public enum Justification: String, Sendable, Hashable, CaseIterable {
    case left, center, right

    /// What Graphviz calls it.
    var letter: String { String(rawValue.prefix(1)) }
    /// The letter of the escape that ends a row so.
    var end: String { self == .center ? "n" : letter }
  }

  /// Font families, the first that is there; for all text that has no font of its own.
  public var font = "Helvetica,Arial,sans-serif"
  /// Of roles that have a font of their own.
  public var fonts: [Role: String] = [:]
  /// In points.
  public var sizes: [Role: Double] = [.title: 20, .subtitle: 12, .name: 12, .fact: 9, .label: 10, .legend: 10]
  /// The width of lines with the least and with the most evidence, in points.
  public var thinnest = 1.0
  public var thickest = 4.0
  /// The width of outlines, in points.
  public var border = 0.8
  /// The radius of round corners, in points; without it, Graphviz's own.
  public var corners: Double?
  public var arrow = Arrow.normal
  /// As a share of Graphviz's own.
  public var arrowSize = 0.7
  /// Around the picture, in points.
  public var margin = 18.0
  /// Where the title stands.
  public var title = Justification.left
  /// Where the legend stands.
  public var legend = DiagramCaptions.Legend.bottom
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
    switch theme {
    case .light: break
    case .dark:
      background = "#15171c"
      ink = "#ececec"
      outline = "#9a9a9a"
      fills = [.person: "#4d3f12", .state: "#1d3a57", .organization: "#3d3158", .place: "#1f4428"]
      quads = [.verbalCooperation: "#6cc1f2", .materialCooperation: "#3ccf9f", .verbalConflict: "#f0a83c", .materialConflict: "#ff8f80"]
      fact = "#b0b0b0"
    case .print:
      // Black ink, hardly any tint to be screened, and thin lines; names no larger than a caption, so that more fits at 7 points.
      ink = "#000000"
      outline = "#000000"
      fills = [.person: "#ffffff", .state: "#ededed", .organization: "#ffffff", .place: "#ededed"]
      fact = "#4d4d4d"
      sizes = [.title: 18, .subtitle: 11, .name: 11, .fact: 9, .label: 9, .legend: 9]
      (thinnest, thickest, border) = (0.6, 3, 0.5)
      margin = 6
    case .screen:
      // Read at a distance, on a slide.
      sizes = [.title: 26, .subtitle: 16, .name: 15, .fact: 12, .label: 13, .legend: 12]
      (thinnest, thickest, border) = (1.4, 5.5, 1)
      arrowSize = 0.9
    }
  }

  /// A size as Graphviz reads it.
  func size(_ role: Role) -> String { DiagramStyle.text(sizes[role] ?? 10) }

  static func text(_ number: Double) -> String {
    let rounded = (number * 1_000).rounded() / 1_000
    return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
  }

  /// The attribute that a role with a font of its own has.
  func font(of role: Role) -> [Diagram.Attribute] { fonts[role].map { [.init("fontname", $0)] } ?? [] }

  /// A stretch of an HTML-like label in the size and the font of its role.
  func markup(_ text: String, _ role: Role) -> String {
    let face = fonts[role].map { " face=\"\(Diagram.markup($0))\"" } ?? ""
    return "<font point-size=\"\(size(role))\"\(face)>\(Diagram.markup(text))</font>"
  }

  /// The outline of a type of entity, filled; a box with round corners is a box to Graphviz, in another style.
  func outline(of type: EntityType, dashed: Bool = false) -> [Diagram.Attribute] {
    let shape = shapes[type] ?? .box
    let isRound = shape == .rounded && corners != 0
    let style = ["filled"] + (isRound ? ["rounded"] : []) + (dashed ? ["dashed"] : [])
    return [
      .init("shape", shape == .rounded ? Shape.box.rawValue : shape.rawValue), .init("style", style.joined(separator: ",")),
      .init("fillcolor", fills[type] ?? background),
    ] + (isRound ? corners.map { [.init(Diagram.corners, DiagramStyle.text($0))] } ?? [] : [])
  }

  /// A colour with a share of the background in it, from 0 to 1.
  func mixed(_ color: String, _ share: Double) -> String {
    guard let one = UInt32(color.dropFirst(), radix: 16), let other = UInt32(background.dropFirst(), radix: 16) else { return color }
    let mixed = [16, 8, 0].reduce(UInt32(0)) { mixed, shift in
      let (from, to) = (Double(one >> shift & 255), Double(other >> shift & 255))
      return mixed << 8 | UInt32((from + (to - from) * share).rounded())
    }
    let digits = String(mixed, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  func color(_ line: DiagramLine, _ types: [String: RelationType]) -> String {
    if let first = line.relations.first, line.relations.allSatisfy({ $0.type == first.type }) {
      if let own = relations[first.type] ?? types[first.type]?.color, RelationType.isColor(own) { return own }
    }
    return line.quad.flatMap { quads[$0] } ?? fact
  }
}
