import RelataGraph

/// What stands in the box of an entity, in rows.
struct DiagramBox {
  var name: [String]
  /// In smaller letters: the most telling fact, and who is drawn with it.
  var small: [String]

  init(_ entity: Entity, with members: [Entity], _ fact: String?, narrow: Bool, longer: Int = 0) {
    let (large, wide) = narrow ? (11, 17) : (14, 22)
    name = Diagram.lines(entity.name, width: large + longer)
    // A short word does not stand alone: `King Abdullah II`.
    if name.count > 1, let last = name.last, last.count < 3 { name[name.count - 2] += " " + name.removeLast() }
    small = [fact].compactMap { $0 }.flatMap { Diagram.lines($0, width: wide, longest: Diagram.longestLabel) }
    for member in members.prefix(4) { small += Diagram.lines(member.name, width: wide) }
    if members.count > 4 { small.append("… \(members.count - 4) more") }
  }
}

extension DiagramStyle {
  /// The text of an entity's box; in outlines that are wider the more rows there are, it is broken to the rows that take least room.
  func box(_ entity: Entity, with members: [Entity], _ fact: String?, narrow: Bool) -> DiagramBox {
    let usual = DiagramBox(entity, with: members, fact, narrow: narrow)
    guard shapes[entity.type] == .hexagon, usual.name.count > 2 else { return usual }
    let choices = [usual] + [4, 8].map { DiagramBox(entity, with: members, fact, narrow: narrow, longer: $0) }
    func area(_ box: DiagramBox) -> Double {
      let size = size(of: box, entity.type)
      return size.width * size.height
    }
    return choices.min { area($0) < area($1) } ?? usual
  }

  /// The size of a box: its text with a rim, and more in outlines whose corners take room from it, though less than Graphviz would give them.
  func size(of box: DiagramBox, _ type: EntityType) -> (width: Double, height: Double) {
    let names = box.name.map { (width: self.width(of: $0, .name), height: rowHeight(.name)) }
    let rows = names + box.small.map { (width: self.width(of: $0, .fact), height: rowHeight(.fact)) }
    let high = rows.reduce(0) { $0 + $1.height }
    let width = (rows.map(\.width).max() ?? 0) + 15
    let height = max(high + 8, (sizes[.name] ?? 12) * 1.8)
    switch shapes[type] ?? .box {
    case .rounded, .box, .note, .tab, .folder, .component: return (width, height)
    case .hexagon:
      // At half of its height it is as wide as it is; at its upper and lower side, half of that.
      let tall = height * 1.1
      var (top, wide) = (-high / 2, 0.0)
      for row in rows {
        let edge = max(abs(top), abs(top + row.height))
        wide = max(wide, (row.width + 11) / (1 - edge / tall))
        top += row.height
      }
      return (max(wide, width), tall)
    case .house:
      // The roof starts at 0.05 of the height and falls by 0.35 of it; the first row stays below it, which a wider house needs less height for.
      let first = rows.first?.width ?? 0
      let choices = [1, 1.15, 1.3, 1.45].map { share in
        let wide = max(width + 6, first * share)
        return (width: wide, height: max(height * 1.35, high / 2 / (0.45 - 0.35 * first / wide)))
      }
      return choices.min { $0.width * $0.height < $1.width * $1.height } ?? (width, height)
    case .cds, .octagon, .trapezium, .parallelogram: return (width * 1.2 + 8, height * 1.25)
    case .ellipse, .diamond, .circle: return (width * 1.4, height * 1.4)
    }
  }

  /// The size of a box with corners that take room, in a layout that would make it too large.
  func fixedSize(of box: DiagramBox, _ type: EntityType) -> [Diagram.Attribute] {
    guard [.hexagon, .house].contains(shapes[type] ?? .box) else { return [] }
    let size = size(of: box, type)
    return [
      .init("width", DiagramStyle.inches(size.width)), .init("height", DiagramStyle.inches(size.height)), .init("fixedsize", "true"),
    ]
  }

  /// Points in inches, of which Graphviz makes sizes.
  private static func inches(_ points: Double) -> String { text((points / 72 * 100).rounded(.up) / 100) }

  /// Makes the boxes of those high who have many lines, so that these end beside each other instead of at one point.
  ///
  /// - Parameter least: The number of lines that are many.
  static func raise(_ nodes: inout [Diagram.Node], by edges: [Diagram.Edge], from least: Int) {
    var counts: [String: Int] = [:]
    for edge in edges where edge.tail != edge.head { for end in [edge.tail, edge.head] { counts[end, default: 0] += 1 } }
    for index in nodes.indices {
      guard let count = counts[nodes[index].name], count >= least else { continue }
      let height = min(Double(count) * 7, 260)
      if let place = nodes[index].attributes.firstIndex(where: { $0.name == "height" }) {
        if (Double(nodes[index].attributes[place].value) ?? 0) * 72 < height { nodes[index].attributes[place].value = inches(height) }
      } else {
        nodes[index].attributes.append(.init("height", inches(height)))
      }
    }
  }
}
