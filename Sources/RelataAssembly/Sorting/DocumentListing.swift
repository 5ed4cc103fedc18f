import RelataGraph
import RelataSupport

/// What is known of the documents of a corpus together: their order, which reprint others, and the digest of all.
struct DocumentListing: Sendable {
  private let sorter: DocumentSorter
  private let reprints: ReprintFinder
  /// The original of each document that is a reprint.
  private(set) var originals: [String: String] = [:]
  /// As in `Graph.Corpus`.
  private(set) var digest: String
  /// In order, if their places are wanted.
  private(set) var identifiers = SortedIdentifiers()
  /// The place of each document among the identifiers, by its number.
  var places: [UInt32] = []

  /// - Parameter findsPlaces: Whether identifiers and places are wanted.
  init(_ sorter: DocumentSorter, _ reprints: ReprintFinder, findsPlaces: Bool) {
    self.sorter = sorter
    self.reprints = reprints
    let clusters = reprints.clusters()
    var members = [[ReprintClusters.Member]](repeating: [], count: clusters.count)
    if findsPlaces { places = [UInt32](repeating: 0, count: sorter.count) }
    var sum = DigestSum()
    for (place, one) in sorter.sorted().enumerated() {
      sum.add(one.document)
      if let cluster = clusters.ofDocument[UInt32(one.number)] { members[cluster].append(ReprintClusters.Member(one.document)) }
      if findsPlaces {
        identifiers.append(one.document.id)
        places[one.number] = UInt32(place)
      }
    }
    digest = sum.text()
    originals = ReprintClusters.originals(among: members)
  }

  var count: Int { sorter.count }

  /// What went wrong, after which the documents are not all.
  var failure: ScratchError? { sorter.failure ?? reprints.failure }

  /// The documents by identifier.
  var documents: some Sequence<Graph.Document> {
    sorter.sorted().lazy.map { one in
      var document = one.document
      document.reprintOf = originals[document.id]
      return document
    }
  }
}
