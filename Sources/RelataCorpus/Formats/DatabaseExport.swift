/// Many articles in one file, as Nexis and Factiva export them: each begins with its headline or its source, says how many words it has,
/// and ends with a line of its own.
enum DatabaseExport {
  /// The articles in the paragraphs of a file; `nil` where it is no such export.
  static func articles(_ lines: [String]) -> [ArticleFields]? {
    let lines = lines.map { $0.split { $0.isWhitespace }.joined(separator: " ") }.filter { !$0.isEmpty }
    guard lines.contains(where: { wordCount($0) }) else { return nil }
    for export in [nexis, factiva, olderNexis] {
      let articles = export(lines[...])
      if !articles.isEmpty { return articles }
    }
    return nil
  }

  static func documents(_ articles: [ArticleFields], _ input: Input, _ context: ReadingContext) throws(CorpusError.Cause) -> [Document] {
    var documents: [Document] = []
    for (number, article) in articles.enumerated() {
      let fallback = "\(input.stem)-\(number + 1)"
      guard !article.text.isEmpty else {
        context.log.remarks.addWithoutText(article.id ?? fallback)
        continue
      }
      documents.append(try article.document(fallbackID: fallback, order: context.options.dateOrder))
    }
    return documents
  }

  /// `512 words`, `Length: 1,024 words`, `WC | 512 words`
  private static func wordCount(_ line: String) -> Bool {
    let words = line.lowercased().split(separator: " ")
    guard words.last == "words", words.count >= 2, words.count <= 4 else { return false }
    return words[words.count - 2].allSatisfy { $0.isNumber || $0 == "," || $0 == "." }
  }

  private static func isDate(_ line: String) -> Bool {
    line.count < 60 && !line.contains(":") && line.contains(where: \.isNumber) && Dates.iso(line) != nil
  }

  private static func text(_ lines: some Sequence<String>) -> String {
    let text = lines.joined(separator: "\n\n")
    return text.isEmpty ? "" : text + "\n"
  }

  private static func begins(_ line: String, _ names: [String]) -> Bool {
    let line = line.lowercased()
    return names.contains { line.hasPrefix($0) }
  }

  /// Headline, source, date; `Body` before the text, `End of Document` behind it.
  private static func nexis(_ lines: ArraySlice<String>) -> [ArticleFields] {
    var out: [ArticleFields] = []
    for article in lines.split(separator: "End of Document") {
      guard let body = article.firstIndex(of: "Body"), article[..<body].contains(where: wordCount) else { continue }
      let end = article[(body + 1)...].firstIndex { $0 == "Classification" || begins($0, ["load-date:"]) } ?? article.endIndex
      var fields = ArticleFields(text: text(article[(body + 1)..<end].filter { $0 != "Graphic" }))
      let head = article[..<body]
      // Before the first one there may be a list of all.
      if let date = head.lastIndex(where: isDate), date - head.startIndex >= 1 {
        fields.date = head[date]
        fields.source = head[date - 1]
        if date - head.startIndex >= 2 { fields.title = head[date - 2] }
      }
      out.append(fields)
    }
    return out
  }

  /// `2 of 40 DOCUMENTS`, source, date, headline, fields in capitals, the text, more of them.
  private static func olderNexis(_ lines: ArraySlice<String>) -> [ArticleFields] {
    func isStart(_ line: String) -> Bool {
      let words = line.split(separator: " ")
      return words.count == 4 && Int(words[0]) != nil && words[1] == "of" && Int(words[2]) != nil && words[3].uppercased().hasPrefix("DOCUMENT")
    }
    let starts = lines.indices.filter { isStart(lines[$0]) }
    var out: [ArticleFields] = []
    for (start, end) in zip(starts, starts.dropFirst() + [lines.endIndex]) {
      let article = lines[(start + 1)..<end]
      guard let length = article.firstIndex(where: { begins($0, ["length:"]) && wordCount($0) }), let date = article[..<length].firstIndex(where: isDate)
      else { continue }
      let stop = article[(length + 1)...].firstIndex { begins($0, ["load-date:", "language:", "publication-type:", "subject:", "copyright 1", "copyright 2"]) }
      var fields = ArticleFields(date: article[date], text: text(article[(length + 1)..<(stop ?? article.endIndex)]))
      fields.source = article[article.startIndex..<date].first { !begins($0, ["copyright", "all rights", "("]) }
      let heading = article[(date + 1)..<length].first { !begins($0, ["byline:", "section:", "dateline:"]) && !isDate($0) }
      fields.title = heading.map { begins($0, ["headline:"]) ? String($0.dropFirst(9)) : $0 }
      out.append(fields)
    }
    return out
  }

  /// Headline, `512 words`, date, source, its code, language, copyright, the text, `Document` and its number.
  private static func factiva(_ lines: ArraySlice<String>) -> [ArticleFields] {
    func number(_ line: String) -> String? {
      let words = line.split(separator: " ").filter { $0 != "AN" && $0 != "|" }
      guard words.count == 2, words[0] == "Document", words[1].count >= 20, words[1].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
        return nil
      }
      return String(words[1])
    }
    var out: [ArticleFields] = []
    var start = lines.startIndex
    for (index, line) in zip(lines.indices, lines) {
      guard let number = number(line) else { continue }
      let article = lines[start..<index]
      start = index + 1
      guard let count = article.firstIndex(where: wordCount), var fields = coded(article) ?? plain(article, count) else { continue }
      fields.id = number
      out.append(fields)
    }
    return out
  }

  private static func plain(_ article: ArraySlice<String>, _ count: Int) -> ArticleFields? {
    guard count > article.startIndex, let date = article[count...].dropFirst().first(where: isDate), let place = article.firstIndex(of: date) else {
      return nil
    }
    let head = article[..<count]
    let title = head.last { !begins($0, ["by "]) }
    let after = article[(place + 1)...].drop { $0.count <= 8 && $0.contains(":") }
    let rights = after.prefix(8).firstIndex { begins($0, ["copyright", "(c)", "©"]) }
    let language = after.prefix(6).firstIndex { ["English", "French", "German", "Spanish", "Russian", "Ukrainian", "Arabic"].contains($0) }
    let body = (rights ?? language ?? after.startIndex) + 1
    return ArticleFields(title: title, date: date, source: after.first, text: text(article[min(body, article.endIndex)...]))
  }

  /// The form in which each line has a code: `HD | Strike ends`.
  private static func coded(_ article: ArraySlice<String>) -> ArticleFields? {
    let codes: Set<String> = [
      "SE", "HD", "BY", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "LA", "CY", "LP", "TD", "CT", "RF", "CO", "IN", "NS", "RE", "PUB", "AN", "CR",
    ]
    var values: [String: [String]] = [:]
    var code: String?
    for line in article {
      let words = line.split(separator: " ", maxSplits: 2).map(String.init)
      if let first = words.first, codes.contains(first), words.count == 1 || words.dropFirst().first == "|" {
        code = first
        values[first] = words.count > 2 ? [words[2]] : []
      } else if let code {
        values[code]?.append(line)
      }
    }
    guard let title = values["HD"]?.joined(separator: " "), let date = values["PD"]?.first, let source = values["SN"]?.first else { return nil }
    return ArticleFields(title: title, date: date, source: source, text: text((values["LP"] ?? []) + (values["TD"] ?? [])))
  }
}
