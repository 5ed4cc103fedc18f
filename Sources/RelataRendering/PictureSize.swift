import RelataExport

/// How large a picture is printed, in points of 1/72 inch.
public struct PictureSize: Sendable, Hashable {
  public var width: Double
  /// Without it, as high as the drawing needs.
  public var height: Double?

  public init(width: Double, height: Double? = nil) {
    self.width = width
    self.height = height
  }

  /// Text is never smaller in print.
  public static let smallestText = 7.0
  /// A small drawing is not blown up by more.
  static let largestScale = 1.3
}

extension Renderer {
  /// What a picture has to make do with.
  public struct Room: Sendable, Hashable {
    /// The number of lines, or of whatever its parts are; `nil` for all that are wanted.
    public var most: Int?
    /// Whether text is broken to short lines.
    public var isNarrow = false
    /// The width of the drawing by its height.
    public var aspect = 1.5

    public init() {}
  }

  /// The strongest part of a picture that fits a size with text that can be read, with the size as one of its attributes.
  ///
  /// - Parameters:
  ///   - size: The size of the picture.
  ///   - format: What it will be drawn as, which tells how text is measured.
  ///   - diagram: The diagram of as many parts as there is room for, or of fewer where there are no more.
  /// - Returns: `nil` where not even a single part fits.
  /// - Throws: `RenderingError` where Graphviz fails.
  /// - Complexity: Up to six layouts for each of some ten numbers of lines.
  public static func fitting(
    _ size: PictureSize, as format: PictureFormat, _ diagram: (Room) throws(RenderingError) -> Diagram
  ) throws(RenderingError) -> Diagram? {
    if let fitted = try fitted(nil, size, format, diagram) { return fitted }
    let count = try diagram(Room()).shown
    var best: Diagram?
    var (low, high) = (1, count)
    while low < high {
      let middle = (low + high) / 2
      if let fitted = try fitted(middle, size, format, diagram) {
        best = fitted
        low = middle + 1
      } else {
        high = middle
      }
    }
    // A line more may fold to a better shape.
    for more in high..<max(high, min(count, high + 5)) { if let fitted = try fitted(more, size, format, diagram) { best = fitted } }
    return best
  }

  /// The diagram scaled to the size, with text and layers broken as suits it best; `nil` where its text would be too small.
  private static func fitted(
    _ most: Int?, _ size: PictureSize, _ format: PictureFormat, _ diagram: (Room) throws(RenderingError) -> Diagram
  ) throws(RenderingError) -> Diagram? {
    var best: (scale: Double, diagram: Diagram, height: Double)?
    var room = Room()
    room.most = most
    // Title and legend take about this much of the height.
    let aspect = size.height.map { size.width / max($0 - 130, $0 / 3) } ?? room.aspect
    search: for isNarrow in [false, true] {
      for factor in [1, 0.6, 1.6] {
        (room.isNarrow, room.aspect) = (isNarrow, aspect * factor)
        var diagram = try diagram(room)
        // What is printed has a margin around it already.
        if let pad = diagram.attributes.firstIndex(where: { $0.name == "pad" }), Double(diagram.attributes[pad].value) ?? 0 > 0.1 {
          diagram.attributes[pad].value = "0.1"
        }
        let drawn = try Renderer.size(of: diagram, as: format)
        let scale = min(size.width / drawn.width, size.height.map { $0 / drawn.height } ?? .infinity, PictureSize.largestScale)
        if scale > best?.scale ?? 0 { best = (scale, diagram, drawn.height) }
        // Good enough: other ways to break it are not tried.
        if scale >= 1 { break search }
      }
    }
    guard var best, best.scale * best.diagram.smallestText >= PictureSize.smallestText else { return nil }
    func text(_ number: Double) -> String { String((number * 1_000).rounded() / 1_000) }
    let height = size.height ?? best.height * best.scale
    best.diagram.attributes.append(.init("viewport", "\(text(size.width)),\(text(height)),\(text(best.scale))"))
    return best.diagram
  }
}
