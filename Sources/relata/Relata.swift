import ArgumentParser
import RelataRendering

@main
struct Relata: ParsableCommand {
  /// The version of the program, as graphs name it.
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "relata",
    abstract: "Reads a folder of news articles and gives back a graph of who stands in which relation to whom.",
    version: version,
    subcommands: [
      ExtractCommand.self,
      UpdateCommand.self,
      SummaryCommand.self,
      RenderCommand.self,
      ExportCommand.self,
      DiffCommand.self,
      PatchCommand.self,
      MergeCommand.self,
      TimelineCommand.self,
      QueryCommand.self,
      ExplainCommand.self,
      VerifyCommand.self,
      ParseCommand.self,
    ])

  static func main() {
    do {
      // Loading fonts takes as long as all else that comes before a drawing.
      if CommandLine.arguments.dropFirst().first == RenderCommand.configuration.commandName {
        try Renderer.whileStarting(runCommand)
      } else {
        try runCommand()
      }
    } catch {
      exit(withError: error)
    }
  }

  private static func runCommand() throws {
    var command = try parseAsRoot()
    try command.run()
  }
}
