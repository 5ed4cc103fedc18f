import Foundation
import RelataGraph

let graph = try Graph(json: Array(Data(contentsOf: URL(fileURLWithPath: "tuesday.json"))))
for relation in graph.strongestRelations(5) {
  print(relation.source, relation.type, relation.target, relation.evidence.first?.text ?? "")
}
