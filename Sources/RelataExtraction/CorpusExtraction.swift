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
  /// Who says how probable a relation is.
  public let scoring: Scoring
  /// The number of documents read at the same time.
  public var jobs: Int
  /// Whether to go on behind a document that can't be read.
  public var skipsUnreadable: Bool
  /// How many sentences and mentions are kept, as in `Graph.limit`.
  public var limit: Int?
  /// Whether documents that reprint one text count as one source.
  public var findsReprints: Bool
  /// How long a document may take; one that takes longer can't be read. `nil` for as long as it takes.
  public var documentTime: Duration?
  /// What people say of the graph that is read otherwise.
  public var corrections = Corrections()
  /// Whether corrections that name what is not there do nothing, instead of failing.
  public var skipsUnmatched = false
  /// Where the list of documents is kept, in a file without a name, when there are thousands.
  public var folder: String

  public init(
    model: SyntaxModel, extractor: Extractor, generator: Graph.Generator, scoring: Scoring = .rules(), jobs: Int = 1, skipsUnreadable: Bool = false,
    limit: Int? = nil,
    findsReprints: Bool = true, documentTime: Duration? = nil, folder: String = GraphAssembly.usualFolder
  ) {
    self.model = model
    self.extractor = extractor
    self.generator = generator
    self.scoring = scoring
    self.jobs = max(1, jobs)
    self.skipsUnreadable = skipsUnreadable
    self.limit = limit
    self.findsReprints = findsReprints
    self.documentTime = documentTime
    self.folder = folder
  }

  private func assembly(_ generator: Graph.Generator) -> GraphAssembly {
    var assembly = GraphAssembly(gazetteer: extractor.gazetteer, ontology: extractor.ontology, generator: generator, limit: limit, folder: folder)
    assembly.search = SentenceSearch(corrections)
    return assembly
  }

  /// A graph, and how it came about.
  public struct Result: Sendable {
    public var graph: AssembledGraph
    /// The documents that could not be read, in the order of the corpus; empty unless these are skipped.
    public var skipped: [CorpusError]
    /// What was noticed while reading.
    public var remarks: Remarks
    /// The number of documents that were parsed, rather than taken from an earlier graph or a journal.
    public var parsed: Int
  }

  /// A document, the file that it is in, and how many come before it, with those that can't be read.
  private struct Article {
    var document: Document
    var path: String
    var place: Int
  }

  private struct State {
    /// Until all is read.
    var reader: CorpusReader?
    var assembly: GraphAssembly
    /// Documents that are as the earlier graph has them, with their signatures.
    var unchanged: [String: String] = [:]
    /// Documents that the earlier graph has otherwise.
    var changed: Set<String> = []
    var skipped: [(place: Int, error: CorpusError)] = []
    var failure: (place: Int, error: any Error)?
    var taken = 0
    var finished = 0
    var parsed = 0

    /// The next readable document; `nil` at the end or after an error that stops the run.
    mutating func next(skipsUnreadable: Bool) -> Article? {
      while failure == nil {
        taken += 1
        do {
          guard let document = try reader?.read() else { return nil }
          return Article(document: document, path: reader?.path ?? "", place: taken)
        } catch {
          refuse(error, at: taken, skipsUnreadable: skipsUnreadable)
        }
      }
      return nil
    }

    mutating func refuse(_ error: CorpusError, at place: Int, skipsUnreadable: Bool) {
      if skipsUnreadable { skipped.append((place, error)) } else { fail(error, at: place) }
    }

    /// Of several failures, the first in the order of the corpus counts.
    mutating func fail(_ error: any Error, at place: Int) {
      if place < failure?.place ?? .max { failure = (place, error) }
    }

    mutating func finish(_ progress: (Int) -> Void) {
      finished += 1
      progress(finished)
    }
  }

  /// Reads and extracts all documents.
  ///
  /// - Parameters:
  ///   - corpus: What to read.
  ///   - name: The name of the corpus, for the graph's header.
  ///   - known: A graph to which there is no `obstacle(to:_:)`; what it says of documents that have not changed is taken over.
  ///   - keepsAbsent: Whether documents of the known graph that the corpus doesn't have stay in it.
  ///   - journal: What was read is taken from it and added to it.
  ///   - progress: Is called with the number of documents done, from one thread at a time.
  /// - Throws: The first `CorpusError` in the order of the corpus, unless unreadable documents are skipped; `JournalError`;
  ///   `ScratchError`; `MergeError` where the known graph is damaged; `YAMLError` where corrections can't be followed.
  public func run(
    _ corpus: Corpus, name: String, known: Graph? = nil, keepsAbsent: Bool = false, journal: Journal? = nil, progress: @Sendable (Int) -> Void = { _ in }
  ) throws -> Result {
    let earlier = known?.corpus.documentTable ?? [:]
    let state = Mutex(State(reader: CorpusReader(corpus), assembly: assembly(generator)))
    DispatchQueue.concurrentPerform(iterations: jobs) { _ in
      let parser = SyntaxParser(model: model)
      let scorer = scoring.scorer(parser)
      while let article = state.withLock({ $0.next(skipsUnreadable: skipsUnreadable) }) {
        let deadline = Deadline(documentTime)
        let record = record(of: article.document)
        state.withLock { $0.assembly.search.look(in: article.document.text, of: record.id) }
        if let old = earlier[record.id] {
          let isSame = Journal.key(of: old) == Journal.key(of: record)
          state.withLock { state in
            if isSame {
              state.unchanged[record.id] = record.signature
              state.finish(progress)
            } else {
              state.changed.insert(record.id)
            }
          }
          if isSame { continue }
        }
        do {
          let known = journal?.graph(of: record)
          let graph = known == nil ? try read(article, as: record, parser, scorer, deadline) : nil
          if let graph { try journal?.add(alone(graph), of: record) }
          try state.withLock { state in
            if let known { try state.assembly.addNew(known) { $0.signed(record.signature) } }
            if let graph {
              state.assembly.add(graph)
              state.parsed += 1
            }
            if let failure = state.assembly.failure { throw failure }
            state.finish(progress)
          }
        } catch let error as CorpusError {
          state.withLock { $0.refuse(error, at: article.place, skipsUnreadable: skipsUnreadable) }
        } catch {
          state.withLock { $0.fail(error, at: article.place) }
        }
      }
    }
    let (assembly, skipped, remarks, parsed) = try state.withLock { state in
      if let failure = state.failure { throw failure.error }
      let remarks = state.reader?.remarks ?? Remarks()
      state.reader = nil
      var assembly = self.assembly(generator)
      // Taken out, so that what it holds is not held twice.
      swap(&assembly, &state.assembly)
      if let known {
        let (unchanged, changed) = (state.unchanged, state.changed)
        try assembly.addNew(known) { document in
          unchanged[document.id].map { document.signed($0) } ?? (keepsAbsent && !changed.contains(document.id) ? document : nil)
        }
      }
      return (assembly, state.skipped.sorted { $0.place < $1.place }.map(\.error), remarks, state.parsed)
    }
    return Result(
      graph: try assembly.assembled(name: name, correcting: corrections, skipsUnmatched: skipsUnmatched), skipped: skipped, remarks: remarks, parsed: parsed)
  }

  private func read(
    _ article: Article, as record: Graph.Document, _ parser: SyntaxParser, _ scorer: any RelationScorer, _ deadline: Deadline
  ) throws(CorpusError) -> DocumentGraph {
    do {
      let (sentences, encodings) = try parser.parse(
        article.document.text, paragraphs: article.document.paragraphs, keeping: scoring.layersBelow, until: deadline)
      return try extractor.extract(
        article.document, as: record, sentences: sentences, encodings, scorer: scorer, bar: scoring.bar, until: deadline)
    } catch {
      throw CorpusError(path: article.path, cause: .tooSlow(id: record.id, limit: error.limit))
    }
  }

  /// What is known of a document before it is parsed: all but the number of its words.
  private func record(of document: Document) -> Graph.Document {
    Graph.Document(
      id: document.id, title: document.title, date: document.date, source: document.source, digest: Digest.sha256(document.text.utf8), words: 0,
      signature: findsReprints ? ReprintSignature.of(document) : "")
  }

  /// The graph of one document.
  private func alone(_ document: DocumentGraph) throws(ScratchError) -> Graph {
    var assembly = GraphAssembly(gazetteer: extractor.gazetteer, ontology: extractor.ontology, generator: generator)
    assembly.add(document)
    var graph = try assembly.graph(name: "")
    // Lines of a journal have digests of their own.
    graph.content = nil
    return graph
  }

  /// Extracts from trees parsed elsewhere.
  ///
  /// - Parameters:
  ///   - paths: CoNLL-U files; `-` for standard input.
  ///   - name: The name of the corpus, for the graph's header.
  /// - Throws: `CoNLLUError` with file and line; `CorpusError` where two documents have one identifier, or one takes too long;
  ///   `ScratchError`; `YAMLError` where corrections can't be followed.
  public func run(conllu paths: [String], name: String) throws -> AssembledGraph {
    // Whose trees they are is not known, but not the model's.
    var generator = generator
    generator.model = ""
    var assembly = assembly(generator)
    var origins = FingerprintTable()
    let paths = Set(paths).sorted()
    let scorer = scoring.scorer(SyntaxParser(model: model))
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
          assembly.add(
            try extractor.extract(
              document, as: record(of: document), sentences: parsed.sentences, scorer: scorer, bar: scoring.bar, until: Deadline(documentTime)))
        } catch {
          throw CorpusError(path: path, cause: .tooSlow(id: parsed.id, limit: error.limit))
        }
        if let failure = assembly.failure { throw failure }
      }
    }
    origins = FingerprintTable()
    return try assembly.assembled(name: name, correcting: corrections, skipsUnmatched: skipsUnmatched)
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
  ///
  /// - Parameters:
  ///   - graph: The graph of an earlier run.
  ///   - corpus: What it is to be brought up to date with.
  ///   - keepsAbsent: As in `run`.
  public func obstacle(to graph: Graph, _ corpus: Corpus, keepsAbsent: Bool = false) -> Obstacle? {
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
      guard let old = missing[document.id] else { continue }
      if Journal.key(of: old) == Journal.key(of: record) { missing[document.id] = nil } else if keepsAbsent { return .changed }
    }
    return missing.isEmpty || keepsAbsent ? nil : .changed
  }
}

extension Graph.Document {
  fileprivate func signed(_ signature: String) -> Self {
    var out = self
    out.signature = signature
    return out
  }
}
