/// Sentences as they are compared: all white space is one blank, as line ends in a file are not those of the text.
enum SentenceText {
  static func normalized(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// Where a text has a sentence, by Unicode scalars, however its white space is set.
  static func places(of sentence: String, in text: String) -> [Range<Int>] {
    let wanted = sentence.split(whereSeparator: \.isWhitespace).map { Array($0.unicodeScalars) }
    guard let first = wanted.first?.first else { return [] }
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.filter { scalars[$0] == first }.compactMap { start in
      var end = start
      for (number, word) in wanted.enumerated() {
        if number > 0 {
          let blanks = scalars[end...].prefix { $0.properties.isWhitespace }.count
          if blanks == 0 { return nil }
          end += blanks
        }
        guard scalars[end...].starts(with: word) else { return nil }
        end += word.count
      }
      return start..<end
    }
  }
}
