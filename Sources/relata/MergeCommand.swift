import ArgumentParser
import RelataExport
import RelataGraph

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Puts graphs of several corpora together.",
    discussion: """
      The result does not depend on the order or the grouping of the graphs. With --base, two graphs that were made from one are put \
      together as version control needs it: what one side removed stays removed.
      """)

  @Argument(help: "The graphs.", completion: .file(extensions: ["json"]))
  var graphs: [String]

  @Option(help: "The graph that two graphs come from.", completion: .file(extensions: ["json"]))
  var base: String?

  @Option(name: .shortAndLong, help: "The file to write; standard output without it.", completion: .file())
  var output: String?

  func validate() throws {
    if base != nil, graphs.count != 2 { throw ValidationError("--base takes two graphs.") }
    if graphs.isEmpty { throw ValidationError("Which graphs?") }
  }

  func run() throws {
    do {
      let base = try base.map { try InputFile.graph($0) }
      var merged = try InputFile.graph(graphs[0])
      for path in graphs.dropFirst() {
        let next = try InputFile.graph(path)
        do {
          merged = if let base { try merged.merging(next, base: base) } else { try merged.merging(next) }
        } catch {
          throw InputError(path: path, message: "can't be merged into \(graphs[0]): \(error)")
        }
      }
      try Output.write(to: output) { (write) throws(OutputError) in try merged.writeJSON(write) }
    } catch {
      throw failure(error)
    }
  }
}
