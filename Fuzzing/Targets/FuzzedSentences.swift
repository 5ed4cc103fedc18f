import RelataSyntax

/// Sentences of news made from a fuzzer's bytes: words that mean something to the rules, in any order and in any tree.
struct FuzzedSentences {
  private(set) var text = ""
  private(set) var sentences: [Sentence] = []

  private static let words: [(form: String, lemma: String, upos: PartOfSpeech)] = [
    ("Peru", "Peru", .propn), ("Chile", "Chile", .propn), ("NATO", "NATO", .propn), ("Vera", "Vera", .propn), ("Novak", "Novak", .propn),
    ("Lima", "Lima", .propn),
    ("president", "president", .noun), ("minister", "minister", .noun), ("troops", "troops", .noun), ("talks", "talk", .noun), ("attack", "attack", .noun),
    ("accused", "accuse", .verb), ("met", "meet", .verb), ("attacked", "attack", .verb), ("said", "say", .verb), ("denied", "deny", .verb),
    ("leads", "lead", .verb), ("joined", "join", .verb), ("to", "to", .part), ("of", "of", .adp), ("by", "by", .adp), ("with", "with", .adp),
    ("between", "between", .adp), ("and", "and", .cconj), ("but", "but", .cconj), ("that", "that", .sconj), ("if", "if", .sconj), ("not", "not", .part),
    ("was", "be", .aux), ("will", "will", .aux), ("might", "might", .aux), ("he", "he", .pron), ("it", "it", .pron), ("they", "they", .pron),
    ("who", "who", .pron), ("nobody", "nobody", .pron), ("the", "the", .det), ("all", "all", .det), ("no", "no", .det), ("its", "its", .pron),
    ("'s", "'s", .part), (",", ",", .punct), (".", ".", .punct), ("“", "“", .punct), ("”", "”", .punct), ("-", "-", .punct), ("?", "?", .punct),
    ("Monday", "Monday", .propn), ("2031", "2031", .num), ("former", "former", .adj), ("Chilean", "chilean", .adj), ("Ünal", "Ünal", .propn), ("🛰", "🛰", .sym),
  ]

  /// Words with trees, so that no parser stands between the bytes and the rules.
  init(trees source: inout ByteSource) {
    var offset = 0
    while !source.isEmpty, sentences.count < 6 {
      let count = 1 + source.number(below: 24)
      let start = offset
      var tokens: [Token] = []
      for index in 0..<count {
        let word = FuzzedSentences.words[source.number(below: FuzzedSentences.words.count)]
        let length = word.form.unicodeScalars.count
        // Mostly what stands near; the root comes by itself, and nothing goes round.
        let head = index == 0 ? nil : max(0, index - 1 - source.number(below: 6))
        let relation = head == nil ? .root : source.choice(DependencyRelation.Universal.self, or: .dep)
        tokens.append(
          Token(
            form: word.form, lemma: word.lemma, upos: word.upos, features: Features(["_", "Number=Plur", "Number=Sing", "Mood=Imp"][source.number(below: 4)]),
            head: head, relation: DependencyRelation(relation, source.chance(6) ? ["pass", "poss", "relcl", "desc", "agent"][source.number(below: 5)] : nil),
            range: offset..<offset + length))
        text += word.form + " "
        offset += length + 1
      }
      // A root that is not the first word: the path to it is turned round.
      FuzzedSentences.turn(&tokens, to: source.number(below: count))
      var names: [Name] = []
      var end = 0
      while end < count, source.chance(2) {
        let first = end + source.number(below: 4)
        guard first < count else { break }
        end = min(count, first + 1 + source.number(below: 3))
        names.append(Name(words: first..<end, kind: [.person, .organization, .location][source.number(below: 3)]))
      }
      sentences.append(Sentence(tokens: tokens, names: names, range: start..<offset - 1, paragraph: sentences.count / 3))
    }
  }

  private static func turn(_ tokens: inout [Token], to root: Int) {
    var (word, head) = (root, tokens[root].head)
    tokens[root].head = nil
    while let above = head {
      head = tokens[above].head
      tokens[above].head = word
      tokens[above].relation = tokens[word].relation
      word = above
    }
    tokens[root].relation = DependencyRelation(.root)
  }

  /// Words alone, and at times whatever the bytes say, for the parser.
  static func text(_ source: inout ByteSource) -> String {
    var out = ""
    while !source.isEmpty, out.utf8.count < 400 {
      if source.chance(12) { out += source.text(8) } else { out += words[source.number(below: words.count)].form }
      out += source.chance(16) ? "\n\n" : " "
    }
    return out
  }
}
