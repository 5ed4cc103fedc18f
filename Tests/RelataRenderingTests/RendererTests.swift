@testable import RelataExport
import Testing

@testable import RelataRendering

@Suite struct RendererTests {
  @Test func drawsAnEmptyDiagram() throws {
    let diagram = Diagram(attributes: [], nodeDefaults: [], edgeDefaults: [], nodes: [], edges: [], clusters: [], engine: .dot)
    let svg = String(decoding: try Renderer.render(diagram, as: .svg), as: UTF8.self)
    #expect(svg.contains("<svg"))
  }
}
