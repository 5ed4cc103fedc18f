/// In which order entities are laid out, which a layout of ranks follows from left to right.
///
/// Lines may be drawn against their direction, so that the order is free: whoever has most lines stands in the middle with neighbours on
/// both sides, and chains are folded to as many layers as the shape of the picture has room for. The parallel lines of a pair go the same
/// way, and no cycle is left for Graphviz to break. Breadth-first, each node on the layer that suits its neighbours best:
/// O(n log n + m log m).
struct DiagramOrder {
  /// The room that a layer takes with the labels beside it, and a node or a label on it with its share of what stays empty, in points.
  private static let layer = 205.0
  private static let row = 45.0

  /// Where each node stands: a lower number first.
  private(set) var places: [String: Int] = [:]
  /// The last node of a small part and the first of the one that has room beside it, in the breadth of the largest part.
  private(set) var neighbours: [(last: String, first: String)] = []

  /// - Parameter aspect: The width of the picture by its height.
  init(_ edges: [(tail: String, head: String)], aspect: Double) {
    var numbers: [String: Int] = [:]
    var names: [String] = []
    var neighbours: [[Int]] = []
    func number(_ name: String) -> Int {
      if let number = numbers[name] { return number }
      numbers[name] = names.count
      names.append(name)
      neighbours.append([])
      return names.count - 1
    }
    var pairs: Set<[Int]> = []
    var lines: [Int] = []
    for edge in edges where edge.tail != edge.head {
      let (tail, head) = (number(edge.tail), number(edge.head))
      lines += Array(repeating: 0, count: names.count - lines.count)
      lines[tail] += 1
      lines[head] += 1
      guard pairs.insert([min(tail, head), max(tail, head)]).inserted else { continue }
      neighbours[tail].append(head)
      neighbours[head].append(tail)
    }
    let count = (aspect * DiagramOrder.row * Double(names.count + edges.count) / DiagramOrder.layer).squareRoot().rounded()
    let layers = max(aspect < 1 ? 2 : 3, Int(count))
    let sides = DiagramOrder.sides(neighbours, lines, layers: layers)
    let order = names.indices.sorted { (sides[$0].layer, sides[$0].turn) < (sides[$1].layer, sides[$1].turn) }
    for (place, node) in order.enumerated() { places[names[node]] = place }
    self.neighbours = DiagramOrder.rows(order.map { (names[$0], sides[$0]) }, layers: layers)
  }

  /// Puts small parts beside each other, as far as the largest or the picture is wide.
  private static func rows(_ order: [(name: String, side: Side)], layers: Int) -> [(last: String, first: String)] {
    // Layers that a part has nobody on take no room: `width` counts the others.
    var parts: [(first: String, last: String, layer: Int, width: Int)] = []
    for (name, side) in order.enumerated().sorted(by: { ($0.element.side.part, $0.offset) < ($1.element.side.part, $1.offset) }).map(\.element) {
      if side.part == parts.count {
        parts.append((name, name, side.layer, 1))
      } else {
        let before = parts[side.part]
        parts[side.part] = (before.first, name, side.layer, before.width + (side.layer == before.layer ? 0 : 1))
      }
    }
    // The first part is that of whoever has most lines.
    guard let widest = parts.map(\.width).max(), parts.count > 2 else { return [] }
    let room = max(widest, layers)
    var pairs: [(last: String, first: String)] = []
    var left = 0
    var before: String?
    for part in parts.dropFirst() {
      if let before, part.width <= left { pairs.append((before, part.first)) } else { left = room }
      left -= part.width
      before = part.last
    }
    return pairs
  }

  private struct Side {
    var layer = 0
    /// When it was reached; less than 0 before that.
    var turn = -1
    /// Which connected part it is of.
    var part = 0
  }

  /// - Parameter lines: How many lines each node has, which tells the room that it takes with their labels.
  private static func sides(_ neighbours: [[Int]], _ lines: [Int], layers: Int) -> [Side] {
    func byDegree(_ nodes: some Sequence<Int>) -> [Int] { nodes.sorted { (neighbours[$1].count, $0) < (neighbours[$0].count, $1) } }
    // The middle first, then outwards on both sides.
    let range = (0..<layers).map { $0 % 2 == 1 ? ($0 + 1) / 2 : -$0 / 2 }
    // Whoever has few neighbours takes the room of the lines to them; the room of a hub's lines is beside it.
    func weight(_ node: Int) -> Int { neighbours[node].count < 3 ? max(1, lines[node]) : 1 }
    let usual = Double(neighbours.indices.reduce(0) { $0 + weight($1) }) / Double(layers)
    var sides = [Side](repeating: Side(), count: neighbours.count)
    var filled: [Int: Int] = [:]
    var turn = 0
    var part = 0
    func place(_ node: Int) {
      func cost(_ layer: Int) -> Double {
        var cost = 1.2 * Double(filled[layer] ?? 0) / usual
        for other in neighbours[node] where sides[other].turn >= 0 {
          let distance = abs(sides[other].layer - layer)
          // Beside each other they would have to be pulled apart, far from each other their line is long.
          cost += distance == 0 ? 3 : Double(distance - 1)
        }
        return cost
      }
      var best = (layer: 0, cost: Double.infinity)
      for layer in range {
        let cost = cost(layer)
        if cost < best.cost { best = (layer, cost) }
      }
      sides[node] = Side(layer: best.layer, turn: turn, part: part)
      filled[best.layer, default: 0] += weight(node)
      turn += 1
    }
    for root in byDegree(neighbours.indices) where sides[root].turn < 0 {
      // Parts are laid out below or beside each other, each with its middle in the middle.
      filled = [:]
      place(root)
      var queue = [root]
      var next = 0
      while next < queue.count {
        for other in byDegree(neighbours[queue[next]]) where sides[other].turn < 0 {
          place(other)
          queue.append(other)
        }
        next += 1
      }
      part += 1
    }
    return sides
  }
}
