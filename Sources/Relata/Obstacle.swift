import RelataCorpus
import RelataGraph

extension Relata {
  /// Why what a graph says of unchanged documents can't be taken over.
  public enum Obstacle: Sendable, Hashable, CustomStringConvertible {
    /// It was made by another program, model, ontology, gazetteer or scorer.
    case tools([GraphDiff.Tool])
    /// It was not made by extraction, or by an older version.
    case noBearers
    /// It keeps fewer sentences than are wanted.
    case limit(Int)
    /// It doesn't keep all sentences, and what documents that are no longer as they were said can't be taken out.
    case changed
    /// It doesn't keep all sentences, and standard input can't be read twice.
    case standardInput

    /// In words, for a message.
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
  ///   - keepsAbsent: As in `extract(_:name:known:keepsAbsent:journal:progress:)`.
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
