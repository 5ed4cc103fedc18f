@testable import RelataCorpus

/// What is fuzzed. Each target takes any bytes, and fails where one of the project's promises does not hold.
enum FuzzTarget: String, CaseIterable {
  case text, html, jsonl, table, feed, richtext, message, mailbox, crawl, archive, gzip, word, opendocument, layout, export, conllu, graph, diff, patch, model,
    ontology, gazetteer, patterns, corrections, dot, xml, segmenter, extraction

  /// The ending of the file that the target's input is read from, where it is read from one.
  var ending: String {
    switch self {
    case .html: "html"
    case .jsonl: "jsonl"
    case .table: "csv"
    case .feed: "rss"
    case .richtext: "rtf"
    case .message: "eml"
    case .mailbox: "mbox"
    case .crawl: "warc"
    case .archive: "zip"
    case .gzip: "gz"
    case .conllu: "conllu"
    default: "txt"
    }
  }

  /// - Throws: `BrokenPromise`. Crashes, hangs and leaks are found by whoever calls.
  func run(_ bytes: [UInt8], _ scratch: ScratchFile) throws {
    switch self {
    case .text: try CorpusPromises.text(bytes, scratch)
    case .html, .jsonl, .table, .feed, .richtext, .message, .mailbox, .crawl, .archive, .gzip: try CorpusPromises.documents(bytes, scratch)
    case .word: try CorpusPromises.paragraphs { try WordFormat.paragraphs(bytes) }
    case .opendocument: try CorpusPromises.paragraphs { try OpenDocumentFormat.paragraphs(bytes) }
    case .layout: try CorpusPromises.layout(bytes)
    case .export: try CorpusPromises.export(bytes)
    case .conllu: try SyntaxPromises.conllu(bytes, scratch)
    case .graph: try GraphPromises.file(bytes)
    case .diff: try GraphPromises.diff(bytes)
    case .patch: try GraphPromises.patch(bytes)
    case .model: try SyntaxPromises.model(bytes)
    case .ontology: try KnowledgePromises.ontology(bytes)
    case .gazetteer: try KnowledgePromises.gazetteer(bytes)
    case .patterns: try KnowledgePromises.patterns(bytes)
    case .corrections: try KnowledgePromises.corrections(bytes)
    case .dot: try ExportPromises.dot(bytes)
    case .xml: try ExportPromises.xml(bytes)
    case .segmenter: try SyntaxPromises.segmenter(bytes)
    case .extraction: try ExtractionPromises.graph(bytes)
    }
  }
}

/// A promise that an input makes the project break.
struct BrokenPromise: Error, CustomStringConvertible {
  var description: String

  static func check(_ holds: Bool, _ promise: @autoclosure () -> String) throws {
    if !holds { throw BrokenPromise(description: "broken promise: " + promise()) }
  }
}
