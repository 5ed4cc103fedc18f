import ArgumentParser
import RelataCorpus
import RelataExport
import RelataExtraction
import RelataSyntax

struct ParseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Parses English text to trees and names, as CoNLL-U.",
    discussion: """
      Writes sentences, words, lemmas, parts of speech, features, heads and relations of Universal Dependencies, and names in \
      the MISC column (NER=B-PER; persons PER, organizations ORG, locations LOC). Memory does not grow with the input.
      """)

  @Argument(
    help: ArgumentHelp(
      "Files of any kind that relata read knows, folders of them, or - for text from standard input, which is also read where no file is named.",
      valueName: "file"))
  var files: [String] = []

  @Flag(help: "Read CoNLL-U and keep its sentences and tokens; annotations that are in it are replaced.")
  var conllu = false

  @Flag(help: "Only split the text into sentences and tokens.")
  var segment = false

  @OptionGroup var reading: ReadingArguments

  @Flag(help: "Mend the trees as `extract` does before it reads relations.")
  var repaired = false

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to this file rather than to standard output.", valueName: "file"))
  var output: String?

  func validate() throws {
    if repaired, segment { throw ValidationError("--segment makes no trees that --repaired could mend") }
    if conllu, segment { throw ValidationError("--conllu keeps the segments of its input, so that --segment has nothing to do") }
  }

  func run() throws {
    let inputs = files.isEmpty ? ["-"] : files
    do {
      let corpus = conllu ? nil : try reading.corpus(inputs, writing: output)
      if conllu { try Output.check(output, isNoneOf: inputs) }
      let parser = SyntaxParser(model: try SyntaxModel.builtIn())
      let extractor = repaired ? Extractor(gazetteer: try .builtIn(), ontology: try .builtIn()) : nil
      try Output.writeWhileReading(to: output) { write in
        var document = DocumentWriter(parser: segment ? nil : parser, extractor: extractor)
        if let corpus { try document.parse(corpus, reading, write) } else { try document.annotate(inputs, write) }
      }
    } catch {
      throw failure(error)
    }
  }
}

/// Parses documents piece by piece and writes their sentences.
private struct DocumentWriter {
  typealias Write = ([UInt8]) throws(OutputError) -> Void

  let parser: SyntaxParser?
  /// What mends the trees, where they are to be mended.
  let extractor: Extractor?
  private var writer = CoNLLUWriter()

  init(parser: SyntaxParser?, extractor: Extractor?) {
    self.parser = parser
    self.extractor = extractor
  }

  mutating func annotate(_ inputs: [String], _ write: Write) throws {
    for input in inputs {
      var file = try CoNLLUFile(input, trees: false)
      while true {
        var sentences = try file.sentences(1_000)
        if sentences.isEmpty { break }
        try finish(&sentences, write)
      }
    }
  }

  mutating func parse(_ corpus: Corpus, _ reading: ReadingArguments, _ write: Write) throws {
    report(corpus.remarks)
    for source in corpus.sources {
      if try source.isPlainText() {
        writer.begin(document: source.path == "-" ? "stdin" : source.stem)
        try parse(try TextPieces(source), write)
      } else {
        var reader = CorpusReader(corpus.alone(source))
        try reading.read(&reader) { document in
          writer.begin(document: document.id)
          try parse(TextPieces(text: document.text), write)
        }
      }
    }
  }

  private mutating func parse(_ pieces: consuming TextPieces, _ write: Write) throws {
    var rest = ""
    var paragraph = 0
    while let piece = try pieces.next() {
      let text = rest + piece.text
      rest = ""
      let paragraphs = PlainText.paragraphs(of: text)
      var sentences = Segmenter.sentences(of: text, paragraphs: paragraphs)
      // The last sentence may go on in the next piece.
      if piece.isOpen, sentences.count > 1, let last = sentences.popLast() {
        rest = String(text.unicodeScalars.dropFirst(last.range.lowerBound))
      }
      for i in sentences.indices { sentences[i].paragraph += paragraph }
      paragraph += piece.isOpen ? max(0, paragraphs.count - 1) : paragraphs.count
      try finish(&sentences, write)
    }
  }

  private mutating func finish(_ sentences: inout [Sentence], _ write: Write) throws(OutputError) {
    parser?.annotate(&sentences)
    for sentence in sentences { writer.write(extractor?.repaired(sentence) ?? sentence) }
    try write(Array(writer.flush().utf8))
  }
}
