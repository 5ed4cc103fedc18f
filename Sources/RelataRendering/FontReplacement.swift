import CTextLayout
import CTextMetrics
import RelataExport

/// A font that the machine lacks, and what text is set in instead.
public struct FontReplacement: Sendable, Hashable, CustomStringConvertible {
  /// The first family of its list.
  public var wanted: String
  public var used: String

  public var description: String { "the font \(wanted) is not on this machine; \(used) is used instead" }

  /// Families whose letters are as wide as Helvetica's: a picture has the same places in any of them.
  private static let alike: Set<String> = [
    "helvetica", "arial", "liberation sans", "nimbus sans", "nimbus sans l", "arimo", "tex gyre heros", "freesans", "helvetica neue",
  ]
  private static let generic: Set<String> = ["sans-serif", "sans", "serif", "monospace"]

  init?(_ families: String) {
    let first = families.split(separator: ",").first.map { $0.split(separator: " ").joined(separator: " ") } ?? ""
    var name = [CChar](repeating: 0, count: 200)
    guard !first.isEmpty, !FontReplacement.generic.contains(first.lowercased()), font_lookup(families, &name, name.count) else { return nil }
    let found = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let (one, other) = (first.lowercased(), found.lowercased())
    guard one != other, !(FontReplacement.alike.contains(one) && FontReplacement.alike.contains(other)) else { return nil }
    (wanted, used) = (first, found)
  }
}

extension Renderer {
  /// The fonts of a diagram that the machine lacks, by name, where its picture or its measures depend on fonts.
  ///
  /// Nothing is known of them where there is no Fontconfig.
  public static func replacedFonts(in diagram: Diagram, as format: PictureFormat) -> [FontReplacement] {
    guard needsFonts(diagram, format) else { return [] }
    let attributes = [diagram.attributes, diagram.nodeDefaults, diagram.edgeDefaults] + (diagram.legend.nodes + diagram.nodes).map(\.attributes)
    var families: Set<String> = []
    for attribute in (attributes + diagram.edges.map(\.attributes)).joined() {
      if attribute.name == "fontname" { families.insert(attribute.value) }
      guard attribute.isMarkup else { continue }
      for face in attribute.value.split(separator: " face=\"").dropFirst() { families.insert(String(face.prefix { $0 != "\"" })) }
    }
    return Set(families.compactMap(FontReplacement.init)).sorted { ($0.wanted, $0.used) < ($1.wanted, $1.used) }
  }
}
