import Foundation
import Testing

@testable import RelataSyntax

@Suite struct CoNLLUTests {
  private static let sample = """
    # newdoc id = harbour
    # newpar
    # sent_id = harbour-1
    # text = Anna Berg didn't wait.
    1\tAnna\tAnna\tPROPN\t_\tNumber=Sing\t5\tnsubj\t_\tNER=B-PER
    2\tBerg\tBerg\tPROPN\t_\tNumber=Sing\t1\tflat\t_\tNER=I-PER
    3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
    3\tdid\tdo\tAUX\t_\tTense=Past|VerbForm=Fin\t5\taux\t_\t_
    4\tn't\tnot\tPART\t_\t_\t5\tadvmod\t_\t_
    5\twait\twait\tVERB\t_\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No
    6\t.\t.\tPUNCT\t_\t_\t5\tpunct\t_\t_

    # newpar
    # sent_id = harbour-2
    # text = Ships left.
    1\tShips\tship\tNOUN\t_\tNumber=Plur\t2\tnsubj\t_\t_
    2\tleft\tleave\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
    3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_


    """

  private func file(_ text: String, _ body: (String) throws -> Void) throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).conllu")
    try Data(text.utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    try body(url.path)
  }

  @Test func writesWhatItRead() throws {
    try file(Self.sample) { path in
      var file = try CoNLLUFile(path, trees: true)
      var writer = CoNLLUWriter()
      for sentence in try file.sentences(10) { writer.write(sentence) }
      #expect(writer.text == Self.sample)
    }
  }

  @Test func putsTheTextTogether() throws {
    try file(Self.sample) { path in
      var file = try CoNLLUFile(path, trees: true)
      let document = try #require(try file.document())
      #expect(try file.document() == nil)
      #expect(document.id == "harbour")
      #expect(document.text == "Anna Berg didn't wait.\n\nShips left.")
      let scalars = Array(document.text.unicodeScalars)
      func text(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range])
        return String(view)
      }
      for sentence in document.sentences { for token in sentence.tokens { #expect(text(token.range) == token.form) } }
      #expect(document.sentences.map { text($0.range) } == ["Anna Berg didn't wait.", "Ships left."])
      #expect(document.sentences.map(\.paragraph) == [0, 1])
      #expect(document.sentences[0].names == [Name(words: 0..<2, kind: .person)])
    }
  }

  @Test func partsDocuments() throws {
    let text = Self.sample + Self.sample.replacing("harbour", with: "market")
    try file(text) { path in
      var file = try CoNLLUFile(path, trees: true)
      var ids: [String] = []
      while let document = try file.document() {
        ids.append(document.id)
        #expect(document.sentences[0].range.lowerBound == 0)
        #expect(document.sentences.count == 2)
      }
      #expect(ids == ["harbour", "market"])
    }
  }

  @Test func writesTheCommentsThatEverySentenceMustHave() throws {
    try file("1\tShips\t_\t_\t_\t_\t_\t_\t_\t_\n2\tleft\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n3\t.\t_\t_\t_\t_\t_\t_\t_\t_") { path in
      var file = try CoNLLUFile(path, trees: false)
      var writer = CoNLLUWriter()
      for sentence in try file.sentences(1) { writer.write(sentence) }
      #expect(writer.text.contains("# sent_id = 1\n# text = Ships left.\n"))
    }
  }

  @Test(arguments: [
    ("1\tShips\tship", 1, "expected 10 columns"),
    ("1\tShips\tship\tNOUN\t_\t_\t0\troot\t_\t_\n3\tleft\tleave\tVERB\t_\t_\t1\tdep\t_\t_", 2, "expected word 2, found 3"),
    ("1\tShips\tship\tNN\t_\t_\t0\troot\t_\t_", 1, "expected a universal part of speech, found NN"),
    ("1\tShips\tship\tNOUN\t_\t_\tx\troot\t_\t_", 1, "expected the number of the head"),
    ("# text = x\n1\tShips\tship\tNOUN\t_\t_\t4\tdep\t_\t_", 2, "can't have the head 4"),
    ("1\tShips\tship\tNOUN\t_\t_\t1\tdep\t_\t_", 1, "can't have the head 1"),
    ("1\ta\ta\tX\t_\t_\t2\tdep\t_\t_\n2\tb\tb\tX\t_\t_\t1\tdep\t_\t_\n", 3, "no tree with one root"),
    ("2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_", 1, "expected a range of words from 1"),
    ("1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n1\tdo\tdo\tAUX\t_\t_\t0\troot\t_\t_\n", 3, "ends inside of the multi-word token 1-2"),
    ("1\ta\u{0}\ta\tX\t_\t_\t0\troot\t_\t_", 1, "is not UTF-8 text"),
  ])
  func saysWhatIsWrongAndWhere(_ text: String, _ line: Int, _ message: String) throws {
    try file(text + "\n") { path in
      var file = try CoNLLUFile(path, trees: true)
      let error = #expect(throws: CoNLLUError.self) { while try file.document() != nil {} }
      #expect(error?.path == path)
      #expect(error?.line == line)
      #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
      #expect(error?.description.hasPrefix("\(path): line \(line): ") == true)
    }
  }

  @Test func saysThatAFileIsMissing() {
    let error = #expect(throws: CoNLLUError.self) { _ = try CoNLLUFile("/nowhere/trees.conllu", trees: true) }
    #expect(error?.description.hasPrefix("/nowhere/trees.conllu: can't be read: ") == true)
  }
}
