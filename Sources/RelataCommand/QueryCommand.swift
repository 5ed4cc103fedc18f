import ArgumentParser
import RelataExport
import RelataGraph

struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query", abstract: "Answers questions from a graph.",
    discussion: """
      relata query graph.json opposes ukraine            who opposes Ukraine
      relata query graph.json links "Viktor Orban" nato  what links the two: the shortest ways, with evidence
      relata query graph.json meets putin                whom Putin meets, and when
      relata query graph.json neighbours france          who is around France
      relata query graph.json pairs --limit 20           the pairs that most is said of
      """)

  enum Question: String, CaseIterable, ExpressibleByArgument {
    case opposes, links, meets, neighbours, pairs

    var entities: Int {
      switch self {
      case .pairs: 0
      case .opposes, .meets, .neighbours: 1
      case .links: 2
      }
    }
  }

  @Argument(help: "The graph, as relata extract writes it; - for standard input.", completion: .file(extensions: ["json"]))
  var graph: String

  @Argument(help: "The question.")
  var question: Question

  @Argument(help: "Entities by identifier, name or alias.")
  var entities: [String] = []

  @Option(help: "The format of the answer.")
  var format: AnswerTable.Format = .text

  @Option(help: "How many ways or pairs at the most.")
  var limit = 10

  @Option(name: .shortAndLong, help: "The file to write; without it, standard output.", completion: .file())
  var output: String?

  func validate() throws {
    guard entities.count == question.entities else {
      throw ValidationError("\(question) takes \(question.entities == 0 ? "no entity" : question.entities == 1 ? "one entity" : "two entities")")
    }
    guard limit > 0 else { throw ValidationError("--limit must be at least 1") }
  }

  func run() throws {
    do {
      try Output.check(output, isNoneOf: [graph])
      let graph = try InputFile.graph(graph)
      var ids: [String] = []
      for name in entities { ids.append(try graph.entity(named: name).id) }
      try Output.write(answer(graph, ids).written(as: format), to: output)
    } catch {
      throw failure(error)
    }
  }

  private func answer(_ graph: Graph, _ ids: [String]) -> AnswerTable {
    switch question {
    case .opposes: .opposition(to: ids[0], in: graph)
    case .links: .links(from: ids[0], to: ids[1], limit: limit, in: graph)
    case .meets: .meetings(of: ids[0], in: graph)
    case .neighbours: .neighbours(of: ids[0], in: graph)
    case .pairs: .activePairs(limit: limit, in: graph)
    }
  }
}

extension AnswerTable.Format: ExpressibleByArgument {}
