import RelataGraph

extension DiagramStyle {
  /// The colours of a diff, which the colour-blind tell apart (Okabe and Ito); lines and signs say the same.
  private enum Change: String, CaseIterable {
    case added, removed, changed, unchanged

    var color: String {
      switch self {
      case .added: "#00785a"
      case .removed: "#b3261e"
      case .changed: "#0072b2"
      case .unchanged: "#a8a8a8"
      }
    }
    var sign: String {
      switch self {
      case .added: "+ "
      case .removed: "− "
      case .changed: "~ "
      case .unchanged: ""
      }
    }
    var style: String { self == .removed ? "dashed" : "solid" }
  }

  /// The diagram of what changed between two graphs, with what did not between the same entities in grey, and a legend.
  public func diagram(_ diff: GraphDiff, from old: Graph, to new: Graph, title: String? = nil, engine: Diagram.Engine? = nil) -> Diagram {
    var lines: [(statement: GraphDiff.Statement, change: Change, tooltip: String)] = diff.relations.map { change in
      let kind: Change = change.before == nil ? .added : change.after == nil ? .removed : .changed
      let quote = (change.addedEvidence.first ?? change.removedEvidence.first).map { "\($0.text) (\($0.document))" } ?? ""
      return (change.statement, kind, quote)
    }
    let changed = Set(diff.relations.map(\.statement))
    var shown = Set(diff.entities.filter { $0.before == nil || $0.after == nil || $0.aspects != [.mentions] }.map(\.id))
    shown.formUnion(changed.flatMap { [$0.source, $0.target] })
    for relation in new.relations where shown.contains(relation.source) && shown.contains(relation.target) {
      let statement = GraphDiff.Statement(relation)
      if !changed.contains(statement) { lines.append((statement, .unchanged, relation.evidence.first.map { "\($0.text) (\($0.document))" } ?? "")) }
    }
    let entityChanges = Dictionary(
      diff.entities.map { ($0.id, $0.before == nil ? Change.added : $0.after == nil ? .removed : .changed) }, uniquingKeysWith: { first, _ in first })
    let ids = shown.sorted()
    let names = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, "n\($0)") })
    let nodes = ids.compactMap { id -> Diagram.Node? in
      guard let entity = new.entity(id) ?? old.entity(id), let name = names[id] else { return nil }
      let change = entityChanges[id] ?? .unchanged
      return Diagram.Node(
        name: name, title: "\(entity.name) (\(entity.type.rawValue)), \(change.rawValue)",
        attributes: [
          .init("label", change.sign + Diagram.wrapped(entity.name, width: 18)), .init("shape", shapes[entity.type]?.rawValue ?? "box"),
          .init("color", change.color), .init("style", "filled,\(change.style)"), .init("penwidth", change == .unchanged ? "0.8" : "2"),
          .init("fontcolor", change == .unchanged ? "#6b6b6b" : ink),
          .init("tooltip", Diagram.escaped("\(entity.name) (\(entity.type.rawValue)), \(change.rawValue)")),
          .init("id", Diagram.escaped("entity-" + id)), .init("class", change.rawValue),
        ])
    }
    let edges = lines.compactMap { line -> Diagram.Edge? in
      guard let tail = names[line.statement.source], let head = names[line.statement.target] else { return nil }
      return edge(line.statement, line.change, line.tooltip, tail: tail, head: head, diff, new)
    }
    return Diagram(
      attributes: [
        .init("bgcolor", background), .init("fontname", font), .init("fontcolor", ink), .init("fontsize", "18"), .init("labelloc", "t"),
        .init("label", Diagram.wrapped(title ?? "\(diff.old.corpus) → \(diff.new.corpus)", width: 80, longest: 160)), .init("tooltip", " "),
        .init("overlap", "prism"), .init("outputorder", "edgesfirst"), .init("pad", "0.3"), .init("rankdir", "LR"),
      ],
      nodeDefaults: [.init("fillcolor", background), .init("fontname", font), .init("fontsize", "12")],
      edgeDefaults: [.init("fontname", font), .init("fontsize", "10"), .init("arrowsize", "0.7")], nodes: nodes, edges: edges, clusters: [legend],
      engine: engine ?? (nodes.count <= 1_000 ? .dot : .sfdp))
  }

  private func edge(
    _ statement: GraphDiff.Statement, _ change: Change, _ tooltip: String, tail: String, head: String, _ diff: GraphDiff, _ new: Graph
  ) -> Diagram.Edge {
    var label =
      change.sign + (statement.polarity == .negated ? "not " : "") + (diff.labels[statement.type] ?? new.relationTypes[statement.type]?.label ?? statement.type)
    if statement.modality != .actual { label += ", " + statement.modality.rawValue }
    var attributes = [
      Diagram.Attribute("color", change.color), .init("fontcolor", change == .unchanged ? "#6b6b6b" : change.color), .init("style", change.style),
      .init("penwidth", change == .unchanged ? "0.8" : "2"), .init("label", Diagram.escaped(label)), .init("class", change.rawValue),
      .init("tooltip", Diagram.escaped(String(tooltip.prefix(400)))),
    ]
    if statement.polarity == .negated { attributes.append(.init("arrowhead", "tee")) }
    return Diagram.Edge(tail: tail, head: head, attributes: attributes)
  }

  private var legend: Diagram.Cluster {
    Diagram.Cluster(
      name: "cluster_legend",
      attributes: [.init("label", "Legend"), .init("fontsize", "12"), .init("color", Change.unchanged.color), .init("fontname", font)],
      nodes: Change.allCases.map { change in
        Diagram.Node(
          name: "legend_" + change.rawValue,
          attributes: [
            .init("label", change.sign + change.rawValue), .init("shape", "box"), .init("style", change.style), .init("color", change.color),
            .init("fontcolor", change == .unchanged ? "#6b6b6b" : change.color), .init("tooltip", change.rawValue),
          ])
      }, edges: [])
  }
}
