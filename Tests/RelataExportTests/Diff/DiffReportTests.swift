import Foundation
import RelataGraph
import Testing

@testable import RelataExport

@Suite struct DiffReportTests {
  @Test func saysWhatChangedBetweenSmallCorpora() throws {
    let pairs = try GraphPair.all()
    #expect(pairs.count >= 40)
    for pair in pairs {
      let diff = GraphDiff(from: pair.old, to: pair.new)
      #expect(DiffReport(diff).text() == pair.report, "\(pair.name)")
      #expect(diff.isEmpty == (pair.report == "No differences.\n"), "\(pair.name)")
      #expect(try pair.old.applying(diff).json() == pair.new.json(), "\(pair.name)")
      #expect(diff.inverse == GraphDiff(from: pair.new, to: pair.old), "\(pair.name)")
    }
  }

  private let hostile = Graph(
    generator: Graph.Generator(name: "relata", version: "1", model: "m", ontology: "o", gazetteer: "g"),
    corpus: Graph.Corpus(name: "c", documents: [], digest: ""), relationTypes: [:],
    entities: [Entity(id: "x", name: "A\u{1B}[31m <b>*x*</b> @all\n\u{202E}", type: .person)], relations: [])
  private let nothing = Graph(
    generator: Graph.Generator(name: "relata", version: "1", model: "m", ontology: "o", gazetteer: "g"),
    corpus: Graph.Corpus(name: "c", documents: [], digest: ""), relationTypes: [:], entities: [], relations: [])

  @Test func lettersOfTheCorpusSteerNoTerminal() {
    let text = DiffReport(GraphDiff(from: nothing, to: hostile)).text()
    #expect(!text.contains("\u{1B}"))
    #expect(!text.contains("\u{202E}"))
    #expect(text.split(separator: "\n").count == 4)
  }

  @Test func lettersOfTheCorpusAreNoMarkup() {
    let markdown = DiffReport(GraphDiff(from: nothing, to: hostile)).markdown()
    #expect(!markdown.contains("<b>"))
    #expect(!markdown.contains("@all"))
    #expect(markdown.contains("\\*x\\*"))
  }

  @Test func showsAsMuchAsIsAskedFor() throws {
    let pair = try #require(try GraphPair.all().first { $0.report.contains("“") })
    let report = DiffReport(GraphDiff(from: pair.old, to: pair.new))
    var detail = DiffDetail()
    detail.brief = true
    #expect(!report.text(detail).contains("“"))
    detail.limit = 0
    #expect(report.text(detail).contains("more"))
    detail.stat = true
    #expect(report.text(detail).split(separator: "\n").count == report.sections.count)
    #expect(!report.text(detail).contains("\u{1B}"))
    detail.stat = false
    detail.color = true
    #expect(report.text(detail).contains("\u{1B}["))
  }

  @Test func drawsEveryKindOfChangeWithALegend() throws {
    let pair = try #require(try GraphPair.all().first { $0.name.contains("everything") })
    let dot = DiagramStyle().diagram(GraphDiff(from: pair.old, to: pair.new), from: pair.old, to: pair.new).dot()
    for change in ["added", "removed", "changed", "unchanged"] {
      #expect(dot.contains("legend_\(change)"))
      #expect(dot.contains("\(change)\""), "\(change)")
    }
  }
}

@Suite struct DiffDiagramTests {
  private func diagram(_ old: [Relation], _ new: [Relation], most: Int? = nil) -> Diagram {
    let (old, new) = (Sample.graph(old), Sample.graph(new))
    return DiagramStyle().diagram(GraphDiff(from: old, to: new), from: old, to: new, most: most)
  }

  private func labels(_ diagram: Diagram) -> [String] { diagram.edges.compactMap { Sample.value($0.attributes, "label") } }

  @Test func aChangeOfStatusIsOneLine() {
    let drawn = diagram([Sample.relation("ada", "meets", "bo", modality: .planned)], [Sample.relation("ada", "meets", "bo")])
    #expect(labels(drawn) == [" ~ meets: planned → \\n actual "])
    #expect(drawn.edges.map { Sample.value($0.attributes, "dir") } == ["none"])
  }

  @Test func whatCameTogetherIsOneLine() {
    let new = [
      Sample.relation("ada", "accuses", "bo"), Sample.relation("ada", "accuses", "bo", modality: .hypothetical), Sample.relation("bo", "accuses", "cy"),
    ]
    #expect(labels(diagram([], new)) == [" + accuses \\n + may accuse ", " + accuses "])
  }

  @Test func whatReadsAlikeIsWrittenOnce() {
    var claimed = Sample.relation("ada", "accuses", "bo")
    claimed.attributed = "cy"
    #expect(labels(diagram([], [Sample.relation("ada", "accuses", "bo"), claimed])) == [" + accuses "])
    var other = claimed
    other.attributed = "ruritania"
    #expect(labels(diagram([claimed], [other])) == [" ~ accuses: another \\n speaker "])
  }

  @Test func whatSaysLessIsLeftOut() {
    let old = [Sample.relation("ada", "accuses", "bo", weight: 1), Sample.relation("bo", "meets", "cy", modality: .planned)]
    let new = [
      Sample.relation("ada", "accuses", "bo", weight: 3), Sample.relation("bo", "meets", "cy"), Sample.relation("cy", "accuses", "ada"),
    ]
    let drawn = diagram(old, new, most: 2)
    #expect(labels(drawn) == [" ~ meets: planned → \\n actual ", " + accuses "])
    #expect(drawn.omitted.relations == 1)
  }

  @Test func theTitleDoesNotRepeatTheName() { #expect(diagram([], []).title == "Talks: what changed") }
}
