import RelataGraph

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
    let keys = ["font", "background", "ink", "outline", "shapes", "fills", "quads", "fact", "relations", "dashes"]
    let members = try file.root.members(of: keys, in: "a style")
    if let value = members["font"] { font = try DiagramStyle.font(value) }
    if let value = members["background"] { background = try DiagramStyle.color(value) }
    if let value = members["ink"] { ink = try DiagramStyle.color(value) }
    if let value = members["outline"] { outline = try DiagramStyle.color(value) }
    if let value = members["fact"] { fact = try DiagramStyle.color(value) }
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
