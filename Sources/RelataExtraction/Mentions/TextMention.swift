import RelataGraph
import RelataSyntax

/// A stretch of a sentence that refers to one or more entities.
struct TextMention: Sendable {
  var sentence: Int
  var words: Range<Int>
  /// The word by which other words hang on it.
  var head: Int
  var kind: Mention.Kind
  /// The words without titles: what the entity is called.
  var name: String
  var type: EntityType?
  /// The entry of the gazetteer with this name or demonym.
  var entry: String?
  /// For a capital that acts: the state it stands for.
  var isMetonym = false
  var isPlural = false
  /// Mentions that it stands for: `Russian` for `Russian troops`, both states for `the leaders of France and Germany`.
  var standsFor: [Int] = []
  /// For a role: its title, and the mentions whose office it is.
  var title: String?
  var office: [Int] = []
  /// For an institution: the mention of its state.
  var owner: Int?
  /// For an institution: the entry of its state, where the document tells it.
  var state: String?
  /// For an institution: what the text calls it.
  var wording: String?
  /// Whether it is an institution by a name of many, and nothing tells which of them.
  var isOfUnknownState = false
  /// Whether names and roles beside it were found to be the same person.
  var sameAs: Int?

  /// How long its name is, in words; a name shared with another's may be longer than its words in the text.
  var length: Int { max(words.count, name.split(separator: " ").count) }

  /// Whether it is a person's name.
  var namesPerson: Bool { kind == .name && type == .person }
}

/// A sentence with its tree and propositions, and its place in the document.
struct AnalyzedSentence: Sendable {
  let tree: SyntaxTree
  private(set) var propositions: [Proposition]
  /// The proposition of a word.
  let propositionIndex: [Int: Int]

  /// - Parameters:
  ///   - lexicon: What is known of words.
  ///   - verbs: As in `SyntaxTree`.
  ///   - deadline: Is asked after before each word.
  init(_ sentence: Sentence, _ lexicon: Lexicon, verbs: Set<String> = [], until deadline: Deadline = Deadline(nil)) {
    tree = SyntaxTree(sentence, lexicon, verbs: verbs)
    propositions = sentence.tokens.isEmpty ? [] : PropositionFinder.propositions(of: tree, until: deadline)
    var index: [Int: Int] = [:]
    for (i, proposition) in propositions.enumerated() { index[proposition.word] = i }
    propositionIndex = index
  }

  /// The next sentence says that what is reported here is not so: `That is false.`
  mutating func retract() {
    for (i, proposition) in propositions.enumerated() where proposition.modality == .actual && proposition.polarity == .affirmed {
      var node = proposition.word
      var isReported = !proposition.speakers.isEmpty
      while !isReported, let head = tree.head(node) {
        isReported = tree.upos(head) == .verb && tree.lexicon.isReporting(tree.lemma(head))
        node = head
      }
      if isReported { propositions[i].modality = .hypothetical }
    }
  }

  /// Whether it says that what was reported before is not so.
  var isRetraction: Bool { tree.sentence.tokens.firstIndex { $0.head == nil }.map(tree.isRetraction) ?? false }
}
