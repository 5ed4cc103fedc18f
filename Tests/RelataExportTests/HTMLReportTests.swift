import CReportPage
import Foundation
import RelataGraph
import Testing

@testable import RelataExport

@Suite struct HTMLReportTests {
  private static let hostile = [
    "<script>alert(1)</script>", "</script><img src=x onerror=alert(1)>", "{{title}}", "{{{script}}}", "a\"b'c", "<!--", "]]>",
    "a\"\u{0301} onfocus=alert(1) b", "<\u{0301}b>",
  ]

  /// Names, sentences, titles and identifiers that would like to be markup.
  private static func graph(_ text: String, planned: Bool = false) -> Graph {
    let sentence = Evidence(
      document: text, range: 10..<10 + text.unicodeScalars.count, text: text, trigger: 10..<11, source: 11..<12, target: 12..<13, confidence: 0.9)
    return Graph(
      generator: Graph.Generator(name: text, version: "1", model: "", ontology: "", gazetteer: ""),
      corpus: Graph.Corpus(
        name: text, documents: [Graph.Document(id: text, title: text, date: "2030-01-02", source: text, digest: text, words: 2)], digest: ""),
      relationTypes: ["meets": RelationType(label: text)],
      entities: [Entity(id: "a", name: text, type: .person, aliases: [text]), Entity(id: text, name: "Bo", type: .state)],
      relations: [
        Relation(source: "a", target: text, type: "meets", modality: planned ? .planned : .actual, topic: text, quad: .verbalCooperation, evidence: [sentence])
      ])
  }

  /// The layout library, which is not ours.
  private static let layout = String(decoding: UnsafeRawBufferPointer(start: relata_page_layout().bytes, count: relata_page_layout().size), as: UTF8.self)

  /// The page without what is the same in every page: its style and scripts.
  private static func text(_ page: [UInt8]) throws -> String {
    let page = String(decoding: page, as: UTF8.self)
    let end = try #require(page.range(of: "</style>"))
    let start = try #require(page.range(of: "<script>" + layout))
    return String(page[end.upperBound..<start.lowerBound])
  }

  @Test(arguments: hostile) func nothingOfTheCorpusIsMarkup(text: String) throws {
    let graph = HTMLReportTests.graph(text)
    for page in [
      try HTMLReport.page(graph, drawings: []),
      try HTMLReport.page(
        GraphDiff(from: HTMLReportTests.graph(text, planned: true), to: graph), from: HTMLReportTests.graph(text, planned: true), to: graph, drawings: []),
    ] {
      let text = try HTMLReportTests.text(page)
      #expect(!text.contains("<script>") && !text.contains("<img"))
      // A quotation mark ends an attribute whatever stands on it, but in one in apostrophes.
      for tag in text.matches(of: /<[a-zA-Z][^<>]*>/) {
        let markup = tag.output.replacing(/='[^'<>]*'/, with: "=''")
        #expect(!markup.unicodeScalars.split(separator: "\"").dropFirst().contains { $0.first == "\u{0301}" }, "\(tag.output)")
      }
      // The only elements that may hold a script are the page's own three.
      #expect(String(decoding: page, as: UTF8.self).components(separatedBy: "</script").count == 4)
    }
  }

  @Test func thePageAllowsItsOwnScriptAlone() throws {
    // The library names its home in comments.
    let page = String(decoding: try HTMLReport.page(HTMLReportTests.graph("x"), drawings: []), as: UTF8.self).replacing(HTMLReportTests.layout, with: "")
    #expect(page.contains("default-src 'none'"))
    #expect(page.contains("script-src 'sha256-"))
    for address in ["http://", "https://", "src=", "@import", "url("] {
      #expect(!page.replacingOccurrences(of: "http://www.w3.org/2000/svg", with: "").contains(address), "\(address)")
    }
  }

  @Test func samePageSameBytes() throws {
    let graph = Sample.graph([Sample.relation("ada", "accuses", "bo"), Sample.relation("ada", "meets", "cy", polarity: .negated)])
    #expect(try HTMLReport.page(graph, drawings: []) == HTMLReport.page(graph, drawings: []))
  }

  @Test func aDiffHasBothVersionsAndWhy() throws {
    let pair = try #require(try GraphPair.all().first { $0.name.contains("everything") })
    let diff = GraphDiff(from: pair.old, to: pair.new)
    let content = ReportContent(diff, from: pair.old, to: pair.new, title: nil)
    let statements = Set((pair.old.relations + pair.new.relations).map { GraphDiff.Statement($0) })
    #expect(content.rows.count == statements.count)
    #expect(content.entities.count == Set((pair.old.entities + pair.new.entities).map(\.id)).count)
    #expect(content.documents.count == Set((pair.old.corpus.documents + pair.new.corpus.documents).map(\.id)).count)
    for row in content.rows {
      let statement = GraphDiff.Statement(row.relation)
      let isOld = pair.old.relations.contains { GraphDiff.Statement($0) == statement }
      let isNew = pair.new.relations.contains { GraphDiff.Statement($0) == statement }
      switch row.change {
      case .added: #expect(isNew && !isOld && row.signs.allSatisfy { $0 == .added })
      case .removed: #expect(isOld && !isNew && row.signs.allSatisfy { $0 == .removed })
      case .changed, .unchanged: #expect(isOld && isNew)
      case .status: #expect(row.notes.first?.contains("→") == true)
      case nil: Issue.record("a row of a diff without its change")
      }
      if row.change != .unchanged { #expect(row.notes.contains { $0.hasPrefix("because ") }, "\(row.notes)") }
    }
  }

  @Test func theFilterOfChangesIsInDiffsAlone() throws {
    let graph = Sample.graph([Sample.relation("ada", "accuses", "bo")])
    let plain = try HTMLReportTests.text(HTMLReport.page(graph, drawings: []))
    #expect(!plain.contains("name=\"change\"") && !plain.contains("data-key=\"change\""))
    let empty = Sample.graph([])
    let page = try HTMLReportTests.text(HTMLReport.page(GraphDiff(from: empty, to: graph), from: empty, to: graph, drawings: []))
    #expect(page.contains("name=\"change\" value=\"added\" checked"))
    #expect(page.contains("<td class=\"added\">added</td>"))
  }

  /// What the page's script knows.
  private static func data(_ page: [UInt8]) throws -> [String: Any] {
    let page = String(decoding: page, as: UTF8.self)
    let start = try #require(page.range(of: "id=\"data\">"))
    let end = try #require(page.range(of: "</script>", range: start.upperBound..<page.endIndex))
    return try #require(try JSONSerialization.jsonObject(with: Data(page[start.upperBound..<end.lowerBound].utf8)) as? [String: Any])
  }

  @Test func aPageOfALargeGraphHoldsTheStrongestAndSaysSo() throws {
    let count = HTMLReport.largest + 7
    let evidence = (0..<HTMLReport.mostSentences + 5).map { number in
      Evidence(
        document: "d", range: number..<number + 1, text: "x", trigger: 0..<0, source: 0..<0, target: 0..<0, confidence: number < 5 ? 0.1 : 0.9)
    }
    let relations = (0..<count).map { number in
      Relation(
        source: "a\(number)", target: "b", type: "meets", confidence: number < 7 ? 0.1 : 0.9, evidence: number == 9 ? evidence : [evidence[0]])
    }
    let entities = (["b"] + (0..<count).map { "a\($0)" }).map { Entity(id: $0, name: $0, type: .person) }
    let graph = Graph(
      generator: Sample.graph([]).generator, corpus: Graph.Corpus(name: "c", documents: [], digest: ""),
      relationTypes: ["meets": RelationType(label: "meets")], entities: entities, relations: relations)
    var context = HTMLReport.Context()
    context.path = "large.json"
    let page = try HTMLReport.page(graph, drawings: [], context: context)
    let data = try HTMLReportTests.data(page)
    let held = try #require(data["relations"] as? [[String: Any]])
    #expect(held.count == HTMLReport.largest && !held.contains { $0["confidence"] as? Double == 0.1 })
    #expect((data["entities"] as? [Any])?.count == HTMLReport.largest + 1)
    let longest = try #require(held.first { $0["weight"] as? Int == evidence.count })
    #expect((longest["evidence"] as? [Any])?.count == HTMLReport.mostSentences)
    let notice = "This page holds the strongest 2,000 of 2,007 relations, and of each relation the surest 50 sentences."
    #expect(String(decoding: page, as: UTF8.self).contains("\(notice) For the rest of a name: relata export large.json --focus NAME -o part.html"))
    #expect(!String(decoding: try HTMLReport.page(Sample.graph([]), drawings: []), as: UTF8.self).contains("This page holds"))
  }

  @Test func boxesTellFactsAndReviewKnowsTheGraph() throws {
    let fact = Sample.relation("ada", "member-of", "bo")
    let graph = Sample.graph([fact, Sample.relation("ada", "accuses", "bo")])
    var context = HTMLReport.Context()
    context.facts = DiagramFacts(graph)
    context.vocabulary = ["meets": RelationType(label: "meets", symmetric: true)]
    let data = try HTMLReportTests.data(HTMLReport.page(graph, drawings: [], context: context))
    #expect(data["digest"] as? String == graph.contentDigest)
    let types = try #require(data["types"] as? [[String: Any]])
    #expect(types.contains { $0["id"] as? String == "meets" } && types.contains { $0["id"] as? String == "accuses" })
    let relations = try #require(data["relations"] as? [[String: Any]])
    #expect(relations.filter { $0["fact"] != nil }.map { $0["type"] as? String } == ["member-of"])
    let diff = try HTMLReportTests.data(HTMLReport.page(GraphDiff(from: graph, to: graph), from: graph, to: graph, drawings: []))
    #expect(diff["digest"] is NSNull)
  }
}
