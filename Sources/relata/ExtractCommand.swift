import ArgumentParser
import RelataCorpus
import RelataExport
import RelataExtraction
import RelataGraph
import RelataSyntax
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Reads articles and writes the graph of who stands in which relation to whom.",
    discussion: """
      Inputs are files (.txt, .md, .html, .json, .jsonl), folders, patterns, or - for JSON Lines on standard input. The graph is \
      node-link JSON; the same inputs give the same bytes, whatever their order and the number of jobs.
      """)

  @Argument(help: "Files, folders, patterns, or - for JSON Lines on standard input.")
  var inputs: [String]

  @Option(name: .shortAndLong, help: "The file to write; standard output without it.")
  var output: String?

  @Option(help: "The name of the corpus in the graph's header. (default: the folder's name where there is one, else corpus)")
  var name: String?

  @Option(name: .shortAndLong, help: "The number of documents read at the same time. (default: the number of cores)")
  var jobs: Int?

  @Flag(help: "Goes on behind documents that can't be read, and lists them.")
  var skipUnreadable = false

  @Option(help: ArgumentHelp("The longest article read; time and memory for one article are bounded by it.", valueName: "MB"))
  var largestDocument = Corpus.usualLargestDocument / 1_000_000

  @Flag(help: "Reads CoNLL-U that was parsed elsewhere (Stanza, UDPipe, spaCy) instead of text.")
  var conllu = false

  @Option(
    help: ArgumentHelp(
      "Keeps the best sentences for each relation, and as many mentions of each name, and counts the rest: bounds what large corpora take. (default: all)",
      valueName: "number"))
  var evidence: Int?

  @OptionGroup var knowledge: KnowledgeOptions

  func validate() throws {
    if let evidence, evidence < 1 { throw ValidationError("--evidence takes a number from 1 upwards.") }
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1 upwards.") }
    if !(1...1_000).contains(largestDocument) { throw ValidationError("--largest-document takes a number of megabytes from 1 to 1000.") }
  }

  func run() throws {
    do {
      let model = try SyntaxModel.builtIn()
      let extractor = Extractor(gazetteer: try knowledge.readGazetteer(), ontology: try knowledge.readOntology())
      let generator = Graph.Generator(
        name: "relata", version: Relata.version, model: model.digest, ontology: extractor.ontology.digest, gazetteer: extractor.gazetteer.digest)
      let extraction = CorpusExtraction(
        model: model, extractor: extractor, generator: generator, jobs: jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))), skipsUnreadable: skipUnreadable,
        limit: evidence)
      let graph = conllu ? try extraction.run(conllu: inputs, name: name ?? corpusName) : try read(with: extraction)
      guard !graph.corpus.documents.isEmpty else { throw EmptyCorpus() }
      try Output.write(to: output) { (write) throws(OutputError) in try graph.writeJSON(write) }
    } catch {
      throw failure(error)
    }
  }

  private func read(with extraction: CorpusExtraction) throws -> Graph {
    let shown = Mutex(Progress())
    var corpus = try Corpus(inputs)
    corpus.largestDocument = largestDocument * 1_000_000
    let result = try extraction.run(corpus, name: name ?? corpusName) { done in
      shown.withLock { $0.show("\(done) documents read") }
    }
    shown.withLock { $0.clear() }
    for error in result.skipped { report("left out: \(error)") }
    return result.graph
  }

  /// A single folder names its corpus, however the path to it was written.
  private var corpusName: String {
    guard inputs.count == 1, let path = realpath(inputs[0], nil) else { return "corpus" }
    defer { free(path) }
    var information = stat()
    guard stat(path, &information) == 0, information.st_mode & S_IFMT == S_IFDIR else { return "corpus" }
    return String(cString: path).split(separator: "/").last.map(String.init) ?? "corpus"
  }
}

/// Every document was left out.
private struct EmptyCorpus: Error, CustomStringConvertible {
  var description: String { "none of the documents could be read; nothing was written" }
}
