import RelataGraph

extension DiagramStyle {
  /// The key to what occurs: columns of shapes, of colours, and of dashes, beside the footer.
  ///
  /// It is made of nodes like the rest, so that every format and `dot` itself draw it. A line is shown as the stroke under its name,
  /// since an edge would be as long as the ranks of the drawing are apart.
  func legend(
    entities: [Entity], lines: [DiagramLine], _ captions: DiagramCaptions, footer: [String], _ words: DiagramWords, engine: Diagram.Engine
  ) -> Diagram.Legend {
    legend((captions.legend ?? legend) == .off ? [] : samples(entities: entities, lines: lines, words), captions, footer: footer, engine: engine)
  }

  /// The columns of the key to a network.
  func samples(entities: [Entity], lines: [DiagramLine], _ words: DiagramWords) -> [[Diagram.Node]] {
    [shapeSamples(entities, words), quadSamples(lines, words), statusSamples(lines, words)]
  }

  /// A legend of columns of samples, all of a column as wide as its widest and all rows in line.
  func legend(_ samples: [[Diagram.Node]], _ captions: DiagramCaptions, footer: [String], engine: Diagram.Engine) -> Diagram.Legend {
    var columns = samples.filter { !$0.isEmpty }.map(aligned)
    // The footer has a column of its own where there is room.
    while columns.count > (captions.isNarrow ? 2 : 3) { columns[0] += columns.removeLast() }
    let note = footerNode(footer, width: captions.isNarrow ? 24 : 40)
    if engine == .dot { columns = padded(columns) }
    if let note, captions.isNarrow, !columns.isEmpty {
      columns[columns.count - 1].append(note)
      if engine == .dot { columns = padded(columns) }
    } else if let note {
      columns.append([note])
    }
    // Room between the drawing and its key, where room is not dear.
    if engine == .dot, !captions.isNarrow { columns = columns.enumerated().map { [blank("gap_\($0)", height: 0.1)] + $1 } }
    // Threads that nobody sees: in the layout of ranks they keep the columns apart and their rows straight, in others the samples together.
    var thread: [(Diagram.Node, Diagram.Node, weight: Int)] = []
    if engine == .dot {
      for (column, next) in zip(columns, columns.dropFirst()) {
        for (row, node) in next.enumerated() { thread.append((column[row], node, 100)) }
      }
    } else {
      let nodes = columns.flatMap { $0 }
      // A ring is more compact than a chain.
      if nodes.count > 1 { thread = zip(nodes, nodes.dropFirst() + nodes.prefix(1)).map { ($0, $1, 1) } }
    }
    // Rows are drawn from the bottom up.
    return Diagram.Legend(
      nodes: columns.flatMap { $0.reversed() },
      edges: thread.reversed().map {
        Diagram.Edge(tail: $0.name, head: $1.name, attributes: [.init("style", "invis")] + ($2 == 1 ? [] : [.init("weight", String($2))]))
      })
  }

  private func footerNode(_ footer: [String], width: Int) -> Diagram.Node? {
    guard !footer.isEmpty else { return nil }
    let text = footer.flatMap { Diagram.lines($0, width: width, longest: 160) }.map { Diagram.escaped($0) + "\\l" }.joined()
    return legendNode(
      "source", title: footer.joined(separator: ", "), [.init("label", text), .init("shape", "plaintext"), .init("style", ""), .init("margin", "0,0.04")])
  }

  /// Columns of the same length, with what nobody sees in the shorter ones, keep their rows in line.
  private func padded(_ columns: [[Diagram.Node]]) -> [[Diagram.Node]] {
    let rows = columns.map(\.count).max() ?? 0
    return columns.enumerated().map { index, column in column + (column.count..<rows).map { blank("\(index)_\($0)") } }
  }

  private func blank(_ name: String, height: Double? = nil) -> Diagram.Node {
    Diagram.Node(
      name: "legend_blank_" + name, title: " ",
      attributes: [.init("label", ""), .init("style", "invis"), .init("height", DiagramStyle.text(height ?? (sizes[.legend] ?? 10) * 0.018))])
  }

  /// The samples of a column, as wide as the longest of their names needs, in inches.
  func aligned(_ column: [Diagram.Node]) -> [Diagram.Node] {
    let longest = column.map { $0.title.count - "Legend: ".count }.max() ?? 0
    let width = Double(longest) * (sizes[.legend] ?? 10) * 0.0078 + 0.12
    return column.map { node in
      var node = node
      let shape = node.attributes.first { $0.name == "shape" }?.value
      // What has corners at its sides holds less text.
      let room = shape == "underline" || shape == "plaintext" || shape == "box" ? 0.0 : 0.25
      node.attributes += [.init("fixedsize", "true"), .init("width", String(((width + room) * 100).rounded() / 100))]
      return node
    }
  }

  /// A part of a legend.
  func legendNode(_ name: String, title: String, _ attributes: [Diagram.Attribute]) -> Diagram.Node {
    Diagram.Node(
      name: "legend_" + name.split(separator: "-").joined(separator: "_"), title: "Legend: " + title,
      attributes: attributes + [
        .init("fontsize", size(.legend)), .init("height", DiagramStyle.text((sizes[.legend] ?? 10) * 0.018)), .init("tooltip", " "),
        .init("id", "legend-" + name), .init("class", "legend " + name),
      ] + font(of: .legend))
  }

  /// The name of a kind of line over a stroke of its look.
  func stroke(_ name: String, _ label: String, _ color: String, _ attributes: Diagram.Attribute...) -> Diagram.Node {
    legendNode(
      name, title: Diagram.plain(label),
      [
        .init("label", Diagram.escaped(label)), .init("shape", "underline"), .init("fillcolor", background), .init("color", color), .init("fontcolor", color),
        .init("margin", "0.02,0.03"),
      ] + attributes)
  }

  func shapeSamples(_ entities: [Entity], _ words: DiagramWords) -> [Diagram.Node] {
    EntityType.allCases.filter { type in entities.contains { $0.type == type } }.map { shape(of: $0, words) }
  }

  private func shape(of type: EntityType, _ words: DiagramWords) -> Diagram.Node {
    legendNode(
      type.rawValue, title: Diagram.plain(words[type]),
      [.init("label", Diagram.escaped(words[type]))] + outline(of: type) + [.init("margin", "0.06,0.02")])
  }

  func quadSamples(_ lines: [DiagramLine], _ words: DiagramWords) -> [Diagram.Node] {
    var samples: [Diagram.Node] = []
    for quad in QuadClass.allCases where lines.contains(where: { $0.quad == quad }) {
      samples.append(stroke(quad.rawValue.split(separator: " ").joined(separator: "-"), words[quad], quads[quad] ?? fact, .init("penwidth", "2")))
    }
    if lines.contains(where: { $0.quad == nil }) { samples.append(stroke("fact", words[.fact], fact, .init("penwidth", "2"))) }
    return samples
  }

  func statusSamples(_ lines: [DiagramLine], _ words: DiagramWords) -> [Diagram.Node] {
    var samples: [Diagram.Node] = []
    for (modality, label) in [(Modality.planned, words[.planned]), (.hypothetical, words[.possibleOrWanted])]
    where lines.contains(where: { $0.modality == modality }) {
      let dash = (dashes[modality] ?? .dashed).rawValue
      samples.append(stroke(modality.rawValue, label, ink, .init("style", dash), .init("penwidth", "1.4")))
    }
    if lines.contains(where: { $0.polarity == .negated }) {
      // The bar that ends such lines, in letters.
      let label = "\(words[.denied])  —|"
      samples.append(
        legendNode(
          "negated", title: Diagram.plain(label),
          [.init("label", Diagram.escaped(label)), .init("shape", "plaintext"), .init("style", ""), .init("margin", "0.02,0.03")]))
    }
    if lines.contains(where: { $0.weight > 1 }) { samples.append(stroke("weight", words[.often], ink, .init("penwidth", "3.4"))) }
    return samples
  }
}
