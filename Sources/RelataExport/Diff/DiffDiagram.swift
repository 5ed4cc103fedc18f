import RelataGraph

extension DiagramStyle {
  /// The diagram of what changed between two graphs, with some of what did not between the same entities in grey, and a legend.
  ///
  /// - Parameters:
  ///   - diff: What changed.
  ///   - old: The graph before.
  ///   - new: The graph after.
  ///   - captions: The text around the drawing.
  ///   - words: What stands in the legend.
  ///   - engine: Instead of the one that suits the size.
  ///   - most: The number of changes drawn, those that say most; `nil` for all, with all that did not change between their ends.
  public func diagram(
    _ diff: GraphDiff, from old: Graph, to new: Graph, captions: DiagramCaptions = DiagramCaptions(), words: DiagramWords = DiagramWords(),
    engine: Diagram.Engine? = nil, most: Int? = nil
  ) -> Diagram {
    let changes = DiffChanges(diff)
    let all = changes.lines(new)
    var lines = most.map(all.strongest) ?? all
    var shown = Set(lines.flatMap { [$0.source, $0.target] })
    let entities = Dictionary(diff.entities.map { ($0.id, entityChange($0)) }, uniquingKeysWith: { first, _ in first })
    // Entities that came or went without any relation are for the picture of everything, or where there is nothing else.
    if most == nil || lines.isEmpty { shown.formUnion(entities.filter { $0.value != .unchanged }.keys) }
    let context = changes.context(new, among: shown)
    // What did not change shows where one is, as far as the picture stays legible.
    lines += most.map { context.strongest(min($0 / 4, $0 - lines.count)) } ?? context
    let ids = shown.sorted()
    let names = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, "n\($0)") })
    let drawn = ids.compactMap { new.entity($0) ?? old.entity($0) }
    let title = captions.title(diff.old.corpus == diff.new.corpus ? "\(diff.new.corpus): what changed" : "\(diff.old.corpus) → \(diff.new.corpus)")
    let chosen = engine ?? (ids.count <= 500 ? .dot : .sfdp)
    let count = lines.lazy.filter { $0.change != .unchanged }.count
    let omitted = Diagram.Omission(relations: all.count - count)
    let sources = [("before", old), ("after", new)].map { name, graph in
      "\(name): " + ([DiagramCaptions.count(graph, words)] + [DiagramCaptions.dates(graph, words)].compactMap { $0 }).joined(separator: ", ")
    }
    let footer = [captions.source.map { [$0] } ?? sources, [captions.credit].compactMap { $0 }].joined().map(Diagram.plain).filter { !$0.isEmpty }
    return Diagram(
      title: title, summary: "\(count) changes between \(ids.count) entities. Source, \(sources.joined(separator: "; ")).",
      attributes: attributes(captions.heading(title, self), engine: chosen, entities: ids.count), nodeDefaults: nodeDefaults, edgeDefaults: edgeDefaults,
      nodes: drawn.map { node($0, entities[$0.id] ?? .unchanged, name: names[$0.id] ?? "") },
      edges: lines.compactMap { line in
        guard let tail = names[line.source], let head = names[line.target] else { return nil }
        return edge(line, tail: tail, head: head, old, new)
      },
      legend: legend(
        (captions.legend ?? legend) == .off ? [] : [shapeSamples(drawn, words), samples(lines, drawn.map { entities[$0.id] ?? .unchanged })], captions,
        footer: footer, engine: chosen
      ), engine: chosen,
      omitted: omitted)
  }

  /// Other mentions are the way of all articles, and no change of the entity.
  private func entityChange(_ change: GraphDiff.EntityChange) -> DiffChange {
    if change.before == nil { return .added }
    if change.after == nil { return .removed }
    return change.aspects.allSatisfy { $0 == .mentions || $0 == .aliases } ? .unchanged : .changed
  }

  private func node(_ entity: Entity, _ change: DiffChange, name: String) -> Diagram.Node {
    let title = Diagram.cut(Diagram.plain("\(entity.name) (\(entity.type.rawValue)), \(change.label)"), to: 400)
    return Diagram.Node(
      name: name, title: title,
      attributes: [.init("label", change.sign + Diagram.wrapped(entity.name, width: 14))] + outline(of: entity.type, dashed: change == .removed) + [
        .init("color", change == .unchanged ? outline : color(change)), .init("penwidth", change == .unchanged ? "0.8" : "2"),
        .init("tooltip", Diagram.escaped(title)), .init("id", Diagram.identifier("entity-", entity.id)),
        .init("class", "entity \(entity.type.rawValue) \(change.rawValue)"),
      ])
  }

  private func edge(_ line: DiffLine, tail: String, head: String, _ old: Graph, _ new: Graph) -> Diagram.Edge {
    // Statements that differ in their speaker alone read alike.
    var words: [String] = []
    for part in line.parts where !words.contains(part.words) { words.append(part.words) }
    let names = [line.source, line.target].map { (new.entity($0) ?? old.entity($0))?.name ?? $0 }
    var title = "\(names[0]) \(line.symmetric ? "and" : "to") \(names[1]), \(line.change.label): " + words.joined(separator: ", ")
    if let best = line.parts.compactMap(\.evidence).first { title += ". “\(Diagram.cut(best.text, to: 400))” (\(best.document))" }
    title = Diagram.plain(title)
    var rows = words.prefix(3).flatMap { Diagram.lines(line.change.sign + $0, width: 18, longest: 60) }
    if words.count > 3 { rows.append("… \(words.count - 3) more") }
    var attributes = [
      Diagram.Attribute("color", color(line.change)), .init("fontcolor", line.change == .unchanged ? fact : color(line.change)),
      .init("style", line.change == .removed ? "dashed" : "solid"), .init("penwidth", line.change == .unchanged ? "0.8" : "2"),
      .init("label", rows.map { " \(Diagram.escaped($0)) " }.joined(separator: "\\n")), .init("tooltip", Diagram.escaped(title)), .init("id", line.id),
      .init("class", "relation \(line.change.rawValue)"),
    ]
    attributes += ends(polarity: line.polarity, symmetric: line.symmetric)
    return Diagram.Edge(tail: tail, head: head, title: title, attributes: attributes)
  }

  /// Lines and signs say the same as the colours, which the colour-blind tell apart (Okabe and Ito).
  private func color(_ change: DiffChange) -> String {
    switch change {
    case .added: quads[.materialCooperation] ?? ink
    case .removed: quads[.materialConflict] ?? ink
    case .status, .changed: quads[.verbalCooperation] ?? ink
    case .unchanged: "#a8a8a8"
    }
  }

  private func samples(_ lines: [DiffLine], _ entities: [DiffChange]) -> [Diagram.Node] {
    let occurring = Set(lines.map(\.change) + entities)
    var samples: [Diagram.Node] = []
    for change in [DiffChange.added, .removed, .changed, .unchanged] where occurring.contains(change) || change == .changed && occurring.contains(.status) {
      let look = change == .removed ? "dashed" : "solid"
      samples.append(
        stroke(change.rawValue, change.sign + change.rawValue, color(change), .init("style", look), .init("penwidth", change == .unchanged ? "0.8" : "2")))
    }
    return samples
  }
}
