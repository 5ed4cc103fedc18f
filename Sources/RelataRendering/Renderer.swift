import CGraphviz
import CTextLayout
import CTextMetrics
import RelataExport
import RelataGraph
import Synchronization

/// Why a diagram could not be drawn.
public struct RenderingError: Error, Sendable, Hashable, CustomStringConvertible {
  public var message: String

  public var description: String { message }
}

/// The pictures that Graphviz makes in process.
public enum PictureFormat: String, Sendable, Hashable, CaseIterable {
  case svg, png, pdf
  /// Graphviz's own layout data, for programs and tests.
  case json, plain

  fileprivate var renderer: String { rawValue }
}

/// Draws diagrams through libgvc. The only file that touches Graphviz.
///
/// Graphviz knows no threads: one lock is around all of it, and its contexts live as long as the process. A layout can't be
/// stopped once it runs: who promises a time limit runs it in a process that may end.
public enum Renderer {
  /// A larger picture of dots is refused: in pixels, of a side and of all.
  static let longestSide = 32_000.0
  static let largestArea = 100_000_000.0

  /// A context of Graphviz, made when it is first needed.
  private final class Graphviz: @unchecked Sendable {
    let context: OpaquePointer

    /// - Parameter fonts: Whether to measure text in the machine's fonts, which are found first, or by the table.
    init?(fonts: Bool) {
      guard let context = fonts ? gvContext() : gvContextPlugins(text_layout_plugins(), 1) else { return nil }
      self.context = context
      agseterrf { text in
        // A message comes in pieces; they are put together when the job is done.
        if let text { messages.withLock { $0 += String(cString: text) } }
        return 0
      }
    }
  }

  private static let messages = Mutex("")
  private static let graphviz = Mutex<(fonts: Graphviz?, table: Graphviz?)>((nil, nil))

  /// Lays a diagram out and draws it.
  ///
  /// - Parameters:
  ///   - diagram: What to draw, with its engine.
  ///   - format: SVG, PNG, PDF, or the layout as data.
  ///   - dpi: Dots per inch of a PNG.
  /// - Returns: The bytes of the picture.
  /// - Throws: `RenderingError` with Graphviz's own words and, where there is one, the remedy.
  public static func render(_ diagram: Diagram, as format: PictureFormat, dpi: Int? = nil) throws(RenderingError) -> [UInt8] {
    try withGraphviz(diagram, format) { (context) throws(RenderingError) in try draw(diagram, format, dpi, context) }
  }

  /// A diagram with everything at the place that Graphviz finds for it, to be framed or drawn beside others.
  ///
  /// - Parameters:
  ///   - diagram: What to lay out.
  ///   - format: What it will be drawn as, which tells how text is measured.
  /// - Throws: `RenderingError` where Graphviz fails.
  public static func placed(_ diagram: Diagram, as format: PictureFormat) throws(RenderingError) -> Diagram {
    try withGraphviz(diagram, format) { (context) throws(RenderingError) in
      try withLayout(diagram, nil, context) { (graph, built) throws(RenderingError) in
        guard cgraphviz_attach(context, graph) == 0 else { throw failure("the layout can't be read") }
        return built.placed()
      }
    }
  }

  /// How large the picture of a diagram is, in points: as large as is asked for, or as its layout with its margin.
  public static func size(of diagram: Diagram, as format: PictureFormat) throws(RenderingError) -> (width: Double, height: Double) {
    try withGraphviz(diagram, format) { (context) throws(RenderingError) in
      try withLayout(diagram, nil, context) { graph, _ in points(diagram, graph) }
    }
  }

  /// How large a picture gets, in points: as large as is asked for, or as its layout is.
  private static func points(_ diagram: Diagram, _ graph: UnsafeMutablePointer<Agraph_t>) -> (width: Double, height: Double) {
    let asked = diagram.attributes.first { $0.name == "viewport" }?.value.split(separator: ",").compactMap { Double($0) } ?? []
    return asked.count > 1
      ? (asked[0], asked[1]) : (cgraphviz_width(graph) + 2 * margin(diagram), cgraphviz_height(graph) + 2 * margin(diagram))
  }

  /// The empty rim of a picture, in points.
  private static func margin(_ diagram: Diagram) -> Double {
    (diagram.attributes.first { $0.name == "pad" }.flatMap { Double($0.value) } ?? 0.0555) * 72
  }

  private static func withGraphviz<Value: Sendable>(
    _ diagram: Diagram, _ format: PictureFormat, _ body: @Sendable (OpaquePointer) throws(RenderingError) -> Value
  ) throws(RenderingError) -> Value {
    let fonts = needsFonts(diagram, format)
    let result: Result<Value, RenderingError> = graphviz.withLock { graphviz in
      let graphviz = fonts ? started(&graphviz.fonts, fonts: true) : started(&graphviz.table, fonts: false)
      guard let context = graphviz?.context else { return .failure(RenderingError(message: "Graphviz could not be started")) }
      do throws(RenderingError) {
        return .success(try body(context))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Whether text must be measured in the machine's fonts: pixels are painted with them, and the table has neither all fonts nor all scripts.
  /// In an SVG the text is set where it is looked at, so that finding fonts here, half of the time that a small one takes, would be in vain.
  static func needsFonts(_ diagram: Diagram, _ format: PictureFormat) -> Bool {
    if format == .png || format == .pdf { return true }
    let parts = diagram.legend.nodes.map(\.attributes) + diagram.nodes.map(\.attributes) + diagram.edges.map(\.attributes)
    return ([diagram.attributes, diagram.nodeDefaults, diagram.edgeDefaults] + parts).contains { attributes in
      attributes.contains { attribute in
        switch attribute.name {
        case "fontname": !text_metrics_has_font(attribute.value)
        // A stretch in a font of its own is rare, and found by its markup.
        case "label": !text_metrics_has_text(attribute.value) || attribute.isMarkup && attribute.value.contains(" face=\"")
        default: false
        }
      }
    }
  }

  private static func started(_ graphviz: inout Graphviz?, fonts: Bool) -> Graphviz? {
    if graphviz == nil { graphviz = Graphviz(fonts: fonts) }
    return graphviz
  }

  /// Lays a diagram out, and frees everything when that is used.
  private static func withLayout<Value>(
    _ diagram: Diagram, _ dpi: Int?, _ context: OpaquePointer,
    _ body: (UnsafeMutablePointer<Agraph_t>, BuiltGraph) throws(RenderingError) -> Value
  ) throws(RenderingError) -> Value {
    messages.withLock { $0 = "" }
    agreseterrors()
    guard let graph = cgraphviz_open(1) else { throw RenderingError(message: "Graphviz is out of memory") }
    defer { agclose(graph) }
    let built = BuiltGraph(diagram, dpi, graph)
    cgraphviz_seed()
    // Rendering without a layout would confuse the context for good.
    guard gvLayout(context, graph, diagram.layout) == 0 else { throw failure("the layout failed") }
    defer { gvFreeLayout(context, graph) }
    built.roundCorners()
    return try body(graph, built)
  }

  private static func draw(_ diagram: Diagram, _ format: PictureFormat, _ dpi: Int?, _ context: OpaquePointer) throws(RenderingError) -> [UInt8] {
    try withLayout(diagram, dpi, context) { (graph, _) throws(RenderingError) in try picture(diagram, format, dpi, graph, context) }
  }

  private static func picture(
    _ diagram: Diagram, _ format: PictureFormat, _ dpi: Int?, _ graph: UnsafeMutablePointer<Agraph_t>, _ context: OpaquePointer
  ) throws(RenderingError) -> [UInt8] {
    if format == .png { try check(dpi: dpi ?? 96, points(diagram, graph)) }
    var data: UnsafeMutablePointer<CChar>?
    var length: UInt32 = 0
    guard gvRenderData(context, graph, format.renderer, &data, &length) == 0, let data else { throw failure("the picture failed") }
    defer { gvFreeRenderData(data) }
    // After an error Graphviz goes on and says that all is well.
    guard agerrors() < Int32(AGERR.rawValue) else { throw failure("the picture is not what was asked for") }
    let picture = UnsafeRawBufferPointer(start: data, count: Int(length))
    switch format {
    case .svg:
      guard let named = AccessibleSVG.named(picture, for: diagram) else { throw RenderingError(message: "Graphviz wrote an SVG that is not well-formed") }
      return named
    case .pdf: return undated(picture)
    case .png, .json, .plain: return Array(picture)
    }
  }

  /// Cairo says when a PDF was made; the same input gives the same bytes.
  private static func undated(_ pdf: UnsafeRawBufferPointer) -> [UInt8] {
    var bytes = Array(pdf)
    let mark = Array("/CreationDate (D:".utf8)
    let date = Array("19700101000000Z".utf8)
    for start in bytes.indices.dropLast(mark.count + date.count) where bytes[start] == mark[0] && bytes[start..<start + mark.count].elementsEqual(mark) {
      var place = start + mark.count
      var digits = date.makeIterator()
      while place < bytes.count, bytes[place] != UInt8(ascii: ")") {
        bytes[place] = digits.next() ?? UInt8(ascii: "0")
        place += 1
      }
    }
    return bytes
  }

  /// Throws where a PNG would be too large for a canvas or for memory, and says what would fit.
  private static func check(dpi: Int, _ points: (width: Double, height: Double)) throws(RenderingError) {
    let inches = (width: points.width / 72, height: points.height / 72)
    let side = max(inches.width, inches.height) * Double(dpi)
    let area = inches.width * inches.height * Double(dpi * dpi)
    guard side > longestSide || area > largestArea else { return }
    let fitting = min(longestSide / max(inches.width, inches.height), (largestArea / (inches.width * inches.height)).squareRoot())
    throw RenderingError(
      message: "at \(dpi) dots per inch the picture would have \(Int(inches.width * Double(dpi))) by \(Int(inches.height * Double(dpi))) pixels; "
        + (fitting >= 1 ? "ask for \(Int(fitting)) or fewer, or " : "") + "for SVG or PDF, or draw less of the graph")
  }

  private static func failure(_ what: String) -> RenderingError {
    let words = messages.withLock { $0 }.split(separator: "\n").joined(separator: "; ")
    if words.contains("not recognized. Use one of:"), words.hasSuffix(":") || words.hasSuffix(": ") {
      return RenderingError(message: "Graphviz finds no plugins; run `dot -c` or `libgvc6-config-update -c` as root, then try again")
    }
    return RenderingError(message: "\(what): \(words.isEmpty ? "Graphviz gives no reason" : words)")
  }
}
