import RelataGraph
import RelataSupport

/// What is new in a graph, strongest first, each with its sentence and its article: a page for somebody who reads it every morning.
///
/// More sentences that say what was said before are no news; nor is what another tool or other documents around it make of an old text.
public struct NewsReport: Sendable, Hashable {
  /// A relation that was not there before.
  public struct Item: Sendable, Hashable {
    public var title: String
    public var sentence: String
    /// The date, the source and the title of the article, as far as they are known.
    public var article: String
  }

  /// The most items of a page.
  public static let usualLimit = 12
  /// A longer sentence is cut, in Unicode scalars.
  private static let longestSentence = 320
  private static let mostNames = 12

  public let items: [Item]
  /// The number of relations that are new, shown or not.
  public let count: Int
  /// The number of articles that are new.
  public let articles: Int
  /// The names of entities that are new, those of the items first.
  public let names: [String]
  private let nameCount: Int
  /// What the news is of, and what told it.
  let corpus: String
  let generator: Graph.Generator

  /// - Parameters:
  ///   - diff: What changed.
  ///   - graph: The graph after.
  ///   - limit: The most items.
  public init(_ diff: GraphDiff, to graph: Graph, limit: Int = NewsReport.usualLimit) {
    let moved = Set(diff.transitions.filter { $0.kind == .moved }.map(\.to))
    let news = diff.relations.filter { change in
      change.before == nil && change.after != nil && !moved.contains(change.statement) && change.causes.contains { $0.document != nil || $0 == .unexplained }
    }
    // What happened says more than who holds which office.
    let ranked = news.indices.sorted { left, right in
      func rank(_ index: Int) -> (Int, Int, Double) {
        let relation = news[index].after
        return (relation?.quad == nil ? 0 : 1, news[index].newWeight, relation?.confidence ?? 0)
      }
      let (one, other) = (rank(left), rank(right))
      return one == other ? left < right : one > other
    }
    let documents = Dictionary(graph.corpus.documents.map { ($0.id, $0) }) { first, _ in first }
    items = ranked.prefix(max(0, limit)).map { NewsReport.item(news[$0], graph, documents) }
    count = news.count
    articles = diff.documents.count { $0.kind == .added }
    let shown = Set(ranked.prefix(max(0, limit)).flatMap { [news[$0].statement.source, news[$0].statement.target] })
    let fresh = diff.entities.filter { $0.before == nil }.compactMap(\.after)
    names = (fresh.filter { shown.contains($0.id) } + fresh.filter { !shown.contains($0.id) }).prefix(NewsReport.mostNames).map { TerminalText.line($0.name) }
    nameCount = fresh.count
    corpus = TerminalText.line(graph.corpus.name)
    generator = graph.generator
  }

  public var isEmpty: Bool { count == 0 }

  private static func item(_ change: GraphDiff.RelationChange, _ graph: Graph, _ documents: [String: Graph.Document]) -> Item {
    func name(_ id: String) -> String { graph.entity(id)?.name ?? id }
    let statement = change.statement
    var status: [String] = []
    if statement.polarity == .negated { status.append("negated") }
    if statement.modality != .actual { status.append(statement.modality.rawValue) }
    if let speaker = statement.attributed { status.append("says \(name(speaker))") }
    if change.newWeight > 1 { status.append("×\(change.newWeight)") }
    let label = graph.relationTypes[statement.type]?.label ?? statement.type
    let title = "\(name(statement.source)) — \(label) — \(name(statement.target))" + (status.isEmpty ? "" : " (\(status.joined(separator: ", ")))")
    let best = change.addedEvidence.surest
    let document = best.flatMap { documents[$0.document] }
    let place = [document?.date, document?.source].compactMap { $0 }.joined(separator: ", ")
    let headline = document?.title ?? best?.document ?? ""
    let article = place.isEmpty || headline.isEmpty ? place + headline : "\(place): \(headline)"
    return Item(title: TerminalText.line(title), sentence: TerminalText.line(cut(best?.text ?? "")), article: TerminalText.line(article))
  }

  private static func cut(_ sentence: String) -> String {
    guard sentence.unicodeScalars.count > longestSentence else { return sentence }
    return String(String.UnicodeScalarView(sentence.unicodeScalars.prefix(longestSentence - 1))) + "…"
  }

  // MARK: Words

  /// `2 new articles, 5 new relations, 1 new name`
  var headline: String {
    func counted(_ count: Int, _ one: String) -> String { "\(count) new \(one)\(count == 1 ? "" : "s")" }
    return [counted(articles, "article"), counted(count, "relation"), counted(nameCount, "name")].joined(separator: ", ")
  }

  /// How many relations there are besides those shown.
  var more: String? { count > items.count ? "and \(count - items.count) more" : nil }

  /// `New names: A, B and 3 more`
  var newNames: String? {
    names.isEmpty ? nil : "New names: " + names.joined(separator: ", ") + (nameCount > names.count ? " and \(nameCount - names.count) more" : "")
  }

  /// For a terminal or the text of a mail.
  public func text() -> String {
    guard !isEmpty else { return "Nothing new.\n" }
    var out = TerminalLines()
    out.add("\(corpus): \(headline)")
    for item in items {
      out.add()
      out.add("  \(item.title)")
      out.add("    “\(item.sentence)”")
      out.add("    \(item.article)")
    }
    for line in [more, newNames].compactMap({ $0 }) {
      out.add()
      out.add(line)
    }
    return out.text
  }
}
