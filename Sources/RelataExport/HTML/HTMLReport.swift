import CReportPage
import RelataGraph
import RelataSupport

/// A graph, or what changed between two, as one page that needs nothing else: a diagram that is laid out in the browser, pictures, filters,
/// the sentences behind each line, a table, and of a graph the means to correct it.
///
/// The page loads nothing and sends nothing: a Content-Security-Policy allows its own script and style by their digests, and
/// no other. Texts of the corpus reach it through a stylesheet (XSLT 1.0), which escapes them, or as JSON data.
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

  /// What a page of a graph takes from elsewhere than the graph.
  public struct Context: Sendable {
    /// What boxes tell instead of lines.
    public var facts = DiagramFacts()
    /// What lines call relations.
    public var words = DiagramWords()
    /// The relation types that a correction may name besides the graph's.
    public var vocabulary: [String: RelationType] = [:]
    /// The digest that the browser keeps corrections under; the graph's own where it is `nil`.
    public var digest: String?
    /// The graph's file, as the page's commands name it.
    public var path = "graph.json"

    public init() {}
  }

  /// A page holds no more relations than this, the strongest: browsers show it at once, and it can still be sent by mail.
  public static let largest = 2_000
  /// A page holds no more sentences of a relation than this, the surest.
  public static let mostSentences = 50

  /// The bytes of the page of a graph; the same graph and drawings give the same bytes.
  ///
  /// - Parameters:
  ///   - graph: The graph; of more than `largest` relations the page has the strongest, and says so.
  ///   - title: Instead of the corpus's name.
  ///   - drawings: Pictures besides the diagram that the browser lays out. SVG is put in as it is: it must come from Relata's own renderer.
  ///   - context: How relations are worded, and what the page is told of its origin.
  /// - Throws: `StylesheetError`, where there is no libxslt or no memory for the page.
  public static func page(_ graph: Graph, title: String? = nil, drawings: [Drawing], context: Context = Context()) throws -> [UInt8] {
    try page(ReportContent(graph, title: title, context), drawings)
  }

  /// The bytes of the page of a diff, with everything of both versions and what became of it.
  ///
  /// - Parameters:
  ///   - diff: What changed.
  ///   - old: The graph before.
  ///   - new: The graph after.
  ///   - title: Instead of the names of the corpora.
  ///   - drawings: Of the diff, of the old and of the new graph; as for the page of a graph.
  /// - Throws: `StylesheetError`, where there is no libxslt or no memory for the page.
  public static func page(_ diff: GraphDiff, from old: Graph, to new: Graph, title: String? = nil, drawings: [Drawing]) throws -> [UInt8] {
    try page(ReportContent(diff, from: old, to: new, title: title), drawings)
  }

  private static func page(_ content: ReportContent, _ drawings: [Drawing]) throws -> [UInt8] {
    let style = text(relata_page_style())
    let layout = text(relata_page_layout())
    let script = text(relata_page_script())
    let report = XMLWriter()
    report.element(
      "report",
      [
        "title": content.title, "source": content.source, "generator": "\(content.generator.name) \(content.generator.version)",
        "styleDigest": Digest.base64SHA256(Array(style.utf8)), "scriptDigest": Digest.base64SHA256(Array(script.utf8)),
        "layoutDigest": Digest.base64SHA256(Array(layout.utf8)),
      ]
    ) {
      if content.isDiff { report.attribute("isDiff", "yes") }
      if let notice = content.notice { report.attribute("notice", notice) }
      for (name, text) in [("style", style), ("layout", layout), ("script", script), ("data", ReportData.json(content))] {
        report.element(name) { report.text(text) }
      }
      for (number, drawing) in drawings.enumerated() {
        report.element("view", ["id": "view-\(number)", "label": drawing.label]) { report.text(inline(drawing.svg)) }
      }
      writeFilters(content, to: report)
      for row in ReportTable.rows(content) { report.element("row", row) }
      for section in content.sections { write(section, to: report) }
    }
    return try Stylesheet.page(of: report.finish(), by: relata_page_template())
  }

  /// What can be chosen from.
  private static func writeFilters(_ content: ReportContent, to report: XMLWriter) {
    for entity in content.entities.sorted(by: { ($0.name, $0.id) < ($1.name, $1.id) }) { report.element("entity", ["id": entity.id, "name": entity.name]) }
    for change in DiffChange.allCases where content.rows.contains(where: { $0.change == change }) {
      report.element("change", ["id": change.rawValue, "label": change.label]) { if change == .unchanged { report.attribute("unchecked", "yes") } }
    }
    // A correction may bring kinds and classes that the graph doesn't have.
    let isCorrected = !content.isDiff
    for type in EntityType.allCases where isCorrected || content.entities.contains(where: { $0.type == type }) { report.element("type", ["id": type.rawValue]) }
    for quad in ReportRow.quads {
      let isUsed = content.rows.contains { $0.quad == quad }
      if isCorrected || isUsed { report.element("quad", ["id": quad]) { if isUsed { report.attribute("used", "yes") } } }
    }
    for polarity in Polarity.allCases { report.element("polarity", ["id": polarity.rawValue]) }
    for modality in Modality.allCases { report.element("modality", ["id": modality.rawValue]) }
    for type in Set(content.rows.map(\.relation.type)).sorted() {
      report.element("relationType", ["id": type, "label": content.relationTypes[type]?.label ?? type])
    }
    for document in content.documents {
      report.element("document", ["id": document.id, "label": [document.date, document.title ?? document.id].compactMap { $0 }.joined(separator: " ")])
    }
  }

  private static func write(_ section: DiffReport.Section, to report: XMLWriter) {
    report.element("section", ["title": section.title]) {
      for entry in section.entries {
        report.element("entry", ["sign": entry.sign.rawValue, "class": entry.sign.word, "title": Diagram.plain(entry.title)]) {
          for note in entry.notes { report.element("note") { report.text(Diagram.plain(note)) } }
        }
      }
    }
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
