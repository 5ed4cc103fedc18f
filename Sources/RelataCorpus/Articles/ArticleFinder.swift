/// Finds the blocks of a page that are its article.
///
/// The article is in the container with the most running text outside of links, as in Readability: paragraphs give points to the
/// containers around them by length and commas, links take them away (C. Kohlschütter et al., *Boilerplate Detection using Shallow
/// Text Features*, 2010, on why link density and length suffice).
struct ArticleFinder {
  private let outline: PageOutline
  /// Whether each block may be of the article.
  private var isKept: [Bool]
  /// The blocks of the first elements that are marked as holding the article.
  private let bodies: [Range<Int>]

  private init(_ outline: PageOutline) {
    self.outline = outline
    bodies = outline.elements.lazy.filter { $0.holdsBody && !$0.blocks.isEmpty }.prefix(8).map(\.blocks)
    isKept = Array(repeating: true, count: outline.blocks.count)
  }

  /// The article's blocks, in order; where nothing but furniture is there, that; empty only where the page has no text.
  ///
  /// - Parameter whole: Whether all is the article that is no furniture: a text with markup rather than a page.
  static func article(_ outline: PageOutline, whole: Bool = false) -> [PageOutline.Block] {
    var finder = ArticleFinder(outline)
    finder.leaveOutFurniture()
    if !finder.isKept.contains(true) { finder.isKept = Array(repeating: true, count: outline.blocks.count) }
    guard !whole, let best = finder.container() else { return finder.blocks(in: 0..<outline.blocks.count).filter { !$0.isLinked } }
    let found = finder.trimmed(outline.elements[best].blocks)
    return found.isEmpty ? finder.blocks(in: outline.elements[best].blocks) : found
  }

  private func blocks(in range: Range<Int>) -> [PageOutline.Block] { range.filter { isKept[$0] }.map { outline.blocks[$0] } }

  // MARK: Furniture

  private mutating func leaveOutFurniture() {
    let titles = sums { outline.blocks[$0].isTitle ? 1 : 0 }
    func isMarked(_ element: PageOutline.Element) -> Bool {
      element.isWhole || titles[element.blocks.upperBound] > titles[element.blocks.lowerBound] || holdsBody(element)
    }
    // What holds most of the text is around the article, whatever its marks say; the more so with the headline in it.
    func isAround(_ element: PageOutline.Element, _ running: [Int], most: Int) -> Bool {
      let (held, whole) = (running[element.blocks.upperBound] - running[element.blocks.lowerBound], running.last ?? 0)
      return whole > 0 && held * 100 >= whole * (isMarked(element) ? most : 90)
    }
    var running = runningSums()
    var end = 0
    for element in outline.elements where element.verdict == .hidden && element.blocks.lowerBound >= end {
      if isMarked(element), isAround(element, running, most: 90) { continue }
      leaveOut(element.blocks)
      end = element.blocks.upperBound
    }
    running = runningSums()
    end = 0
    for element in outline.elements where element.verdict == .likely && element.blocks.lowerBound >= end {
      if isAround(element, running, most: 50) { continue }
      leaveOut(element.blocks)
      end = element.blocks.upperBound
    }
    let whole = running.last ?? 0
    for element in outline.elements where isTeaser(element.blocks) {
      let held = running[element.blocks.upperBound] - running[element.blocks.lowerBound]
      if held * 2 < whole { leaveOut(element.blocks) }
    }
  }

  /// A linked heading and a sentence or two: another article.
  private func isTeaser(_ range: Range<Int>) -> Bool {
    guard (2...6).contains(range.count) else { return false }
    let blocks = outline.blocks[range]
    return blocks.reduce(0) { $0 + $1.length } < 600 && blocks.count(where: \.isRunning) == 1
      && blocks.contains { $0.kind == .heading && $0.isLinked && !$0.isTitle }
  }

  /// The sums of the lengths of running text that is kept.
  private func runningSums() -> [Int] { sums { isKept[$0] && outline.blocks[$0].isRunning ? outline.blocks[$0].length : 0 } }

  /// Whether what is marked as the article is in it.
  private func holdsBody(_ element: PageOutline.Element) -> Bool {
    bodies.contains { element.blocks.lowerBound <= $0.lowerBound && $0.upperBound <= element.blocks.upperBound }
  }

  private mutating func leaveOut(_ range: Range<Int>) {
    for block in range { isKept[block] = false }
  }

  /// The sum before each block, and after the last.
  private func sums(_ value: (Int) -> Int) -> [Int] {
    var out = [0]
    out.reserveCapacity(outline.blocks.count + 1)
    for block in outline.blocks.indices { out.append(out[block] + value(block)) }
    return out
  }

  // MARK: The container

  private func value(_ index: Int) -> Int {
    let block = outline.blocks[index]
    guard isKept[index], block.isRunning else { return 0 }
    let commas = block.text.utf8.count { $0 == UInt8(ascii: ",") }
    return block.length + 25 * commas - 2 * block.linked
  }

  private func container() -> Int? {
    var points: [Int: Int] = [:]
    for index in outline.blocks.indices {
      // The nearest container gets all of it, the ones around it ever less: the smallest that holds the whole text wins.
      var share = value(index)
      guard share != 0 else { continue }
      for container in containers(around: outline.blocks[index].element).prefix(5) {
        points[container, default: 0] += share * outline.elements[container].weight / 100
        share = share * 9 / 10
      }
    }
    guard let best = points.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) })?.key else { return nil }
    return widened(best)
  }

  private func containers(around element: Int) -> [Int] {
    var out: [Int] = []
    var next = element
    while next >= 0, out.count < 6 {
      if outline.elements[next].isContainer { out.append(next) }
      next = outline.elements[next].parent
    }
    return out
  }

  /// The container around the best one, as long as what it has besides is running text of some length: an article in sections.
  private func widened(_ best: Int) -> Int {
    let running = sums { outline.blocks[$0].kind == .paragraph || outline.blocks[$0].kind == .item ? max(0, value($0)) : 0 }
    let lengths = sums { isKept[$0] ? outline.blocks[$0].length : 0 }
    var best = best
    var next = outline.elements[best].parent
    // An article ends where its element does; a mark may be on each of its sections.
    while next >= 0, !outline.elements[best].isWhole {
      let (inner, outer) = (outline.elements[best].blocks, outline.elements[next].blocks)
      func held(_ sums: [Int], _ range: Range<Int>) -> Int { sums[range.upperBound] - sums[range.lowerBound] }
      let inside = held(running, inner)
      let more = held(running, outer) - inside
      let moreLength = held(lengths, outer) - held(lengths, inner)
      if more * 6 > inside, more * 10 > moreLength * 8 { best = next }
      if outline.elements[next].isWhole { break }
      next = outline.elements[next].parent
    }
    return best
  }

  // MARK: What is in it

  private func trimmed(_ range: Range<Int>) -> [PageOutline.Block] {
    var kept = range.filter { isKept[$0] && !outline.blocks[$0].isLinked }
    let paragraphs = kept.count { outline.blocks[$0].kind == .paragraph && outline.blocks[$0].isRunning }
    if let text = kept.firstIndex(where: { outline.blocks[$0].isRunning }), let title = kept[..<text].lastIndex(where: { outline.blocks[$0].isTitle }) {
      kept.removeFirst(title)
    }
    let first = kept.firstIndex { outline.blocks[$0].isRunning } ?? 0
    kept = kept.enumerated().filter { place, index in
      let block = outline.blocks[index]
      if !block.text.contains(where: \.isWhitespace), block.text.contains("/") { return false }
      // Around the text are dates, names and sections; among paragraphs, loose words are labels.
      if place < first + 2, Self.isCredit(block.text) { return false }
      if block.kind == .heading || block.isRunning || PlainText.endsSentence(block.text) { return true }
      return block.kind != .loose && block.kind != .row || place >= first && (block.kind == .row || paragraphs < 3 || block.length >= 80)
    }.map(\.element)
    while let last = kept.last, outline.blocks[last].kind == .heading { kept.removeLast() }
    var seen: Set<String> = []
    kept.removeAll { index in
      // Once more for other screens, or as a caption of each picture of a series.
      let block = outline.blocks[index]
      return (block.kind == .caption || block.kind == .loose || block.length >= 120) && !seen.insert(block.text).inserted
    }
    return kept.map { outline.blocks[$0] }
  }

  /// Dates and who wrote it: `Published Monday, May 3, 2027 8:22AM`, `By Ann Quill and Ivo Novak`.
  private static func isCredit(_ text: String) -> Bool {
    guard text.utf8.count < 160 else { return false }
    if Dates.iso(text) != nil, !PlainText.endsSentence(text) { return true }
    return text.lowercased().hasPrefix("by ") && !PlainText.endsSentence(text)
  }
}
