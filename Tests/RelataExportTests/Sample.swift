import RelataGraph

@testable import RelataExport

/// Small graphs made by hand.
enum Sample {
  static func relation(
    _ source: String, _ type: String, _ target: String, polarity: Polarity = .affirmed, modality: Modality = .actual, weight: Int = 1,
    quad: QuadClass? = nil
  ) -> Relation {
    let evidence = (0..<weight).map {
      Evidence(document: "d", range: $0 * 30..<$0 * 30 + 20, text: "They say so, they do", trigger: 1..<2, source: 2..<3, target: 3..<4)
    }
    return Relation(source: source, target: target, type: type, polarity: polarity, modality: modality, quad: quad, evidence: evidence)
  }

  static func graph(_ relations: [Relation]) -> Graph {
    Graph(
      generator: Graph.Generator(name: "relata", version: "1", model: "", ontology: "", gazetteer: ""),
      corpus: Graph.Corpus(name: "Talks", documents: [Graph.Document(id: "d", title: "Talks", date: "2030-01-02", digest: "", words: 9)], digest: ""),
      relationTypes: ["meets": RelationType(label: "meets", symmetric: true), "accuses": RelationType(label: "accuses")],
      entities: [
        Entity(id: "ada", name: "Ada", type: .person), Entity(id: "bo", name: "Bo", type: .person), Entity(id: "cy", name: "Cy", type: .person),
        Entity(id: "ruritania", name: "Ruritania", type: .state),
      ], relations: relations)
  }

  static func value(_ attributes: [Diagram.Attribute], _ name: String) -> String? { attributes.first { $0.name == name }?.value }

  static func contrast(_ left: String, _ right: String) -> Double {
    func luminance(_ color: String) -> Double {
      let value = Int(color.dropFirst(), radix: 16) ?? 0
      let parts = [value >> 16, value >> 8 & 255, value & 255].map { part -> Double in
        let share = Double(part) / 255
        return share <= 0.03928 ? share / 12.92 : power((share + 0.055) / 1.055)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    let pair = [luminance(left), luminance(right)].sorted()
    return (pair[1] + 0.05) / (pair[0] + 0.05)
  }

  /// x to the 2.4, as the fifth root of x to the 12, by Newton.
  private static func power(_ x: Double) -> Double {
    let wanted = (0..<12).reduce(1.0) { product, _ in product * x }
    var root = 1.0
    for _ in 0..<200 { root -= (root * root * root * root * root - wanted) / (5 * root * root * root * root) }
    return root
  }
}
