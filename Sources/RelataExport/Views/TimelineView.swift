import RelataGraph

/// A strip for each pair: what the two do together in bars above its line, what they do against each other below, by the dates of the documents.
///
/// Bars are filled as far as something happened and open as far as it is planned or possible. What is denied is not counted.
public struct TimelineView: Sendable {
  /// The number of pairs by default.
  public static let legible = 8

  private static let cooperation: [QuadClass] = [.verbalCooperation, .materialCooperation]
  private static let conflict: [QuadClass] = [.verbalConflict, .materialConflict]

  private let graph: Graph
  private let words: DiagramWords
  private let times: DyadTimes

  /// Sentences that are left out, as their documents have no date.
  public var undated: Int { times.undated }

  /// - Parameters:
  ///   - graph: What is drawn.
  ///   - pair: The identifiers of the only two to draw; without it, all pairs.
  ///   - words: What relations are called.
  /// - Throws: `DiagramViewError` where there are no such relations, or none from a document with a date.
  public init(_ graph: Graph, between pair: [String]? = nil, words: DiagramWords = DiagramWords()) throws(DiagramViewError) {
    times = DyadTimes(graph, between: pair)
    (self.graph, self.words) = (graph, words)
    guard times.dyads.isEmpty else { return }
    if times.undated > 0 { throw .undated(sentences: times.undated) }
    guard let pair, pair.count == 2 else { throw .empty(.timeline) }
    throw .noPair(graph.entity(pair[0])?.name ?? pair[0], graph.entity(pair[1])?.name ?? pair[1])
  }

  /// The picture.
  ///
  /// - Parameters:
  ///   - style: How it looks.
  ///   - captions: The text around it.
  ///   - most: The number of pairs, those with most sentences; `nil` for all.
  public func diagram(_ style: DiagramStyle, captions: DiagramCaptions = DiagramCaptions(), most: Int? = nil) -> Diagram {
    let dyads = Array(times.dyads.prefix(most ?? .max))
    let (period, names) = DyadTimes.periods(dyads)
    let drawn = dyads.flatMap(\.relations)
    var diagram = style.picture(
      strips(dyads, period, names, style, width: captions.isNarrow ? 300 : 460), title: captions.title(graph.corpus.name),
      summary: "\(dyads.count) \(dyads.count == 1 ? "pair" : "pairs") through time. Source: \(style.source(graph)).", captions: captions,
      samples: samples(drawn, period, style), footer: captions.footer(graph, words))
    diagram.shown = dyads.count
    diagram.omitted.entities = times.dyads.count - dyads.count
    diagram.omitted.relations = times.dyads.dropFirst(dyads.count).reduce(0) { $0 + $1.dates.count }
    return diagram
  }

  // MARK: Parts

  private func verb(_ relation: Relation) -> String {
    words.verb(
      relation.type, label: graph.relationTypes[relation.type]?.label ?? relation.type, polarity: relation.polarity, modality: relation.modality)
  }

  private func name(_ id: String) -> String { graph.entity(id)?.name ?? id }

  private func strips(_ dyads: [DyadTimes.Dyad], _ period: Period, _ names: [String], _ style: DiagramStyle, width: Double) -> DiagramSheet {
    let bars = dyads.map { $0.bars(period, verb) }
    func highest(_ bars: [QuadClass: [String: DyadTimes.Bar]], _ quads: [QuadClass]) -> Int {
      names.map { name in quads.reduce(0) { $0 + (bars[$1]?[name]?.count ?? 0) } }.max() ?? 0
    }
    let most = bars.map { max(highest($0, TimelineView.cooperation), highest($0, TimelineView.conflict)) }.max() ?? 1
    let unit = min(10, 44 / Double(max(1, most)))
    let left = 150.0
    var sheet = DiagramSheet()
    var y = 0.0
    for (dyad, bars) in zip(dyads, bars) {
      let number = style.rowHeight(.legend)
      let (up, down) = (Double(highest(bars, TimelineView.cooperation)) * unit, Double(highest(bars, TimelineView.conflict)) * unit)
      let head = head(dyad, style, width: left - 16)
      let height = max(up + down + 2 * number + 4, head.height) + 12
      sheet.add(head, at: .init(x: 0, y: y + (height - head.height) / 2), prefix: "h\(sheet.parts.count)_")
      let line = y + number + 8 + up + max(0, head.height - (up + down + 2 * number + 4)) / 2
      sheet.rule(from: .init(x: left, y: line), to: .init(x: left + width, y: line), color: style.outline, width: 0.6)
      for (place, name) in names.enumerated() {
        let x = left + (Double(place) + 0.5) * width / Double(names.count)
        let room = min(16, width / Double(names.count) * 0.8)
        add(
          bars, name, TimelineView.cooperation, dyad, from: .init(x: x, y: line), unit: -unit, width: room, to: &sheet, style,
          most: highest(bars, TimelineView.cooperation))
        add(
          bars, name, TimelineView.conflict, dyad, from: .init(x: x, y: line), unit: unit, width: room, to: &sheet, style,
          most: highest(bars, TimelineView.conflict))
      }
      y += height
      if dyad.ends != dyads.last?.ends {
        sheet.rule(from: .init(x: 0, y: y), to: .init(x: left + width, y: y), color: style.mixed(style.outline, 0.7), width: 0.4)
      }
    }
    addAxis(period, names, to: &sheet, style, left: left, width: width)
    return sheet
  }

  /// The two, and what is said most often of them.
  private func head(_ dyad: DyadTimes.Dyad, _ style: DiagramStyle, width: Double) -> DiagramSheet {
    var sheet = DiagramSheet()
    let both = dyad.ends.map(name)
    let one = "\(both[0]) – \(both[1])"
    let rows = style.width(of: one, .name) <= width ? [one] : ["\(both[0]) –", both[1]].map { style.cut(Diagram.plain($0), .name, within: width) }
    let title = Diagram.plain("\(both[0]) and \(both[1]), \(dyad.dates.count) \(words[.sentences])")
    sheet.add(
      rows, .name, at: .init(x: 0, y: 0), .left, style,
      TextLook(color: style.ink, id: Diagram.identifier("pair-", dyad.ends.joined(separator: "--")), title: title, classes: "pair"))
    var counts: [(text: String, count: Int, color: String)] = []
    for relation in dyad.relations {
      let text = verb(relation)
      if let place = counts.firstIndex(where: { $0.text == text }) {
        counts[place].count += relation.weight
      } else {
        counts.append((text, relation.weight, relation.quad.flatMap { style.quads[$0] } ?? style.fact))
      }
    }
    for (text, count, color) in counts.enumerated().sorted(by: { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }).prefix(2).map(\.element) {
      let row = style.cut(count > 1 ? "\(text) \(count)" : text, .fact, within: width)
      sheet.add([row], .fact, at: .init(x: 0, y: sheet.height + 1), .left, style, TextLook(color: color))
    }
    return sheet
  }

  /// The bars of a period on one side of the line, beside it what is said and behind it what is done, and the number at the highest.
  private func add(
    _ bars: [QuadClass: [String: DyadTimes.Bar]], _ period: String, _ quads: [QuadClass], _ dyad: DyadTimes.Dyad, from foot: DiagramSheet.Point, unit: Double,
    width: Double, to sheet: inout DiagramSheet, _ style: DiagramStyle, most: Int
  ) {
    var (y, total) = (foot.y, 0)
    for quad in quads {
      guard let bar = bars[quad]?[period] else { continue }
      let color = style.quads[quad] ?? style.ink
      let verbs = bar.verbs.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { $0.value > 1 ? "\($0.key) \($0.value)" : $0.key }
      let title = Diagram.plain("\(period), \(dyad.ends.map(name).joined(separator: " and ")), \(words[quad]): \(verbs.joined(separator: "; "))")
      for (count, isActual) in [(bar.actual, true), (bar.open, false)] where count > 0 {
        let height = Double(count) * abs(unit)
        let id = Diagram.identifier("bar-", "\(dyad.ends.joined(separator: "--"))-\(period)-\(quad.rawValue)\(isActual ? "" : "-open")")
        sheet.add(
          Diagram.Node(
            name: "b\(sheet.parts.count)", title: title,
            attributes: [
              .init("label", ""), .init("shape", "box"), .init("fillcolor", isActual ? color : style.background), .init("color", color),
              .init("penwidth", "0.7"), .init("tooltip", Diagram.escaped(title)), .init("id", id), .init("class", "bar " + quad.rawValue),
            ]), at: .init(x: foot.x - width / 2, y: unit < 0 ? y - height : y, width: width, height: height))
        y += Double(count) * unit
        total += count
      }
    }
    if total == most, total > 1 {
      let row = style.rowHeight(.legend)
      sheet.add([String(total)], .legend, at: .init(x: foot.x, y: unit < 0 ? y - row - 1 : y + 1), .center, style, TextLook(color: style.fact))
    }
  }

  /// Dates below the strips, as many as stand beside each other, and hairlines up from them.
  private func addAxis(_ period: Period, _ names: [String], to sheet: inout DiagramSheet, _ style: DiagramStyle, left: Double, width: Double) {
    let texts = names.map(period.firstDay)
    let room = (texts.map { style.width(of: $0, .legend) }.max() ?? 0) + 14
    let step = max(1, Int((Double(names.count) * room / width).rounded(.up)))
    let bottom = sheet.height + 4
    for place in stride(from: 0, to: names.count, by: step) {
      let x = left + (Double(place) + 0.5) * width / Double(names.count)
      sheet.rule(from: .init(x: x, y: 0), to: .init(x: x, y: bottom), color: style.mixed(style.outline, 0.75), width: 0.4)
      sheet.add([texts[place]], .legend, at: .init(x: x, y: bottom + 2), .center, style, TextLook(color: style.fact))
    }
  }

  private func samples(_ drawn: [Relation], _ period: Period, _ style: DiagramStyle) -> [[Diagram.Node]] {
    let lines = drawn.map { DiagramLine(source: $0.source, target: $0.target, symmetric: false, polarity: $0.polarity, quad: $0.quad, relations: [$0]) }
    let per: DiagramWords.Text =
      switch period {
      case .day: .perDay
      case .week: .perWeek
      case .month: .perMonth
      case .year: .perYear
      }
    var last = [style.countSample(words[per])]
    if drawn.contains(where: { $0.modality != .actual }) { last.append(style.openSample(words[.onlyPlanned], look: "filled")) }
    return [style.quadSamples(lines, words), last]
  }
}

extension DiagramStyle {
  /// What a number counts.
  func countSample(_ label: String) -> Diagram.Node {
    let label = "3  \(label)"
    return legendNode(
      "count", title: Diagram.plain(label),
      [.init("label", Diagram.escaped(label)), .init("shape", "plaintext"), .init("style", ""), .init("margin", "0.02,0.03")])
  }

  /// A tile or a bar of what did not happen, or not yet.
  func openSample(_ label: String, look: String) -> Diagram.Node {
    legendNode(
      "open", title: Diagram.plain(label),
      [
        .init("label", Diagram.escaped(label)), .init("shape", "box"), .init("style", look), .init("fillcolor", background), .init("color", ink),
        .init("margin", "0.02,0.03"),
      ])
  }
}
