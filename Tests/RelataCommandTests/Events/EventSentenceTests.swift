import Foundation
import Testing

/// The event table of sentences, as the command writes it: each sentence is an article of its own.
@Suite struct EventSentenceTests {
  struct Sentence: Sendable, CustomTestStringConvertible {
    var text: String
    var events: [String]
    /// Why extraction reads it otherwise today.
    var knownFailure: String?

    var testDescription: String { text }
  }

  /// The sentences of `sentences.txt`.
  static let sentences: [Sentence] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("sentences.txt")
    var out: [Sentence] = []
    for line in ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n") where !line.hasPrefix("#") {
      if line.hasPrefix("  ~ ") {
        out[out.count - 1].knownFailure = String(line.dropFirst(4))
      } else if line.hasPrefix("  ") {
        out[out.count - 1].events.append(String(line.dropFirst(2)))
      } else {
        out.append(Sentence(text: String(line), events: []))
      }
    }
    return out
  }()

  /// The records of all sentences by their number, extracted once.
  private static let records = Result { try found() }

  private static func found() throws -> [String: [String]] {
    let scratch = try Scratch()
    let lines = try sentences.enumerated().map { number, sentence in
      String(decoding: try JSONEncoder().encode(["id": "\(number)", "text": sentence.text, "date": "2025-03-14"]), as: UTF8.self)
    }
    try scratch.file("articles.jsonl", lines.joined(separator: "\n"))
    for arguments in [["extract", "articles.jsonl", "-o", "graph.json"], ["export", "graph.json", "--format", "events", "-o", "all.jsonl"]] {
      let result = try Command.run(arguments, folder: scratch.folder)
      guard result.status == 0 else { throw CocoaError(.fileReadUnknown, userInfo: [NSDebugDescriptionErrorKey: result.error]) }
    }
    var records: [String: [String]] = [:]
    for (name, mark) in [("all.jsonl", ">"), ("all-negated.jsonl", "!")] {
      for line in try String(contentsOfFile: scratch.path(name), encoding: .utf8).split(separator: "\n") {
        let record = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        records[try #require(record["document"] as? String), default: []].append(mark + " " + described(record))
      }
    }
    return records
  }

  private static func described(_ record: [String: Any]) -> String {
    func text(_ name: String) -> String? { record[name] as? String }
    func party(_ name: String) -> String { "\(text(name + "_id") ?? "-") (\(text(name + "_country") ?? "-") \(text(name + "_sector") ?? "-"))" }
    var out = "\(party("actor")) \(text("event") ?? "-") \(party("recipient"))"
    if text("modality") == "planned" { out += " future" }
    if text("modality") == "hypothetical" { out += " hypothetical" }
    if let speaker = text("attributed") { out += " @\(speaker)" }
    if let date = text("event_date") { out += " on \(date)" }
    return out
  }

  @Test(arguments: sentences.indices) func isTold(number: Int) throws {
    let sentence = EventSentenceTests.sentences[number]
    let found = try EventSentenceTests.records.get()["\(number)", default: []].sorted()
    guard let reason = sentence.knownFailure else {
      #expect(found == sentence.events.sorted(), "\(sentence.text)")
      return
    }
    withKnownIssue("\(reason)") { #expect(found == sentence.events.sorted(), "\(sentence.text)") }
  }

  @Test func areEnough() {
    #expect(EventSentenceTests.sentences.count { $0.knownFailure == nil } >= 120)
  }
}

/// `threatened to attack` is one event a sentence, whatever relations it is read from.
@Suite struct ThreatTests {
  private static let states = [
    "Russia", "Georgia", "Iran", "Israel", "Turkey", "Greece", "India", "Pakistan", "China", "Japan", "Egypt", "Ethiopia", "Serbia", "Kosovo", "Armenia",
    "Azerbaijan", "Venezuela", "Guyana", "Sudan", "Chad", "Algeria", "Morocco", "Ukraine", "Belarus", "Poland", "Syria", "Lebanon", "Iraq", "Kuwait", "Rwanda",
  ]
  private static let forms = [
    "% threatened to attack &.", "% has threatened to attack & over the border.", "On Monday % threatened to attack &.",
    "% threatened to attack & if talks fail.", "% threatened to attack & again this week.",
  ]

  @Test func aThreatIsOneEvent() throws {
    let count = 2_000
    let lines = (0..<count).map { number in
      let actor = ThreatTests.states[number % 30]
      let recipient = ThreatTests.states[(number % 30 + 1 + number / 30 % 29) % 30]
      let form = ThreatTests.forms[number % ThreatTests.forms.count]
      let text = form.replacingOccurrences(of: "%", with: actor).replacingOccurrences(of: "&", with: recipient)
      return #"{"id": "\#(number)", "text": "\#(text)", "date": "2025-03-14"}"#
    }
    let scratch = try Scratch()
    try scratch.file("threats.jsonl", lines.joined(separator: "\n"))
    // What the network makes of a sentence is another matter.
    #expect(try Command.run(["extract", "threats.jsonl", "--scorer", "rules", "-o", "graph.json"], folder: scratch.folder).status == 0)
    let result = try Command.run(["export", "graph.json", "--format", "events"], folder: scratch.folder)
    let events = result.output.split(separator: "\n")
    #expect(events.count == count)
    #expect(events.allSatisfy { $0.contains(#""event": "THREATEN""#) && $0.contains(#""quad": "verbal conflict""#) })
  }
}
