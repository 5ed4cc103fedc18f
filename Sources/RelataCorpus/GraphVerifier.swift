import RelataGraph
import RelataSupport

/// Holds a graph against the documents that it was made from: every digest, and the text at every span.
///
/// Documents are handed in one by one, so that no more than one is in memory.
public struct GraphVerifier {
  /// A text of the graph, and where the corpus must have it.
  private struct Quotation {
    var place: String
    var range: Range<Int>
    /// `nil` for spans that have no text of their own.
    var text: String?
  }

  private let documents: [String: Graph.Document]
  private let quotations: [String: [Quotation]]
  private var seen: Set<String> = []
  /// What was wrong so far.
  public private(set) var problems: [GraphProblem] = []

  public init(_ graph: Graph) {
    documents = Dictionary(graph.corpus.documents.map { ($0.id, $0) }) { first, _ in first }
    var quotations: [String: [Quotation]] = [:]
    for entity in graph.entities + graph.rejected.entities {
      for mention in entity.mentions {
        quotations[mention.document, default: []].append(Quotation(place: "node \(entity.id)", range: mention.range, text: mention.text))
      }
    }
    for relation in graph.relations + graph.withheld + graph.rejected.relations {
      for evidence in relation.evidence {
        quotations[evidence.document, default: []].append(Quotation(place: relation.place, range: evidence.range, text: evidence.text))
        for span in [evidence.trigger, evidence.source, evidence.target] {
          quotations[evidence.document, default: []].append(Quotation(place: relation.place, range: span, text: nil))
        }
      }
    }
    self.quotations = quotations
  }

  /// Checks what the graph says of a document.
  public mutating func check(_ document: Document) {
    func problem(_ place: String, _ message: String) { problems.append(GraphProblem(place: place, message: message)) }
    let place = "document \(document.id)"
    guard let known = documents[document.id] else { return problem(place, "is in the corpus, but not in the graph") }
    seen.insert(document.id)
    let digest = Digest.sha256(document.text.utf8)
    if digest != known.digest { problem(place, "its text has changed: the digest is \(digest), in the graph \(known.digest)") }
    for (name, found, expected) in [
      ("title", document.title, known.title), ("date", document.date, known.date), ("source", document.source, known.source),
    ] where found != expected {
      problem(place, "its \(name) is \(found ?? "none"), in the graph \(expected ?? "none")")
    }
    let text = Array(document.text.unicodeScalars)
    for quotation in quotations[document.id] ?? [] {
      guard quotation.range.upperBound <= text.count else {
        problem(quotation.place, "\(quotation.range.written) is beyond the end of document \(document.id), which has \(text.count) characters")
        continue
      }
      if let expected = quotation.text, !text[quotation.range].elementsEqual(expected.unicodeScalars) {
        var found = String.UnicodeScalarView()
        found.append(contentsOf: text[quotation.range])
        problem(quotation.place, "\(quotation.range.written) of document \(document.id) is “\(String(found))”, in the graph “\(expected)”")
      }
    }
  }

  /// What was wrong, when all documents have been checked: those that are missing included.
  public func finish() -> [GraphProblem] {
    let missing = documents.keys.filter { !seen.contains($0) }.sorted()
    return (problems + missing.map { GraphProblem(place: "document \($0)", message: "is in the graph, but not in the corpus") }).sorted()
  }
}
