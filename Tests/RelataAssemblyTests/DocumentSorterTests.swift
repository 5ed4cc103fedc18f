import RelataExtraction
import RelataGraph
import RelataSupport
import TestSupport
import Testing

@testable import RelataAssembly

/// Documents that don't fit into memory are what they would be in memory.
@Suite struct DocumentSorterTests {
  private static func document(_ id: String, _ random: inout SeededGenerator) -> Graph.Document {
    func text() -> String? { [nil, "", "Title", "Élan", "e\u{301}lan \n\"", String(repeating: "long ", count: 300)].randomElement(using: &random) ?? nil }
    let signature = ReprintClusters.digits((0..<ReprintClusters.signatureLength).map { _ in UInt8.random(in: 0..<3, using: &random) })
    return Graph.Document(
      id: id, title: text(), date: text(), source: text(), digest: random.chance(80) ? Digest.sha256(id.utf8) : text() ?? "",
      words: [0, 1, 127, 128, 1 << 40, -1].randomElement(using: &random) ?? 0, signature: random.chance(60) ? signature : text() ?? "",
      reprintOf: text())
  }

  private static func documents(_ count: Int, _ random: inout SeededGenerator) -> [Graph.Document] {
    // Orders of strings and of their bytes are not the same.
    (0..<count).map { document(["", "a", "Z", "\u{E9}", "e\u{302}", "z", "https://example.org/"][$0 % 7] + "\($0)", &random) }.shuffled(using: &random)
  }

  /// - Parameter room: From one document a part to all in memory.
  @Test(arguments: [0, 300, 5_000, 1 << 30]) func handsOutAllByIdentifier(room: Int) {
    for seed in 0..<20 {
      var random = SeededGenerator(state: UInt64(seed))
      let documents = DocumentSorterTests.documents(seed * 7, &random)
      var sorter = DocumentSorter(folder: "/tmp", room: room)
      let numbers = documents.map { sorter.add($0) }
      #expect(numbers == documents.indices.map { UInt32($0) })
      for _ in 0..<2 {
        let sorted = Array(sorter.sorted())
        let expected = documents.sorted { $0.id < $1.id }
        #expect(sorted.count == expected.count)
        for (one, other) in zip(sorted, expected) {
          #expect(one.document.isIdentical(to: other), "seed \(seed), \(other.id)")
          #expect(documents[one.number].id == one.document.id)
        }
      }
      #expect(sorter.count == documents.count && sorter.failure == nil)
    }
  }

  /// Copies share a file and nothing else.
  @Test func copiesDoNotDisturbOneAnother() {
    var random = SeededGenerator(state: 1)
    var one = DocumentSorter(folder: "/tmp", room: 100)
    for number in 0..<10 { _ = one.add(DocumentSorterTests.document("both-\(number)", &random)) }
    var other = one
    for number in 0..<10 {
      _ = one.add(DocumentSorterTests.document("one-\(number)", &random))
      _ = other.add(DocumentSorterTests.document("other-\(number)", &random))
    }
    let (ones, others) = (one.sorted().map(\.document.id), other.sorted().map(\.document.id))
    #expect(ones.count == 20 && ones.allSatisfy { $0.hasPrefix("both") || $0.hasPrefix("one") })
    #expect(others.count == 20 && others.allSatisfy { $0.hasPrefix("both") || $0.hasPrefix("other") })
  }

  @Test(arguments: [0, 1_000, 1 << 30]) func findsTheSameReprintsAsInMemory(room: Int) {
    for seed in 0..<20 {
      var random = SeededGenerator(state: UInt64(seed))
      let documents = DocumentSorterTests.documents(60, &random)
      var (sorter, finder) = (DocumentSorter(folder: "/tmp", room: room), ReprintFinder(folder: "/tmp", room: room))
      for document in documents { finder.add(sorter.add(document), document.signature) }
      let listing = DocumentListing(sorter, finder, findsPlaces: true)
      let expected = ReprintClusters.originals(of: documents)
      #expect(listing.originals == expected, "seed \(seed)")
      #expect(listing.documents.map(\.reprintOf) == documents.sorted { $0.id < $1.id }.map { expected[$0.id] })
      #expect(documents.indices.allSatisfy { listing.identifiers[Int(listing.places[$0])] == documents[$0].id })
      #expect(listing.digest == Graph.Corpus(name: "", documents: documents).digest)
    }
  }

  @Test func tellsThatDocumentsAreLost() throws {
    let (gazetteer, ontology) = (try Gazetteer.builtIn(), try Ontology.builtIn())
    let generator = Graph.Generator(name: "", version: "", model: "", ontology: "", gazetteer: "")
    var assembly = GraphAssembly(gazetteer: gazetteer, ontology: ontology, generator: generator, folder: "/no/such/folder")
    var random = SeededGenerator(state: 1)
    while assembly.failure == nil {
      let record = DocumentSorterTests.document("d\(UInt64.random(in: 0 ... .max, using: &random))", &random)
      assembly.add(DocumentGraph(document: record, entities: [], relations: []))
    }
    #expect { try assembly.graph() } throws: { ($0 as? ScratchError)?.folder == "/no/such/folder" }
  }
}

@Suite struct SortedIdentifiersTests {
  @Test func givesBackEachAtItsPlace() {
    var random = SeededGenerator(state: 1)
    let stems = ["", "a", "article-", "https://example.org/2031/", "\u{E9}", "e\u{301}"]
    let ids = Set((0..<500).map { (stems.randomElement(using: &random) ?? "") + "\($0 % 300)" }).sorted() + [""]
    var identifiers = SortedIdentifiers()
    for id in ids { identifiers.append(id) }
    #expect(identifiers.count == ids.count)
    for (place, id) in ids.enumerated() { #expect(identifiers[place].utf8.elementsEqual(id.utf8)) }
  }
}
