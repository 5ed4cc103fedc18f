import RelataGraph

extension DiagramStyle {
  /// The key to what occurs: a column of shapes, one of colours and one of dashes, over the source.
  ///
  /// It is made of nodes and edges like the rest, so that every format and `dot` itself draw it.
  func legend(entities: [Entity], lines: [DiagramLine], source: String) -> Diagram.Cluster {
    var legend = Diagram.Cluster(
      name: "cluster_legend", title: "Legend. \(source)",
      attributes: [
        .init("label", Diagram.escaped(source)), .init("labelloc", "b"),
        .init("labeljust", "l"), .init("fontsize", "10"), .init("fontname", font), .init("fontcolor", ink), .init("color", outline), .init("penwidth", "0.5"),
        .init("style", "rounded"), .init("margin", "8"), .init("id", "legend"), .init("class", "legend"),
      ], nodes: [], edges: [])
    let types = EntityType.allCases.filter { type in entities.contains { $0.type == type } }
    let columns = [quadSamples(lines), statusSamples(lines)]
    for row in 0..<max(types.count, columns[0].count, columns[1].count) {
      var last = row < types.count ? types[row].rawValue : "row_\(row)"
      legend.nodes.append(row < types.count ? shape(of: types[row]) : point(last))
      last = "legend_" + last
      for (column, samples) in columns.enumerated() {
        let name = "\(row)_\(column)"
        let sample = row < samples.count ? samples[row] : nil
        legend.nodes.append(point(name))
        legend.edges.append(Diagram.Edge(tail: last, head: "legend_" + name, attributes: [.init("style", "invis")]))
        legend.nodes.append(sample.map { words($0.label, name) } ?? point(name + "_label"))
        last = "legend_" + name + "_label"
        let title = sample.map { "Legend: " + $0.label } ?? ""
        let look = sample?.attributes ?? [.init("style", "invis")]
        legend.edges.append(
          Diagram.Edge(
            tail: "legend_" + name, head: last, title: title,
            attributes: look + [.init("tooltip", " "), .init("id", "legend-line-\(row)-\(column)"), .init("class", "legend")]))
      }
    }
    return legend
  }

  private func shape(of type: EntityType) -> Diagram.Node {
    node(
      type.rawValue, "Legend: " + type.rawValue,
      [
        .init("label", type.rawValue), .init("shape", (shapes[type] ?? .box).rawValue), .init("fillcolor", fills[type] ?? background), .init("height", "0.25"),
        .init("margin", "0.06,0.02"),
      ])
  }

  private func point(_ name: String) -> Diagram.Node {
    node(name, "", [.init("label", ""), .init("shape", "point"), .init("style", "invis"), .init("width", "0.02"), .init("height", "0.02")])
  }

  private func words(_ label: String, _ name: String) -> Diagram.Node {
    node(name + "_label", label, [.init("label", label), .init("shape", "plaintext"), .init("style", ""), .init("height", "0.2"), .init("margin", "0.05,0")])
  }

  private func node(_ name: String, _ title: String, _ attributes: [Diagram.Attribute]) -> Diagram.Node {
    Diagram.Node(
      name: "legend_" + name, title: title,
      attributes: attributes + [.init("fontsize", "10"), .init("tooltip", " "), .init("id", "legend-" + name), .init("class", "legend")])
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
      samples.append(Sample(label: "possible or wanted", attributes: colors(ink) + [.init("style", (dashes[.hypothetical] ?? .dotted).rawValue)]))
    }
    if lines.contains(where: { $0.polarity == .negated }) {
      samples.append(Sample(label: "said NOT to be", attributes: [.init("color", ink), .init("arrowhead", "tee"), .init("arrowsize", "1.2")]))
    }
    if lines.contains(where: { $0.weight > 1 }) {
      samples.append(Sample(label: "said more often", attributes: colors(ink) + [.init("penwidth", "3.4")]))
    }
    return samples
  }

  private func colors(_ color: String) -> [Diagram.Attribute] { [.init("color", color), .init("dir", "none")] }
}
