import ArgumentParser

@main
struct Relata: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "relata",
    abstract: "Reads a folder of news articles and gives back a graph of who stands in which relation to whom.",
    subcommands: [ExtractCommand.self, ExportCommand.self, ParseCommand.self, QueryCommand.self, VerifyCommand.self])
}
