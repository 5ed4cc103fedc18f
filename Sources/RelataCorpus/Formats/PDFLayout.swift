/// The words of a PDF's pages with their places, as `pdftotext -bbox` writes them, put in the order of reading.
///
/// Regions are parted at the white space between columns, or where there is none between blocks, and their parts likewise (recursive
/// X-Y cut; G. Nagy and S. Seth, 1984). pdftotext's own order mixes columns that are close to each other.
struct PDFLayout {
  struct Word {
    var text: String
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double
    var height: Double { bottom - top }
  }

  struct Paragraph {
    var text: String
    /// Of its type.
    var height: Double
    var page: Int
  }

  private(set) var paragraphs: [Paragraph] = []
  private(set) var date: String?

  private static let mostWords = 500_000
  private static let deepest = 40

  /// Reads the output, in which each line is one tag, or a word in its tag.
  init(_ output: [UInt8]) {
    var pages: [(height: Double, words: [Word])] = []
    var count = 0
    var isPrinted = false
    for line in output.split(separator: 0x0A) {
      let tag = String(decoding: line.drop { $0 == 0x20 }, as: UTF8.self)
      if tag.hasPrefix("<word "), !pages.isEmpty, count < PDFLayout.mostWords {
        guard let word = PDFLayout.word(tag) else { continue }
        pages[pages.count - 1].words.append(word)
        count += 1
      } else if tag.hasPrefix("<page ") {
        pages.append((PDFLayout.number("height", tag), []))
      } else if tag.hasPrefix("<meta name=\"CreationDate\"") {
        date = PDFLayout.attribute("content", tag)
      } else if tag.hasPrefix("<meta name=\"Producer\""), tag.contains("Skia") || tag.contains("Quartz") {
        isPrinted = true
      }
    }
    // When a page was printed is not when it was written.
    if isPrinted { date = nil }
    PDFLayout.removeMargins(&pages)
    var gutters: Set<Int> = []
    for (number, page) in pages.enumerated() {
      for region in PDFLayout.regions(page.words, depth: 0, &gutters) { add(PDFLayout.lines(region), page: number) }
    }
  }

  private static func word(_ tag: String) -> Word? {
    guard let start = tag.firstIndex(of: ">"), let end = tag.lastIndex(of: "<"), start < end else { return nil }
    let word = Word(
      text: unescaped(tag[tag.index(after: start)..<end]), left: number("xMin", tag), top: number("yMin", tag), right: number("xMax", tag),
      bottom: number("yMax", tag))
    return word.text.isEmpty || word.height <= 0 ? nil : word
  }

  private static func attribute(_ name: String, _ tag: String) -> String? {
    guard let start = tag.firstRange(of: name + "=\"") else { return nil }
    return String(tag[start.upperBound...].prefix { $0 != "\"" })
  }

  private static func number(_ name: String, _ tag: String) -> Double {
    let number = attribute(name, tag).flatMap { Double($0) } ?? 0
    return number.isFinite && number.magnitude < 1e6 ? number : 0
  }

  private static func unescaped(_ text: Substring) -> String {
    guard text.contains("&") else { return String(text) }
    return String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
  }

  private static func median(_ values: [Double]) -> Double { values.isEmpty ? 0 : values.sorted()[values.count / 2] }

  // MARK: Regions

  /// The regions of text in the order of reading.
  ///
  /// - Parameter gutters: The middles of those between columns of many lines, which part a few lines on another page as well.
  private static func regions(_ words: [Word], depth: Int, _ gutters: inout Set<Int>) -> [[Word]] {
    guard words.count > 1, depth < deepest else { return words.isEmpty ? [] : [words] }
    let height = median(words.map(\.height))
    let columns = gaps(words.map { ($0.left, $0.right) })
    if let known = columns.first(where: { gutters.contains(middle($0)) }) ?? gutter(widest(columns), words, height, &gutters) {
      let edge = known.upperBound
      return regions(words.filter { $0.left < edge }, depth: depth + 1, &gutters) + regions(words.filter { $0.left >= edge }, depth: depth + 1, &gutters)
    }
    if let block = widest(gaps(words.map { ($0.top, $0.bottom) })), block.upperBound - block.lowerBound > height * 0.8 {
      let edge = block.upperBound
      return regions(words.filter { $0.top < edge }, depth: depth + 1, &gutters) + regions(words.filter { $0.top >= edge }, depth: depth + 1, &gutters)
    }
    return [words]
  }

  /// The gaps that no span reaches into.
  private static func gaps(_ spans: [(start: Double, end: Double)]) -> [Range<Double>] {
    var out: [Range<Double>] = []
    var end: Double?
    for span in spans.sorted(by: { $0.start < $1.start }) {
      if let end, span.start > end { out.append(end..<span.start) }
      end = max(end ?? span.end, span.end)
    }
    return out
  }

  private static func widest(_ gaps: [Range<Double>]) -> Range<Double>? { gaps.max { $0.upperBound - $0.lowerBound < $1.upperBound - $1.lowerBound } }

  private static func middle(_ gap: Range<Double>) -> Int { Int((gap.lowerBound + gap.upperBound) / 2) }

  /// The gap, if it parts columns: spaces between words are seldom under each other in many lines.
  private static func gutter(_ gap: Range<Double>?, _ words: [Word], _ height: Double, _ gutters: inout Set<Int>) -> Range<Double>? {
    guard let gap else { return nil }
    let left = Set(words.filter { $0.left < gap.lowerBound }.map { Int($0.bottom / max(1, height)) }).count
    let right = Set(words.filter { $0.left >= gap.upperBound }.map { Int($0.bottom / max(1, height)) }).count
    let lines = min(left, right)
    guard lines >= 3, gap.upperBound - gap.lowerBound > height * (lines >= 6 ? 0.5 : 1.2) else { return nil }
    if lines >= 6 { gutters.insert(middle(gap)) }
    return gap
  }

  // MARK: Lines

  private struct Line {
    var words: [Word]
    var left: Double { words.first?.left ?? 0 }
    var right: Double { words.map(\.right).max() ?? 0 }
    var top: Double { words.map(\.top).min() ?? 0 }
    var bottom: Double { words.map(\.bottom).max() ?? 0 }
    var height: Double { PDFLayout.median(words.map(\.height)) }
    var text: String { words.map(\.text).joined(separator: " ") }
  }

  private static func lines(_ words: [Word]) -> [Line] {
    var lines: [Line] = []
    for word in words.sorted(by: { ($0.top + $0.bottom, $0.left) < ($1.top + $1.bottom, $1.left) }) {
      if let last = lines.last?.words.last, min(last.bottom, word.bottom) - max(last.top, word.top) > min(last.height, word.height) * 0.5 {
        lines[lines.count - 1].words.append(word)
      } else {
        lines.append(Line(words: [word]))
      }
    }
    for index in lines.indices { lines[index].words.sort { $0.left < $1.left } }
    return lines
  }

  /// Takes away what stands above and below the text: numbers of pages, what other pages have there as well, and what browsers print there.
  private static func removeMargins(_ pages: inout [(height: Double, words: [Word])]) {
    func margins(_ page: (height: Double, words: [Word])) -> [Line] {
      lines(page.words.filter { $0.bottom < page.height * 0.08 || $0.top > page.height * 0.92 })
    }
    func key(_ line: Line) -> String { String(line.text.filter { !$0.isNumber }) }
    var counts: [String: Int] = [:]
    for page in pages { for key in Set(margins(page).map(key)) { counts[key, default: 0] += 1 } }
    for index in pages.indices {
      let page = pages[index]
      for line in margins(page) {
        let isNumber = ["", "page", "pageof", "of", "p"].contains(line.text.lowercased().filter(\.isLetter))
        let isPrinted = line.text.contains("://") || line.text.first?.isNumber == true && line.text.contains("/") && line.text.contains(":")
        guard isNumber || isPrinted || counts[key(line)] ?? 0 > 1 else { continue }
        pages[index].words.removeAll { $0.top >= line.top && $0.bottom <= line.bottom }
      }
    }
  }

  // MARK: Paragraphs

  /// Adds the paragraphs of a region; the first may go on with the last one before, over columns and pages.
  private mutating func add(_ lines: [Line], page: Int) {
    guard !lines.isEmpty else { return }
    let (left, right) = (lines.map(\.left).min() ?? 0, lines.map(\.right).max() ?? 0)
    let gaps = zip(lines, lines.dropFirst()).map { $1.top - $0.bottom }
    let usual = PDFLayout.median(gaps)
    for (number, line) in lines.enumerated() {
      let isNew: Bool
      if number > 0 {
        let before = lines[number - 1]
        let isEnd = PlainText.endsSentence(before.text)
        let isIndented = line.left - left > line.height * 0.8 && before.left - left < line.height * 0.5
        let isShort = before.right < right - (right - left) * 0.12
        isNew =
          line.top - before.bottom > usual + line.height * 0.4 || abs(line.height - before.height) > before.height * 0.15
          || isEnd && (isIndented || isShort)
      } else {
        isNew = !goesOn(line)
      }
      if isNew {
        paragraphs.append(Paragraph(text: line.text, height: line.height, page: page))
      } else {
        paragraphs[paragraphs.count - 1].text = PDFLayout.joined(paragraphs[paragraphs.count - 1].text, line.text)
      }
    }
  }

  private func goesOn(_ line: Line) -> Bool {
    guard let last = paragraphs.last, abs(last.height - line.height) < last.height * 0.15, !PlainText.endsSentence(last.text),
      let first = line.text.unicodeScalars.first
    else { return false }
    return first.properties.isLowercase || PDFLayout.isHyphenated(last.text) || last.text.utf8.count > 160
  }

  private static func isHyphenated(_ text: String) -> Bool { text.last == "-" && text.dropLast().last?.isLetter == true || text.last == "\u{AD}" }

  /// Lines joined; a word that was parted between lines becomes one again, a compound keeps its hyphen.
  private static func joined(_ left: String, _ right: String) -> String {
    guard isHyphenated(left) else { return left + " " + right }
    let parted = left.split(separator: " ").last?.dropLast() ?? ""
    let isCompound = left.last == "-" && (right.first?.isLowercase != true || parted.contains("-"))
    return (isCompound ? left : String(left.dropLast())) + right
  }

  /// The first paragraph on the first page whose type is the largest, and larger than the text's.
  var title: String? {
    let usual = PDFLayout.median(paragraphs.flatMap { paragraph in Array(repeating: paragraph.height, count: 1 + paragraph.text.utf8.count / 100) })
    let large = paragraphs.filter { $0.page == 0 && $0.height > usual * 1.15 && (8...200).contains($0.text.count) }
    guard let largest = large.map(\.height).max() else { return nil }
    return large.first { $0.height > largest * 0.97 }?.text
  }
}
