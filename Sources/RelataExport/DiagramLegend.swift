import RelataGraph

extension DiagramStyle {
  /// The key to what occurs: a row of shapes, a row of colours and a row of dashes, over the source.
  ///
  /// It is made of nodes and edges like the rest, so that every format and `dot` itself draw it.
  func legend(entities: [Entity], lines: [DiagramLine], grouped: Bool, source: String, engine: Diagram.Engine) -> Diagram.Cluster {
    var legend = Diagram.Cluster(
      name: "cluster_legend", title: "Legend",
      attributes: [
        .init("label", Diagram.escaped(source + (grouped ? "; frames join leaders and envoys with whom they stand for" : ""))), .init("labelloc", "b"),
        .init("labeljust", "l"), .init("fontsize", "10"), .init("fontname", font), .init("fontcolor", ink), .init("color", outline), .init("penwidth", "0.5"),
        .init("style", "rounded"), .init("margin", "8"), .init("id", "legend"), .init("class", "legend"),
      ], nodes: [], edges: [])
    let types = EntityType.allCases.filter { type in entities.contains { $0.type == type } }
    for type in types {
      legend.nodes.append(
        Diagram.Node(
          name: "legend_\(type.rawValue)", title: "Legend: \(type.rawValue)",
          attributes: [
            .init("label", type.rawValue), .init("fontsize", "10"), .init("shape", (shapes[type] ?? .box).rawValue), .init("fillcolor", fills[type] ?? background),
            .init("tooltip", " "), .init("id", "legend-\(type.rawValue)"), .init("class", "legend"),
          ]))
    }
    for (tail, head) in zip(legend.nodes, legend.nodes.dropFirst()) {
      legend.edges.append(Diagram.Edge(tail: tail.name, head: head.name, attributes: [.init("style", "invis")]))
    }
    add(quadSamples(lines), row: "quad", to: &legend)
    add(statusSamples(lines), row: "status", to: &legend)
    return legend
  }

  private struct Sample {
    var label: String
    var attributes: [Diagram.Attribute]
  }

  private func quadSamples(_ lines: [DiagramLine]) -> [Sample] {
    var samples: [Sample] = []
    for quad in QuadClass.allCases where lines.contains(where: { $0.quad == quad }) {
      samples.append(Sample(label: quad.rawValue, attributes: colors(quads[quad] ?? fact)))
    }
    if lines.contains(where: { $0.quad == nil }) { samples.append(Sample(label: "standing fact", attributes: colors(fact))) }
    return samples
  }

  private func statusSamples(_ lines: [DiagramLine]) -> [Sample] {
    var samples: [Sample] = []
    if lines.contains(where: { $0.modality == .planned }) {
      samples.append(Sample(label: "planned", attributes: colors(ink) + [.init("style", (dashes[.planned] ?? .dashed).rawValue)]))
    }
    if lines.contains(where: { $0.modality == .hypothetical }) {
      samples.append(Sample(label: "possible, wanted or demanded", attributes: colors(ink) + [.init("style", (dashes[.hypothetical] ?? .dotted).rawValue)]))
    }
    if lines.contains(where: { $0.polarity == .negated }) {
      samples.append(Sample(label: "said NOT to be", attributes: colors(ink) + [.init("arrowhead", "tee"), .init("arrowsize", "1.2"), .init("dir", "forward")]))
    }
    if lines.contains(where: { $0.weight > 1 }) {
      samples.append(Sample(label: "said more often", attributes: colors(ink) + [.init("penwidth", "3.4")]))
    }
    return samples
  }

  private func colors(_ color: String) -> [Diagram.Attribute] { [.init("color", color), .init("fontcolor", color), .init("dir", "none")] }

  /// Samples are the edges of a chain of points.
  private func add(_ samples: [Sample], row: String, to legend: inout Diagram.Cluster) {
    guard !samples.isEmpty else { return }
    let points = (0...samples.count).map { number in
      Diagram.Node(
        name: "legend_\(row)_\(number)", title: "",
        attributes: [
          .init("label", ""), .init("shape", "point"), .init("style", "invis"), .init("width", "0.02"), .init("height", "0.02"), .init("tooltip", " "),
          .init("id", "legend-\(row)-\(number)"), .init("class", "legend"),
        ])
    }
    legend.nodes += points
    for (number, sample) in samples.enumerated() {
      var attributes = sample.attributes
      // The last of a name is the one that holds.
      if attributes.contains(where: { $0.name == "arrowhead" }) { attributes.removeAll { $0 == .init("dir", "none") } }
      attributes += [
        .init("label", " \(sample.label) "), .init("tooltip", " "), .init("id", "legend-\(row)-line-\(number)"), .init("class", "legend"),
      ]
      legend.edges.append(
        Diagram.Edge(tail: points[number].name, head: points[number + 1].name, title: "Legend: \(sample.label)", attributes: attributes))
    }
  }
}
