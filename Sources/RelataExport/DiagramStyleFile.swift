import RelataGraph
import RelataSupport

extension DiagramStyle {
  /// Changes what a YAML text names and leaves the rest.
  ///
  /// Values are checked against closed lists, so that a style can't make Graphviz read files or say something else.
  /// - Parameters:
  ///   - text: A style file.
  ///   - path: What the text is called in errors.
  /// - Throws: `YAMLError` with line and column.
  public mutating func apply(yaml text: String, path: String) throws(YAMLError) {
    let file = try YAMLFile(text, path: path)
    let keys = [
      "font", "background", "ink", "outline", "shapes", "fills", "quads", "fact", "relations", "dashes", "fonts", "sizes", "lines", "arrows", "margin", "title",
      "legend", "corners",
    ]
    let members = try file.root.members(of: keys, in: "a style")
    if let value = members["font"] { font = try DiagramStyle.font(value) }
    if let value = members["background"] { background = try DiagramStyle.color(value) }
    if let value = members["ink"] { ink = try DiagramStyle.color(value) }
    if let value = members["outline"] { outline = try DiagramStyle.color(value) }
    if let value = members["fact"] { fact = try DiagramStyle.color(value) }
    try applyMeasures(members)
    for (key, _, value) in try members["shapes"]?.members() ?? [] {
      shapes[try key.choice("type of entity", of: EntityType.self)] = try value.choice("shape", of: Shape.self)
    }
    for (key, _, value) in try members["fills"]?.members() ?? [] {
      fills[try key.choice("type of entity", of: EntityType.self)] = try DiagramStyle.color(value)
    }
    for (key, _, value) in try members["quads"]?.members() ?? [] {
      quads[try key.choice("quad class", of: QuadClass.self)] = try DiagramStyle.color(value)
    }
    for (_, name, value) in try members["relations"]?.members() ?? [] { relations[name] = try DiagramStyle.color(value) }
    for (key, _, value) in try members["dashes"]?.members() ?? [] {
      dashes[try key.choice("modality", of: Modality.self)] = try value.choice("dash", of: Dash.self)
    }
  }

  /// Type, lines and places.
  private mutating func applyMeasures(_ members: [String: YAMLFile.Value]) throws(YAMLError) {
    for (key, _, value) in try members["fonts"]?.members() ?? [] {
      fonts[try key.choice("kind of text", of: Role.self)] = try DiagramStyle.font(value)
    }
    for (key, _, value) in try members["sizes"]?.members() ?? [] {
      sizes[try key.choice("kind of text", of: Role.self)] = try DiagramStyle.number(value, 4...144)
    }
    let lines = try members["lines"]?.members(of: ["thinnest", "thickest", "border"], in: "lines") ?? [:]
    if let value = lines["thinnest"] { thinnest = try DiagramStyle.number(value, 0.1...40) }
    if let value = lines["thickest"] { thickest = try DiagramStyle.number(value, 0.1...40) }
    if let value = lines["border"] { border = try DiagramStyle.number(value, 0...20) }
    let arrows = try members["arrows"]?.members(of: ["shape", "size"], in: "arrows") ?? [:]
    if let value = arrows["shape"] { arrow = try value.choice("arrow", of: Arrow.self) }
    if let value = arrows["size"] { arrowSize = try DiagramStyle.number(value, 0.1...10) }
    if let value = members["corners"] { corners = try DiagramStyle.number(value, 0...72) }
    if let value = members["margin"] { margin = try DiagramStyle.number(value, 0...720) }
    if let value = members["title"] { title = try value.choice("place of a title", of: Justification.self) }
    if let value = members["legend"] { legend = try value.choice("place of a legend", of: DiagramCaptions.Legend.self) }
  }

  private static func number(_ value: YAMLFile.Value, _ range: ClosedRange<Double>) throws(YAMLError) -> Double {
    let text = try value.string()
    guard let number = Double(text), range.contains(number) else {
      throw value.error("\(text) is no size; expected a number from \(DiagramStyle.text(range.lowerBound)) to \(DiagramStyle.text(range.upperBound))")
    }
    return number
  }

  private static func color(_ value: YAMLFile.Value) throws(YAMLError) -> String {
    let text = try value.string()
    guard RelationType.isColor(text) else { throw value.error("\(text) is no colour; expected \"#rrggbb\" in quotes") }
    return text.lowercased()
  }

  private static func font(_ value: YAMLFile.Value) throws(YAMLError) -> String {
    let text = try value.string()
    guard !text.isEmpty, text.utf8.count <= 200, text.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic || "0123456789 ,-".unicodeScalars.contains($0) })
    else { throw value.error("\(text) is no font; expected names of font families, separated by commas") }
    return text
  }
}
