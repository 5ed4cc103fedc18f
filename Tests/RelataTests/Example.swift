// What README.md and the library's documentation show; `FrontDoorTests` holds them against this file.
import Relata

func example() throws -> [String] {
  let relata = try Relata()
  let graph = try relata.graph(of: [
    "Peru accused Chile of spying. Chile's president, Ana Rojas, rejected the accusation.",
    "Peru's foreign minister will meet Ana Rojas in Lima on Friday.",
  ])
  return graph.relations.map { relation in
    "\(relation.source) \(relation.key) \(relation.target): \(relation.evidence.first?.text ?? "")"
  }
}
