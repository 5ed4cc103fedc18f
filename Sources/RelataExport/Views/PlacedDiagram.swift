extension DiagramSheet {
  /// What Graphviz has placed, with its upper left corner at 0, 0.
  init(_ placed: Diagram) {
    let boxes = placed.nodes.compactMap { node in DiagramSheet.frame(node).map { (node, $0) } }
    let lines = placed.edges.map(DiagramSheet.line)
    let points = lines.flatMap { $0.curve + [$0.start, $0.end].compactMap { $0 } }
    let top = max(boxes.map { $0.1.y + $0.1.height }.max() ?? 0, points.map(\.y).max() ?? 0)
    let left = min(boxes.map { $0.1.x }.min() ?? 0, points.map(\.x).min() ?? 0)
    for (node, frame) in boxes {
      var node = node
      node.attributes.removeAll { $0.name == "pos" }
      add(node, at: Frame(x: frame.x - left, y: top - frame.y - frame.height, width: frame.width, height: frame.height))
    }
    for line in lines {
      var line = line.moved { Point(x: $0.x - left, y: top - $0.y) }
      line.edge.attributes.removeAll { $0.name == "pos" || $0.name == "lp" }
      add(line)
    }
  }

  /// Upwards, as Graphviz has it.
  private static func frame(_ node: Diagram.Node) -> Frame? {
    func value(_ name: String) -> String? { node.attributes.last { $0.name == name }?.value }
    guard let center = value("pos").flatMap(point), let width = value("width").flatMap(Double.init), let height = value("height").flatMap(Double.init)
    else { return nil }
    return Frame(center: center, width: width * 72, height: height * 72)
  }

  private static func line(_ edge: Diagram.Edge) -> Line {
    func value(_ name: String) -> String? { edge.attributes.last { $0.name == name }?.value }
    var line = Line(edge: edge, label: value("lp").flatMap(point))
    for part in (value("pos") ?? "").split(separator: " ") {
      if part.hasPrefix("s,") {
        line.start = point(part.dropFirst(2))
      } else if part.hasPrefix("e,") {
        line.end = point(part.dropFirst(2))
      } else if let point = point(part) {
        line.curve.append(point)
      }
    }
    return line
  }

  private static func point(_ text: some StringProtocol) -> Point? {
    let numbers = text.split(separator: ",").compactMap { Double($0) }
    return numbers.count == 2 ? Point(x: numbers[0], y: numbers[1]) : nil
  }
}
