import RelataGraph

extension DiagramStyle {
  /// More lines than this are no picture that anybody reads: a view leaves out the weakest.
  public static let legible = 32

  /// The diagram of a graph, with a title, a source and a legend of what occurs in it.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - title: Instead of the corpus's name.
  ///   - engine: Instead of the one that suits the size.
  ///   - grouped: Leaders and envoys are drawn with the state or organization that they stand for, as one node.
  ///   - most: The number of lines drawn, the strongest; what is left without a line isn't drawn either. `nil` for all, and for
  ///     entities without any relation.
  public func diagram(_ graph: Graph, title: String? = nil, engine: Diagram.Engine? = nil, grouped: Bool = false, most: Int? = nil) -> Diagram {
    let standing = grouped ? DiagramStanding(graph) : DiagramStanding()
    var lines = graph.diagramLines(standing)
    var entities = graph.entities.filter { standing.node(of: $0.id) == $0.id }
    let count = entities.count
    if let most {
      lines = lines.strongest(most)
      let ends = Set(lines.flatMap { [$0.source, $0.target] })
      // A graph without relations is a picture of its entities.
      if !ends.isEmpty { entities.removeAll { !ends.contains($0.id) } }
    }
    let told = graph.relations.lazy.filter { !standing.says($0) }.count
    let omitted = Diagram.Omission(relations: told - lines.reduce(0) { $0 + $1.relations.count }, entities: count - entities.count)
    let members = standing.members(graph.entities)
    let names = Dictionary(uniqueKeysWithValues: entities.enumerated().map { ($1.id, "n\($0)") })
    let chosen = engine ?? (entities.count <= 500 ? .dot : .sfdp)
    let labelled = entities.count <= 300 && lines.count <= 600
    let title = Diagram.plain(title ?? graph.corpus.name)
    return Diagram(
      title: title, summary: summary(graph, entities: entities.count, lines: lines),
      attributes: attributes(title: title, engine: chosen, entities: entities.count),
      nodeDefaults: nodeDefaults, edgeDefaults: edgeDefaults,
      nodes: entities.map { node($0, with: members[$0.id] ?? [], name: names[$0.id] ?? "") },
      edges: lines.compactMap { line in
        guard let tail = names[line.source], let head = names[line.target] else { return nil }
        return edge(line, tail: tail, head: head, graph, labelled: labelled)
      },
      legend: legend(entities: entities, lines: lines, source: sourceParts(graph), engine: chosen), engine: chosen, omitted: omitted)
  }

  var nodeDefaults: [Diagram.Attribute] {
    [
      .init("style", "filled"), .init("fontname", font), .init("fontsize", "12"), .init("fontcolor", ink), .init("color", outline),
      .init("penwidth", "0.8"), .init("margin", "0.09,0.045"), .init("height", "0.36"),
    ]
  }

  var edgeDefaults: [Diagram.Attribute] { [.init("fontname", font), .init("fontsize", "10"), .init("arrowsize", "0.7")] }

  func attributes(title: String, engine: Diagram.Engine, entities: Int) -> [Diagram.Attribute] {
    var attributes = [
      Diagram.Attribute("bgcolor", background), .init("fontname", font), .init("fontcolor", ink), .init("fontsize", "20"), .init("labelloc", "t"),
      .init("label", Diagram.wrapped(title, width: 80, longest: 160)), .init("tooltip", " "), .init("pad", "0.25"), .init("outputorder", "edgesfirst"),
    ]
    switch engine {
    case .dot:
      attributes += [.init("rankdir", "LR"), .init("nodesep", "0.14"), .init("ranksep", "0.25"), .init("splines", entities > 300 ? "line" : "true")]
      // Without limits dot may take minutes from here on.
      if entities > 300 { attributes += [.init("nslimit", "2"), .init("nslimit1", "2"), .init("mclimit", "0.2")] }
    case .neato, .sfdp, .circo, .twopi: attributes += [.init("overlap", "prism"), .init("splines", "line")]
    }
    return attributes
  }

  private func node(_ entity: Entity, with members: [Entity], name: String) -> Diagram.Node {
    var title = "\(entity.name) (\(entity.type.rawValue)), \(entity.count) \(entity.count == 1 ? "mention" : "mentions")"
    if !entity.aliases.isEmpty { title += ", also " + entity.aliases.prefix(6).joined(separator: ", ") }
    if !members.isEmpty { title += "; with " + members.map(\.name).joined(separator: ", ") }
    title = Diagram.cut(Diagram.plain(title), to: 400)
    var label = Diagram.wrapped(entity.name, width: 14)
    for member in members.prefix(4) { label += "\\n" + Diagram.wrapped("· " + member.name, width: 18) }
    if members.count > 4 { label += "\\n… \(members.count - 4) more" }
    return Diagram.Node(
      name: name, title: title,
      attributes: [
        .init("label", label), .init("shape", (shapes[entity.type] ?? .box).rawValue),
        .init("fillcolor", fills[entity.type] ?? background), .init("tooltip", Diagram.escaped(title)), .init("id", Diagram.identifier("entity-", entity.id)),
        .init("class", "entity " + entity.type.rawValue),
      ])
  }

  private func edge(_ line: DiagramLine, tail: String, head: String, _ graph: Graph, labelled: Bool) -> Diagram.Edge {
    let color = color(line, graph.relationTypes)
    let words = line.words(graph.relationTypes)
    let names = [line.source, line.target].map { graph.entity($0)?.name ?? $0 }
    var title = "\(names[0]) \(line.symmetric ? "and" : "to") \(names[1]): \(words.joined(separator: ", "))"
    if let best = line.best { title += ". “\(Diagram.cut(best.text, to: 400))” (\(best.document))" }
    title = Diagram.plain(title)
    var classes = ["relation", line.quad?.rawValue.split(separator: " ").joined(separator: "-") ?? "fact", line.polarity.rawValue, line.modality.rawValue]
    for relation in line.relations where !classes.contains(relation.type) { classes.append(Diagram.identifier("", relation.type)) }
    var attributes = [
      Diagram.Attribute("color", color), .init("fontcolor", color), .init("style", (dashes[line.modality] ?? .solid).rawValue),
      .init("penwidth", width(line.weight)), .init("weight", String(pull(line.weight))), .init("tooltip", Diagram.escaped(title)), .init("id", line.id),
      .init("class", classes.joined(separator: " ")),
    ]
    attributes += ends(polarity: line.polarity, symmetric: line.symmetric)
    if labelled {
      // Blanks keep the label off its line.
      var rows = words.prefix(3).flatMap { Diagram.lines($0, width: 16, longest: 40) }
      if words.count > 3 { rows.append("… \(words.count - 3) more") }
      attributes.append(.init("label", rows.map { " \(Diagram.escaped($0)) " }.joined(separator: "\\n")))
    }
    return Diagram.Edge(tail: tail, head: head, title: title, attributes: attributes)
  }

  /// Arrowheads; a bar where the arrow would be marks what is said not to be.
  func ends(polarity: Polarity, symmetric: Bool) -> [Diagram.Attribute] {
    switch (polarity, symmetric) {
    case (.negated, true): [.init("dir", "both"), .init("arrowhead", "tee"), .init("arrowtail", "tee"), .init("arrowsize", "1.2")]
    case (.negated, false): [.init("arrowhead", "tee"), .init("arrowsize", "1.2")]
    case (.affirmed, true): [.init("dir", "none")]
    case (.affirmed, false): []
    }
  }

  /// 1 to 4 points, by the logarithm of the evidence.
  func width(_ weight: Int) -> String {
    var width = 1.0
    var bound = 2
    while weight >= bound, width < 4 {
      width += 0.6
      bound *= 2
    }
    return String((width * 10).rounded() / 10)
  }

  /// How much a line is kept short and straight.
  private func pull(_ weight: Int) -> Int { min(16, max(1, weight)) }

  /// Where it is from, in a line.
  func source(_ graph: Graph) -> String { "Source: " + sourceParts(graph).joined(separator: ", ") }

  /// The number of documents, their dates, and what made the graph, as far as they are known.
  func sourceParts(_ graph: Graph) -> [String] {
    let documents = graph.corpus.documents
    let dates = documents.compactMap { $0.date?.prefix(10) }.sorted()
    var parts = ["\(documents.count) \(documents.count == 1 ? "document" : "documents")"]
    if let first = dates.first, let last = dates.last { parts.append(first == last ? String(first) : "\(first) to \(last)") }
    if !graph.generator.name.isEmpty { parts.append("\(graph.generator.name) \(graph.generator.version)") }
    return parts
  }

  private func summary(_ graph: Graph, entities: Int, lines: [DiagramLine]) -> String {
    let relations = lines.reduce(0) { $0 + $1.relations.count }
    return "\(entities) entities and \(relations) relations between them. \(source(graph))."
  }
}
