import RelataSyntax

/// Steps of mending a tree that no pattern can say: they change the names, read spelling, or count quotation marks.
///
/// The files of patterns put them in order by these names.
enum TreeAlgorithm: String, Sendable, CaseIterable {
  case quotations
  case namePairs = "name-pairs"
  case nameJoining = "name-joining"

  func apply(to sentence: inout Sentence, _ lexicon: Lexicon) {
    switch self {
    case .namePairs: TreeAlgorithm.splitNames(&sentence)
    case .nameJoining: TreeAlgorithm.joinNames(&sentence)
    case .quotations: TreeAlgorithm.attachQuoting(&sentence, lexicon)
    }
  }
}
