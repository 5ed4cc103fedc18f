import RelataGraph

/// Who to whom: a row for each who does something, a column for each to whom, and in each field a tile for every quad class, the fuller in
/// colour the more sentences say so.
///
/// What is denied is not counted. What holds both ways is counted both ways.
public struct MatrixView: Sendable {
  /// A class in a field.
  private struct Tile {
    var quad: QuadClass?
    var weight = 0
    /// Whether any of it happened.
    var isActual = false
    var verbs: [String] = []
  }

  /// The number of entities by default: more are no table that anybody reads.
  public static let legible = 14

  private let graph: Graph
  private let words: DiagramWords
  /// By row and column.
  private let fields: [[String]: [Tile]]
  /// The entities, those with most to do with others first.
  private let order: [String]
  private let relations: [Relation]

  /// - Parameters:
  ///   - graph: What is drawn.
  ///   - facts: What is left to boxes in other views, and left out here.
  ///   - words: What relations are called.
  /// - Throws: `DiagramViewError` where no relation between two is affirmed.
  public init(_ graph: Graph, facts: DiagramFacts, words: DiagramWords = DiagramWords()) throws(DiagramViewError) {
    func told(_ facts: DiagramFacts) -> [Relation] {
      graph.relations.filter { $0.source != $0.target && $0.polarity == .affirmed && !facts.says($0) }
    }
    let some = told(facts)
    relations = some.isEmpty ? told(DiagramFacts()) : some
    guard !relations.isEmpty else { throw .empty(.matrix) }
    (self.graph, self.words) = (graph, words)
    fields = MatrixView.fields(relations, graph, words)
    var weights: [String: Int] = [:]
    for (pair, tiles) in fields { for end in pair { weights[end, default: 0] += tiles.reduce(0) { $0 + $1.weight } } }
    // The two who have most to do with each other come first, so that the smallest table has something in it.
    let pairs = fields.mapValues { $0.reduce(0) { $0 + $1.weight } }
    let first = pairs.max { $0.value == $1.value ? $1.key.lexicographicallyPrecedes($0.key) : $0.value < $1.value }?.key ?? []
    func rank(_ id: String) -> (Int, Int, String) { (first.contains(id) ? 0 : 1, -(weights[id] ?? 0), id) }
    order = weights.keys.sorted { rank($0) < rank($1) }
  }

  private static func fields(_ relations: [Relation], _ graph: Graph, _ words: DiagramWords) -> [[String]: [Tile]] {
    let order: [QuadClass?] = QuadClass.allCases.map { $0 } + [nil]
    var fields: [[String]: [Tile]] = [:]
    for relation in relations {
      let type = graph.relationTypes[relation.type]
      var pairs = [[relation.source, relation.target]]
      if type?.symmetric == true { pairs.append([relation.target, relation.source]) }
      let verb = words.verb(relation.type, label: type?.label ?? relation.type, polarity: relation.polarity, modality: relation.modality)
      for pair in pairs {
        var tiles = fields[pair] ?? []
        let place = tiles.firstIndex { $0.quad == relation.quad } ?? tiles.count
        if place == tiles.count { tiles.append(Tile(quad: relation.quad)) }
        tiles[place].weight += relation.weight
        tiles[place].isActual = tiles[place].isActual || relation.modality == .actual
        tiles[place].verbs.append(relation.weight > 1 ? "\(verb) \(relation.weight)" : verb)
        fields[pair] = tiles
      }
    }
    return fields.mapValues { tiles in order.compactMap { quad in tiles.first { $0.quad == quad } } }
  }

  /// The picture.
  ///
  /// - Parameters:
  ///   - style: How it looks.
  ///   - captions: The text around it.
  ///   - most: The number of entities, those with most sentences; `nil` for all.
  public func diagram(_ style: DiagramStyle, captions: DiagramCaptions = DiagramCaptions(), most: Int? = nil) -> Diagram {
    let first = order.prefix(max(2, most ?? .max))
    // Who has to do with none of the others has an empty row and an empty column.
    let chosen = first.filter { one in first.contains { fields[[one, $0]] != nil || fields[[$0, one]] != nil } }
    let rows = chosen.filter { one in chosen.contains { fields[[one, $0]] != nil } }
    let columns = chosen.filter { one in chosen.contains { fields[[$0, one]] != nil } }
    let shown = Set(chosen)
    let drawn = relations.filter { shown.contains($0.source) && shown.contains($0.target) }
    var diagram = style.picture(
      table(rows, columns, style), title: captions.title(graph.corpus.name),
      summary: "\(rows.count) rows and \(columns.count) columns. Source: \(style.source(graph)).", captions: captions, samples: samples(drawn, style),
      footer: captions.footer(graph, words))
    diagram.shown = chosen.count
    diagram.omitted = Diagram.Omission(
      relations: relations.reduce(0) { $0 + $1.weight } - drawn.reduce(0) { $0 + $1.weight }, entities: order.count - chosen.count)
    return diagram
  }

  // MARK: Parts

  private func name(_ id: String) -> String { graph.entity(id)?.name ?? id }

  private func table(_ rows: [String], _ columns: [String], _ style: DiagramStyle) -> DiagramSheet {
    let height = style.rowHeight(.label) + 12
    // No wider than the longest word, so that long tables stay narrow.
    let longest = columns.flatMap { name($0).split(separator: " ") }.map { style.width(of: String($0), .label) }.max() ?? 0
    let heads = columns.map { style.rows(name($0), .label, within: min(72, max(40, longest)), most: 3) }
    let words = heads.flatMap { $0 }.map { style.width(of: $0, .label) }.max() ?? 0
    let tiles = Double(fields.filter { rows.contains($0.key[0]) && columns.contains($0.key[1]) }.map(\.value.count).max() ?? 1)
    let width = max(words + 8, 21 * tiles + 4, 36)
    let names = rows.map { style.rows(name($0), .name, within: 150, most: 1).first ?? "" }
    let corner = "\(self.words[.who]) ↓   \(self.words[.whom]) →"
    let left = max(names.map { style.width(of: $0, .name) }.max() ?? 0, style.width(of: corner, .legend)) + 12
    let top = Double(heads.map(\.count).max() ?? 1) * style.rowHeight(.label) + 6
    var sheet = DiagramSheet()
    sheet.add([corner], .legend, at: .init(x: left - 8, y: top - style.rowHeight(.legend) - 4), .right, style, TextLook(color: style.fact))
    for (column, head) in heads.enumerated() {
      sheet.add(
        head, .label, at: .init(x: left + (Double(column) + 0.5) * width, y: top - 4 - Double(head.count) * style.rowHeight(.label)), .center, style,
        TextLook(color: style.ink))
    }
    for (row, id) in rows.enumerated() {
      let y = top + Double(row) * height
      if row % 2 == 0 { sheet.fill(.init(x: 0, y: y, width: left + Double(columns.count) * width, height: height), style.mixed(style.ink, 0.95)) }
      sheet.add(
        [names[row]], .name, at: .init(x: left - 8, y: y + (height - style.rowHeight(.name)) / 2), .right, style,
        TextLook(color: style.ink, id: Diagram.identifier("row-", id), title: name(id), classes: "entity"))
      for (column, other) in columns.enumerated() {
        let frame = DiagramSheet.Frame(x: left + Double(column) * width, y: y, width: width, height: height)
        if id == other { sheet.fill(frame.grown(by: -1), style.mixed(style.ink, 0.9)) }
        add(fields[[id, other]] ?? [], from: id, to: other, in: frame, to: &sheet, style)
      }
    }
    return sheet
  }

  /// The tiles of a field beside each other.
  private func add(
    _ tiles: [Tile], from source: String, to target: String, in frame: DiagramSheet.Frame, to sheet: inout DiagramSheet, _ style: DiagramStyle
  ) {
    let width = (frame.width - 3) / Double(max(1, tiles.count))
    let most = Double(fields.values.joined().map(\.weight).max() ?? 1)
    for (place, tile) in tiles.enumerated() {
      let title = Diagram.plain("\(name(source)) to \(name(target)), \(tile.quad.map { words[$0] } ?? words[.fact]): \(tile.verbs.joined(separator: "; "))")
      let full = tile.quad.flatMap { style.quads[$0] } ?? style.fact
      // By the logarithm, as the width of lines is.
      let share = DiagramStyle.logarithm(Double(tile.weight)) / max(1, DiagramStyle.logarithm(most))
      let color = tile.isActual ? style.mixed(full, 0.72 * (1 - share)) : style.background
      let id = Diagram.identifier("field-", "\(source)--\(target)-\(tile.quad?.rawValue ?? "fact")")
      sheet.add(
        Diagram.Node(
          name: "f\(sheet.parts.count)", title: title,
          attributes: [
            .init("label", String(tile.weight)), .init("shape", "box"), .init("style", tile.isActual ? "filled" : "filled,dashed"), .init("fillcolor", color),
            .init("color", full), .init("penwidth", tile.isActual ? "0" : "0.8"), .init("fontsize", style.size(.label)), .init("margin", "0,0"),
            .init("fontcolor", tile.isActual ? style.readable(on: color) : full), .init("tooltip", Diagram.escaped(title)), .init("id", id),
            .init("class", "field " + (tile.quad?.rawValue ?? "fact")),
          ] + style.font(of: .label)),
        at: .init(x: frame.x + 2 + Double(place) * width, y: frame.y + 2, width: width - 1, height: frame.height - 4))
    }
  }

  private func samples(_ drawn: [Relation], _ style: DiagramStyle) -> [[Diagram.Node]] {
    let quads = style.quadSamples(
      drawn.map { DiagramLine(source: $0.source, target: $0.target, symmetric: false, polarity: $0.polarity, quad: $0.quad, relations: [$0]) }, words)
    var last = [style.countSample(words[.sentences])]
    if drawn.contains(where: { $0.modality != .actual }) { last.append(style.openSample(words[.onlyPlanned], look: "filled,dashed")) }
    return [quads, last]
  }
}

extension DiagramStyle {
  /// The logarithm to the base of 2, about: a straight line between the powers.
  static func logarithm(_ number: Double) -> Double {
    guard number.isFinite, number >= 1 else { return 0 }
    return Double(number.exponent) + number.significand - 1
  }

  /// Black or white, whichever is easier to read on a colour.
  func readable(on color: String) -> String {
    func light(_ color: String) -> Double {
      let value = UInt32(color.dropFirst(), radix: 16) ?? 0
      return 0.2126 * DiagramStyle.linear(value >> 16 & 255) + 0.7152 * DiagramStyle.linear(value >> 8 & 255) + 0.0722 * DiagramStyle.linear(value & 255)
    }
    func contrast(_ one: String, _ other: String) -> Double { (max(light(one), light(other)) + 0.05) / (min(light(one), light(other)) + 0.05) }
    return contrast("#000000", color) >= contrast("#ffffff", color) ? "#000000" : "#ffffff"
  }

  /// The light of a part of a colour, within a hundredth of what sRGB has.
  private static func linear(_ part: UInt32) -> Double {
    let share = Double(part) / 255
    return share * share * (0.75 + 0.25 * share)
  }
}
