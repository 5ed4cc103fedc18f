/// Writes CoNLL-U, version 2: names in MISC as `NER=B-PER` (IOB2).
public struct CoNLLUWriter {
  /// The text so far.
  public private(set) var text = ""
  private var paragraph: Int?
  private var document: String?
  private var number = 0

  public init() {}

  /// What has been written since the last call.
  public mutating func flush() -> String {
    defer { text = "" }
    return text
  }

  /// Begins a document; its sentences are numbered `id-1`, `id-2`, …
  public mutating func begin(document id: String) {
    document = CoNLLUWriter.singleLine(id)
    paragraph = nil
    number = 0
  }

  /// Appends a sentence. Comments of sentences that were read from CoNLL-U are kept as they were.
  public mutating func write(_ sentence: Sentence) {
    number += 1
    if sentence.comments.isEmpty {
      if number == 1, let document { text += "# newdoc id = \(document)\n" }
      if sentence.paragraph != paragraph { text += "# newpar\n" }
      paragraph = sentence.paragraph
    }
    for comment in sentence.comments { text += "# \(comment)\n" }
    // Every sentence must have both; some parsers leave them out.
    if !sentence.comments.contains(where: { $0.hasPrefix("sent_id") }) { text += "# sent_id = \(document.map { "\($0)-" } ?? "")\(number)\n" }
    if !sentence.comments.contains(where: { $0.hasPrefix("text =") }) { text += "# text = \(CoNLLUWriter.text(of: sentence))\n" }
    var names = [String?](repeating: nil, count: sentence.tokens.count)
    for name in sentence.names {
      for word in name.words { names[word] = (word == name.words.lowerBound ? "NER=B-" : "NER=I-") + name.kind.rawValue }
    }
    var multiwords = sentence.multiwords[...]
    for (i, token) in sentence.tokens.enumerated() {
      if let multiword = multiwords.first, multiword.words.lowerBound == i {
        let last = sentence.tokens[multiword.words.upperBound - 1]
        text += "\(i + 1)-\(multiword.words.upperBound)\t\(multiword.form)\t_\t_\t_\t_\t_\t_\t_\t\(last.spaceAfter ? "_" : "SpaceAfter=No")\n"
      }
      let inMultiword = multiwords.first.map { $0.words.contains(i) } ?? false
      if let multiword = multiwords.first, multiword.words.upperBound == i + 1 { multiwords.removeFirst() }
      var misc: [String] = []
      if let name = names[i] { misc.append(name) }
      if !token.spaceAfter, !inMultiword { misc.append("SpaceAfter=No") }
      let head = token.head.map { $0 + 1 } ?? 0
      text +=
        "\(i + 1)\t\(token.form)\t\(token.lemma.isEmpty ? "_" : token.lemma)\t\(token.upos.rawValue)\t_\t\(token.features.text)\t\(head)\t\(token.relation)\t_\t\(misc.isEmpty ? "_" : misc.joined(separator: "|"))\n"
    }
    text += "\n"
  }

  private static func text(of sentence: Sentence) -> String {
    var out = ""
    var multiwords = sentence.multiwords[...]
    var i = 0
    while i < sentence.tokens.count {
      if let multiword = multiwords.first, multiword.words.lowerBound == i {
        out += multiword.form
        i = multiword.words.upperBound
        multiwords.removeFirst()
      } else {
        out += sentence.tokens[i].form
        i += 1
      }
      if i < sentence.tokens.count, sentence.tokens[i - 1].spaceAfter { out += " " }
    }
    return out
  }

  private static func singleLine(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }
}
