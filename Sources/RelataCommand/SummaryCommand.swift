import ArgumentParser
import RelataExport
import RelataGraph

struct SummaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary", abstract: "Tells in a page of text what is in a graph: counts, and the strongest relations with a sentence each.")

  @Argument(help: "A graph, as extract writes it.")
  var graph: String

  @Option(help: "The number of relations shown.")
  var top = 5

  func run() throws {
    do {
      let graph = try InputFile.graph(graph)
      try Output.write(Array(Summary(graph, top: top).text().utf8), to: nil)
    } catch {
      throw failure(error)
    }
  }
}
