import ArgumentParser
import RelataExport
import RelataGraph

struct CountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "count", abstract: "Counts who did how much with or against whom, period by period, as a table for models.",
    discussion: """
      One sentence counts once for a pair and a kind, and articles that reprint one another count once. What is denied doesn't count, nor do what \
      is planned or possible and standing facts, unless they are asked for.
      """)

  @Argument(help: "The graph, as relata extract writes it; - for standard input.", completion: .file(extensions: ["json"]))
  var graph: String

  @Option(name: .shortAndLong, help: "The CSV file to write; without it, standard output.", completion: .file())
  var output: String?

  @Option(help: "The length of a period.")
  var by: Period = .month

  @Option(help: "What is told apart: the four quad classes, the sixteen event types of PLOVER, or the relation types.")
  var measure: DyadCounts.Measure = .quad

  @Option(help: "Whom it counts for: states, with their leaders, organs and places, by ISO 3166 code; or entities.")
  var level: DyadCounts.Level = .state

  @Flag(help: "Tell apart who did it to whom; what holds both ways counts both ways.")
  var directed = false

  @Flag(help: "Also rows of zeros, for every pair and every period between the first and the last.")
  var zeros = false

  @Flag(help: "Also what is planned or possible and has no event type of its own.")
  var possible = false

  @Flag(help: "Also what happens between two of one state.")
  var domestic = false

  @Flag(help: "Place everything at the articles' dates, not at those that the sentences tell.")
  var byArticle = false

  @Option(help: ArgumentHelp("Entities of your own, for the states of actors. May be repeated.", valueName: "file"))
  var gazetteer: [String] = []

  @OptionGroup(title: "Selection") var part: SelectionOptions

  func run() throws {
    do {
      try Output.check(output, isNoneOf: [graph] + gazetteer)
      let whole = try InputFile.graph(graph)
      let graph = whole.selecting(try part.selection(in: whole))
      var options = DyadCounts.Options()
      options.period = by
      options.measure = measure
      options.level = level
      options.directed = directed
      options.zeros = zeros
      options.possible = possible
      options.domestic = domestic
      options.byArticle = byArticle
      let counts = DyadCounts(graph, options, actors: ActorDirectory(whole, known: try KnownActors.lookup(gazetteer)))
      try Output.write(counts.csv(), to: output)
      if counts.undated > 0 { report("\(counts.undated) events have no date that tells the \(by.rawValue), and are not counted") }
    } catch {
      throw failure(error)
    }
  }
}

extension Period: ExpressibleByArgument {}
extension DyadCounts.Measure: ExpressibleByArgument {}
extension DyadCounts.Level: ExpressibleByArgument {}
