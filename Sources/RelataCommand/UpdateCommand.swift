import ArgumentParser
import Relata
import RelataAssembly

struct UpdateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Brings a graph up to date with its articles, and reads only those that are new or have changed.",
    discussion: """
      What only removed documents said is gone; where that is more than a tenth of them, --prune must say so. With --add, documents that are \
      not among the inputs stay. The result is what relata extract gives for the same inputs and options, byte for byte. \
      Where the graph was made with another version, model, ontology, lexicon or gazetteer, everything is read anew. A run that was killed is gone \
      on with by running the same command again.
      """)

  @Argument(help: "The graph, as relata extract writes it. It is replaced when the new one is whole.", completion: .file(extensions: ["json"]))
  var graph: String

  @Argument(help: "All the files, folders or patterns that the graph is to be of, or - for JSON Lines on standard input.")
  var inputs: [String]

  @Option(name: .shortAndLong, help: "Another file to write; - for standard output.")
  var output: String?

  @Flag(help: "Adds the inputs: documents of the graph that are not among them stay.")
  var add = false

  @Flag(help: "Removes documents that are not among the inputs, also where these are more than a tenth.")
  var prune = false

  @OptionGroup var options: ExtractionOptions

  @OptionGroup var corrections: RecorrectionOptions

  func validate() throws {
    if add, prune { throw ValidationError("--add keeps what --prune removes; choose one.") }
  }

  func run() throws {
    do {
      let old = try InputFile.graph(graph)
      try corrections.check(old, graph)
      let relata = try options.relata(limit: old.limit, correcting: corrections.given, writing: output ?? graph)
      let corpus = try options.corpus(inputs, writing: output ?? graph, besides: corrections.given.corrections)
      let obstacle = relata.obstacle(to: old, corpus, keepsAbsent: add)
      if let obstacle {
        if add { throw InputError(path: graph, message: "can't be added to: \(obstacle); update it with all its articles, without --add") }
        report("reads everything anew: \(obstacle)")
      }
      try options.run(
        relata, corpus, name: options.name ?? old.corpus.name, known: obstacle == nil ? old : nil, keepsAbsent: add, to: output ?? graph
      ) { try checkRemoval($0, old) }
    } catch {
      throw failure(error)
    }
  }

  /// A folder that is not mounted, or only today's articles, must not empty a graph by mistake.
  private func checkRemoval(_ new: AssembledGraph, _ old: Graph) throws {
    let (removed, all) = (new.missing(of: old.corpus.documents), old.corpus.documents.count)
    if removed == 0 { return }
    guard prune || removed * 10 <= all else {
      throw InputError(
        path: graph,
        message: "\(removed) of \(counted(all, "document", "documents")) are not among the inputs, and would be removed; keep them with --add, or remove "
          + "them with --prune")
    }
    report("removes \(counted(removed, "document", "documents")) that \(removed == 1 ? "is" : "are") not among the inputs")
  }
}
