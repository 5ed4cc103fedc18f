@_exported import RelataAssembly
import RelataAssembly
@_exported import RelataCorpus
@_exported import RelataExtraction
@_exported import RelataGraph
import RelataSyntax

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads articles and gives back the graph of who stands in which relation to whom.
///
/// ```swift
/// let graph = try Relata().graph(of: ["Peru accused Chile of spying."])
/// ```
///
/// The graph does not depend on `jobs`, nor on the order of the articles.
public struct Relata: Sendable {
  /// The version of the program, as graphs name it.
  public static let version = "0.1.0"

  /// What parses texts.
  public let model: SyntaxModel
  /// What reads parsed texts, with the gazetteer and the ontology.
  public let extractor: Extractor
  /// Who says how probable a relation is.
  public internal(set) var scoring: Scoring
  /// The number of documents read at the same time; as many as there are cores unless it is set.
  public var jobs = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  /// Whether to go on behind a document that can't be read.
  public var skipsUnreadable = false
  /// How many sentences and mentions are kept, as in `Graph.limit`.
  public var limit: Int?
  /// Whether documents that reprint one text count as one source.
  public var findsReprints = true
  /// How long a document may take; one that takes longer can't be read. `nil` for as long as it takes.
  public var documentTime: Duration?
  /// What people say of the graph that is read otherwise.
  public var corrections = Corrections()
  /// Whether corrections that name what is not there do nothing, instead of failing.
  public var skipsUnmatched = false
  /// Where the list of documents is kept, in a file without a name, when there are thousands.
  public var folder = GraphAssembly.usualFolder

  /// - Parameters:
  ///   - gazetteer: The names that are known before reading; the built-in ones unless others are given.
  ///   - ontology: The relation types and how they are told; the built-in ones unless others are given.
  ///   - scoring: Who says how probable a relation is; the built-in network unless it is given.
  /// - Throws: `ModelError` where a model can't be loaded; `KnowledgeError` never, unless the program was built from files with mistakes.
  public init(gazetteer: Gazetteer? = nil, ontology: Ontology? = nil, scoring: Scoring? = nil) throws {
    model = try SyntaxModel.builtIn()
    extractor = Extractor(gazetteer: try gazetteer ?? .builtIn(), ontology: try ontology ?? .builtIn())
    self.scoring = try scoring ?? .learned(.builtIn())
  }

  /// What graphs say in their headers of what made them.
  public var generator: Graph.Generator {
    Graph.Generator(
      name: "relata", version: Relata.version, model: model.digest, ontology: extractor.ontology.digest, gazetteer: extractor.gazetteer.digest,
      scorer: scoring.digest, threshold: scoring.threshold)
  }
}

// MARK: In one line

extension Relata {
  /// The graph of texts, which are named `text-1`, `text-2` and so on in it.
  ///
  /// - Parameters:
  ///   - texts: Articles as plain text; an article's first line may be its title.
  ///   - name: The name of the corpus, for the graph's header.
  /// - Throws: As `graph(of:name:)` of documents does.
  public func graph(of texts: [String], name: String = "texts") throws -> Graph {
    try graph(of: texts.enumerated().map { Document(id: "text-\($0 + 1)", text: $1) }, name: name)
  }

  /// The graph of documents.
  ///
  /// - Parameters:
  ///   - documents: Articles with their titles and dates, of which each has an identifier of its own.
  ///   - name: The name of the corpus, for the graph's header.
  /// - Throws: `CorpusError` where two documents have one identifier, or one takes longer than `documentTime`; `YAMLError` where
  ///   `corrections` can't be followed; `ScratchError`.
  public func graph(of documents: [Document], name: String = "documents") throws -> Graph {
    try extract(HeldDocuments(documents), name: name).graph.whole()
  }

  /// The graph of articles in files.
  ///
  /// - Parameters:
  ///   - inputs: Files of the formats that `Corpus` reads, folders of them, and patterns.
  ///   - name: The name of the corpus, for the graph's header.
  /// - Throws: `CorpusError` where an input is missing or can't be read, and as `graph(of:name:)` does.
  public func graph(ofFiles inputs: [String], name: String = "corpus") throws -> Graph {
    try extract(try Corpus(inputs), name: name).graph.whole()
  }
}

extension GraphAssembly {
  /// An assembly of graphs that this version made, which are there already; see `init(gazetteer:ontology:remaking:version:)`.
  ///
  /// - Parameters:
  ///   - generator: What made the graphs.
  ///   - gazetteer: The one that the graphs were made with.
  ///   - ontology: The one that the graphs were made with.
  /// - Throws: `MergeError` where version, gazetteer or ontology are others.
  public init(remaking generator: Graph.Generator, gazetteer: Gazetteer, ontology: Ontology) throws(MergeError) {
    try self.init(gazetteer: gazetteer, ontology: ontology, remaking: generator, version: Relata.version)
  }
}
