import RelataGraph

/// How a graph is drawn: shape by type of entity, colour by quad class, line by modality.
///
/// The colours are Okabe and Ito's, which the colour-blind tell apart, darkened where they are text on white.
public struct DiagramStyle: Sendable {
  public var fontName = "Helvetica"
  public var background = "#ffffff"
  public var ink = "#1a1a1a"
  public var shapes: [EntityType: String] = [.person: "ellipse", .state: "box", .organization: "hexagon", .place: "house"]
  public var fills: [EntityType: String] = [.person: "#fff4d6", .state: "#e3eefb", .organization: "#ece6f5", .place: "#e4f3e4"]
  public var quadColors: [QuadClass: String] = [
    .verbalCooperation: "#0072b2", .materialCooperation: "#00785a", .verbalConflict: "#b35900", .materialConflict: "#b3261e",
  ]
  /// Of standing facts.
  public var factColor = "#6b6b6b"

  public init() {}

  /// The diagram of a graph, with a title and a legend of what occurs in it.
  public func diagram(_ graph: Graph, title: String? = nil, engine: Diagram.Engine? = nil) -> Diagram {
    let names = Dictionary(uniqueKeysWithValues: graph.entities.enumerated().map { ($1.id, "n\($0)") })
    let lines = gathered(graph)
    let labelled = graph.entities.count <= 300 && lines.count <= 400
    let chosen = engine ?? (graph.entities.count <= 1_000 ? .dot : .sfdp)
    var attributes = [
      Diagram.Attribute("bgcolor", background), .init("fontname", fontName), .init("fontcolor", ink), .init("fontsize", "18"), .init("labelloc", "t"),
      .init("label", Diagram.wrapped(title ?? graph.corpus.name, width: 80, longest: 160)), .init("tooltip", " "), .init("overlap", "prism"),
      .init("outputorder", "edgesfirst"), .init("pad", "0.3"),
    ]
    if chosen == .dot {
      attributes += [.init("rankdir", "LR"), .init("nodesep", "0.35"), .init("ranksep", "0.9"), .init("concentrate", "false")]
      if graph.entities.count > 300 {
        // Without limits dot may take minutes from here on.
        attributes += [.init("nslimit", "2"), .init("nslimit1", "2"), .init("mclimit", "0.2"), .init("splines", "line")]
      }
    } else {
      attributes.append(.init("splines", "line"))
    }
    return Diagram(
      attributes: attributes,
      nodeDefaults: [.init("style", "filled"), .init("fontname", fontName), .init("fontsize", "12"), .init("fontcolor", ink), .init("color", ink), .init("penwidth", "0.8")],
      edgeDefaults: [.init("fontname", fontName), .init("fontsize", "10"), .init("arrowsize", "0.7")],
      nodes: graph.entities.map { node($0, name: names[$0.id] ?? "") },
      edges: lines.compactMap { line in
        guard let tail = names[line.source], let head = names[line.target] else { return nil }
        return edge(line, tail: tail, head: head, graph, labelled: labelled)
      }, clusters: [], engine: chosen)
  }

  private func node(_ entity: Entity, name: String) -> Diagram.Node {
    var tooltip = "\(entity.name) (\(entity.type.rawValue)), \(entity.mentions.count) mentions"
    if !entity.aliases.isEmpty { tooltip += ": " + entity.aliases.prefix(6).joined(separator: ", ") }
    return Diagram.Node(
      name: name,
      attributes: [
        .init("label", Diagram.wrapped(entity.name, width: 18)), .init("shape", shapes[entity.type] ?? "box"), .init("fillcolor", fills[entity.type] ?? background),
        .init("tooltip", Diagram.escaped(tooltip)), .init("id", "entity-" + entity.id), .init("class", entity.type.rawValue),
      ])
  }

  /// Relations that are drawn as one line: the same ends, quad class, polarity and modality.
  private struct Line {
    var source: String
    var target: String
    var relations: [Relation]
  }

  private func gathered(_ graph: Graph) -> [Line] {
    struct Key: Hashable {
      var source: String
      var target: String
      var quad: QuadClass?
      var polarity: Polarity
      var modality: Modality
      var symmetric: Bool
    }
    var order: [Key] = []
    var groups: [Key: [Relation]] = [:]
    for relation in graph.relations {
      let key = Key(
        source: relation.source, target: relation.target, quad: relation.quad, polarity: relation.polarity, modality: relation.modality,
        symmetric: graph.relationTypes[relation.type]?.symmetric ?? false)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(relation)
    }
    return order.map { Line(source: $0.source, target: $0.target, relations: groups[$0] ?? []) }
  }

  private func edge(_ line: Line, tail: String, head: String, _ graph: Graph, labelled: Bool) -> Diagram.Edge? {
    guard let first = line.relations.first else { return nil }
    let color = line.relations.count == 1 ? graph.relationTypes[first.type]?.color : nil
    let ink = color ?? first.quad.flatMap { quadColors[$0] } ?? factColor
    let weight = line.relations.reduce(0) { $0 + $1.weight }
    // Types with how often they are said; who says so is in the tooltip.
    var counts: [(type: String, count: Int)] = []
    for relation in line.relations {
      if let known = counts.firstIndex(where: { $0.type == relation.type }) { counts[known].count += relation.weight } else { counts.append((relation.type, relation.weight)) }
    }
    let words = counts.map { type, count in
      let label = graph.relationTypes[type]?.label ?? type
      let text = first.polarity == .negated ? "not " + label : label
      return Diagram.escaped(count > 1 ? "\(text) ×\(count)" : text)
    }
    let style = switch first.modality {
    case .actual: "solid"
    case .planned: "dashed"
    case .hypothetical: "dotted"
    }
    let symmetric = graph.relationTypes[first.type]?.symmetric ?? false
    let tooltip = line.relations.flatMap(\.evidence).max { ($0.confidence, $1) < ($1.confidence, $0) }.map { "\($0.text) (\($0.document))" } ?? ""
    var attributes = [
      Diagram.Attribute("color", ink), .init("fontcolor", ink), .init("style", style), .init("penwidth", width(weight)),
      .init("tooltip", Diagram.escaped(String(tooltip.prefix(400)))), .init("class", Diagram.escaped(line.relations.map(\.type).joined(separator: " "))),
    ]
    if first.polarity == .negated {
      // A bar where the arrow would be: what is said not to be.
      attributes += [.init("arrowhead", "tee"), .init("dir", symmetric ? "both" : "forward")]
      if symmetric { attributes.append(.init("arrowtail", "tee")) }
    } else if symmetric {
      attributes.append(.init("dir", "none"))
    }
    let label = words.joined(separator: "\\n")
    attributes.append(labelled ? .init("label", label) : .init("edgetooltip", label))
    return Diagram.Edge(tail: tail, head: head, attributes: attributes)
  }

  /// 1 to 4 points, by the logarithm of the evidence.
  private func width(_ weight: Int) -> String {
    var width = 1.0
    var bound = 2
    while weight >= bound, width < 4 {
      width += 0.6
      bound *= 2
    }
    return String((width * 10).rounded() / 10)
  }
}
