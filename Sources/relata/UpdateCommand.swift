import ArgumentParser
import RelataCorpus
import RelataExtraction
import RelataGraph

struct UpdateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Brings a graph up to date with its articles, and reads only those that are new or have changed.",
    discussion: """
      What only removed documents said is gone. The result is what relata extract gives for the same inputs and options, byte for byte. \
      Where the graph was made with another version, model, ontology or gazetteer, everything is read anew. A run that was killed is gone \
      on with by running the same command again.
      """)

  @Argument(help: "The graph, as relata extract writes it. It is replaced when the new one is whole.", completion: .file(extensions: ["json"]))
  var graph: String

  @Argument(help: "All the files, folders or patterns that the graph is to be of, or - for JSON Lines on standard input.")
  var inputs: [String]

  @Option(name: .shortAndLong, help: "Another file to write; - for standard output.")
  var output: String?

  @OptionGroup var options: ExtractionOptions

  func run() throws {
    do {
      let old = try InputFile.graph(graph)
      let extraction = try options.extraction(limit: old.limit, writing: output ?? graph)
      let corpus = try options.reading.corpus(inputs)
      let obstacle = extraction.obstacle(to: old, corpus)
      if let obstacle { report("reads everything anew: \(obstacle)") }
      try options.run(
        extraction, corpus, name: options.name ?? old.corpus.name, known: obstacle == nil ? old : nil,
        to: output ?? graph)
    } catch {
      throw failure(error)
    }
  }
}
