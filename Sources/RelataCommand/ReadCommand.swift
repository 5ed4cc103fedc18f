import ArgumentParser
import RelataCorpus
import RelataExport

struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Shows the documents that would be read: identifier, title, date, source, language, words and text.",
    discussion: """
      \(InputHelp.formats)

      What is written is JSON Lines, a document a line, which every command of relata reads as it reads the inputs themselves; --format table shows all but the \
      text. Offsets in graphs count the characters of this text. What is left out, and why, is said on standard error.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case jsonl, table }

  @Argument(help: "Files, folders, patterns, or - for JSON Lines on standard input.")
  var inputs: [String]

  @Option(name: .shortAndLong, help: "The file to write; standard output without it.")
  var output: String?

  @Option(help: "JSON Lines or a table.")
  var format = Format.jsonl

  @OptionGroup var reading: ReadingArguments

  func run() throws {
    do {
      var reader = CorpusReader(try reading.corpus(inputs, writing: output))
      try Output.writeWhileReading(to: output) { write in
        if format == .table { try write(Array(DocumentTable.head.utf8)) }
        try reading.read(&reader) { document in
          try write(format == .table ? Array(DocumentTable.row(document).utf8) : document.jsonLine)
        }
      }
    } catch {
      throw failure(error)
    }
  }
}
