import CReportPage
import Mustache
import RelataGraph

/// A graph as one page that needs nothing else: diagrams to explore, filters, the sentences behind each line, a table.
///
/// The page loads nothing and sends nothing: a Content-Security-Policy allows its own script and style by their digests, and
/// no other. Texts of the corpus reach it through the template engine, which escapes them, or as JSON data.
public enum HTMLReport {
  /// A drawing of the graph, made by `DiagramStyle.diagram`, as SVG with its identifiers.
  public struct Drawing: Sendable {
    /// What the page calls it: `Strongest`.
    public var label: String
    public var svg: [UInt8]

    public init(label: String, svg: [UInt8]) {
      self.label = label
      self.svg = svg
    }
  }

  /// The bytes of the page; the same graph and drawings give the same bytes.
  ///
  /// - Parameters:
  ///   - title: Instead of the corpus's name.
  ///   - drawings: The first is shown first. SVG is put in as it is: it must come from Relata's own renderer.
  /// - Throws: What the template engine says, which is a mistake in this module.
  public static func page(_ graph: Graph, title: String? = nil, drawings: [Drawing]) throws -> [UInt8] {
    let template = try MustacheTemplate(string: text(relata_page_template()))
    let style = text(relata_page_style())
    let script = text(relata_page_script())
    let views = drawings.enumerated().map { ["id": "view-\($0)", "label": $1.label, "svg": inline($1.svg)] }
    let rows = ReportRow.rows(graph)
    let context: [String: Any] = [
      "title": title ?? graph.corpus.name, "source": DiagramStyle().source(graph), "generator": "\(graph.generator.name) \(graph.generator.version)",
      "style": style, "script": script, "styleDigest": Digest.base64SHA256(Array(style.utf8)), "scriptDigest": Digest.base64SHA256(Array(script.utf8)),
      "entities": graph.entities.sorted { ($0.name, $0.id) < ($1.name, $1.id) }.map { ["id": $0.id, "name": $0.name] },
      "types": EntityType.allCases.filter { type in graph.entities.contains { $0.type == type } }.map(\.rawValue),
      "quads": ReportRow.quads.filter { quad in graph.relations.contains { ReportRow.quad($0) == quad } },
      "polarities": Polarity.allCases.map(\.rawValue), "modalities": Modality.allCases.map(\.rawValue),
      "relationTypes": Set(graph.relations.map(\.type)).sorted().map { ["id": $0, "label": graph.relationTypes[$0]?.label ?? $0] },
      "documents": graph.corpus.documents.map { ["id": $0.id, "label": [$0.date, $0.title ?? $0.id].compactMap { $0 }.joined(separator: " ")] },
      "views": views, "hidden": Array(views.dropFirst()), "picture": views.first?["svg"] ?? "", "relations": rows, "data": ReportData.json(graph),
    ]
    return Array(template.render(context).utf8)
  }

  private static func text(_ part: relata_page_part) -> String {
    String(decoding: UnsafeRawBufferPointer(start: part.bytes, count: part.size), as: UTF8.self)
  }

  /// SVG without the declaration that stands before a document of its own.
  private static func inline(_ svg: [UInt8]) -> String {
    let text = String(decoding: svg, as: UTF8.self)
    guard text.hasPrefix("<?xml"), let end = text.firstIndex(of: ">") else { return text }
    return String(text[text.index(after: end)...].drop(while: \.isNewline))
  }
}
