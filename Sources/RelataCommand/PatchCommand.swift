import ArgumentParser
import RelataExport
import RelataGraph

struct PatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "patch",
    abstract: "Applies a diff to the graph that it starts from.",
    discussion: "The diff is what relata diff --format json writes, without filters. The result is the other graph, byte for byte.")

  @Argument(help: "The graph before.", completion: .file(extensions: ["json"]))
  var graph: String

  @Argument(help: "The diff.", completion: .file(extensions: ["json"]))
  var diff: String

  @Flag(name: .shortAndLong, help: "Goes back: takes the graph after, and writes the one before.")
  var reverse = false

  @Option(name: .shortAndLong, help: "The file to write; standard output without it.", completion: .file())
  var output: String?

  func run() throws {
    do {
      try Output.check(output, isNoneOf: [graph, diff])
      let before = try InputFile.graph(graph)
      let bytes = try InputFile.bytes(diff)
      let after: Graph
      do {
        let file = try DiffFile(json: bytes)
        after = try (reverse ? DiffFile(file.diff.inverse, old: file.new, new: file.old) : file).applied(to: before)
      } catch {
        throw InputError(path: diff, message: String(describing: error))
      }
      try Output.write(to: output) { (write) throws(OutputError) in try after.writeJSON(write) }
    } catch {
      throw failure(error)
    }
  }
}
