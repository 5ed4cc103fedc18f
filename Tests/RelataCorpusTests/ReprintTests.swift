import RelataGraph
import Testing

@testable import RelataCorpus

/// What counts as one text, and what as two, on articles of our own about one event.
@Suite struct ReprintTests {
  private static let agency = """
    The port of Stromgard was closed for a second day on Tuesday after dock workers walked out over a plan to hand the eastern quay to a private \
    operator. Union leaders said that about two thousand people had joined the strike, and that no ship had been unloaded since Monday morning. The \
    ministry of transport called the walkout unlawful and asked a court to end it. Grain traders warned that deliveries to three northern provinces \
    would run short within a week. Talks between the ministry and the union are to resume on Thursday, a spokesman for the mediator said, though \
    neither side has moved on the question of who will run the cranes. The opposition called for a debate in parliament.
    """
  private static let other = """
    Striking dockers kept Stromgard harbour shut on Tuesday for the second day running. About two thousand of them marched through the old town with \
    drums and banners, and a choir of crane drivers sang outside of the customs house. “We will go back when the quay stays public,” Nils Brandt, who \
    leads the union, told the crowd. Bakers in the north have begun to ration flour. A court is to hear the government's complaint tomorrow; the \
    minister, who was booed when he came to the gate, declined to speak to reporters. Shipping lines are sending their vessels to Quinsholm instead.
    """

  private static func isReprint(_ one: String, _ two: String) -> Bool {
    let documents = [("a", one), ("b", two)].map { id, text in
      let document = Document(id: id, text: text)
      return Graph.Document(id: id, digest: "", words: 0, signature: ReprintSignature.of(document))
    }
    return ReprintClusters.originals(of: documents)["b"] == "a"
  }

  private static func sentences(_ text: String) -> [String] { text.split(separator: ". ").map { String($0) + "." } }

  private static let edits: [(name: String, text: String)] = [
    ("as it is", agency), ("under a headline and a byline", "Stromgard port stays shut\n\nFrom our correspondent\n\n" + agency),
    ("in capitals and other punctuation", agency.uppercased().replacing(".", with: " –")),
    ("without its last two sentences", sentences(agency).dropLast(2).joined(separator: " ")),
    ("without its second sentence", sentences(agency).enumerated().filter { $0.offset != 1 }.map(\.element).joined(separator: " ")),
    (
      "with a sentence more at the end",
      agency + " It is the fourth strike at the port since the quay was put up for sale in spring, according to the harbour office."
    ),
    (
      "with words exchanged",
      agency.replacing("about two thousand people", with: "some 2,000 workers").replacing("called", with: "described").replacing("a week", with: "days")
    ),
    ("in another order", (sentences(agency).dropFirst(3) + sentences(agency).prefix(3)).joined(separator: " ")),
  ]

  private static let others: [(name: String, text: String)] = [
    ("another report of the event", other),
    ("another report that quotes a sentence of it", other + " Grain traders warned that deliveries to three northern provinces would run short within a week."),
    (
      "a later report",
      "The port of Stromgard reopened on Friday after the ministry of transport gave up its plan to hand the eastern quay to a private operator. Ships that had waited for four days off the coast began to unload grain and timber. The union thanked its members and the mediator, who had brought both sides to one table on Thursday night."
    ),
    (
      "nothing of the kind",
      "Parliament in Lindmark passed the budget by one vote. The finance minister said that schools and hospitals would get more money than last year."
    ),
  ]

  @Test(arguments: edits.map(\.name)) func knowsReprints(name: String) {
    #expect(ReprintTests.isReprint(ReprintTests.agency, ReprintTests.edits.first { $0.name == name }?.text ?? ""))
  }

  @Test(arguments: others.map(\.name)) func knowsOtherArticles(name: String) {
    #expect(!ReprintTests.isReprint(ReprintTests.agency, ReprintTests.others.first { $0.name == name }?.text ?? ""))
  }

  @Test func theEarliestIsTheOriginal() {
    let signature = ReprintSignature.of(Document(id: "a", text: ReprintTests.agency))
    func document(_ id: String, _ date: String?) -> Graph.Document { Graph.Document(id: id, date: date, digest: "", words: 0, signature: signature) }
    let rows: [([Graph.Document], [String: String])] = [
      ([document("b", "2031-05-02"), document("a", "2031-05-03"), document("c", nil)], ["a": "b", "c": "b"]),
      ([document("b", "2031-05-02"), document("a", "2031-05-02")], ["b": "a"]), ([document("a", nil)], [:]), ([], [:]),
    ]
    for (documents, originals) in rows {
      #expect(ReprintClusters.originals(of: documents) == originals)
      #expect(ReprintClusters.originals(of: documents.reversed()) == originals)
    }
  }

  @Test func textsTooShortToTellAreNoReprints() {
    #expect(ReprintSignature.of(Document(id: "a", text: "Peru accused Chile.")) == "")
    #expect(!ReprintTests.isReprint("Peru accused Chile.", "Peru accused Chile."))
  }
}
