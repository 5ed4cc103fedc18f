import ArgumentParser
import RelataCorpus
import RelataGraph
import RelataSupport

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Checks a graph against itself and its corpus.",
    discussion: """
      Counts, keys, references and the corpus digest are checked; with the corpus, the digest of every document and the text at every \
      span as well. Exit status 0: all is well; 1: there are problems, one a line on standard output; 2: something can't be read.
      """)

  @Argument(help: "The graph, as relata extract writes it; - for standard input.", completion: .file(extensions: ["json"]))
  var graph: String

  @Argument(help: "The files or folders that it was extracted from.", completion: .file())
  var corpus: [String] = []

  @OptionGroup var reading: ReadingArguments

  func run() throws {
    let problems: [GraphProblem]
    do {
      problems = try found()
      try Output.show(problems.map { TerminalText.line("\($0)") + "\n" }.joined())
    } catch {
      throw failure(error)
    }
    if !problems.isEmpty { throw ExitCode(1) }
  }

  private func found() throws -> [GraphProblem] {
    let (graph, problemsOfFile) = try InputFile.graphWithProblems(graph)
    var problems = problemsOfFile + graph.problems()
    guard !corpus.isEmpty else { return problems }
    var verifier = GraphVerifier(graph)
    var documents = try reading.corpus(corpus)
    // Whatever was extracted is verified.
    documents.options.largestDocument = 1_000_000_000
    var reader = CorpusReader(documents)
    try reading.read(&reader) { verifier.check($0) }
    problems += verifier.finish()
    return problems
  }
}
