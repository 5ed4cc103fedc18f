#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where blocks stand on rings around a middle, so that none lies on another and no line to a block goes through another.
///
/// Those farthest out take their places clockwise from the top, each as near to the one before as it may; those further in stand in the middle
/// of theirs. The rings grow until all have room, and what is left over is spread between them.
struct RingLayout {
  typealias Point = DiagramSheet.Point
  typealias Frame = DiagramSheet.Frame

  struct Block {
    var ring: Int
    /// The block that it is tied to, further in; `nil` for the middle.
    var parent: Int?
    var width: Double
    var height: Double
  }

  private let blocks: [Block]
  private let center: (width: Double, height: Double)
  /// How far the rings reach across and upwards, as shares of their radius.
  private let shares: (x: Double, y: Double)
  private let children: [[Int]]

  /// The frames of the blocks, around a middle at 0, 0.
  private(set) var frames: [Frame] = []
  /// The radius of each ring across and upwards.
  private(set) var radii: [(x: Double, y: Double)] = []

  /// - Parameters:
  ///   - center: The size of the block in the middle.
  ///   - blocks: By ring, those of a parent together.
  ///   - aspect: The width of the picture by its height.
  init(center: (width: Double, height: Double), _ blocks: [Block], aspect: Double) {
    self.center = center
    self.blocks = blocks
    let stretch = min(1.6, max(0.7, aspect)).squareRoot()
    shares = (stretch, 1 / stretch)
    var children = [[Int]](repeating: [], count: blocks.count)
    for (index, block) in blocks.enumerated() { if let parent = block.parent { children[parent].append(index) } }
    self.children = children
    guard !blocks.isEmpty else { return }
    let widest = blocks.map(\.width).max() ?? 0
    let highest = blocks.map(\.height).max() ?? 0
    var step = max((center.width / 2 + widest * 0.4 + 24) / shares.x, (center.height / 2 + highest * 0.6 + 24) / shares.y)
    var fallback: (angles: [Double], step: Double)?
    var tries = 0
    while frames.isEmpty, tries < 80 {
      if let angles = angles(step: step, rim: 5) {
        if isClear(place(angles, step: step)) {
          frames = place(opened(spread(angles, step: step), step: step), step: step)
          break
        }
        if fallback == nil { (fallback, tries) = ((angles, step), 60) }
      }
      step *= 1.06
      tries += 1
    }
    // Beyond all reason: with lines through blocks, or evenly on whatever there is.
    if frames.isEmpty {
      step = fallback?.step ?? step
      frames = place(fallback?.angles ?? blocks.indices.map { 2 * Double.pi * Double($0) / Double(blocks.count) }, step: step)
    }
    for ring in 1...(blocks.map(\.ring).max() ?? 1) { radii.append((shares.x * step * Double(ring), shares.y * step * Double(ring))) }
  }

  /// With as much room between the blocks as there is.
  private func spread(_ least: [Double], step: Double) -> [Double] {
    var (low, high, best) = (5.0, 60.0, least)
    for _ in 0..<8 {
      let middle = (low + high) / 2
      if let angles = angles(step: step, rim: middle), isClear(place(angles, step: step)) { (low, best) = (middle, angles) } else { high = middle }
    }
    return best
  }

  /// Around the whole circle, or as much of it as leaves lines and blocks apart.
  private func opened(_ angles: [Double], step: Double) -> [Double] {
    guard let last = angles.max(), last > 0 else { return angles }
    let count = Double(leafCount)
    let most = 2 * Double.pi * (count - 1) / count / last
    guard most > 1 else { return angles }
    for share in stride(from: 1, to: 0, by: -0.1) {
      let wider = angles.map { $0 * (1 + (most - 1) * share) }
      if isClear(place(wider, step: step)) { return wider }
    }
    return angles
  }

  /// The number of blocks that nothing is tied to further out.
  private var leafCount: Int { children.count(where: \.isEmpty) }

  /// Blocks that have their place, each with where its line comes from.
  private typealias Placed = [(frame: Frame, start: Point)]

  /// The angles of all blocks, clockwise from the top, or `nil` where the rings are too small for them.
  private func angles(step: Double, rim: Double) -> [Double]? {
    var angles = [Double](repeating: 0, count: blocks.count)
    var placed: Placed = []
    var next = 0.0
    for index in blocks.indices where blocks[index].parent == nil {
      guard let last = settle(index, from: next, &angles, &placed, step: step, rim: rim) else { return nil }
      next = last
    }
    return angles
  }

  /// Places a block and those that are tied to it further out, as near to an angle as may be.
  ///
  /// - Returns: The last angle that is taken, or `nil` where the circle is full.
  private func settle(_ index: Int, from first: Double, _ angles: inout [Double], _ placed: inout Placed, step: Double, rim: Double) -> Double? {
    let before = placed.count
    var start = first
    while start < 2 * Double.pi {
      var last = start
      var next = start
      for child in children[index] {
        guard let taken = settle(child, from: next, &angles, &placed, step: step, rim: rim) else { return nil }
        if child == children[index].first { start = angles[child] }
        (last, next) = (angles[child], taken)
      }
      // Those further in stand in the middle of theirs.
      angles[index] = (start + last) / 2
      let frame = frame(blocks[index], at: angles[index], step: step)
      let way = (from: point(ring: blocks[index].ring - 1, at: angles[index], step: step), to: frame.center)
      let isFree = placed.prefix(before).allSatisfy { other in
        !frame.grown(by: rim).overlaps(other.frame) && !other.frame.grown(by: 2).isCrossed(from: way.from, to: way.to)
          && !frame.grown(by: 2).isCrossed(from: other.start, to: other.frame.center)
      }
      if isFree {
        placed.append((frame, way.from))
        return max(angles[index], last)
      }
      placed.removeLast(placed.count - before)
      start += Double.pi / 360
    }
    return nil
  }

  /// Whether no block lies on another, and no line goes through one.
  private func isClear(_ frames: [Frame]) -> Bool {
    let middle = Frame(center: Point(x: 0, y: 0), width: center.width, height: center.height).grown(by: 8)
    for (index, frame) in frames.enumerated() {
      if frame.overlaps(middle) { return false }
      let start = blocks[index].parent.map { frames[$0].center } ?? Point(x: 0, y: 0)
      for (other, obstacle) in frames.enumerated() where other != index {
        if other > index, frame.grown(by: 3).overlaps(obstacle) { return false }
        if other != blocks[index].parent, obstacle.isCrossed(from: start, to: frame.center) { return false }
      }
    }
    return true
  }

  private func place(_ angles: [Double], step: Double) -> [Frame] { blocks.indices.map { frame(blocks[$0], at: angles[$0], step: step) } }

  private func point(ring: Int, at angle: Double, step: Double) -> Point {
    Point(x: sin(angle) * shares.x * step * Double(ring), y: -cos(angle) * shares.y * step * Double(ring))
  }

  /// A block stands outside of its ring, with its inner side on it.
  private func frame(_ block: Block, at angle: Double, step: Double) -> Frame {
    let point = point(ring: block.ring, at: angle, step: step)
    return Frame(
      center: Point(x: point.x + sin(angle) * block.width / 2, y: point.y - cos(angle) * block.height / 2), width: block.width, height: block.height)
  }
}
