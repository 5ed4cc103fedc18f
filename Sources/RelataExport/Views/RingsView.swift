import RelataGraph

/// One entity in the middle, those it has to do with on rings around it, and what is said between two beside the outer one's name.
///
/// Parallel lines are merged: a line goes with the class that has most evidence, and rows of text say what it stands for, in each class's colour. As
/// no text stands on a line, no line crosses any.
public struct RingsView: Sendable {
  private let graph: Graph
  private let center: Entity
  private let lines: [DiagramLine]
  private let members: [String: [Entity]]
  private let facts: DiagramFacts
  private let words: DiagramWords
  /// By identifier, what the nodes are called.
  private let names: [String: String]

  /// - Parameters:
  ///   - graph: What is drawn.
  ///   - center: The identifier of the entity in the middle; without it, whoever has most lines.
  ///   - facts: What boxes tell instead of lines.
  ///   - words: What relations are called.
  ///   - grouped: Leaders and envoys are drawn with the state or organization that they stand for.
  /// - Throws: `DiagramViewError` where nothing is said of the entity in the middle.
  public init(_ graph: Graph, around center: String? = nil, facts: DiagramFacts, words: DiagramWords = DiagramWords(), grouped: Bool = false)
    throws(DiagramViewError)
  {
    let standing = grouped ? DiagramStanding(graph) : DiagramStanding()
    func lines(_ facts: DiagramFacts) -> [DiagramLine] { graph.diagramLines(standing, besides: facts).filter { $0.source != $0.target } }
    func hub(_ lines: [DiagramLine]) -> String? {
      var counts: [String: Int] = [:]
      for line in lines { for end in [line.source, line.target] { counts[end, default: 0] += line.weight } }
      return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
    var told = (facts: facts, lines: lines(facts))
    var middle = center.map(standing.node) ?? hub(told.lines)
    // Where lines would tell nothing of it, they tell facts.
    if !told.lines.contains(where: { $0.source == middle || $0.target == middle }) {
      told = (DiagramFacts(), lines(DiagramFacts()))
      middle = center.map(standing.node) ?? hub(told.lines)
    }
    guard let middle, let entity = graph.entity(middle) else { throw .empty(.rings) }
    guard told.lines.contains(where: { $0.source == middle || $0.target == middle }) else { throw .alone(entity.name) }
    (self.graph, self.center, self.lines, self.facts, self.words) = (graph, entity, told.lines, told.facts, words)
    members = standing.members(graph.entities)
    names = Dictionary(uniqueKeysWithValues: graph.entities.enumerated().map { ($1.id, "n\($0)") })
  }

  /// The picture.
  ///
  /// - Parameters:
  ///   - style: How it looks.
  ///   - captions: The text around it.
  ///   - most: The number of neighbours, the strongest of the inner rings first; `nil` for all.
  ///   - aspect: Its width by its height, about.
  public func diagram(_ style: DiagramStyle, captions: DiagramCaptions = DiagramCaptions(), most: Int? = nil, aspect: Double = 1) -> Diagram {
    let ties = RingTies(lines, around: center.id, most: most)
    let all = ties.rings.joined()
    let middle = box(center, style, isCenter: true)
    let blocks = all.map { block($0, style) }
    let numbers = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.outer, $0) })
    let rings = ties.rings.enumerated().flatMap { ring, ties in ties.map { _ in ring + 1 } }
    let layout = RingLayout(
      center: (middle.frame.width, middle.frame.height),
      zip(all, blocks).enumerated().map { index, pair in
        RingLayout.Block(ring: rings[index], parent: numbers[pair.0.inner], width: pair.1.width, height: pair.1.height)
      }, aspect: aspect)
    var sheet = DiagramSheet()
    addGuides(layout, to: &sheet, style)
    sheet.add(middle.node, at: .init(center: .init(x: 0, y: 0), width: middle.frame.width, height: middle.frame.height))
    for (block, frame) in zip(blocks, layout.frames) { block.add(to: &sheet, in: frame, style) }
    for tie in all { sheet.add(edge(tie, style, isFaint: false)) }
    for tie in ties.others { sheet.add(edge(tie, style, isFaint: true)) }
    var moved = DiagramSheet()
    let frames = sheet.parts.map(\.frame)
    moved.add(sheet, at: .init(x: -(frames.map(\.x).min() ?? 0), y: -(frames.map(\.y).min() ?? 0)))
    let shown = Set(all.map(\.outer)).union([center.id])
    let drawn = lines.filter { shown.contains($0.source) && shown.contains($0.target) }
    let entities = graph.entities.filter { shown.contains($0.id) }
    var diagram = style.picture(
      moved, title: captions.title(graph.corpus.name),
      summary: "\(center.name) and \(all.count) \(all.count == 1 ? "neighbour" : "neighbours"). Source: \(style.source(graph)).", captions: captions,
      samples: [style.shapeSamples(entities, words), style.quadSamples(drawn, words), waySamples(ties, style) + style.statusSamples(drawn, words)],
      footer: captions.footer(graph, words))
    diagram.shown = all.count
    diagram.omitted = Diagram.Omission(
      relations: lines.reduce(0) { $0 + $1.relations.count } - drawn.reduce(0) { $0 + $1.relations.count }, entities: ties.left)
    return diagram
  }

  // MARK: Parts

  /// A neighbour: its box, and rows of text on the outer side of it.
  private struct Block {
    var box: DiagramSheet.Part
    var rows: [(text: String, look: TextLook)]
    var width: Double
    var height: Double

    func add(to sheet: inout DiagramSheet, in frame: DiagramSheet.Frame, _ style: DiagramStyle) {
      let isAbove = frame.center.y < 0
      let text = height - box.frame.height
      sheet.add(
        box.node,
        at: .init(
          x: frame.x + (width - box.frame.width) / 2, y: isAbove ? frame.y + text : frame.y, width: box.frame.width, height: box.frame.height))
      for (row, (text, look)) in rows.enumerated() {
        let y = (isAbove ? frame.y : frame.y + box.frame.height + 2) + Double(row) * style.rowHeight(.label)
        sheet.add([text], .label, at: .init(x: frame.center.x, y: y), .center, style, look)
      }
    }
  }

  private func block(_ tie: DiagramTie, _ style: DiagramStyle) -> Block {
    let entity = graph.entity(tie.outer) ?? Entity(id: tie.outer, name: tie.outer, type: .person)
    let box = box(entity, style, isCenter: false)
    let most = 4
    var rows: [(text: String, look: TextLook)] = []
    for line in tie.lines {
      let color = style.color(line, graph.relationTypes)
      let title = line.title(graph, words)
      for verb in line.words(graph.relationTypes, words) {
        let text = style.cut("\(tie.mark(line)) \(verb)", .label, within: 190)
        rows.append((text, TextLook(color: color, background: style.background, id: rows.isEmpty ? line.id : nil, title: title, classes: line.classes)))
      }
    }
    if rows.count > most {
      let more = words.more(rows.count - most + 1)
      rows = rows.prefix(most - 1) + [(more, TextLook(color: style.fact, background: style.background))]
    }
    let text = rows.map { style.width(of: $0.text, .label) + 4 }.max() ?? 0
    return Block(
      box: box, rows: rows, width: max(box.frame.width, text), height: box.frame.height + 2 + Double(rows.count) * style.rowHeight(.label))
  }

  private func box(_ entity: Entity, _ style: DiagramStyle, isCenter: Bool) -> DiagramSheet.Part {
    let own = members[entity.id] ?? []
    let fact = facts.headline(of: entity) { names[$0] != nil }
    let node = style.node(entity, with: own, fact, notes: facts.notes(of: entity.id), words, narrow: true, name: names[entity.id] ?? "")
    let size = style.size(of: style.box(entity, with: own, fact, narrow: true), entity.type)
    var part = DiagramSheet.Part(node: node, frame: .init(x: 0, y: 0, width: size.width, height: size.height))
    if isCenter {
      part.node.attributes.append(.init("penwidth", DiagramStyle.text(style.border * 2.5)))
      part.frame.width += 12
      part.frame.height += 8
    }
    return part
  }

  private func addGuides(_ layout: RingLayout, to sheet: inout DiagramSheet, _ style: DiagramStyle) {
    for (number, radius) in layout.radii.enumerated() where layout.radii.count > 1 {
      sheet.add(
        Diagram.Node(
          name: "ring\(number)", title: " ",
          attributes: [
            .init("label", ""), .init("shape", "ellipse"), .init("style", "dotted"), .init("color", style.mixed(style.outline, 0.5)),
            .init("id", "ring-\(number + 1)"),
            .init("penwidth", "0.6"),
          ]), at: .init(center: .init(x: 0, y: 0), width: radius.x * 2, height: radius.y * 2))
    }
  }

  private func edge(_ tie: DiagramTie, _ style: DiagramStyle, isFaint: Bool) -> Diagram.Edge {
    let color = tie.lines.first.map { style.color($0, graph.relationTypes) } ?? style.fact
    let title = Diagram.plain(tie.lines.map { $0.title(graph, words) }.joined(separator: " "))
    let direction =
      switch (tie.isOutward, tie.isInward) {
      case (true, true): "both"
      case (true, false): "forward"
      case (false, true): "back"
      case (false, false): "none"
      }
    var attributes: [Diagram.Attribute] = [
      .init("color", isFaint ? style.mixed(color, 0.55) : color), .init("style", (style.dashes[tie.modality] ?? .solid).rawValue),
      .init("penwidth", isFaint ? DiagramStyle.text(style.thinnest * 0.6) : style.width(tie.weight)), .init("dir", direction),
      .init("tooltip", Diagram.escaped(title)), .init("id", tie.id), .init("class", "relation " + (tie.lines.first?.quadClass ?? "fact")),
    ]
    if tie.isDenied {
      attributes += [.init("arrowhead", "tee"), .init("arrowtail", "tee")]
    } else if style.arrow != .normal {
      attributes.append(.init("arrowtail", style.arrow.rawValue))
    }
    return Diagram.Edge(tail: names[tie.inner] ?? "", head: names[tie.outer] ?? "", title: title, attributes: attributes)
  }

  /// What the arrows before the verbs say.
  private func waySamples(_ ties: RingTies, _ style: DiagramStyle) -> [Diagram.Node] {
    let marks = Set(ties.rings.joined().flatMap { tie in tie.lines.map(tie.mark) })
    // English has an article before some names; other languages have their own ways.
    let inner = ties.rings.count > 1 ? words[.inner] : words.texts[.outwards] == nil ? DiagramFacts.named(center) : center.name
    let texts = [
      ("outwards", "→", words.naming(inner, in: .outwards)), ("inwards", "←", words.naming(inner, in: .inwards)), ("both-ways", "↔", words[.bothWays]),
    ]
    return texts.filter { marks.contains($0.1) }.map { name, mark, text in
      let label = "\(mark)  \(Diagram.cut(text, to: 32))"
      return style.legendNode(
        name, title: Diagram.plain(label),
        [.init("label", Diagram.escaped(label)), .init("shape", "plaintext"), .init("style", ""), .init("margin", "0.02,0.03")])
    }
  }
}
