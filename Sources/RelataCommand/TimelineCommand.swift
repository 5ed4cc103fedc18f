import ArgumentParser
import RelataExport
import RelataGraph

struct TimelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline", abstract: "Shows how relations went through time and status, and where sources contradict each other.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, svg
  }

  @Argument(help: "The graph.", completion: .file(extensions: ["json"]))
  var graph: String

  @Argument(help: "One entity or two, by identifier or name.")
  var entities: [String] = []

  @Option(name: .shortAndLong, help: "The file to write; standard output without it.", completion: .file())
  var output: String?

  @Option(help: "The format. (default: by the file's ending, else text)")
  var format: Format?

  func validate() throws {
    if entities.count > 2 { throw ValidationError("A timeline is of one entity or two.") }
  }

  func run() throws {
    do {
      try Output.check(output, isNoneOf: [graph])
      let graph = try InputFile.graph(graph)
      let timeline = graph.timeline(of: try entities.map { try graph.entity(named: $0).id })
      switch format ?? Format(rawValue: String(output?.split(separator: ".").last ?? "")) ?? .text {
      case .text: try Output.write(Array(timeline.text().utf8), to: output)
      case .json: try Output.write(timeline.json(), to: output)
      case .svg: try Output.write(Array(timeline.svg().utf8), to: output)
      }
    } catch {
      throw failure(error)
    }
  }
}
