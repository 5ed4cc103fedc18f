import RelataGraph

/// The text around a drawing: what it is called, where it is from, and whose it is. An empty text leaves its element out.
public struct DiagramCaptions: Sendable, Hashable {
  /// Where the key to shapes, colours and lines stands.
  public enum Legend: String, Sendable, Hashable, CaseIterable {
    /// Below, or in the right margin.
    case bottom, right, off
  }

  /// Instead of the corpus's name.
  public var title: String?
  /// Under the title; without it, none.
  public var subtitle: String?
  /// Instead of the number of documents.
  public var source: String?
  /// Instead of the first and the last date of the documents.
  public var dates: String?
  /// Whose picture it is; without it, none.
  public var credit: String?
  /// Instead of the style's place.
  public var legend: Legend?
  /// Whether room is dear: text is broken to short lines, and the legend stands in two columns instead of four.
  public var isNarrow = false

  public init(title: String? = nil) { self.title = title }

  /// The title of a picture, or the name of what it shows.
  func title(_ name: String) -> String { Diagram.plain(title ?? name) }

  /// What stands under the drawing, a string a row.
  func footer(_ graph: Graph, _ words: DiagramWords) -> [String] {
    [source ?? "\(words[.source]) \(DiagramCaptions.count(graph, words))", dates ?? DiagramCaptions.dates(graph, words), credit].compactMap { $0 }
      .map(Diagram.plain).filter { !$0.isEmpty }
  }

  /// `12 documents`, `3,838 documents`.
  static func count(_ graph: Graph, _ words: DiagramWords) -> String {
    let count = graph.corpus.documents.count
    return "\(words.figure(count)) \(words[count == 1 ? .document : .documents])"
  }

  /// `15 to 21 August 2025`, as far as dates are known.
  static func dates(_ graph: Graph, _ words: DiagramWords) -> String? {
    let dates = graph.corpus.documents.compactMap { $0.date.map { String($0.prefix(10)) } }
    guard let first = dates.min(), let last = dates.max() else { return nil }
    return words.period(first, last)
  }

  /// The graph attributes for title and subtitle.
  func heading(_ title: String, _ style: DiagramStyle) -> [Diagram.Attribute] {
    let rows = Diagram.lines(title, width: 80, longest: 160)
    let small = Diagram.lines(subtitle ?? "", width: 110, longest: 320)
    guard !small.isEmpty else {
      return [.init("label", rows.map(Diagram.escaped).joined(separator: "\\\(style.title.end)") + (rows.count > 1 ? "\\\(style.title.end)" : ""))]
    }
    let parts = rows.map { style.markup($0, .title) } + small.map { style.markup($0, .subtitle) }
    return [.init("label", parts.map { $0 + "<br align=\"\(style.title.rawValue)\"/>" }.joined(), isMarkup: true)]
  }
}
