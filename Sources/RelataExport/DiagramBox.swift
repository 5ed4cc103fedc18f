import RelataGraph

/// What stands in the box of an entity, in rows.
struct DiagramBox {
  var name: [String]
  /// In smaller letters: the most telling fact, and who is drawn with it.
  var small: [String]

  init(_ entity: Entity, with members: [Entity], _ fact: String?, narrow: Bool) {
    let (large, wide) = narrow ? (11, 17) : (14, 22)
    name = Diagram.lines(entity.name, width: large)
    // A short word does not stand alone: `King Abdullah II`.
    if name.count > 1, let last = name.last, last.count < 3 { name[name.count - 2] += " " + name.removeLast() }
    small = [fact].compactMap { $0 }.flatMap { Diagram.lines($0, width: wide, longest: Diagram.longestLabel) }
    for member in members.prefix(4) { small += Diagram.lines(member.name, width: wide) }
    if members.count > 4 { small.append("… \(members.count - 4) more") }
  }
}

extension DiagramStyle {
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
    case .house: return (width + 6, height * 1.35)
    case .cds, .octagon, .trapezium, .parallelogram: return (width * 1.2 + 8, height * 1.25)
    case .ellipse, .diamond, .circle: return (width * 1.4, height * 1.4)
    }
  }

  /// The size of a box with corners that take room, in a layout that would make it too large.
  func fixedSize(of box: DiagramBox, _ type: EntityType) -> [Diagram.Attribute] {
    guard [.hexagon, .house].contains(shapes[type] ?? .box) else { return [] }
    let size = size(of: box, type)
    func inches(_ points: Double) -> String { DiagramStyle.text((points / 72 * 100).rounded(.up) / 100) }
    return [.init("width", inches(size.width)), .init("height", inches(size.height)), .init("fixedsize", "true")]
  }
}
