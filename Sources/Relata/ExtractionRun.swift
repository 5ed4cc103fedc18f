import RelataAssembly
import RelataCorpus
import RelataExtraction
import RelataGraph
import RelataSupport
import RelataSyntax
import Synchronization

/// Documents on their way into a graph: workers take them one by one, so that no more texts are held than there are workers, and what
/// they read is put together as it comes. The graph does not depend on how many there are: an assembly takes documents in any order.
final class ExtractionRun: Sendable {
  private let relata: Relata
  private let journal: Journal?
  /// The documents of the earlier graph.
  private let earlier: [String: Graph.Document]
  private let progress: @Sendable (Int) -> Void
  private let state: Mutex<State>

  /// - Parameters:
  ///   - relata: What reads them.
  ///   - documents: What is read.
  ///   - known: The earlier graph, if there is one.
  ///   - journal: What was read is taken from it and added to it.
  ///   - progress: Is called with the number of documents done, from one thread at a time.
  init(
    _ relata: Relata, _ documents: sending any DocumentFeed, known: Graph?, journal: Journal?, progress: @escaping @Sendable (Int) -> Void
  ) {
    self.relata = relata
    self.journal = journal
    self.progress = progress
    earlier = known?.corpus.documentTable ?? [:]
    state = Mutex(State(documents: documents, assembly: relata.assembly(relata.generator)))
  }

  /// A document, where it is, and how many come before it, with those that can't be read.
  private struct Article {
    var document: Document
    var path: String
    var place: Int
  }

  private struct State {
    /// Until all is read.
    var documents: (any DocumentFeed)?
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
          guard let document = try documents?.read() else { return nil }
          return Article(document: document, path: documents?.path ?? "", place: taken)
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

  // MARK: Reading

  /// What a worker does: takes documents and reads them, until none is left.
  func work() {
    let reader = DocumentExtraction(relata.extractor, relata.scoring, relata.model)
    while let article = state.withLock({ $0.next(skipsUnreadable: relata.skipsUnreadable) }) {
      let deadline = Deadline(relata.documentTime)
      let record = relata.record(of: article.document)
      state.withLock { $0.assembly.search.look(in: article.document.text, of: record.id) }
      if isUnchanged(record) { continue }
      do {
        try read(article, as: record, reader, until: deadline)
      } catch let error as CorpusError {
        state.withLock { $0.refuse(error, at: article.place, skipsUnreadable: relata.skipsUnreadable) }
      } catch {
        state.withLock { $0.fail(error, at: article.place) }
      }
    }
  }

  /// Whether a document is as the earlier graph has it, so that it need not be read.
  private func isUnchanged(_ record: Graph.Document) -> Bool {
    guard let old = earlier[record.id] else { return false }
    let isSame = Journal.key(of: old) == Journal.key(of: record)
    state.withLock { state in
      if isSame {
        state.unchanged[record.id] = record.signature
        state.finish(progress)
      } else {
        state.changed.insert(record.id)
      }
    }
    return isSame
  }

  /// Adds what a document says, from the journal if it has it.
  private func read(_ article: Article, as record: Graph.Document, _ reader: DocumentExtraction, until deadline: Deadline) throws {
    let known = journal?.graph(of: record)
    var graph: DocumentGraph?
    if known == nil {
      do {
        graph = try reader.graph(of: article.document, as: record, until: deadline)
      } catch {
        throw CorpusError(path: article.path, cause: .tooSlow(id: record.id, limit: error.limit))
      }
    }
    if let graph { try journal?.add(try alone(graph), of: record) }
    try state.withLock { state in
      if let known { try state.assembly.addNew(known) { $0.signed(record.signature) } }
      if let graph {
        state.assembly.add(graph)
        state.parsed += 1
      }
      if let failure = state.assembly.failure { throw failure }
      state.finish(progress)
    }
  }

  /// The graph of one document.
  private func alone(_ document: DocumentGraph) throws(ScratchError) -> Graph {
    var assembly = GraphAssembly(gazetteer: relata.extractor.gazetteer, ontology: relata.extractor.ontology, generator: relata.generator)
    assembly.add(document)
    var graph = try assembly.graph(name: "")
    // Lines of a journal have digests of their own.
    graph.content = nil
    return graph
  }

  // MARK: Taking out

  /// The graph of all that was read, when all workers are done.
  ///
  /// - Parameters:
  ///   - name: The name of the corpus.
  ///   - known: The earlier graph; what it says of documents that have not changed is taken over.
  ///   - keepsAbsent: Whether its documents stay that were not read.
  func result(name: String, known: Graph?, keepsAbsent: Bool) throws -> Relata.Extraction {
    let (assembly, skipped, remarks, parsed) = try state.withLock { state in
      if let failure = state.failure { throw failure.error }
      let remarks = state.documents?.remarks ?? Remarks()
      state.documents = nil
      var assembly = relata.assembly(relata.generator)
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
    return Relata.Extraction(
      graph: try assembly.assembled(name: name, correcting: relata.corrections, skipsUnmatched: relata.skipsUnmatched), skipped: skipped,
      remarks: remarks, parsed: parsed)
  }
}

extension Graph.Document {
  fileprivate func signed(_ signature: String) -> Self {
    var out = self
    out.signature = signature
    return out
  }
}
