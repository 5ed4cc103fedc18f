/// A sentence of Universal Dependencies tokens with its names: what every later stage sees.
public struct Sentence: Sendable, Hashable {
  /// The syntactic words, in order.
  public var tokens: [Token]
  /// The orthographic tokens of more than one word: `don't`, `Ukraine's`.
  public var multiwords: [Multiword]
  /// The names: persons, organizations and locations, in order and apart.
  public var names: [Name]
  /// Unicode scalar offsets into the document's text.
  public var range: Range<Int>
  /// The number of the paragraph in its document, from 0.
  public var paragraph: Int
  /// CoNLL-U comment lines without their `# `, where the sentence was read from CoNLL-U.
  public var comments: [String]

  public init(
    tokens: [Token], multiwords: [Multiword] = [], names: [Name] = [], range: Range<Int>, paragraph: Int = 0, comments: [String] = []
  ) {
    self.tokens = tokens
    self.multiwords = multiwords
    self.names = names
    self.range = range
    self.paragraph = paragraph
    self.comments = comments
  }
}

/// A syntactic word.
public struct Token: Sendable, Hashable {
  public var form: String
  public var lemma: String
  public var upos: PartOfSpeech
  public var features: Features
  /// The index of the head in the sentence, or `nil` for the root.
  public var head: Int?
  public var relation: DependencyRelation
  /// Unicode scalar offsets into the document's text.
  public var range: Range<Int>
  /// Whether white space follows in the text.
  public var spaceAfter: Bool

  public init(
    form: String, lemma: String = "_", upos: PartOfSpeech = .x, features: Features = Features("_"), head: Int? = nil,
    relation: DependencyRelation = DependencyRelation(.root), range: Range<Int>, spaceAfter: Bool = true
  ) {
    self.form = form
    self.lemma = lemma
    self.upos = upos
    self.features = features
    self.head = head
    self.relation = relation
    self.range = range
    self.spaceAfter = spaceAfter
  }
}

/// An orthographic token made of several words.
public struct Multiword: Sendable, Hashable {
  /// Indices of the words in the sentence.
  public var words: Range<Int>
  public var form: String

  public init(words: Range<Int>, form: String) {
    self.words = words
    self.form = form
  }
}

/// A named-entity span.
public struct Name: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case person = "PER"
    case organization = "ORG"
    case location = "LOC"
  }

  /// Indices of the words in the sentence.
  public var words: Range<Int>
  public var kind: Kind

  public init(words: Range<Int>, kind: Kind) {
    self.words = words
    self.kind = kind
  }
}

/// The universal parts of speech.
public enum PartOfSpeech: String, Sendable, Hashable, CaseIterable {
  case adj = "ADJ"
  case adp = "ADP"
  case adv = "ADV"
  case aux = "AUX"
  case cconj = "CCONJ"
  case det = "DET"
  case intj = "INTJ"
  case noun = "NOUN"
  case num = "NUM"
  case part = "PART"
  case pron = "PRON"
  case propn = "PROPN"
  case punct = "PUNCT"
  case sconj = "SCONJ"
  case sym = "SYM"
  case verb = "VERB"
  case x = "X"
}

/// The morphological features of a word, as in the FEATS column: `Number=Sing|Person=3`, `_` for none.
public struct Features: Sendable, Hashable {
  public var text: String

  public init(_ text: String) {
    self.text = text
  }

  /// The value of a feature. Complexity: O(n) in the length of the column.
  public subscript(name: String) -> Substring? {
    var rest = text[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: "|") ?? rest.endIndex
      if let equals = rest[..<end].firstIndex(of: "="), rest[..<equals] == name { return rest[rest.index(after: equals)..<end] }
      rest = end == rest.endIndex ? rest[end...] : rest[rest.index(after: end)...]
    }
    return nil
  }
}

/// A dependency relation: a universal one and, after a colon, a subtype.
public struct DependencyRelation: Sendable, Hashable, CustomStringConvertible {
  /// The 37 relations of Universal Dependencies, version 2.
  public enum Universal: String, Sendable, Hashable, CaseIterable {
    case acl, advcl, advmod, amod, appos, aux
    case caseMarking = "case"
    case cc, ccomp, clf, compound, conj, cop, csubj, dep, det, discourse, dislocated, expl, fixed, flat, goeswith, iobj, list, mark, nmod, nsubj
    case nummod, obj, obl, orphan, parataxis, punct, reparandum, root, vocative, xcomp
  }

  public var universal: Universal
  public var subtype: String?

  public init(_ universal: Universal, _ subtype: String? = nil) {
    self.universal = universal
    self.subtype = subtype
  }

  /// Reads `nsubj:pass`; a relation that Universal Dependencies does not have is `dep` with itself as subtype.
  public init(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1)
    guard let first = parts.first else {
      self.init(.dep)
      return
    }
    if let universal = Universal(rawValue: String(first)) {
      self.init(universal, parts.count > 1 ? String(parts[1]) : nil)
    } else {
      self.init(.dep, text)
    }
  }

  public var description: String {
    subtype.map { "\(universal.rawValue):\($0)" } ?? universal.rawValue
  }
}
