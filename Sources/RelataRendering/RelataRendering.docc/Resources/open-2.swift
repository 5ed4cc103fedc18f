import Foundation
import RelataExport
import RelataGraph
import RelataRendering

let graph = try Graph(json: Array(Data(contentsOf: URL(fileURLWithPath: "tuesday.json"))))
for relation in graph.strongestRelations(5) {
  print(relation.source, relation.type, relation.target, relation.evidence.first?.text ?? "")
}

var selection = Selection()
selection.focus = ["norway"]
let diagram = DiagramStyle().diagram(graph.selecting(selection), captions: DiagramCaptions(title: "Norway"))
try OutputFile.write(try Renderer.render(diagram, as: .svg), to: "norway.svg")
