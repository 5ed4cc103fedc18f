import Testing

@testable import RelataExport

@Suite struct DiagramOrderTests {
  @Test func aHubHasNeighboursOnBothSides() {
    let order = DiagramOrder((0..<30).map { ("hub", "n\($0)") }, aspect: 1.5)
    let hub = order.places["hub"] ?? -1
    #expect(order.places.count == 31)
    #expect((10...20).contains(hub), "\(hub)")
  }

  /// Whoever comes later in a chain is not always further on: the chain is folded.
  @Test(arguments: [0.5, 1.5, 4]) func aChainIsFolded(aspect: Double) {
    let order = DiagramOrder((0..<40).map { ("n\($0)", "n\($0 + 1)") }, aspect: aspect)
    let steps = (0..<40).map { (order.places["n\($0 + 1)"] ?? 0) - (order.places["n\($0)"] ?? 0) }
    #expect(steps.filter { $0 > 0 }.count > 8 && steps.filter { $0 < 0 }.count > 8)
    #expect(Set(order.places.values).count == 41)
  }

  @Test func smallPartsStandBesideEachOther() {
    let large = (0..<12).map { ("n\($0)", "n\($0 + 1)") }
    let order = DiagramOrder(large + [("a", "b"), ("c", "d")], aspect: 8)
    #expect(order.neighbours.count == 1)
    #expect(order.neighbours.allSatisfy { ["a", "b"].contains($0.last) && ["c", "d"].contains($0.first) })
    #expect(DiagramOrder(large, aspect: 8).neighbours.isEmpty)
  }

  @Test func theOrderIsTheSameEachTime() {
    let edges = (0..<60).map { ("n\($0 * 7 % 19)", "n\($0 * 11 % 23)") }
    #expect(DiagramOrder(edges, aspect: 1.5).places == DiagramOrder(edges, aspect: 1.5).places)
    #expect(DiagramOrder([], aspect: 1.5).places.isEmpty)
  }
}
