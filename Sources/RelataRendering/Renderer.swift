import CGraphviz
import CTextLayout
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

  /// How large the picture of a diagram is, in points: as large as is asked for, or as its layout with its margin.
  public static func size(of diagram: Diagram, as format: PictureFormat) throws(RenderingError) -> (width: Double, height: Double) {
    try withGraphviz(diagram, format) { (context) throws(RenderingError) in
      try withLayout(diagram, nil, context) { graph in points(diagram, graph) }
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
        case "fontname": !text_layout_has_font(attribute.value)
        // A stretch in a font of its own is rare, and found by its markup.
        case "label": !text_layout_has_text(attribute.value) || attribute.isMarkup && attribute.value.contains(" face=\"")
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
    _ diagram: Diagram, _ dpi: Int?, _ context: OpaquePointer, _ body: (UnsafeMutablePointer<Agraph_t>) throws(RenderingError) -> Value
  ) throws(RenderingError) -> Value {
    messages.withLock { $0 = "" }
    agreseterrors()
    guard let graph = cgraphviz_open(1) else { throw RenderingError(message: "Graphviz is out of memory") }
    defer { agclose(graph) }
    build(diagram, dpi, graph)
    cgraphviz_seed()
    // Rendering without a layout would confuse the context for good.
    guard gvLayout(context, graph, diagram.engine.rawValue) == 0 else { throw failure("the layout failed") }
    defer { gvFreeLayout(context, graph) }
    return try body(graph)
  }

  private static func draw(_ diagram: Diagram, _ format: PictureFormat, _ dpi: Int?, _ context: OpaquePointer) throws(RenderingError) -> [UInt8] {
    try withLayout(diagram, dpi, context) { (graph) throws(RenderingError) in try picture(diagram, format, dpi, graph, context) }
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

  private static func build(_ diagram: Diagram, _ dpi: Int?, _ graph: UnsafeMutablePointer<Agraph_t>) {
    for attribute in diagram.attributes {
      cgraphviz_default(graph, AGRAPH, attribute.name, attribute.isMarkup ? "" : attribute.value)
      if attribute.isMarkup { set(attribute, of: graph, graph) }
    }
    if let dpi { cgraphviz_default(graph, AGRAPH, "dpi", String(dpi)) }
    for attribute in diagram.nodeDefaults { cgraphviz_default(graph, AGNODE, attribute.name, attribute.value) }
    for attribute in diagram.edgeDefaults { cgraphviz_default(graph, AGEDGE, attribute.name, attribute.value) }
    var nodes: [String: UnsafeMutablePointer<Agnode_t>] = [:]
    // In the order of the DOT file, as the layout depends on it.
    let parts = DiagramParts(diagram)
    for node in diagram.legend.nodes + parts.nodes {
      guard let made = cgraphviz_node(graph, node.name) else { continue }
      nodes[node.name] = made
      for attribute in node.attributes { set(attribute, of: made, graph) }
    }
    for edge in diagram.legend.edges + parts.edges {
      guard let tail = nodes[edge.tail], let head = nodes[edge.head], let made = cgraphviz_edge(graph, tail, head) else { continue }
      for attribute in edge.attributes { set(attribute, of: made, graph) }
    }
  }

  private static func set(_ attribute: Diagram.Attribute, of object: UnsafeMutableRawPointer, _ graph: UnsafeMutablePointer<Agraph_t>) {
    if attribute.isMarkup {
      cgraphviz_set_markup(graph, object, attribute.name, attribute.value)
    } else {
      cgraphviz_set(object, attribute.name, attribute.value)
    }
  }
}
