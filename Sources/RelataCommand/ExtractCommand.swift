import ArgumentParser
import RelataCorpus
import RelataExport

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
      \(InputHelp.formats) The graph is \
      node-link JSON; the same inputs give the same bytes, whatever their order and the number of jobs. \
      With -o, what was read is kept in FILE.journal until the graph is whole: a run that was killed is gone on with by running it again.
      """)

  @Argument(help: "Files, folders, patterns, or - for JSON Lines on standard input.")
  var inputs: [String]

  @Option(name: .shortAndLong, help: "The file to write; standard output without it.")
  var output: String?

  @Flag(help: "Reads CoNLL-U that was parsed elsewhere (Stanza, UDPipe, spaCy) instead of text.")
  var conllu = false

  @OptionGroup var options: ExtractionOptions

  @OptionGroup var corrections: CorrectionOptions

  func run() throws {
    do {
      let relata = try options.relata(correcting: corrections, writing: output)
      let name = options.name ?? corpusName
      guard conllu else {
        return try options.run(relata, try options.corpus(inputs, writing: output, besides: corrections.corrections), name: name, to: output)
      }
      try Output.check(output, isNoneOf: inputs + options.knowledge.files + corrections.corrections)
      let graph = try relata.extract(conllu: inputs, name: name)
      guard graph.documentCount > 0 else { throw EmptyCorpus() }
      for remark in graph.remarks { report("\(remark)") }
      try Output.write(graph, to: output)
    } catch {
      throw failure(error)
    }
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
