import RelataSupport

extension Correction.Content {
  /// Its kind, as files and the command line have it.
  public var kind: String {
    switch self {
    case .reject: "reject"
    case .confirm: "confirm"
    case .change: "change"
    case .add: "add"
    case .same: "same"
    case .distinct: "distinct"
    case .rename: "rename"
    case .retype: "retype"
    case .drop: "drop"
    }
  }

  /// The same text for contents that say the same, which no other has.
  var canonical: String {
    switch self {
    case .same(let names), .distinct(let names): "\(kind) [" + Set(names).sorted().map(quoted).joined(separator: ", ") + "]"
    default: yaml.joined(separator: " ")
    }
  }

  /// What it is about: of one subject, two can't say different things.
  var subject: String? {
    switch self {
    case .reject(let edge), .confirm(let edge), .change(let edge, _): "edge " + edge.yaml
    case .add, .same, .distinct: nil
    case .rename(let name, _): "rename " + name
    case .retype(let name, _): "retype " + name
    case .drop: nil
    }
  }

  /// The lines of it in a file, without the dash.
  var yaml: [String] {
    switch self {
    case .reject(let edge), .confirm(let edge), .add(let edge): ["\(kind): \(edge.yaml)"]
    case .change(let edge, let change): ["\(kind): \(edge.yaml)", "to: \(change.yaml)"]
    case .same(let names), .distinct(let names): ["\(kind): [" + names.map(quoted).joined(separator: ", ") + "]"]
    case .rename(let name, let new): ["\(kind): \(quoted(name))", "to: \(quoted(new))"]
    case .retype(let name, let type): ["\(kind): \(quoted(name))", "to: \(type.rawValue)"]
    case .drop(let name): ["\(kind): \(quoted(name))"]
    }
  }
}

extension EdgeReference {
  fileprivate var yaml: String {
    mapping([
      ("source", source), ("type", type), ("target", target), ("polarity", polarity?.rawValue), ("modality", modality?.rawValue),
      ("speaker", speaker?.text), ("document", document), ("sentence", sentence),
    ])
  }
}

extension EdgeChange {
  fileprivate var yaml: String {
    mapping([
      ("type", type), ("polarity", polarity?.rawValue), ("modality", modality?.rawValue), ("speaker", speaker?.text),
      ("direction", isReversed ? "reversed" : nil),
    ])
  }
}

extension Corrections {
  /// They as a file.
  public var yaml: String { list.map { Corrections.item($0, indent: "") }.joined() }

  /// A file with more corrections behind those that it has; its comments stay.
  ///
  /// - Throws: `YAMLError` where the file is none of corrections, is no list with a dash for each, or contradicts what is added.
  public static func extending(_ text: String, path: String, by new: [Correction]) throws(YAMLError) -> String {
    let known = try Corrections(yaml: text, path: path)
    var out = text
    if !out.isEmpty, out.last != "\n" { out += "\n" }
    let first = known.list.first
    let indent = String(repeating: " ", count: max(0, (first?.place.column ?? 1) - 3))
    // An empty list in brackets can't go on with dashes.
    if first == nil { out = text.split(separator: "\n").filter { $0.hasPrefix("#") }.map { $0 + "\n" }.joined() }
    out += new.map { item($0, indent: indent) }.joined()
    // Contradictions name the lines that the new ones would have.
    let read = try Corrections(yaml: out, path: path)
    guard read.list.map(\.content) == known.list.map(\.content) + new.map(\.content) else {
      throw YAMLError(path: path, message: "can't be extended: expected a list with a dash before each correction")
    }
    return out
  }

  private static func item(_ correction: Correction, indent: String) -> String {
    var lines = correction.content.yaml
    for (key, value) in [("author", correction.author), ("date", correction.date), ("reason", correction.reason)] {
      if let value { lines.append("\(key): \(quoted(value))") }
    }
    return lines.enumerated().map { "\(indent)\($0.offset == 0 ? "- " : "  ")\($0.element)\n" }.joined()
  }
}

private func mapping(_ members: [(key: String, value: String?)]) -> String {
  "{" + members.compactMap { member in member.value.map { "\(member.key): \(quoted($0))" } }.joined(separator: ", ") + "}"
}

/// A scalar of YAML: as it is where that is plain, else in double quotes.
private func quoted(_ text: String) -> String {
  let isPlain = text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || ("0"..."9").contains($0) || " -_.".unicodeScalars.contains($0) }
  if isPlain, let first = text.first, first.isLetter || first.isNumber, text.last != " " { return text }
  var out = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": out += "\\\""
    case "\\": out += "\\\\"
    case "\n": out += "\\n"
    case "\t": out += "\\t"
    default:
      if TerminalText.kind(scalar) == .plain, scalar.value != 0xFEFF {
        out.unicodeScalars.append(scalar)
      } else {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let width = digits.count > 4 ? 8 : 4
        out += (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.count) + digits
      }
    }
  }
  return out + "\""
}
