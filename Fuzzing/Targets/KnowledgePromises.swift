import RelataGraph
import RelataSupport

@testable import RelataExtraction

/// Files that users write: read, or refused with file, line and column.
enum KnowledgePromises {
  /// What is built in below frames, read once.
  private static let words = try? Lexicon.builtIn()
  private static let shapes = try? PatternGrammar.builtIn()

  static func ontology(_ bytes: [UInt8]) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    // Reading the built-in ontology anew for each input would be most of the time.
    if text.contains("built-in") { return }
    do {
      _ = try Ontology.reading([(path: "o.yaml", text: text)], words, shapes)
    } catch {
      try check(error, "o.yaml", text)
    }
  }

  static func gazetteer(_ bytes: [UInt8]) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    do {
      _ = try Gazetteer().extended(by: [(path: "g.yaml", text: text)])
    } catch {
      try check(error, "g.yaml", text)
    }
  }

  /// What is read mends trees into trees.
  static func patterns(_ bytes: [UInt8]) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    var reader = PatternReader()
    do {
      try reader.read(text, path: "p.yaml")
    } catch {
      return try check(error, "p.yaml", text)
    }
    let grammar = PatternGrammar(steps: reader.steps, constructions: reader.constructions, digest: "")
    var source = ByteSource(bytes)
    guard let words else { return }
    for sentence in FuzzedSentences(trees: &source).sentences {
      let mended = grammar.repaired(sentence, words)
      try BrokenPromise.check(mended.tokens.map(\.range) == sentence.tokens.map(\.range), "no word is lost")
      try BrokenPromise.check(mended.tokens.count { $0.head == nil } == 1, "a tree has one root")
      for word in mended.tokens.indices {
        var (node, steps) = (word, 0)
        while let head = mended.tokens[node].head, steps <= mended.tokens.count { (node, steps) = (head, steps + 1) }
        try BrokenPromise.check(steps <= mended.tokens.count, "no word is above itself")
      }
    }
  }

  /// What is read, written and read again says the same.
  static func corrections(_ bytes: [UInt8]) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    do {
      let read = try Corrections(yaml: text, path: "c.yaml")
      let again = try Corrections(yaml: read.yaml, path: "c.yaml")
      try BrokenPromise.check(again.list.map(\.content) == read.list.map(\.content) && again.digest == read.digest, "corrections say what they said")
    } catch let error as YAMLError {
      try check(error, "c.yaml", text)
    }
  }

  private static func check(_ error: KnowledgeError, _ path: String, _ text: String) throws {
    try BrokenPromise.check(error.path == path && !error.message.isEmpty, "an error names its file and its cause")
    let lines = text.unicodeScalars.count { $0 == "\n" || $0 == "\r" || $0 == "\u{85}" || $0 == "\u{2028}" || $0 == "\u{2029}" }
    try BrokenPromise.check((0...lines + 2).contains(error.line), "line \(error.line) is a line of the file")
  }
}
