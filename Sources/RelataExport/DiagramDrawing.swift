import RelataGraph

extension DiagramStyle {
  /// More lines than this are no picture that anybody reads: a view leaves out the weakest.
  public static let legible = 32

  /// The diagram of a graph, with a title, a source and a legend of what occurs in it.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - captions: The text around the drawing.
  ///   - engine: Instead of the one that suits the size.
  ///   - facts: What boxes tell instead of lines; without it, the graph's own. Where lines would tell nothing else, they tell it.
  ///   - words: What relations are called, and the text around them.
  ///   - grouped: Leaders and envoys are drawn with the state or organization that they stand for, as one node.
  ///   - most: The number of lines drawn, the strongest; what is left without a line isn't drawn either. `nil` for all, and for
  ///     entities without any relation.
  ///   - isFramed: Whether heading and legend are left to `framed(_:)`, which may put the legend in the margin.
  public func diagram(
    _ graph: Graph, captions: DiagramCaptions = DiagramCaptions(), engine: Diagram.Engine? = nil, facts: DiagramFacts? = nil,
    words: DiagramWords = DiagramWords(),
    grouped: Bool = false,
    most: Int? = nil, isFramed: Bool = false
  ) -> Diagram {
    let standing = grouped ? DiagramStanding(graph) : DiagramStanding()
    var facts = facts ?? DiagramFacts(graph)
    var lines = graph.diagramLines(standing, besides: facts)
    if lines.isEmpty {
      facts = DiagramFacts()
      lines = graph.diagramLines(standing)
    }
    var entities = graph.entities.filter { standing.node(of: $0.id) == $0.id }
    let count = entities.count
    if let most {
      lines = lines.strongest(most)
      let ends = Set(lines.flatMap { [$0.source, $0.target] })
      // A graph without relations is a picture of its entities.
      if !ends.isEmpty { entities.removeAll { !ends.contains($0.id) } }
    }
    let told = graph.relations.lazy.filter { !standing.says($0) && !facts.says($0) }.count
    let omitted = Diagram.Omission(relations: told - lines.reduce(0) { $0 + $1.relations.count }, entities: count - entities.count)
    let members = standing.members(graph.entities)
    let names = Dictionary(uniqueKeysWithValues: entities.enumerated().map { ($1.id, "n\($0)") })
    let chosen = engine ?? (entities.count <= 500 ? .dot : .sfdp)
    let labelled = entities.count <= 300 && lines.count <= 600
    let rowWidth = DiagramStyle.rowWidth(lines, captions)
    let title = captions.title(graph.corpus.name)
    let footer = captions.footer(graph, words)
    var diagram = Diagram(
      title: title, summary: summary(graph, entities: entities.count, lines: lines),
      attributes: attributes(isFramed ? [] : captions.heading(title, self), engine: chosen, entities: entities.count),
      nodeDefaults: nodeDefaults, edgeDefaults: edgeDefaults,
      nodes: entities.map { entity in
        let name = names[entity.id] ?? ""
        let fact = facts.headline(of: entity) { names[$0] != nil }
        return node(entity, with: members[entity.id] ?? [], fact, notes: facts.notes(of: entity.id), words, narrow: captions.isNarrow, name: name)
      },
      edges: lines.compactMap { line in
        guard let tail = names[line.source], let head = names[line.target] else { return nil }
        return edge(line, tail: tail, head: head, graph, words, rowWidth: labelled ? rowWidth : nil)
      },
      legend: isFramed ? Diagram.Legend() : legend(entities: entities, lines: lines, captions, footer: footer, words, engine: chosen),
      engine: chosen, omitted: omitted)
    diagram.rowWidth = rowWidth
    if chosen == .dot { DiagramStyle.raise(&diagram.nodes, by: diagram.edges, from: captions.isNarrow ? 16 : 8) }
    if isFramed { diagram.key = Diagram.Key(samples: samples(entities: entities, lines: lines, words), footer: footer, captions: captions) }
    return diagram
  }

  var nodeDefaults: [Diagram.Attribute] {
    [
      .init("style", "filled"), .init("fontname", font), .init("fontsize", size(.name)), .init("fontcolor", ink), .init("color", outline),
      .init("penwidth", DiagramStyle.text(border)), .init("margin", "0.09,0.045"), .init("height", DiagramStyle.text((sizes[.name] ?? 12) * 0.03)),
    ]
  }

  var edgeDefaults: [Diagram.Attribute] {
    [.init("fontname", fonts[.label] ?? font), .init("fontsize", size(.label)), .init("arrowsize", DiagramStyle.text(arrowSize))]
      + (arrow == .normal ? [] : [.init("arrowhead", arrow.rawValue)])
  }

  func attributes(_ heading: [Diagram.Attribute], engine: Diagram.Engine, entities: Int) -> [Diagram.Attribute] {
    var attributes = [
      Diagram.Attribute("bgcolor", background), .init("fontname", fonts[.title] ?? font), .init("fontcolor", ink), .init("fontsize", size(.title)),
      .init("labelloc", "t"),
      .init("labeljust", title.letter), .init("tooltip", " "),
      // Without it a PDF has half an inch more on each side.
      .init("margin", "0"), .init("pad", DiagramStyle.text(margin / 72)), .init("outputorder", "edgesfirst"),
    ]
    attributes += heading
    switch engine {
    case .dot:
      attributes += [
        .init("rankdir", "LR"), .init("nodesep", "0.11"), .init("ranksep", entities > 300 ? "0.25" : "0.16"),
        .init("splines", entities > 300 ? "line" : "true"),
      ]
      // Without limits dot may take minutes from here on.
      if entities > 300 { attributes += [.init("nslimit", "2"), .init("nslimit1", "2"), .init("mclimit", "0.2")] }
    case .neato, .sfdp, .circo, .twopi:
      attributes += [.init("overlap", "prism")]
      // Lines around nodes take long to find where there are many.
      attributes += entities <= 40 ? [.init("sep", "+6"), .init("esep", "+3"), .init("splines", "true")] : [.init("splines", "line")]
    }
    return attributes
  }

  /// - Parameters:
  ///   - fact: What its box tells under the name.
  ///   - notes: What pointers and screen readers are told of it.
  func node(
    _ entity: Entity, with members: [Entity], _ fact: String?, notes: [String], _ words: DiagramWords, narrow: Bool, name: String
  ) -> Diagram.Node {
    let known = [words[entity.type]] + notes
    var title = "\(entity.name) (\(known.joined(separator: "; "))), \(entity.count) \(entity.count == 1 ? "mention" : "mentions")"
    if !entity.aliases.isEmpty { title += ", also " + entity.aliases.prefix(6).joined(separator: ", ") }
    if !members.isEmpty { title += "; with " + members.map(\.name).joined(separator: ", ") }
    title = Diagram.cut(Diagram.plain(title), to: 400)
    let box = box(entity, with: members, fact, narrow: narrow)
    return Diagram.Node(
      name: name, title: title,
      attributes: [label(box)] + outline(of: entity.type) + fixedSize(of: box, entity.type) + [
        .init("tooltip", Diagram.escaped(title)), .init("id", Diagram.identifier("entity-", entity.id)), .init("class", "entity " + entity.type.rawValue),
      ])
  }

  /// The name, and in smaller letters the most telling fact and who is drawn with it.
  private func label(_ box: DiagramBox) -> Diagram.Attribute {
    guard !box.small.isEmpty else { return .init("label", box.name.map(Diagram.escaped).joined(separator: "\\n")) }
    let name = box.name.map(Diagram.markup).joined(separator: "<br/>")
    let rows = box.small.map { "<br/>" + markup($0, .fact) }.joined()
    return .init("label", (name.isEmpty ? " " : name) + rows, isMarkup: true)
  }

  func edge(_ line: DiagramLine, tail: String, head: String, _ graph: Graph, _ words: DiagramWords, rowWidth: Int?) -> Diagram.Edge {
    let color = color(line, graph.relationTypes)
    let title = line.title(graph, words)
    var attributes = [
      Diagram.Attribute("color", color), .init("fontcolor", color), .init("style", (dashes[line.modality] ?? .solid).rawValue),
      .init("penwidth", width(line.weight)), .init("weight", String(pull(line.weight))), .init("tooltip", Diagram.escaped(title)), .init("id", line.id),
      .init("class", line.classes),
    ]
    attributes += ends(polarity: line.polarity, symmetric: line.symmetric)
    if let rowWidth {
      attributes.append(.init("label", label(line.words(graph.relationTypes, words), words, width: rowWidth)))
    }
    return Diagram.Edge(tail: tail, head: head, title: title, attributes: attributes)
  }

  /// How many characters a row of a label holds: beside a hub the labels of its lines are stacked, and low ones take less room.
  private static func rowWidth(_ lines: [DiagramLine], _ captions: DiagramCaptions) -> Int {
    if captions.isNarrow { return 15 }
    var counts: [String: Int] = [:]
    for line in lines where line.source != line.target { for end in [line.source, line.target] { counts[end, default: 0] += 1 } }
    return counts.values.contains { $0 >= 16 } ? 34 : 24
  }

  /// A verb a row, the most frequent first, with its counts; longer ones are broken between counts and before a remark.
  private func label(_ verbs: [String], _ words: DiagramWords, width: Int) -> String {
    let most = 4
    var rows: [String] = []
    for verb in verbs.count > most ? verbs.prefix(most - 1) : verbs[...] {
      let start = rows.count
      for part in DiagramStyle.breaks(verb) {
        if rows.count > start, let last = rows.last, last.count + part.count <= width {
          rows[rows.count - 1] = last + part
        } else {
          var lines = Diagram.lines(part, width: width, longest: 40)
          // A short word does not stand alone: `makes demands of`.
          if lines.count > 1, let last = lines.last, last.count < 4 { lines[lines.count - 2] += " " + lines.removeLast() }
          rows += lines
        }
      }
    }
    if verbs.count > most { rows.append(words.more(verbs.count - most + 1)) }
    // Blanks keep the label off its line.
    return rows.map { " \(Diagram.escaped($0)) " }.joined(separator: "\\n")
  }

  /// A row's text in the parts that it may be broken into: `attacks 20,`, ` claimed 5`.
  private static func breaks(_ text: String) -> [String] {
    var parts: [String] = []
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if let last = parts.last, !last.hasSuffix(","), !word.hasPrefix("(") {
        parts[parts.count - 1] = "\(last) \(word)"
      } else {
        parts.append(parts.isEmpty ? String(word) : " \(word)")
      }
    }
    return parts
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

  /// From the thinnest to the thickest, by the logarithm of the evidence.
  func width(_ weight: Int) -> String {
    var width = thinnest
    var bound = 2
    while weight >= bound, width < thickest {
      width = min(thickest, width + (thickest - thinnest) / 5)
      bound *= 2
    }
    return DiagramStyle.text(width)
  }

  /// How much a line is kept short and straight.
  private func pull(_ weight: Int) -> Int { min(16, max(1, weight)) }

  /// The number of documents, their dates, and what made the graph, as far as they are known.
  func source(_ graph: Graph) -> String {
    let words = DiagramWords()
    var parts = [DiagramCaptions.count(graph, words)] + [DiagramCaptions.dates(graph, words)].compactMap { $0 }
    if !graph.generator.name.isEmpty { parts.append("\(graph.generator.name) \(graph.generator.version)") }
    return parts.joined(separator: ", ")
  }

  private func summary(_ graph: Graph, entities: Int, lines: [DiagramLine]) -> String {
    let relations = lines.reduce(0) { $0 + $1.relations.count }
    return "\(entities) entities and \(relations) relations between them. Source: \(source(graph))."
  }
}
