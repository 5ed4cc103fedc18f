import ArgumentParser
import Relata
import RelataAssembly
import RelataExport

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Puts graphs of several corpora together.",
    discussion: """
      The result is what extracting from all the documents at once gives, byte for byte, whatever the order or the grouping of the graphs: \
      who is who is decided anew, so graphs that were made with an ontology, a gazetteer or a lexicon of your own need them here as well. With --base, \
      two graphs that were made from one are put together as version control needs it: what one side removed stays removed.
      """)

  @Argument(help: "The graphs.", completion: .file(extensions: ["json"]))
  var graphs: [String]

  @Option(help: "The graph that two graphs come from.", completion: .file(extensions: ["json"]))
  var base: String?

  @Option(help: "The name of the corpus in the graph's header. (default: the names in the graphs, joined with +)")
  var name: String?

  @Option(name: .shortAndLong, help: "The file to write; standard output without it.", completion: .file())
  var output: String?

  @OptionGroup var knowledge: KnowledgeOptions

  @OptionGroup var corrections: RecorrectionOptions

  func validate() throws {
    if base != nil, graphs.count != 2 { throw ValidationError("--base takes two graphs.") }
    if graphs.isEmpty { throw ValidationError("Which graphs?") }
  }

  func run() throws {
    do {
      // With a base it is version control's driver, which hands over copies and wants the result in one of them.
      try Output.check(output, isNoneOf: (base == nil ? graphs : []) + knowledge.files + corrections.given.corrections)
      let said = try corrections.given.read()
      let graph = try assembled().assembled(name: name, correcting: said, skipsUnmatched: corrections.given.skipUnmatched)
      for remark in graph.remarks { report("\(remark)") }
      try Output.write(graph, to: output)
    } catch {
      throw failure(error)
    }
  }

  private func read(_ path: String) throws -> Graph {
    let graph = try InputFile.graph(path)
    try corrections.check(graph, path)
    return graph
  }

  private func assembled() throws -> GraphAssembly {
    let first = try read(graphs[0])
    let (gazetteer, ontology) = (try knowledge.readGazetteer(), try knowledge.readOntology())
    var assembly: GraphAssembly
    do {
      assembly = try GraphAssembly(remaking: first.generator, gazetteer: gazetteer, ontology: ontology)
      if base == nil { try assembly.add(first) }
    } catch {
      throw InputError(path: graphs[0], message: "can't be merged: \(error)")
    }
    for path in graphs.dropFirst() {
      let next = try read(path)
      do {
        if let base { try assembly.add(first, next, base: try InputFile.graph(base)) } else { try assembly.add(next) }
      } catch let error as MergeError {
        throw InputError(path: path, message: "can't be merged into \(graphs[0]): \(error)")
      }
    }
    return assembly
  }
}
