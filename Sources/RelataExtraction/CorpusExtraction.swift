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

  public init(
    model: SyntaxModel, extractor: Extractor, generator: Graph.Generator, jobs: Int = 1, skipsUnreadable: Bool = false, limit: Int? = nil
  ) {
    self.model = model
    self.extractor = extractor
    self.generator = generator
    self.jobs = max(1, jobs)
    self.skipsUnreadable = skipsUnreadable
    self.limit = limit
  }

  private var assembly: GraphAssembly {
    GraphAssembly(gazetteer: extractor.gazetteer, ontology: extractor.ontology, generator: generator, limit: limit)
  }

  /// A graph, and the documents that could not be read.
  public struct Result: Sendable {
    public var graph: Graph
    /// In the order of the corpus; empty unless unreadable documents are skipped.
    public var skipped: [CorpusError]
  }

  private struct State {
    var reader: CorpusReader
    var assembly: GraphAssembly
    var skipped: [CorpusError] = []
    var failure: CorpusError?
    var finished = 0

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
  ///   - progress: Is called with the number of documents done, from one thread at a time.
  /// - Throws: The first `CorpusError` in the order of the corpus, unless unreadable documents are skipped.
  public func run(_ corpus: Corpus, name: String, progress: @Sendable (Int) -> Void = { _ in }) throws(CorpusError) -> Result {
    let assembly = assembly
    let state = Mutex(State(reader: CorpusReader(corpus), assembly: assembly))
    DispatchQueue.concurrentPerform(iterations: jobs) { _ in
      let parser = SyntaxParser(model: model)
      while let document = state.withLock({ $0.next(skipsUnreadable: skipsUnreadable) }) {
        let graph = extractor.extract(document, sentences: parser.parse(document.text, paragraphs: document.paragraphs))
        state.withLock {
          $0.assembly.add(graph)
          $0.finished += 1
          progress($0.finished)
        }
      }
    }
    // The assembly is taken out, so that what it holds is not held twice.
    let (done, skipped, failure) = state.withLock { state in
      defer { state.assembly = assembly }
      return (state.assembly, state.skipped, state.failure)
    }
    if let failure { throw failure }
    return Result(graph: done.graph(name: name), skipped: skipped)
  }

  /// Extracts from trees parsed elsewhere.
  ///
  /// - Parameters:
  ///   - paths: CoNLL-U files; `-` for standard input.
  ///   - name: The name of the corpus, for the graph's header.
  /// - Throws: `CoNLLUError` with file and line.
  public func run(conllu paths: [String], name: String) throws -> Graph {
    var assembly = assembly
    var origins: [String: String] = [:]
    for path in Set(paths).sorted() {
      var file = try CoNLLUFile(path, trees: true)
      while let parsed = try file.document() {
        if let first = origins[parsed.id] { throw CorpusError(path: path, cause: .duplicate(id: parsed.id, first: first)) }
        origins[parsed.id] = path
        assembly.add(extractor.extract(Document(id: parsed.id, text: parsed.text), sentences: parsed.sentences))
      }
    }
    return assembly.graph(name: name)
  }
}
