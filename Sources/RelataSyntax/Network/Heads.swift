import CSyntaxKernels
import RelataGraph
import RelataSupport

/// The tasks on top of the encoder: tags, arcs, relations and names of each word.
struct Heads: Sendable {
  private static let arcSize = 192
  private static let relationSize = 256

  /// The labels of each task, in the order of the network's outputs.
  private struct Labels: Sendable {
    var upos: [PartOfSpeech] = []
    var feats: [Features] = []
    var lemmas: [[String]] = []
    var relations: [DependencyRelation] = []
    var names: [String] = []
    /// The labels of the head that reads names from news, where the model has it.
    var newsNames: [String] = []

    init(_ file: ModelFile) throws(ModelError) {
      do {
        var reader = JSONReader(Array((file.metadata["labels"] ?? "").utf8))
        try reader.object { (reader: inout JSONReader, task) throws(JSONError) in
          try reader.array { (reader: inout JSONReader) throws(JSONError) in
            switch task {
            case "upos": upos.append(PartOfSpeech(rawValue: try reader.string()) ?? .x)
            case "feats": feats.append(Features(try reader.string()))
            case "relations": relations.append(DependencyRelation(try reader.string()))
            case "names": names.append(try reader.string())
            case "head_names": newsNames.append(try reader.string())
            case "lemmas":
              var rule: [String] = []
              try reader.array { (reader: inout JSONReader) throws(JSONError) in rule.append(try reader.string()) }
              lemmas.append(rule)
            default: try reader.skip()
            }
          }
        }
      } catch {
        throw ModelError(path: file.path, message: "its labels are malformed: \(error)")
      }
      if upos.isEmpty || feats.isEmpty || lemmas.isEmpty || relations.isEmpty || names.isEmpty {
        throw ModelError(path: file.path, message: "has no labels for some task")
      }
    }
  }

  private let labels: Labels
  private let lemmaRules: LemmaRules
  private let lexicon: LemmaLexicon
  private let nameTags: NameTags
  private let names: NamesHead
  /// All that is linear in a word's vector, in one product: tags first, then arcs and relations.
  private let words: Linear
  private let arcProduct: Linear
  private let relation: Linear
  /// The columns of `words`.
  private let uposColumns: Range<Int>
  private let featsColumns: Range<Int>
  private let lemmaColumns: Range<Int>
  private let treeColumns: Int

  init(_ file: ModelFile) throws(ModelError) {
    labels = try Labels(file)
    lemmaRules = LemmaRules(labels.lemmas)
    lexicon = try LemmaLexicon(file)
    nameTags = NameTags(labels.newsNames)
    names = try NamesHead(file, labels: labels.newsNames.count)
    func columns(_ start: Int, _ count: Int) -> Range<Int> { start..<start + count }
    uposColumns = columns(0, labels.upos.count)
    featsColumns = columns(uposColumns.upperBound, labels.feats.count)
    lemmaColumns = columns(featsColumns.upperBound, labels.lemmas.count)
    // Behind them is what training reads names by; the tree's columns begin at a multiple of eight.
    treeColumns = (lemmaColumns.upperBound + labels.names.count + 7) & ~7
    let outputs = treeColumns + 2 * Heads.arcSize + 4 * Heads.relationSize
    guard outputs <= Workspace.widest else { throw ModelError(path: file.path, message: "has more labels than this program can hold") }
    words = try Linear(file, "words", inputs: Encoder.hidden, outputs: outputs)
    arcProduct = try Linear(file, "arc_product", inputs: Heads.arcSize, outputs: Heads.arcSize)
    relation = try Linear(file, "relation", inputs: 2 * Heads.relationSize, outputs: (labels.relations.count + 7) & ~7)
  }

  /// Annotates sentences whose words' vectors, each sentence's root first, are the rows of `workspace.mixed`.
  ///
  /// - Parameter rank: How common a lemma is that training did not see; less is more common, `nil` is no word.
  func annotate(_ sentences: inout [Sentence], _ indices: [Int], _ workspace: Workspace, rank: (String) -> Int?) {
    let rows = indices.reduce(0) { $0 + sentences[$1].tokens.count + 1 }
    let names = names.scores(rows: rows, workspace)
    workspace.quantize(workspace.mixed, rows: rows, columns: Encoder.hidden)
    words.product(workspace.bytes, rows: rows, into: workspace.sums)
    let tree = Tree(heads: self, workspace: workspace, rows: rows)
    var row = 0
    for index in indices {
      let count = sentences[index].tokens.count
      tag(&sentences[index], firstRow: row + 1, workspace, rank)
      sentences[index].names = nameTags.names((row + 1..<row + 1 + count).map { names[$0] })
      row += count + 1
    }
    // From here on the sums of `words` are overwritten.
    tree.productArcs()
    row = 0
    var starts: [Int] = []
    for index in indices {
      let count = sentences[index].tokens.count
      tree.attach(&sentences[index], firstRow: row)
      starts.append(row)
      row += count + 1
    }
    tree.relate(&sentences, indices, starts)
  }

  private func tag(_ sentence: inout Sentence, firstRow: Int, _ workspace: Workspace, _ rank: (String) -> Int?) {
    for word in sentence.tokens.indices {
      let row = firstRow + word
      let sums = workspace.sums + row * words.outputs
      let scale = workspace.scales[row]
      func score(_ column: Int) -> Float { Float(sums[column]) * (words.scale[column] * scale) + words.bias[column] }
      func best(_ columns: Range<Int>) -> Int {
        var best = columns.lowerBound
        var value = score(best)
        for column in columns.dropFirst() {
          let other = score(column)
          if other > value { (best, value) = (column, other) }
        }
        return best - columns.lowerBound
      }
      let upos = labels.upos[best(uposColumns)]
      sentence.tokens[word].upos = upos
      sentence.tokens[word].features = labels.feats[best(featsColumns)]
      sentence.tokens[word].lemma = lemma(sentence.tokens[word].form, upos, rank, score)
    }
  }

  /// The lemma that training saw, otherwise that of the best rule that applies; of the best few, one that makes a known lemma.
  private func lemma(_ form: String, _ upos: PartOfSpeech, _ rank: (String) -> Int?, _ score: (Int) -> Float) -> String {
    if upos != .propn, let known = lexicon.lemma(of: form.lowercased(), upos) { return known }
    // `shelling` and the like are nouns of their own in UD, and not forms of the verb.
    if upos == .noun, form.utf8.count > 4, form.lowercased().hasSuffix("ing") { return form.lowercased() }
    let scores = lemmaColumns.map(score)
    var refused: Set<Int> = []
    var candidates: [String] = []
    while refused.count < 8, candidates.count < 4 {
      var best = -1
      for i in scores.indices where (best < 0 || scores[i] > scores[best]) && !refused.contains(i) { best = i }
      if best < 0 { break }
      refused.insert(best)
      guard let lemma = lemmaRules.apply(best, to: form) else { continue }
      if ![.verb, .noun, .adj].contains(upos) { return lemma }
      candidates.append(lemma)
    }
    if let known = candidates.first(where: { lexicon.isKnown($0, upos) }) { return known }
    let ranked = candidates.compactMap { lemma in rank(lemma).map { (rank: $0, lemma: lemma) } }
    return ranked.min { $0.rank < $1.rank }?.lemma ?? candidates.first ?? form
  }

  /// Arcs and relations of a batch.
  private struct Tree {
    let heads: Heads
    let workspace: Workspace
    let rows: Int
    private static let columns = 2 * Heads.arcSize + 4 * Heads.relationSize

    init(heads: Heads, workspace: Workspace, rows: Int) {
      self.heads = heads
      self.workspace = workspace
      self.rows = rows
      let words = heads.words
      words.scale.withUnsafeBufferPointer { scale in
        words.bias.withUnsafeBufferPointer { bias in
          guard let scale = scale.baseAddress, let bias = bias.baseAddress else { return }
          let first = heads.treeColumns
          syntax_dequantize(
            workspace.sums + first, words.outputs, rows, Tree.columns, workspace.scales, scale + first, bias + first, 2 * Heads.arcSize, workspace.wide)
        }
      }
    }

    /// The dependents' vectors through the biaffine product, into `workspace.mixed`, 192 wide.
    func productArcs() {
      workspace.quantize(workspace.wide, rows: rows, columns: Heads.arcSize, stride: Tree.columns)
      heads.arcProduct.product(workspace.bytes, rows: rows, into: workspace.sums)
      workspace.dequantize(heads.arcProduct, rows: rows, into: workspace.mixed)
    }

    /// Finds the tree of a sentence.
    func attach(_ sentence: inout Sentence, firstRow: Int) {
      let count = sentence.tokens.count
      let size = Heads.arcSize
      var scores = [Float](repeating: 0, count: count * (count + 1))
      syntax_dots(
        workspace.mixed + (firstRow + 1) * size, size, count, workspace.wide + firstRow * Tree.columns + size, Tree.columns, count + 1, size, &scores)
      let found = SpanningTree.heads(scores, count: count)
      for word in 0..<count { sentence.tokens[word].head = found[word] == 0 ? nil : found[word] - 1 }
    }

    /// Names the relations of all sentences.
    func relate(_ sentences: inout [Sentence], _ indices: [Int], _ starts: [Int]) {
      let size = Heads.relationSize
      let relation = heads.relation
      var out = 0
      for (index, start) in zip(indices, starts) {
        for (word, token) in sentences[index].tokens.enumerated() {
          let dependent = UnsafePointer(workspace.wide + (start + 1 + word) * Tree.columns + 2 * Heads.arcSize)
          let head = UnsafePointer(workspace.wide + (start + 1 + (token.head ?? -1)) * Tree.columns + 2 * Heads.arcSize + 2 * size)
          syntax_pair(dependent, head, size, workspace.mixed)
          syntax_quantize(workspace.mixed, 2 * size, 1, 2 * size, workspace.bytes + out * 2 * size, workspace.scales + out)
          out += 1
        }
      }
      relation.product(workspace.bytes, rows: out, into: workspace.sums)
      var row = 0
      for index in indices {
        for word in sentences[index].tokens.indices {
          let sums = workspace.sums + row * relation.outputs
          let isRoot = sentences[index].tokens[word].head == nil
          var best = -1
          var value = -Float.infinity
          for (i, label) in heads.labels.relations.enumerated() where (label.universal == .root) == isRoot {
            let score = Float(sums[i]) * (relation.scale[i] * workspace.scales[row]) + relation.bias[i]
            if best < 0 || score > value { (best, value) = (i, score) }
          }
          sentences[index].tokens[word].relation = best < 0 ? DependencyRelation(.dep) : heads.labels.relations[best]
          row += 1
        }
      }
    }
  }
}
