/// What is wrong with a CoNLL-U file, and in which line.
public struct CoNLLUError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file as it was named, `-` for standard input.
  public var path: String
  /// One-based; `nil` where the file can't be read at all.
  public var line: Int?
  public var message: String

  public init(path: String, line: Int?, message: String) {
    self.path = path
    self.line = line
    self.message = message
  }

  public var description: String {
    let place = path == "-" ? "standard input" : path
    return line.map { "\(place): line \($0): \(message)" } ?? "\(place): \(message)"
  }
}

/// A document of a CoNLL-U file: its sentences, and the text that their offsets count in.
public struct CoNLLUDocument: Sendable, Hashable {
  public var id: String
  /// Put together from forms and `SpaceAfter`; a line a sentence, an empty line between paragraphs.
  public var text: String
  public var sentences: [Sentence]
}

/// Puts sentences together from the lines of CoNLL-U, version 2, as parsers write it.
///
/// Words, multi-word tokens and names in MISC are kept; empty nodes are passed over.
struct CoNLLUBuilder {
  /// The file, for errors.
  private let path: String
  /// The identifier of a document without one.
  private let name: String
  /// Whether heads and relations are needed; without, underscores will do.
  private let trees: Bool
  /// The last one is still being read.
  private(set) var documents: [CoNLLUDocument] = []
  private var comments: [String] = []
  private var sentence = Sentence(tokens: [], range: 0..<0)
  private var nameTags: [String] = []
  /// Which multi-word token the next words belong to, one-based and closed, with what follows it.
  private var multiword: (first: Int, last: Int, spaceAfter: Bool)?
  private var heads: [(head: Int, line: Int)] = []
  private var newParagraph = false
  private var paragraph = -1
  private var length = 0
  private var begun = 0

  init(path: String, name: String, trees: Bool) {
    self.path = path
    self.name = name
    self.trees = trees
  }

  /// Hands out the first document once a second one has begun, or at the end of the file.
  mutating func takeDocument(atEnd: Bool) -> CoNLLUDocument? {
    while documents.count > 1 || (atEnd && !documents.isEmpty) {
      let document = documents.removeFirst()
      if !document.sentences.isEmpty { return document }
    }
    return nil
  }

  /// Hands out the sentences so far, whichever document they are of.
  mutating func takeSentences() -> [Sentence] {
    var out: [Sentence] = []
    for i in documents.indices {
      out += documents[i].sentences
      documents[i].sentences.removeAll()
      documents[i].text = ""
    }
    if let last = documents.popLast() { documents = [last] }
    return out
  }

  mutating func line(_ line: String, _ number: Int) throws(CoNLLUError) {
    if line.isEmpty { return try endSentence(number) }
    if line.hasPrefix("#"), !line.contains("\t") {
      let comment = String(line.dropFirst().drop { $0 == " " })
      if comment.hasPrefix("newdoc") {
        begin(comment.split(separator: "=", maxSplits: 1).dropFirst().first.map { $0.trimmingSpaces() })
      }
      if comment.hasPrefix("newdoc") || comment.hasPrefix("newpar") { newParagraph = true }
      comments.append(comment)
      return
    }
    let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard columns.count == 10 else {
      throw CoNLLUError(path: path, line: number, message: "expected 10 columns separated by tabs, found \(columns.count)")
    }
    let id = columns[0]
    if id.contains(".") { return }
    if documents.isEmpty { begin(nil) }
    let misc = columns[9].split(separator: "|")
    let spaceAfter = !misc.contains("SpaceAfter=No")
    let next = sentence.tokens.count + 1
    if let dash = id.firstIndex(of: "-") {
      guard let first = Int(id[..<dash]), let last = Int(id[id.index(after: dash)...]), first == next, last > first, last - first < 100 else {
        throw CoNLLUError(path: path, line: number, message: "expected a range of words from \(next), found \(id)")
      }
      if let multiword {
        throw CoNLLUError(path: path, line: number, message: "the multi-word token \(id) begins inside of \(multiword.first)-\(multiword.last)")
      }
      multiword = (first, last, spaceAfter)
      sentence.multiwords.append(Multiword(words: first - 1..<last, form: String(columns[1])))
      return
    }
    guard Int(id) == next else { throw CoNLLUError(path: path, line: number, message: "expected word \(next), found \(id)") }
    guard !columns[1].isEmpty else { throw CoNLLUError(path: path, line: number, message: "the form is empty") }
    var token = Token(form: String(columns[1]), lemma: String(columns[2]), features: Features(String(columns[5])), range: 0..<0, spaceAfter: spaceAfter)
    if let upos = PartOfSpeech(rawValue: String(columns[3])) {
      token.upos = upos
    } else if trees {
      throw CoNLLUError(path: path, line: number, message: "expected a universal part of speech, found \(columns[3])")
    }
    if trees {
      guard let head = Int(columns[6]), head >= 0 else {
        throw CoNLLUError(path: path, line: number, message: "expected the number of the head, found \(columns[6])")
      }
      heads.append((head, number))
      token.relation = DependencyRelation(String(columns[7]))
    }
    if let multiword { token.spaceAfter = next == multiword.last && multiword.spaceAfter }
    if let last = multiword?.last, last == next { multiword = nil }
    nameTags.append(misc.first { $0.hasPrefix("NER=") }.map { String($0.dropFirst(4)) } ?? "O")
    sentence.tokens.append(token)
  }

  private mutating func begin(_ id: String?) {
    begun += 1
    let unnamed = begun == 1 ? name : "\(name)-\(begun)"
    documents.append(CoNLLUDocument(id: id ?? unnamed, text: "", sentences: []))
    paragraph = -1
    length = 0
  }

  mutating func endSentence(_ number: Int) throws(CoNLLUError) {
    guard !sentence.tokens.isEmpty else {
      if !comments.isEmpty, multiword == nil, !newParagraph { comments.removeAll() }
      return
    }
    if let multiword {
      throw CoNLLUError(path: path, line: number, message: "the sentence ends inside of the multi-word token \(multiword.first)-\(multiword.last)")
    }
    try setHeads(number)
    sentence.names = names()
    place()
    sentence.comments = comments
    documents[documents.count - 1].sentences.append(sentence)
    sentence = Sentence(tokens: [], range: 0..<0)
    comments.removeAll()
    nameTags.removeAll()
    heads.removeAll()
  }

  private mutating func setHeads(_ number: Int) throws(CoNLLUError) {
    guard trees else { return }
    for (i, (head, line)) in heads.enumerated() {
      guard head <= heads.count, head != i + 1 else { throw CoNLLUError(path: path, line: line, message: "word \(i + 1) can't have the head \(head)") }
      sentence.tokens[i].head = head == 0 ? nil : head - 1
    }
    guard SpanningTree.isTree(heads.map(\.head)) else {
      throw CoNLLUError(path: path, line: number, message: "the heads of this sentence are no tree with one root")
    }
  }

  private func names() -> [Name] {
    var out: [Name] = []
    for (word, tag) in nameTags.enumerated() {
      guard let kind = Name.Kind(rawValue: String(tag.dropFirst(2))) else { continue }
      if tag.hasPrefix("I-"), let last = out.last, last.words.upperBound == word, last.kind == kind {
        out[out.count - 1].words = last.words.lowerBound..<word + 1
      } else {
        out.append(Name(words: word..<word + 1, kind: kind))
      }
    }
    return out
  }

  /// Gives the sentence its place in the document's text.
  private mutating func place() {
    var text = ""
    if length > 0 { text = newParagraph ? "\n\n" : "\n" }
    if newParagraph || paragraph < 0 { paragraph += 1 }
    newParagraph = false
    sentence.paragraph = paragraph
    var offset = length + text.unicodeScalars.count
    let start = offset
    var multiwords = sentence.multiwords[...]
    var i = 0
    while i < sentence.tokens.count {
      if let multiword = multiwords.first, multiword.words.lowerBound == i {
        multiwords.removeFirst()
        place(multiword, at: offset)
        text += multiword.form
        offset += multiword.form.unicodeScalars.count
        i = multiword.words.upperBound
      } else {
        let count = sentence.tokens[i].form.unicodeScalars.count
        sentence.tokens[i].range = offset..<offset + count
        text += sentence.tokens[i].form
        offset += count
        i += 1
      }
      if i < sentence.tokens.count, sentence.tokens[i - 1].spaceAfter {
        text += " "
        offset += 1
      }
    }
    sentence.range = start..<offset
    length = offset
    documents[documents.count - 1].text += text
  }

  /// Words that together spell the token get their parts of it; others, as in `don't` from `do` and `not`, all of it.
  private mutating func place(_ multiword: Multiword, at offset: Int) {
    let forms = multiword.words.map { sentence.tokens[$0].form }
    var start = offset
    for (word, form) in zip(multiword.words, forms) {
      if forms.joined() == multiword.form {
        sentence.tokens[word].range = start..<start + form.unicodeScalars.count
        start += form.unicodeScalars.count
      } else {
        sentence.tokens[word].range = offset..<offset + multiword.form.unicodeScalars.count
      }
    }
  }
}

extension Substring {
  fileprivate func trimmingSpaces() -> String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
