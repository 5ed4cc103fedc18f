import ArgumentParser
import Relata
import RelataGraph
import RelataSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@main
struct RootCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "relata",
    abstract: "Reads a folder of news articles and gives back a graph of who stands in which relation to whom.",
    version: Relata.version,
    subcommands: [
      ExtractCommand.self,
      UpdateCommand.self,
      SummaryCommand.self,
      RenderCommand.self,
      ExportCommand.self,
      DiffCommand.self,
      PatchCommand.self,
      MergeCommand.self,
      CorrectCommand.self,
      ReviewCommand.self,
      TimelineCommand.self,
      QueryCommand.self,
      CountCommand.self,
      ExplainCommand.self,
      VerifyCommand.self,
      CheckCommand.self,
      ReadCommand.self,
      ParseCommand.self,
      CandidatesCommand.self,
    ])

  static func main() {
    MemoryShortage.install()
    do {
      if let problem = unknownCommand() { throw ValidationError(problem) }
      var command = try named() ?? parseAsRoot()
      try command.run()
    } catch {
      end(error)
    }
  }

  /// Ends the program as ArgumentParser would, but with clean text: arguments may be the names of hostile files.
  private static func end(_ error: any Error) -> Never {
    let code = exitCode(for: error)
    var filter = TerminalFilter()
    let message = fullMessage(for: error)
    if !message.isEmpty {
      let bytes = filter.filtered(Array((message + "\n").utf8))
      _ = bytes.withUnsafeBytes { writeWhole($0, to: code == .success ? STDOUT_FILENO : STDERR_FILENO) }
    }
    exit(withError: code)
  }

  /// What is wrong with the name of a command, if something is.
  private static func unknownCommand() -> String? {
    var arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "help" { arguments = arguments.dropFirst() }
    guard let name = arguments.first, name != "help", !name.hasPrefix("-") else { return nil }
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }
    guard !names.contains(name) else { return nil }
    let near = EntityLookup.nearest(to: name, among: names, count: 2)
    return "There is no command '\(name)'." + (near.isEmpty ? "" : " Did you mean '\(near.joined(separator: "' or '"))'?")
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
