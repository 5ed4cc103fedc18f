/// A drawing of a graph in Graphviz's terms: nodes, edges and attributes, before anybody lays them out.
///
/// What is written as DOT and what is drawn in process are the same diagram. Attribute values are Graphviz escStrings: text
/// from a corpus goes through `Diagram.escaped(_:)`.
public struct Diagram: Sendable, Hashable {
  public struct Node: Sendable, Hashable {
    /// Ours, not the corpus's: `n0`, `n1`, …
    public var name: String
    public var attributes: [Attribute]
  }

  public struct Edge: Sendable, Hashable {
    public var tail: String
    public var head: String
    public var attributes: [Attribute]
  }

  public struct Attribute: Sendable, Hashable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A frame around nodes with a title.
  public struct Cluster: Sendable, Hashable {
    public var name: String
    public var attributes: [Attribute]
    public var nodes: [Node]
    public var edges: [Edge]
  }

  public var attributes: [Attribute]
  public var nodeDefaults: [Attribute]
  public var edgeDefaults: [Attribute]
  public var nodes: [Node]
  public var edges: [Edge]
  public var clusters: [Cluster]
  /// The layout engine that suits its size.
  public var engine: Engine

  /// The layout engines of Graphviz that give the same picture each time.
  public enum Engine: String, Sendable, Hashable, CaseIterable {
    case dot, neato, sfdp, circo, twopi
  }

  /// Longer labels are cut.
  public static let longestLabel = 60

  /// Text as an escString that shows it as it is: no escapes, no entities, nothing that XML forbids.
  public static func escaped(_ text: String) -> String {
    var out = ""
    out.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": out += "\\\\"
      case "&": out += "&amp;"
      case "\n", "\r", "\t": out += " "
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE: continue
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": continue
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// Text cut to a length, in lines of about `width` characters that are broken between words.
  public static func wrapped(_ text: String, width: Int, longest: Int = longestLabel) -> String {
    var cut = text
    if text.count > longest { cut = text.prefix(longest - 1) + "…" }
    var lines: [String] = []
    for word in cut.split(whereSeparator: \.isWhitespace) {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.map(escaped).joined(separator: "\\n")
  }
}
