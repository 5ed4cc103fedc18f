import ArgumentParser
import Relata
import RelataAssembly
import RelataExport
import Synchronization

/// How documents are extracted, and what is kept of them.
struct ExtractionOptions: ParsableArguments {
  @Option(help: "The name of the corpus in the graph's header. (default: the folder's name where there is one, else corpus; of an update, the graph's)")
  var name: String?

  @Option(name: .shortAndLong, help: "The number of documents read at the same time. (default: the number of cores)")
  var jobs: Int?

  @Option(help: ArgumentHelp("How long reading an article may take; 0 for as long as it takes.", valueName: "seconds"))
  var documentTime = 300.0

  @Option(
    help: ArgumentHelp(
      """
      Keeps the best sentences for each relation and name, and as many mentions of each name, and counts the rest: bounds what large \
      corpora take. (default: all; of an update, as many as the graph has)
      """, valueName: "number"))
  var evidence: Int?

  @Flag(help: "Counts documents that reprint one text as sources of their own.")
  var countReprints = false

  enum Scorer: String, ExpressibleByArgument, CaseIterable { case learned, rules }

  @Option(help: "Who says how probable a relation is: the network that learned it from annotated news, or the rules alone.")
  var scorer = Scorer.learned

  @Option(
    help: ArgumentHelp(
      "Leaves out relations that are less probable: more for fewer errors, less for fewer gaps. (default: the scorer's own)", valueName: "0 to 1"))
  var minConfidence: Double?

  @OptionGroup var reading: ReadingArguments

  @OptionGroup var knowledge: KnowledgeOptions

  func validate() throws {
    if let minConfidence, !(0...1).contains(minConfidence) { throw ValidationError("--min-confidence takes a number from 0 to 1.") }
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1 upwards.") }
    if let evidence, evidence < 1 { throw ValidationError("--evidence takes a number from 1 upwards.") }
    if !(0...1_000_000).contains(documentTime) { throw ValidationError("--document-time takes a number of seconds from 0 to 1000000.") }
  }

  /// - Parameters:
  ///   - output: The file that will be written, which must be none of those that are read.
  ///   - files: What is read besides.
  /// - Throws: `CorpusError` where an input is missing, `OverwrittenInputError`.
  func corpus(_ inputs: [String], writing output: String?, besides files: [String]) throws -> Corpus {
    // A graph that an earlier run wrote into the folder of its articles is no article.
    try reading.corpus(inputs, writing: output, besides: knowledge.files + files, replacesOwn: true)
  }

  /// - Parameters:
  ///   - limit: How much is kept where the command line doesn't say it.
  ///   - corrections: What is corrected.
  ///   - output: The file that will be written; what does not fit into memory is kept beside it.
  /// - Throws: `ModelError`, `InputError`, `KnowledgeError`
  func relata(limit: Int? = nil, correcting corrections: CorrectionOptions, writing output: String?) throws -> Relata {
    let said = try corrections.read()
    let scoring = try scorer == .rules ? Scoring.rules(threshold: minConfidence) : .learned(.builtIn(), threshold: minConfidence)
    var relata = try Relata(gazetteer: try knowledge.readGazetteer(), ontology: try knowledge.readOntology(), scoring: scoring)
    if let jobs { relata.jobs = jobs }
    relata.skipsUnreadable = reading.skipUnreadable
    relata.limit = evidence ?? limit
    relata.findsReprints = !countReprints
    relata.documentTime = documentTime == 0 ? nil : .seconds(documentTime)
    if let output, output != "-", OutputFile.isFile(output) { relata.folder = OutputFile.folder(of: output) }
    relata.corrections = said
    relata.skipsUnmatched = corrections.skipUnmatched
    return relata
  }

  /// Reads the corpus and writes the graph; where that is a file, with a journal beside it.
  ///
  /// - Parameters:
  ///   - known: A graph that nothing keeps from being brought up to date.
  ///   - keepsAbsent: Whether its documents stay that are not in the corpus.
  ///   - output: `nil` or `-` for standard output.
  ///   - check: Is handed the graph before it is written, and may refuse it.
  func run(
    _ relata: Relata, _ corpus: Corpus, name: String, known: Graph? = nil, keepsAbsent: Bool = false, to output: String?,
    check: (AssembledGraph) throws -> Void = { _ in }
  ) throws {
    let shown = Mutex(Progress())
    let file = output == "-" ? nil : output
    // What is no file has no place beside it.
    let journal = try file.flatMap { OutputFile.isFile($0) ? $0 : nil }.map { try Journal(path: $0 + ".journal", generator: relata.generator) }
    if let journal, journal.found > 0 { report("going on with \(journal.path), where an earlier run left \(journal.found) documents") }
    let result: Relata.Extraction
    do {
      result = try relata.extract(corpus, name: name, known: known, keepsAbsent: keepsAbsent, journal: journal) { done in
        shown.withLock { $0.show("\(done) documents read") }
      }
    } catch let error as CorpusError {
      journal?.removeIfSmall()
      throw error
    }
    shown.withLock { $0.clear() }
    for error in result.skipped { report("left out: \(error)") }
    report(result.remarks)
    for remark in result.graph.remarks { report("\(remark)") }
    guard result.graph.documentCount > 0 else { throw EmptyCorpus() }
    try check(result.graph)
    try Output.write(result.graph, to: file)
    journal?.remove()
  }
}

/// Every document was left out.
struct EmptyCorpus: Error, CustomStringConvertible {
  var description: String { "none of the documents could be read; nothing was written" }
}
