import Dispatch
import RelataAssembly
import RelataCorpus
import RelataGraph
import RelataSupport
import RelataSyntax

extension Relata {
  /// A graph, and how it came about.
  public struct Extraction: Sendable {
    /// The graph, ready to be written.
    public var graph: AssembledGraph
    /// The documents that could not be read, in the order of the corpus; empty unless these are skipped.
    public var skipped: [CorpusError]
    /// What was noticed while reading.
    public var remarks: Remarks
    /// The number of documents that were parsed, rather than taken from an earlier graph or a journal.
    public var parsed: Int
  }

  /// Reads and extracts all documents of a corpus, of any size.
  ///
  /// - Parameters:
  ///   - corpus: What to read.
  ///   - name: The name of the corpus, for the graph's header.
  ///   - known: A graph to which there is no `obstacle(to:_:keepsAbsent:)`; what it says of documents that have not changed is taken over.
  ///   - keepsAbsent: Whether documents of the known graph that the corpus doesn't have stay in it.
  ///   - journal: What was read is taken from it and added to it.
  ///   - progress: Is called with the number of documents done, from one thread at a time.
  /// - Throws: The first `CorpusError` in the order of the corpus, unless unreadable documents are skipped; `JournalError`;
  ///   `ScratchError`; `MergeError` where the known graph is damaged; `YAMLError` where corrections can't be followed.
  public func extract(
    _ corpus: Corpus, name: String, known: Graph? = nil, keepsAbsent: Bool = false, journal: Journal? = nil,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws -> Extraction {
    try extract(CorpusReader(corpus), name: name, known: known, keepsAbsent: keepsAbsent, journal: journal, progress: progress)
  }

  func extract(
    _ documents: sending any DocumentFeed, name: String, known: Graph? = nil, keepsAbsent: Bool = false, journal: Journal? = nil,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws -> Extraction {
    let run = ExtractionRun(self, documents, known: known, journal: journal, progress: progress)
    DispatchQueue.concurrentPerform(iterations: max(1, jobs)) { _ in run.work() }
    return try run.result(name: name, known: known, keepsAbsent: keepsAbsent)
  }

  /// Extracts from trees parsed elsewhere.
  ///
  /// - Parameters:
  ///   - paths: CoNLL-U files; `-` for standard input.
  ///   - name: The name of the corpus, for the graph's header.
  /// - Throws: `CoNLLUError` with file and line; `CorpusError` where two documents have one identifier, or one takes too long;
  ///   `ScratchError`; `YAMLError` where corrections can't be followed.
  public func extract(conllu paths: [String], name: String) throws -> AssembledGraph {
    // Whose trees they are is not known, but not the model's.
    var generator = generator
    generator.model = ""
    var assembly = assembly(generator)
    var origins = FingerprintTable()
    let paths = Set(paths).sorted()
    let reader = DocumentExtraction(extractor, scoring, model)
    for (number, path) in paths.enumerated() {
      var file = try CoNLLUFile(path, trees: true)
      while let parsed = try file.document() {
        if let first = origins[parsed.id] {
          throw CorpusError(path: path, cause: .duplicate(id: parsed.id, first: paths[Int(first)], part: nil))
        }
        origins[parsed.id] = UInt32(number)
        let document = Document(id: parsed.id, text: parsed.text)
        assembly.search.look(in: document.text, of: document.id)
        do {
          assembly.add(try reader.graph(of: document, as: record(of: document), sentences: parsed.sentences, until: Deadline(documentTime)))
        } catch {
          throw CorpusError(path: path, cause: .tooSlow(id: parsed.id, limit: error.limit))
        }
        if let failure = assembly.failure { throw failure }
      }
    }
    origins = FingerprintTable()
    return try assembly.assembled(name: name, correcting: corrections, skipsUnmatched: skipsUnmatched)
  }

  func assembly(_ generator: Graph.Generator) -> GraphAssembly {
    var assembly = GraphAssembly(gazetteer: extractor.gazetteer, ontology: extractor.ontology, generator: generator, limit: limit, folder: folder)
    assembly.search = SentenceSearch(corrections)
    return assembly
  }

  /// What is known of a document before it is parsed: all but the number of its words.
  func record(of document: Document) -> Graph.Document {
    Graph.Document(
      id: document.id, title: document.title, date: document.date, source: document.source, digest: Digest.sha256(document.text.utf8), words: 0,
      signature: findsReprints ? ReprintSignature.of(document) : "")
  }
}
