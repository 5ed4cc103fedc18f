import ArgumentParser
import Foundation
import RelataExport
import RelataGraph

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "export", abstract: "Writes a graph in a format that other tools read.")

  @Argument(help: "The graph, as relata extract writes it; - for standard input.", completion: .file(extensions: ["json"]))
  var graph: String

  @Option(name: .shortAndLong, help: "The file to write; without it, standard output.", completion: .file())
  var output: String?

  @Option(help: "The format, where the file's ending doesn't tell.")
  var format: ExportFormat?

  func validate() throws {
    guard chosen == nil else { return }
    throw ValidationError(
      "what format? name one with --format, or give -o a file that ends in one of \(ExportFormat.allCases.flatMap(\.endings).joined(separator: " "))")
  }

  private var chosen: ExportFormat? { format ?? output.flatMap(ExportFormat.init(path:)) }

  func run() throws {
    guard let chosen else { return }
    do {
      let graph = try InputFile.graph(graph)
      guard let output else {
        try graph.export(as: chosen) { try FileHandle.standardOutput.write(contentsOf: Data($0)) }
        return
      }
      try OutputFile.write(to: output) { (write) throws(OutputError) in try graph.export(as: chosen, write) }
    } catch {
      throw failure(error)
    }
  }
}

extension ExportFormat: ExpressibleByArgument {}
