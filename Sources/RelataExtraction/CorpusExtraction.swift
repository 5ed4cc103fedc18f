import Dispatch
import RelataCorpus
import RelataGraph
import RelataSyntax
import Synchronization

/// Extracts the graph of a corpus, several documents at a time.
///
/// Workers take documents from the reader one by one, so that no more texts are held than there are workers. The graph does
/// not depend on how many there are: an assembly takes documents in any order.
public struct CorpusExtraction: Sendable {
  public let model: SyntaxModel
  public let extractor: Extractor
  public let generator: Graph.Generator
  /// The number of documents read at the same time.
  public var jobs: Int
  /// Whether to go on behind a document that can't be read.
  public var skipsUnreadable: Bool
  /// How many sentences and mentions are kept, as in `Graph.limit`.
  public var limit: Int?
  /// Whether documents that reprint one text count as one source.
  public var findsReprints: Bool

  public init(
    model: SyntaxModel, extractor: Extractor, generator: Graph.Generator, jobs: Int = 1, skipsUnreadable: Bool = false, limit: Int? = nil,
    findsReprints: Bool = true
  ) {
    self.model = model
    self.extractor = extractor
    self.generator = generator
    self.jobs = max(1, jobs)
    self.skipsUnreadable = skipsUnreadable
    self.limit = limit
    self.findsReprints = findsReprints
  }

  private func assembly(_ generator: Graph.Generator) -> GraphAssembly {
    GraphAssembly(gazetteer: extractor.gazetteer, ontology: extractor.ontology, generator: generator, limit: limit)
  }

  /// A graph, and how it came about.
  public struct Result: Sendable {
    public var graph: Graph
    /// The documents that could not be read, in the order of the corpus; empty unless these are skipped.
    public var skipped: [CorpusError]
    /// The number of documents that were parsed, rather than taken from an earlier graph or a journal.
    public var parsed: Int
  }

  fileprivate struct State {
    var reader: CorpusReader
    var assembly: GraphAssembly
    /// Documents that are as the earlier graph has them, with their signatures.
    var unchanged: [String: String] = [:]
    var skipped: [CorpusError] = []
    var failure: (any Error)?
    var finished = 0
    var parsed = 0

    /// The next readable document; `nil` at the end or after an error that stops the run.
    mutating func next(skipsUnreadable: Bool) -> Document? {
      while failure == nil {
        do {
          return try reader.read()
        } catch {
          if skipsUnreadable { skipped.append(error) } else { failure = error }
        }
      }
      return nil
    }
  }

  /// Reads and extracts all documents.
  ///
  /// - Parameters:
  ///   - corpus: What to read.
  ///   - name: The name of the corpus, for the graph's header.
  ///   - known: A graph to which there is no `obstacle(to:_:)`; what it says of documents that have not changed is taken over.
  ///   - journal: What was read is taken from it and added to it.
  ///   - progress: Is called with the number of documents done, from one thread at a time.
  /// - Throws: The first `CorpusError` in the order of the corpus, unless unreadable documents are skipped; `JournalError`;
  ///   `MergeError` where the known graph is damaged.
  public func run(
    _ corpus: Corpus, name: String, known: Graph? = nil, journal: Journal? = nil, progress: @Sendable (Int) -> Void = { _ in }
  ) throws -> Result {
    let earlier = known?.corpus.documentTable ?? [:]
    let state = Mutex(State(reader: CorpusReader(corpus), assembly: assembly(generator)))
    DispatchQueue.concurrentPerform(iterations: jobs) { _ in
      let parser = SyntaxParser(model: model)
      while let document = state.withLock({ $0.next(skipsUnreadable: skipsUnreadable) }) {
        let record = record(of: document)
        if let old = earlier[document.id], Journal.key(of: old) == Journal.key(of: record) {
          state.withLock { state in
            state.unchanged[document.id] = record.signature
            state.finish(progress)
          }
          continue
        }
        if var graph = journal?.graph(of: record) {
          graph.corpus.documents = graph.corpus.documents.map { $0.signed(record.signature) }
          state.withLock { state in
            do {
              try state.assembly.add(graph)
            } catch {
              state.failure = state.failure ?? error
            }
            state.finish(progress)
          }
          continue
        }
        var graph = extractor.extract(document, sentences: parser.parse(document.text, paragraphs: document.paragraphs))
        graph.document.signature = record.signature
        do {
          try journal?.add(alone(graph), of: record)
        } catch {
          state.withLock { $0.failure = $0.failure ?? error }
        }
        state.withLock { state in
          state.assembly.add(graph)
          state.parsed += 1
          state.finish(progress)
        }
      }
    }
    let assembled = try state.withLock { state in
      if let failure = state.failure { throw failure }
      var assembly = GraphAssembly(gazetteer: extractor.gazetteer, ontology: extractor.ontology, generator: generator)
      // Taken out, so that what it holds is not held twice.
      swap(&assembly, &state.assembly)
      if let known {
        let unchanged = state.unchanged
        try assembly.add(known) { unchanged[$0] != nil }
        assembly.sign(unchanged)
      }
      return (assembly, state.skipped, state.parsed)
    }
    return Result(graph: assembled.0.graph(name: name), skipped: assembled.1, parsed: assembled.2)
  }

  /// What is known of a document before it is parsed: all but the number of its words.
  private func record(of document: Document) -> Graph.Document {
    Graph.Document(
      id: document.id, title: document.title, date: document.date, source: document.source, digest: Digest.sha256(document.text.utf8), words: 0,
      signature: findsReprints ? ReprintSignature.of(document) : "")
  }

  /// The graph of one document.
  private func alone(_ document: DocumentGraph) -> Graph {
    var assembly = GraphAssembly(gazetteer: extractor.gazetteer, ontology: extractor.ontology, generator: generator)
    assembly.add(document)
    return assembly.graph(name: "")
  }

  /// Extracts from trees parsed elsewhere.
  ///
  /// - Parameters:
  ///   - paths: CoNLL-U files; `-` for standard input.
  ///   - name: The name of the corpus, for the graph's header.
  /// - Throws: `CoNLLUError` with file and line.
  public func run(conllu paths: [String], name: String) throws -> Graph {
    // Whose trees they are is not known, but not the model's.
    var generator = generator
    generator.model = ""
    var assembly = assembly(generator)
    var origins: [String: String] = [:]
    for path in Set(paths).sorted() {
      var file = try CoNLLUFile(path, trees: true)
      while let parsed = try file.document() {
        if let first = origins[parsed.id] { throw CorpusError(path: path, cause: .duplicate(id: parsed.id, first: first)) }
        origins[parsed.id] = path
        let document = Document(id: parsed.id, text: parsed.text)
        var graph = extractor.extract(document, sentences: parsed.sentences)
        graph.document.signature = record(of: document).signature
        assembly.add(graph)
      }
    }
    return assembly.graph(name: name)
  }
}

extension CorpusExtraction {
  /// Why what a graph says of unchanged documents can't be taken over.
  public enum Obstacle: Sendable, Hashable, CustomStringConvertible {
    case tools([GraphDiff.Tool])
    /// It was not made by extraction, or by an older version.
    case noBearers
    /// It keeps fewer sentences than are wanted.
    case limit(Int)
    /// It doesn't keep all sentences, and what documents that are no longer as they were said can't be taken out.
    case changed
    case standardInput

    public var description: String {
      switch self {
      case .tools(let tools): "the graph was made with another \(tools.map(\.rawValue).joined(separator: ", another "))"
      case .noBearers: "the graph does not say whom its documents speak of"
      case .limit(let limit): "the graph keeps \(limit) sentences for each relation"
      case .changed: "the graph doesn't keep all sentences, and documents that it was made from have changed or are gone"
      case .standardInput: "the graph doesn't keep all sentences, and standard input can't be read twice to see what has changed"
      }
    }
  }

  /// What keeps a graph from being brought up to date, so that every document must be read anew; `nil` if nothing does.
  ///
  /// A graph that doesn't keep all sentences is held against the corpus first, which is read for that, but not parsed.
  public func obstacle(to graph: Graph, _ corpus: Corpus) -> Obstacle? {
    let tools = generator.differences(from: graph.generator)
    if !tools.isEmpty { return .tools(tools) }
    if graph.entities.contains(where: { $0.bearers.isEmpty && !$0.mentions.isEmpty }) { return .noBearers }
    guard let kept = graph.limit else { return nil }
    if kept < limit ?? .max { return .limit(kept) }
    if corpus.sources.contains(where: { $0.path == "-" }) { return .standardInput }
    var missing = graph.corpus.documentTable
    var reader = CorpusReader(corpus)
    var isDone = false
    while !isDone {
      // What can't be read is found again, and told, when it is to be parsed.
      guard let document = try? reader.read() else {
        isDone = reader.isAtEnd
        continue
      }
      let record = record(of: document)
      if let old = missing[document.id], Journal.key(of: old) == Journal.key(of: record) { missing[document.id] = nil }
    }
    return missing.isEmpty ? nil : .changed
  }
}

extension CorpusExtraction.State {
  fileprivate mutating func finish(_ progress: (Int) -> Void) {
    finished += 1
    progress(finished)
  }
}

extension Graph.Document {
  fileprivate func signed(_ signature: String) -> Self {
    var out = self
    out.signature = signature
    return out
  }
}
