import RelataGraph

extension DiagramStyle {
  /// Between heading, drawing and legend.
  private static let gap = 18.0

  /// A drawing with its heading above, and the legend and the footer where the captions or the style have them.
  ///
  /// - Parameters:
  ///   - content: The drawing.
  ///   - title: What the picture is called.
  ///   - summary: What is in it, in a sentence.
  ///   - samples: The columns of the legend.
  ///   - footer: The rows under it.
  func picture(
    _ content: DiagramSheet, title: String, summary: String, captions: DiagramCaptions, samples: [[Diagram.Node]], footer: [String]
  ) -> Diagram {
    let place = captions.legend ?? legend
    let columns = place == .off ? [] : samples.filter { !$0.isEmpty }.map(aligned)
    let margin = place == .right ? marginKey(columns) : DiagramSheet()
    let aside = margin.width == 0 ? 0 : margin.width + DiagramStyle.gap
    let width = max(content.width + aside, captions.isNarrow ? 240 : 360)
    var sheet = heading(title, captions.subtitle ?? "", width: width)
    let top = sheet.height == 0 ? 0 : sheet.height + DiagramStyle.gap
    sheet.add(content, at: .init(x: max(0, (width - content.width - aside) / 2), y: top))
    sheet.add(margin, at: .init(x: width - margin.width, y: top))
    let key = bottomKey(place == .right ? [] : columns, footer, width: width)
    sheet.add(key, at: .init(x: 0, y: max(sheet.height, top + content.height) + DiagramStyle.gap))
    let (nodes, edges) = sheet.placed()
    return Diagram(
      title: title, summary: summary,
      attributes: [
        .init("layout", Diagram.placedLayout), .init("bgcolor", background), .init("tooltip", " "), .init("margin", "0"),
        .init("pad", DiagramStyle.text(self.margin / 72)),
        .init("outputorder", "edgesfirst"), .init("splines", "line"),
      ], nodeDefaults: nodeDefaults, edgeDefaults: edgeDefaults, nodes: nodes, edges: edges, engine: .neato)
  }

  /// A diagram that Graphviz has placed, with its heading above, and its legend and footer where the captions or the style have them.
  public func framed(_ placed: Diagram) -> Diagram {
    guard let key = placed.key else { return placed }
    var framed = picture(
      DiagramSheet(placed), title: placed.title, summary: placed.summary, captions: key.captions, samples: key.samples, footer: key.footer)
    (framed.shown, framed.omitted) = (placed.shown, placed.omitted)
    return framed
  }

  /// Title and subtitle, broken to the width of the picture.
  private func heading(_ title: String, _ subtitle: String, width: Double) -> DiagramSheet {
    var sheet = DiagramSheet()
    let (x, alignment): (Double, DiagramSheet.Alignment) =
      switch self.title {
      case .left: (0, .left)
      case .center: (width / 2, .center)
      case .right: (width, .right)
      }
    for (text, role) in [(title, Role.title), (subtitle, .subtitle)] {
      let rows = rows(Diagram.cut(text, to: 320), role, within: width, most: 4)
      let y = sheet.height == 0 ? 0 : sheet.height + 3
      sheet.add(rows, role, at: .init(x: x, y: y), alignment, self, TextLook(color: ink, id: role.rawValue, classes: role.rawValue))
    }
    return sheet.named("heading_")
  }

  /// The legend beside the drawing, a sample a row.
  private func marginKey(_ columns: [[Diagram.Node]]) -> DiagramSheet {
    var sheet = DiagramSheet()
    var y = 0.0
    for column in columns {
      sheet.add(samples: column, at: .init(x: 0, y: y), self)
      y = sheet.height + 10
    }
    return sheet
  }

  /// The legend's columns beside each other and the footer beside the last, as far as there is room; what has none goes below.
  private func bottomKey(_ columns: [[Diagram.Node]], _ footer: [String], width: Double) -> DiagramSheet {
    var blocks = columns.map { column in
      var block = DiagramSheet()
      block.add(samples: column, at: .init(x: 0, y: 0), self)
      return block
    }
    var note = DiagramSheet()
    let texts = footer.flatMap { rows($0, .legend, within: min(width, 300), most: 4) }
    note.add(texts, .legend, at: .init(x: 0, y: 2), .left, self, TextLook(color: ink, id: "legend-source", classes: "legend source"))
    if note.width > 0 { blocks.append(note.named("source_")) }
    var sheet = DiagramSheet()
    var (x, y) = (0.0, 0.0)
    for block in blocks {
      if x > 0, x + block.width > width { (x, y) = (0, sheet.height + 8) }
      sheet.add(block, at: .init(x: x, y: y))
      x += block.width + 22
    }
    return sheet
  }
}

extension DiagramSheet {
  /// Samples of a legend below each other, as wide as they are made.
  fileprivate mutating func add(samples: [Diagram.Node], at corner: Point, _ style: DiagramStyle) {
    let height = style.rowHeight(.legend) + 4
    for (row, node) in samples.enumerated() {
      let width = node.attributes.first { $0.name == "width" }.flatMap { Double($0.value) } ?? 1
      add(node, at: Frame(x: corner.x, y: corner.y + Double(row) * (height + 3), width: width * 72, height: height))
    }
  }

  /// The same with names that no other part of the picture has.
  fileprivate func named(_ prefix: String) -> DiagramSheet {
    var sheet = DiagramSheet()
    sheet.add(self, at: Point(x: 0, y: 0), prefix: prefix)
    return sheet
  }
}
