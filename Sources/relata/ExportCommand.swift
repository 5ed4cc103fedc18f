import ArgumentParser
import Foundation
import RelataExport
import RelataGraph

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes a graph in a format that other tools read.",
    discussion: """
      csv makes two files, NAME-nodes.csv and NAME-edges.csv for NAME.csv, or nodes.csv and edges.csv in a folder. neo4j makes \
      nodes.csv, relationships.csv and load.cypher in a folder.
      """)

  @Argument(help: "The graph, as relata extract writes it; - for standard input.", completion: .file(extensions: ["json"]))
  var graph: String

  @Option(name: .shortAndLong, help: "The file or folder to write; without it, standard output.", completion: .file())
  var output: String?

  @Option(help: "The format, where the file's ending doesn't tell.")
  var format: ExportFormat?

  private var chosen: ExportFormat? { format ?? output.flatMap(ExportFormat.init(path:)) }

  func validate() throws {
    guard let chosen else {
      let endings = ExportFormat.allCases.flatMap(\.endings).joined(separator: " ")
      throw ValidationError("what format? name one with --format, or give -o a file that ends in one of \(endings)")
    }
    if output ?? "-" == "-", chosen.files.count > 1 { throw ValidationError("\(chosen) is several files; say with -o where they go") }
  }

  func run() throws {
    guard let chosen else { return }
    do {
      let graph = try InputFile.graph(graph)
      let (files, folder) = chosen.paths(output: output ?? "-")
      if let folder { try makeFolder(folder) }
      for (file, path) in files {
        try Output.write(to: path) { (write) throws(OutputError) in try graph.export(file, write) }
      }
    } catch {
      throw failure(error)
    }
  }

  private func makeFolder(_ path: String) throws(OutputError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw OutputError(path: path, reason: "the folder can't be made")
    }
  }
}

extension ExportFormat: ExpressibleByArgument {}
