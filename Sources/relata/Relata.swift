import ArgumentParser

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
      ReadCommand.self,
      ParseCommand.self,
      CandidatesCommand.self,
    ])

  static func main() {
    do {
      var command = try named() ?? parseAsRoot()
      try command.run()
    } catch {
      exit(withError: error)
    }
  }

  /// The command that the first argument names, parsed as if there were no others, which takes ArgumentParser much less time.
  ///
  /// - Returns: `nil` where it can't be run so: help, versions and errors are the root's.
  private static func named() -> (any ParsableCommand)? {
    guard let name = CommandLine.arguments.dropFirst().first, let command = configuration.subcommands.first(where: { $0.configuration.commandName == name }),
      let parsed = try? command.parseAsRoot(Array(CommandLine.arguments.dropFirst(2))), type(of: parsed) == command
    else { return nil }
    return parsed
  }
}
