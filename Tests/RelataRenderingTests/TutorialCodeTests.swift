import Foundation
import RelataExport
import RelataGraph
import RelataRendering
import Testing

/// The Swift code of the tutorial: the compiler checks it here, and the test that it is the same there.
@Suite struct TutorialCodeTests {
  private func openGraph() throws {
    let graph = try Graph(json: Array(Data(contentsOf: URL(fileURLWithPath: "tuesday.json"))))
    for relation in graph.strongestRelations(5) {
      print(relation.source, relation.type, relation.target, relation.evidence.first?.text ?? "")
    }

    var selection = Selection()
    selection.focus = ["norway"]
    let diagram = DiagramStyle().diagram(graph.selecting(selection), captions: DiagramCaptions(title: "Norway"))
    try OutputFile.write(try Renderer.render(diagram, as: .svg), to: "norway.svg")
  }

  @Test func theTutorialHasThisCode() throws {
    let here = try String(contentsOfFile: #filePath, encoding: .utf8).split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    let tutorial = Samples.root.appendingPathComponent("Sources/RelataRendering/RelataRendering.docc/Resources/open-2.swift")
    for line in try String(contentsOf: tutorial, encoding: .utf8).split(separator: "\n") {
      #expect(here.contains(line.trimmingCharacters(in: .whitespaces)), "\(line)")
    }
    // There is no such file here, and the code says so.
    #expect(throws: CocoaError.self) { try openGraph() }
  }
}
