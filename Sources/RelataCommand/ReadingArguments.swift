import ArgumentParser
import RelataCorpus

/// How documents are read, and which of them are.
struct ReadingArguments: ParsableArguments {
  @Flag(help: "Goes on behind documents that can't be read, and lists them.")
  var skipUnreadable = false

  @Option(help: ArgumentHelp("The longest article read; time and memory for one article are bounded by it.", valueName: "MB"))
  var largestDocument = ReadingOptions.usualLargestDocument / 1_000_000

  @Option(help: ArgumentHelp("The column of a table, or the member of a JSON object, that has the text. (default: the usual names)", valueName: "name"))
  var textColumn: String?

  @Option(help: ArgumentHelp("The one that has the title.", valueName: "name"))
  var titleColumn: String?

  @Option(help: ArgumentHelp("The one that has the date.", valueName: "name"))
  var dateColumn: String?

  @Option(help: ArgumentHelp("The one that has the identifier, which must be another for each article.", valueName: "name"))
  var idColumn: String?

  @Option(help: ArgumentHelp("The one that has the publisher.", valueName: "name"))
  var sourceColumn: String?

  @Option(help: "What comes first in dates of numbers alone, such as 03/02/2025, which are refused without it where both would do.")
  var dates: ReadingOptions.DateOrder?

  @Option(help: ArgumentHelp("The encoding of tables and plain texts, as iconv --list names it. (default: found out)", valueName: "name"))
  var encoding: String?

  @Option(
    help: ArgumentHelp("Leaves out documents that are in other languages, by ISO 639-1 codes; may be given more than once.", valueName: "code"))
  var language: [String] = []

  @Option(help: ArgumentHelp("Leaves out documents with fewer words.", valueName: "number"))
  var fewestWords = 0

  @Flag(help: "Leaves out documents without a date.")
  var datedOnly = false

  func validate() throws {
    if !(1...1_000).contains(largestDocument) { throw ValidationError("--largest-document takes a number of megabytes from 1 to 1000.") }
    if fewestWords < 0 { throw ValidationError("--fewest-words takes a number from 0 upwards.") }
    if let wrong = language.first(where: { $0.count < 2 || $0.contains { $0.isUppercase && !$0.isASCII } }) {
      throw ValidationError("--language takes codes such as en, not \(wrong).")
    }
  }

  /// - Parameters:
  ///   - output: The file that will be written, which must be none of those that are read.
  ///   - files: What is read besides.
  ///   - replacesOwn: Whether the output may be a graph that an earlier run wrote into a folder of its articles: it is passed over there.
  /// - Throws: `CorpusError` where an input is missing, `OverwrittenInputError`.
  func corpus(_ inputs: [String], writing output: String?, besides files: [String] = [], replacesOwn: Bool = false) throws -> Corpus {
    let corpus = try corpus(inputs)
    try Output.check(output, isNoneOf: corpus.sources.filter { !$0.found || !replacesOwn }.map(\.path) + files)
    guard replacesOwn else { return corpus }
    do {
      try Output.check(output, isNoneOf: corpus.sources.filter(\.found).map(\.path))
    } catch {
      // It is looked into only where it is in the way.
      guard OwnOutput.isWritten(error.output) else { throw error }
    }
    return corpus
  }

  /// - Throws: `CorpusError` where an input is missing.
  func corpus(_ inputs: [String]) throws(CorpusError) -> Corpus {
    var corpus = try Corpus(inputs)
    corpus.options.largestDocument = largestDocument * 1_000_000
    corpus.options.columns = ReadingOptions.Columns(text: textColumn, title: titleColumn, date: dateColumn, id: idColumn, source: sourceColumn)
    corpus.options.dateOrder = dates
    corpus.options.encoding = encoding
    corpus.options.languages = language
    corpus.options.fewestWords = fewestWords
    corpus.options.datedOnly = datedOnly
    return corpus
  }

  /// Hands on each document that can be read, and lists the others if they are to be skipped.
  func read(_ reader: inout CorpusReader, _ use: (Document) throws -> Void) throws {
    while let document = try next(&reader) { try use(document) }
    report(reader.remarks)
  }

  private func next(_ reader: inout CorpusReader) throws(CorpusError) -> Document? {
    while true {
      do throws(CorpusError) {
        return try reader.read()
      } catch {
        guard skipUnreadable else { throw error }
        report("left out: \(error)")
      }
    }
  }
}

extension ReadingOptions.DateOrder: ExpressibleByArgument {}

/// Says on standard error what was noticed while reading.
func report(_ remarks: Remarks) {
  for line in remarks.lines { report(line) }
}
