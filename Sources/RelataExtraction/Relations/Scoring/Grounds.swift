/// What a relation's probability rests on besides the network's score: scores of each kind are right more or less often.
enum Grounds: Int, CaseIterable {
  /// A rule proposes the very relation.
  case rule
  /// A rule proposes another relation of the two.
  case otherRule
  /// Both ends are mentioned in the sentence.
  case sentence
  /// An end is known from elsewhere in the document.
  case elsewhere
  /// That end is whoever writes the document.
  case author
}
