import ArgumentParser
import Foundation
import RelataCorpus
import RelataSyntax

struct ParseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "parse", abstract: "Parses text to CoNLL-U.")

  @Argument var files: [String] = []
  @Flag var segment = false
  @Flag var conllu = false

  func run() throws {
    let parser = SyntaxParser(model: try SyntaxModel.builtIn())
    if conllu {
      var writer = CoNLLUWriter()
      for file in files {
        let text = try String(contentsOfFile: file, encoding: .utf8)
        for var document in try CoNLLUReader.read(text, name: file, trees: false) {
          parser.annotate(&document.sentences)
          for sentence in document.sentences { writer.write(sentence) }
          print(writer.flush(), terminator: "")
        }
      }
      return
    }
    var reader = CorpusReader(try Corpus(files))
    var writer = CoNLLUWriter()
    while let document = try reader.read() {
      writer.begin(document: document.id)
      let sentences =
        segment
        ? Segmenter.sentences(of: document.text, paragraphs: PlainText.paragraphs(of: document.text))
        : parser.parse(document.text, paragraphs: PlainText.paragraphs(of: document.text))
      for sentence in sentences { writer.write(sentence) }
      print(writer.flush(), terminator: "")
    }
  }
}
