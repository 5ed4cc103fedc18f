@testable import RelataSyntax

/// Text to tokens, CoNLL-U and model files.
enum SyntaxPromises {
  static func segmenter(_ bytes: [UInt8]) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    let scalars = Array(text.unicodeScalars)
    let sentences = Segmenter.sentences(of: text)
    var covered: [Unicode.Scalar] = []
    var last = 0
    for sentence in sentences {
      try BrokenPromise.check(!sentence.tokens.isEmpty, "a sentence has a token")
      for token in sentence.tokens {
        try BrokenPromise.check(token.range.lowerBound >= last && token.range.upperBound <= scalars.count, "tokens are in order and in the text")
        try BrokenPromise.check(
          token.form.unicodeScalars.elementsEqual(VisibleText(scalars, token.range).scalars) && !token.form.isEmpty, "a form is what is seen at its place")
        last = token.range.upperBound
        covered += token.form.unicodeScalars
      }
      for multiword in sentence.multiwords {
        try BrokenPromise.check(multiword.words.count == 2 && multiword.words.upperBound <= sentence.tokens.count, "a multi-word token has its words")
      }
    }
    // Line ends part paragraphs; everything else that is seen and no white space is in a token.
    try BrokenPromise.check(covered.elementsEqual(VisibleText(scalars, scalars.indices).scalars.filter { !Tokenizer.isSpace($0) }), "nothing of a text is lost")
    for i in scalars.indices.prefix(4) { _ = WordPieces.casing(String(String.UnicodeScalarView(scalars[i...]))) }
  }

  static func conllu(_ bytes: [UInt8], _ scratch: ScratchFile) throws {
    try scratch.replace(by: bytes)
    guard let first = try documents(scratch) else { return }
    let written = write(first)
    try scratch.replace(by: Array(written.utf8))
    guard let second = try documents(scratch) else { throw BrokenPromise(description: "CoNLL-U that was written can't be read") }
    try BrokenPromise.check(write(second) == written, "CoNLL-U is written as it was read")
  }

  /// - Returns: `nil` for what is no CoNLL-U with trees.
  private static func documents(_ scratch: ScratchFile) throws -> [CoNLLUDocument]? {
    var out: [CoNLLUDocument] = []
    do {
      var file = try CoNLLUFile(scratch.path, trees: true)
      while let document = try file.document() {
        try check(document)
        out.append(document)
      }
      return out
    } catch is CoNLLUError {
      // The tokens alone may still be well-formed.
      var file = try? CoNLLUFile(scratch.path, trees: false)
      while let sentences = try? file?.sentences(10), !sentences.isEmpty {}
      return nil
    }
  }

  private static func check(_ document: CoNLLUDocument) throws {
    let scalars = Array(document.text.unicodeScalars)
    for sentence in document.sentences {
      try BrokenPromise.check(sentence.range.upperBound <= scalars.count, "a sentence is in its document's text")
      var inMultiwords: Set<Int> = []
      for multiword in sentence.multiwords { inMultiwords.formUnion(multiword.words) }
      for (i, token) in sentence.tokens.enumerated() {
        try BrokenPromise.check(token.range.upperBound <= scalars.count, "a token is in its document's text")
        guard !inMultiwords.contains(i) else { continue }
        try BrokenPromise.check(token.form.unicodeScalars.elementsEqual(scalars[token.range]), "a form is the text at its place")
      }
      for name in sentence.names { try BrokenPromise.check(name.words.upperBound <= sentence.tokens.count, "a name is in its sentence") }
    }
  }

  private static func write(_ documents: [CoNLLUDocument]) -> String {
    var writer = CoNLLUWriter()
    for document in documents {
      writer.begin(document: document.id)
      for sentence in document.sentences { writer.write(sentence) }
    }
    return writer.text
  }

  static func model(_ bytes: [UInt8]) throws {
    do {
      try bytes.withUnsafeBytes { buffer in
        let file = try ModelFile(buffer, path: "m")
        try? file.verify()
        let pieces = try WordPieces(file)
        var found: [Int32] = []
        for word in ["relata", "Ünal's", "x"] { pieces.encode(word, into: &found) }
        _ = try Encoder(file)
        _ = try Heads(file)
      }
    } catch let error as ModelError {
      try BrokenPromise.check(error.path == "m" && !error.message.isEmpty, "an error names its file and its cause")
    }
  }
}
