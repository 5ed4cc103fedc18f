import RelataGraph
import RelataSupport

extension DiagramWords {
  /// Changes what a YAML text names and leaves the rest.
  ///
  /// - Parameters:
  ///   - text: A file of labels.
  ///   - path: What the text is called in errors.
  /// - Throws: `YAMLError` with line and column.
  public mutating func apply(yaml text: String, path: String) throws(YAMLError) {
    let members = try YAMLFile(text, path: path).root.members(of: ["relations", "words", "months"], in: "a file of labels")
    for (_, name, value) in try members["relations"]?.members() ?? [] { labels[name] = try DiagramWords.label(value) }
    if let value = members["months"] {
      let names = try value.strings()
      guard names.count == 12 else { throw value.error("expected the names of twelve months, found \(names.count)") }
      months = names
    }
    for (key, _, value) in try members["words"]?.members() ?? [] { texts[try key.choice("text of a picture", of: Text.self)] = try value.string() }
  }

  /// A label alone, or with its other forms.
  private static func label(_ value: YAMLFile.Value) throws(YAMLError) -> Label {
    guard case .mapping = value.content else { return Label(affirmed: try value.string()) }
    let forms = try value.members(of: ["label", "negated", "planned", "possible"], in: "a label")
    guard let affirmed = try forms["label"]?.string() else { throw value.error("the label is missing; expected {label: …}") }
    return Label(
      affirmed: affirmed, negated: try forms["negated"]?.string(), planned: try forms["planned"]?.string(), hypothetical: try forms["possible"]?.string())
  }
}
