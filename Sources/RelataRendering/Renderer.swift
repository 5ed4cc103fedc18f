import CGraphviz
import RelataExport
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
/// Graphviz knows no threads: one lock is around all of it, and one context lives as long as the process.
public enum Renderer {
  private final class Graphviz: @unchecked Sendable {
    let context: OpaquePointer

    init?() {
      guard let context = gvContext() else { return nil }
      self.context = context
      agseterrf { text in
        // A message comes in pieces; they are put together when the job is done.
        if let text { messages.withLock { $0 += String(cString: text) } }
        return 0
      }
    }
  }

  private static let messages = Mutex("")
  private static let graphviz = Mutex<Graphviz?>(nil)

  /// Lays a diagram out and draws it.
  ///
  /// - Parameters:
  ///   - diagram: What to draw, with its engine.
  ///   - format: SVG, PNG, PDF, or the layout as data.
  ///   - dpi: Dots per inch of a PNG.
  /// - Returns: The bytes of the picture.
  /// - Throws: `RenderingError` with Graphviz's own words and, where there is one, the remedy.
  public static func render(_ diagram: Diagram, as format: PictureFormat, dpi: Int? = nil) throws(RenderingError) -> [UInt8] {
    let result: Result<[UInt8], RenderingError> = graphviz.withLock { graphviz in
      if graphviz == nil { graphviz = Graphviz() }
      guard let context = graphviz?.context else { return .failure(RenderingError(message: "Graphviz could not be started")) }
      do throws(RenderingError) {
        return .success(try draw(diagram, format, dpi, context))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private static func draw(_ diagram: Diagram, _ format: PictureFormat, _ dpi: Int?, _ context: OpaquePointer) throws(RenderingError) -> [UInt8] {
    messages.withLock { $0 = "" }
    agreseterrors()
    guard let graph = cgraphviz_open(1) else { throw RenderingError(message: "Graphviz is out of memory") }
    defer { agclose(graph) }
    build(diagram, dpi, graph)
    cgraphviz_seed()
    // Rendering without a layout would confuse the context for good.
    guard gvLayout(context, graph, diagram.engine.rawValue) == 0 else { throw failure("the layout failed", context) }
    defer { gvFreeLayout(context, graph) }
    var data: UnsafeMutablePointer<CChar>?
    var length: UInt32 = 0
    guard gvRenderData(context, graph, format.renderer, &data, &length) == 0, let data else { throw failure("the picture failed", context) }
    defer { gvFreeRenderData(data) }
    return Array(UnsafeRawBufferPointer(start: data, count: Int(length)))
  }

  private static func failure(_ what: String, _ context: OpaquePointer) -> RenderingError {
    let words = messages.withLock { $0 }.split(separator: "\n").joined(separator: "; ")
    if words.contains("not recognized. Use one of:"), words.hasSuffix(":") || words.hasSuffix(": ") {
      return RenderingError(message: "Graphviz finds no plugins; run `dot -c` or `libgvc6-config-update -c` as root, then try again")
    }
    return RenderingError(message: "\(what): \(words.isEmpty ? "Graphviz gives no reason" : words)")
  }

  private static func build(_ diagram: Diagram, _ dpi: Int?, _ graph: UnsafeMutablePointer<Agraph_t>) {
    for attribute in diagram.attributes { cgraphviz_default(graph, AGRAPH, attribute.name, attribute.value) }
    if let dpi { cgraphviz_default(graph, AGRAPH, "dpi", String(dpi)) }
    for attribute in diagram.nodeDefaults { cgraphviz_default(graph, AGNODE, attribute.name, attribute.value) }
    for attribute in diagram.edgeDefaults { cgraphviz_default(graph, AGEDGE, attribute.name, attribute.value) }
    var nodes: [String: UnsafeMutablePointer<Agnode_t>] = [:]
    func add(_ list: [Diagram.Node], _ edges: [Diagram.Edge], to graph: UnsafeMutablePointer<Agraph_t>) {
      for node in list {
        guard let made = cgraphviz_node(graph, node.name) else { continue }
        nodes[node.name] = made
        for attribute in node.attributes { cgraphviz_set(made, attribute.name, attribute.value) }
      }
      for edge in edges {
        guard let tail = nodes[edge.tail], let head = nodes[edge.head], let made = cgraphviz_edge(graph, tail, head) else { continue }
        for attribute in edge.attributes { cgraphviz_set(made, attribute.name, attribute.value) }
      }
    }
    add(diagram.nodes, diagram.edges, to: graph)
    for cluster in diagram.clusters {
      guard let subgraph = cgraphviz_subgraph(graph, cluster.name) else { continue }
      for attribute in cluster.attributes { cgraphviz_set(subgraph, attribute.name, attribute.value) }
      add(cluster.nodes, cluster.edges, to: subgraph)
    }
  }
}
