import RelataGraph

extension DiagramStyle {
  /// The key to what occurs: columns of shapes, of colours, and of dashes over the source.
  ///
  /// It is made of nodes like the rest, so that every format and `dot` itself draw it. A line is shown as the stroke under its name,
  /// since an edge would be as long as the ranks of the drawing are apart.
  func legend(entities: [Entity], lines: [DiagramLine], source: [String], engine: Diagram.Engine) -> Diagram.Legend {
    legend([shapeSamples(entities), quadSamples(lines), statusSamples(lines)], source: source, engine: engine)
  }

  /// A legend of columns of samples.
  func legend(_ columns: [[Diagram.Node]], source: [String], engine: Diagram.Engine) -> Diagram.Legend {
    let text = source.flatMap { Diagram.lines($0, width: 28, longest: 120) }.map { Diagram.escaped($0) + "\\l" }.joined()
    let note = legendNode(
      "source", title: source.joined(separator: ", "), [.init("label", text), .init("shape", "plaintext"), .init("style", ""), .init("margin", "0,0.04")])
    var columns = columns.filter { !$0.isEmpty }
    if columns.count > 2 { columns[columns.count - 1].append(note) } else { columns.append([note]) }
    // Threads that nobody sees: in the layout of ranks they keep the columns apart, in others the samples together.
    var thread: [(Diagram.Node, Diagram.Node)] = []
    if engine == .dot {
      for (column, next) in zip(columns, columns.dropFirst()) {
        for (row, node) in next.enumerated() { thread.append((column[min(row, column.count - 1)], node)) }
      }
    } else {
      let nodes = columns.flatMap { $0 }
      // A ring is more compact than a chain.
      if nodes.count > 1 { thread = Array(zip(nodes, nodes.dropFirst() + nodes.prefix(1))) }
    }
    // Rows are drawn from the bottom up.
    return Diagram.Legend(
      nodes: columns.flatMap { $0.reversed() },
      edges: thread.reversed().map { Diagram.Edge(tail: $0.name, head: $1.name, attributes: [.init("style", "invis")]) })
  }

  /// A part of a legend.
  func legendNode(_ name: String, title: String, _ attributes: [Diagram.Attribute]) -> Diagram.Node {
    Diagram.Node(
      name: "legend_" + name.split(separator: "-").joined(separator: "_"), title: "Legend: " + title,
      attributes: attributes + [
        .init("fontsize", "10"), .init("height", "0.22"), .init("tooltip", " "), .init("id", "legend-" + name), .init("class", "legend " + name),
      ])
  }

  /// The name of a kind of line over a stroke of its look.
  func stroke(_ name: String, _ label: String, _ color: String, _ attributes: Diagram.Attribute...) -> Diagram.Node {
    legendNode(
      name, title: label,
      [
        .init("label", label), .init("shape", "underline"), .init("fillcolor", background), .init("color", color), .init("fontcolor", color),
        .init("margin", "0.02,0.03"),
      ] + attributes)
  }

  func shapeSamples(_ entities: [Entity]) -> [Diagram.Node] {
    EntityType.allCases.filter { type in entities.contains { $0.type == type } }.map(shape)
  }

  private func shape(of type: EntityType) -> Diagram.Node {
    legendNode(
      type.rawValue, title: type.rawValue,
      [.init("label", type.rawValue)] + outline(of: type) + [.init("margin", "0.06,0.02")])
  }

  private func quadSamples(_ lines: [DiagramLine]) -> [Diagram.Node] {
    var samples: [Diagram.Node] = []
    for quad in QuadClass.allCases where lines.contains(where: { $0.quad == quad }) {
      samples.append(stroke(quad.rawValue.split(separator: " ").joined(separator: "-"), quad.rawValue, quads[quad] ?? fact, .init("penwidth", "2")))
    }
    if lines.contains(where: { $0.quad == nil }) { samples.append(stroke("fact", "standing fact", fact, .init("penwidth", "2"))) }
    return samples
  }

  private func statusSamples(_ lines: [DiagramLine]) -> [Diagram.Node] {
    var samples: [Diagram.Node] = []
    for (modality, label) in [(Modality.planned, "planned"), (.hypothetical, "possible or wanted")] where lines.contains(where: { $0.modality == modality }) {
      let dash = (dashes[modality] ?? .dashed).rawValue
      samples.append(stroke(modality.rawValue, label, ink, .init("style", dash), .init("penwidth", "1.4")))
    }
    if lines.contains(where: { $0.polarity == .negated }) {
      // The bar that ends such lines, in letters.
      let label = "said NOT to be  —|"
      samples.append(
        legendNode("negated", title: "said not to be", [.init("label", label), .init("shape", "plaintext"), .init("style", ""), .init("margin", "0.02,0.03")]))
    }
    if lines.contains(where: { $0.weight > 1 }) { samples.append(stroke("weight", "said more often", ink, .init("penwidth", "3.4"))) }
    return samples
  }
}
