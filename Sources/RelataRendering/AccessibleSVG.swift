import RelataExport

/// Gives a picture's parts the names that screen readers say and pointers show.
///
/// One pass over the bytes that Graphviz wrote, which are of a known form; a tree of them would take as long as a small layout.
struct AccessibleSVG {
  /// Graphviz's SVG with a name for the whole, for each entity and for each line, and without what no reader wants: comments,
  /// the names of nodes in the layout, links to nowhere that were there for their tooltip, and the public identifier of SVG 1.1,
  /// which would keep the picture out of an HTML page.
  ///
  /// - Returns: `nil` where tags don't match.
  static func named(_ svg: UnsafeRawBufferPointer, for diagram: Diagram) -> [UInt8]? {
    var pass = AccessibleSVG(svg, diagram)
    return pass.run() ? pass.out : nil
  }

  /// What becomes of an element's end tag.
  private enum Element {
    case kept, dropped
  }

  private let svg: UnsafeRawBufferPointer
  private let diagram: Diagram
  /// Titles by identifier.
  private let titles: [String: String]
  private var open: [Element] = []
  private var out: [UInt8] = []

  private init(_ svg: UnsafeRawBufferPointer, _ diagram: Diagram) {
    self.svg = svg
    self.diagram = diagram
    titles = AccessibleSVG.titles(diagram)
    out.reserveCapacity(svg.count + svg.count / 2)
  }

  private static func titles(_ diagram: Diagram) -> [String: String] {
    var titles: [String: String] = [:]
    func add(_ attributes: [Diagram.Attribute], _ title: String, _ piece: String = "") {
      if let id = attributes.first(where: { $0.name == "id" })?.value { titles[id + piece] = title }
    }
    for node in diagram.nodes + diagram.legend.nodes { add(node.attributes, node.title) }
    for edge in diagram.edges {
      add(edge.attributes, edge.title)
      for piece in diagram.labelsAreNodes ? Diagram.pieceMarks : [] { add(edge.attributes, edge.title, piece) }
    }
    return titles
  }

  private mutating func run() -> Bool {
    var position = 0
    var hasRoot = false
    while position < svg.count {
      guard svg[position] == UInt8(ascii: "<") else {
        let end = find("<", from: position) ?? svg.count
        copy(position..<end)
        position = end
        continue
      }
      if starts(with: "<!--", at: position) {
        guard let end = find("-->", from: position) else { return false }
        position = pastLine(end + 3)
        continue
      }
      if starts(with: "<title>", at: position) {
        guard let end = find("</title>", from: position) else { return false }
        position = pastLine(end + 8)
        continue
      }
      // An attribute's value has no ">": Graphviz writes it as an entity.
      guard let last = find(">", from: position) else { return false }
      let tag = position..<last + 1
      position = last + 1
      switch svg[tag.lowerBound + 1] {
      case UInt8(ascii: "?"): copy(tag)
      case UInt8(ascii: "!"): position = pastLine(position)
      case UInt8(ascii: "/"):
        guard let element = open.popLast() else { return false }
        if element == .kept { copy(tag) } else { position = pastLine(position) }
      default:
        begin(tag)
        if starts(with: "<svg", at: tag.lowerBound) { hasRoot = true }
      }
    }
    return hasRoot && open.isEmpty
  }

  /// Handles a tag that begins an element.
  private mutating func begin(_ tag: Range<Int>) {
    let isEmpty = svg[tag.upperBound - 2] == UInt8(ascii: "/")
    if starts(with: "<svg", at: tag.lowerBound) {
      open.append(.kept)
      copy(tag.dropLast())
      append(" role=\"graphics-document\" aria-label=\"\(MarkupText.escaped(diagram.title))\">\n")
      append("<title>\(MarkupText.escaped(diagram.title))</title>\n<desc>\(MarkupText.escaped(diagram.summary))</desc>")
    } else if starts(with: "<a ", at: tag.lowerBound) || starts(with: "<g id=\"a_", at: tag.lowerBound) {
      open.append(.dropped)
    } else if starts(with: "<g ", at: tag.lowerBound) {
      open.append(.kept)
      guard let identifier = identifier(tag), let title = titles[identifier] else { return copy(tag) }
      copy(tag.dropLast())
      if title.utf8.allSatisfy({ $0 == UInt8(ascii: " ") }) {
        append(" aria-hidden=\"true\">")
      } else if identifier.contains(Diagram.pieceMark) {
        // Pointers show what the line says; the label says it to readers of the screen.
        append(" aria-hidden=\"true\">\n<title>\(MarkupText.escaped(title))</title>")
      } else {
        append(" role=\"img\">\n<title>\(MarkupText.escaped(title))</title>")
      }
    } else {
      if !isEmpty { open.append(.kept) }
      copy(tag)
    }
  }

  private mutating func identifier(_ tag: Range<Int>) -> String? {
    guard starts(with: "<g id=\"", at: tag.lowerBound), let end = find("\"", from: tag.lowerBound + 7) else { return nil }
    // Our identifiers have hyphens, which are entities here: read as they are copied.
    let start = out.count
    copy(tag.lowerBound + 7..<end)
    defer { out.removeSubrange(start...) }
    return String(decoding: out[start...], as: UTF8.self)
  }

  // MARK: Bytes

  private func starts(with text: StaticString, at position: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard svg.count - position >= length else { return false }
    for index in 0..<length where svg[position + index] != text.utf8Start[index] { return false }
    return true
  }

  private func find(_ text: StaticString, from start: Int) -> Int? {
    let first = text.utf8Start[0]
    var position = start
    while position < svg.count {
      if svg[position] == first, starts(with: text, at: position) { return position }
      position += 1
    }
    return nil
  }

  /// The position after the line's end, if that is what comes.
  private func pastLine(_ position: Int) -> Int { position < svg.count && svg[position] == UInt8(ascii: "\n") ? position + 1 : position }

  /// Copies bytes, with hyphens for Graphviz's entities for them.
  private mutating func copy(_ range: Range<Int>) {
    var position = range.lowerBound
    while position < range.upperBound {
      let start = position
      while position < range.upperBound, svg[position] != UInt8(ascii: "&") { position += 1 }
      out.append(contentsOf: svg[start..<position])
      guard position < range.upperBound else { return }
      if starts(with: "&#45;", at: position) {
        out.append(UInt8(ascii: "-"))
        position += 5
      } else {
        out.append(svg[position])
        position += 1
      }
    }
  }

  private mutating func append(_ text: String) { out.append(contentsOf: text.utf8) }
}
