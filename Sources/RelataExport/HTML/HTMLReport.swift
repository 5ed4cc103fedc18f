import CReportPage
import Mustache
import RelataGraph

/// A graph, or what changed between two, as one page that needs nothing else: diagrams to explore, filters, the sentences behind
/// each line, a table.
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

  /// The bytes of the page of a graph; the same graph and drawings give the same bytes.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - title: Instead of the corpus's name.
  ///   - drawings: The first is shown first. SVG is put in as it is: it must come from Relata's own renderer.
  /// - Throws: What the template engine says, which is a mistake in this module.
  public static func page(_ graph: Graph, title: String? = nil, drawings: [Drawing]) throws -> [UInt8] {
    try page(ReportContent(graph, title: title), drawings)
  }

  /// The bytes of the page of a diff, with everything of both versions and what became of it.
  ///
  /// - Parameters:
  ///   - diff: What changed.
  ///   - old: The graph before.
  ///   - new: The graph after.
  ///   - title: Instead of the names of the corpora.
  ///   - drawings: Of the diff, of the old and of the new graph; as for the page of a graph.
  /// - Throws: What the template engine says, which is a mistake in this module.
  public static func page(_ diff: GraphDiff, from old: Graph, to new: Graph, title: String? = nil, drawings: [Drawing]) throws -> [UInt8] {
    try page(ReportContent(diff, from: old, to: new, title: title), drawings)
  }

  private static func page(_ content: ReportContent, _ drawings: [Drawing]) throws -> [UInt8] {
    MustacheContentTypes.register(EscapedHTML(), named: EscapedHTML.name)
    let template = try MustacheTemplate(string: "{{% CONTENT_TYPE:\(EscapedHTML.name)}}" + text(relata_page_template()))
    let style = text(relata_page_style())
    let script = text(relata_page_script())
    let views = drawings.enumerated().map { ["id": "view-\($0)", "label": $1.label, "svg": inline($1.svg)] }
    let changes = DiffChange.allCases.filter { change in content.rows.contains { $0.change == change } }
    let context: [String: Any] = [
      "title": content.title, "source": content.source, "generator": "\(content.generator.name) \(content.generator.version)",
      "style": style, "script": script, "styleDigest": Digest.base64SHA256(Array(style.utf8)), "scriptDigest": Digest.base64SHA256(Array(script.utf8)),
      "entities": content.entities.sorted { ($0.name, $0.id) < ($1.name, $1.id) }.map { ["id": $0.id, "name": $0.name] },
      "types": EntityType.allCases.filter { type in content.entities.contains { $0.type == type } }.map(\.rawValue),
      "quads": ReportRow.quads.filter { quad in content.rows.contains { $0.quad == quad } },
      "polarities": Polarity.allCases.map(\.rawValue), "modalities": Modality.allCases.map(\.rawValue),
      "relationTypes": Set(content.rows.map(\.relation.type)).sorted().map { ["id": $0, "label": content.relationTypes[$0]?.label ?? $0] },
      "documents": content.documents.map { ["id": $0.id, "label": [$0.date, $0.title ?? $0.id].compactMap { $0 }.joined(separator: " ")] },
      "views": views, "hidden": Array(views.dropFirst()), "picture": views.first?["svg"] ?? "", "relations": ReportTable.rows(content),
      "data": ReportData.json(content), "isDiff": content.isDiff,
      "changes": changes.map { ["id": $0.rawValue, "label": $0.label, "checked": $0 == .unchanged ? "" : "checked"] },
      "sections": content.sections.map(section),
    ]
    return Array(template.render(context).utf8)
  }

  /// A section of the report, whose texts the template escapes.
  private static func section(_ section: DiffReport.Section) -> [String: Any] {
    let entries = section.entries.map { entry -> [String: Any] in
      ["sign": entry.sign.rawValue, "class": entry.sign.word, "title": Diagram.plain(entry.title), "notes": entry.notes.map(Diagram.plain)]
    }
    return ["title": section.title, "count": section.count, "entries": entries]
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

/// HTML whose texts are escaped byte by byte; the engine's own type looks for characters, of which an accent makes others.
private struct EscapedHTML: MustacheContentType {
  static let name = "ESCAPED_HTML"

  func escapeText(_ text: String) -> String { MarkupText.escaped(text, apostrophes: true) }
}
