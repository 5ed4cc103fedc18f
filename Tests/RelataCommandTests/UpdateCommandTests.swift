import Foundation
import Testing

/// Short articles about the same few people and states, in sentences that do not repeat.
enum GeneratedArticles {
  private static let names = ["Peru", "Chile", "Bolivia", "Ana Soto", "Jorge Vidal", "Marta Soto", "NATO", "Kenya", "the United Nations", "Soto", "Vidal"]
  private static let verbs = ["accused", "met", "criticized", "praised", "supported", "will visit", "did not attack", "threatened", "thanked", "sanctioned"]
  private static let subjects = [
    "grain", "a railway", "fishing rights", "an old border", "steel", "the harbour", "a dam", "two islands", "radio masts", "customs",
  ]

  /// - Parameter version: Another version of the same article.
  static func text(_ number: Int, version: Int = 0) -> String {
    var state = UInt64(number &* 7919 &+ version &* 104_729 &+ 17)
    func pick(_ words: [String]) -> String {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return words[Int(state >> 33) % words.count]
    }
    return (0..<3).map { _ in "\(pick(names)) \(pick(verbs)) \(pick(names)) over \(pick(subjects)) and \(pick(subjects)) on Monday." }.joined(separator: " ")
  }
}

/// A folder of articles and a graph of it.
private final class Newsroom {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  var graph: String { scratch.path("graph.json") }
  var journal: String { graph + ".journal" }

  func publish(_ numbers: some Sequence<Int>, version: Int = 0) throws {
    for number in numbers {
      try scratch.file("news/2031-05-\(String(format: "%02d", number % 28 + 1))-a\(number).txt", GeneratedArticles.text(number, version: version))
    }
  }

  func withdraw(_ numbers: some Sequence<Int>) throws {
    for number in numbers {
      try FileManager.default.removeItem(atPath: scratch.path("news/2031-05-\(String(format: "%02d", number % 28 + 1))-a\(number).txt"))
    }
  }

  func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

  /// What a run that nothing disturbs gives.
  func fresh(_ arguments: [String] = []) throws -> Data {
    let path = scratch.path("fresh.json")
    let result = try Command.run(["extract", "news", "-o", path] + arguments, folder: scratch.folder)
    #expect(result.status == 0, "\(result.error)")
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try bytes(path)
  }

  @discardableResult
  func relata(_ arguments: String...) throws -> Command.Result { try Command.run(arguments, folder: scratch.folder) }

  /// Runs a command and kills it when its journal has grown by so many bytes.
  /// - Returns: Whether it was killed, rather than done before.
  func killed(_ arguments: [String], after growth: Int) throws -> Bool {
    func size() -> Int { (try? FileManager.default.attributesOfItem(atPath: journal)[.size] as? Int) ?? 0 }
    let limit = size() + growth
    let process = Process()
    process.executableURL = Command.executable
    process.arguments = arguments
    process.currentDirectoryURL = scratch.folder
    process.standardError = FileHandle.nullDevice
    try process.run()
    while process.isRunning, size() < limit { usleep(2_000) }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal
  }
}

@Suite struct UpdateCommandTests {
  @Test(arguments: [[], ["--evidence", "2"], ["--count-reprints"]]) func isAFreshExtraction(arguments: [String]) throws {
    let room = try Newsroom()
    try room.publish(0..<20)
    #expect(try Command.run(["extract", "news", "-o", "graph.json"] + arguments, folder: room.scratch.folder).status == 0)
    let steps: [() throws -> Void] = [
      {}, { try room.publish(20..<24) }, { try room.publish(3..<5, version: 1) }, { try room.withdraw(0..<3) },
      {
        try room.withdraw([10])
        try room.publish([11], version: 2)
        try room.publish(30..<32)
      },
    ]
    for (number, step) in steps.enumerated() {
      try step()
      let result = try Command.run(["update", "graph.json", "news", "--prune"] + arguments, folder: room.scratch.folder)
      #expect(result.status == 0 && result.output.isEmpty, "\(result.error)")
      #expect(try room.bytes(room.graph) == room.fresh(arguments), "step \(number)")
      // What only some sentences are kept of can't be taken apart.
      #expect(result.error.contains("reads everything anew") == (arguments.first == "--evidence" && number > 1), "step \(number): \(result.error)")
    }
    #expect(try room.scratch.names == ["graph.json", "news"])
    #expect(try room.relata("verify", "graph.json", "news").output.isEmpty)
  }

  @Test func readsOnlyWhatChanged() throws {
    let room = try Newsroom()
    try room.publish(0..<6)
    try room.relata("extract", "news", "-o", "graph.json", "--name", "mine")
    // A sentence that no text has is still there after the update: its document was not read again.
    let planted = try String(contentsOfFile: room.graph, encoding: .utf8).replacingOccurrences(of: "on Monday.", with: "on Sunday.")
    try planted.write(toFile: room.graph, atomically: true, encoding: .utf8)
    let refused = try room.relata("update", "graph.json", "news")
    #expect(refused.status == 2 && refused.error.contains("nodes or edges were changed since relata wrote them"), "\(refused.error)")
    // Nothing tells that of a graph without the digest of its nodes and edges.
    try planted.replacing(/\s*"content": "sha256:[0-9a-f]{64}",/, with: "").write(toFile: room.graph, atomically: true, encoding: .utf8)
    try room.publish([2], version: 1)
    #expect(try room.relata("update", "graph.json", "news").status == 0)
    let updated = try String(contentsOfFile: room.graph, encoding: .utf8)
    #expect(updated.contains("on Sunday.") && updated.contains("on Monday.") && updated.contains("\"name\": \"mine\""))
  }

  @Test func readsEverythingAnewWithOtherTools() throws {
    let room = try Newsroom()
    try room.publish(0..<3)
    try room.relata("extract", "news", "-o", "graph.json")
    let gazetteer = try room.scratch.file("mine.yaml", "entities:\n  - id: vidal\n    type: person\n    name: Jorge Vidal\n")
    let result = try room.relata("update", "graph.json", "news", "--gazetteer", gazetteer)
    #expect(result.status == 0 && result.error.contains("reads everything anew: the graph was made with another gazetteer"), "\(result.error)")
    #expect(try room.bytes(room.graph) == room.fresh(["--gazetteer", gazetteer]))
  }

  @Test func readsJSONLinesAndWritesElsewhere() throws {
    let room = try Newsroom()
    func lines(_ numbers: Range<Int>) -> String { numbers.map { "{\"id\": \"a\($0)\", \"text\": \"\(GeneratedArticles.text($0))\"}\n" }.joined() }
    let first = try Command.run(["extract", "-"], input: lines(0..<3))
    try room.scratch.file("graph.json", first.output)
    let updated = try Command.run(["update", "graph.json", "-", "--prune", "-o", "-"], input: lines(1..<5), folder: room.scratch.folder)
    #expect(try updated.output == Command.run(["extract", "-"], input: lines(1..<5)).output, "\(updated.error)")
    #expect(try String(contentsOfFile: room.graph, encoding: .utf8) == first.output)
    #expect(try room.relata("update", "missing.json", "-").status == 2)
  }
}

@Suite struct KilledRunTests {
  @Test func extractionGoesOn() throws {
    let room = try Newsroom()
    try room.publish(0..<150)
    let arguments = ["extract", "news", "-o", "graph.json", "--jobs", "2"]
    var kills = 0
    for _ in 0..<12 where try room.killed(arguments, after: Int.random(in: 1..<40_000)) {
      kills += 1
      #expect(!FileManager.default.fileExists(atPath: room.graph))
    }
    #expect(kills >= 10)
    let last = try Command.run(arguments, folder: room.scratch.folder)
    #expect(last.status == 0 && last.error.contains("going on with graph.json.journal"), "\(last.error)")
    #expect(try room.bytes(room.graph) == room.fresh())
    #expect(!FileManager.default.fileExists(atPath: room.journal))
  }

  @Test func updateGoesOn() throws {
    let room = try Newsroom()
    try room.publish(0..<170)
    try room.relata("extract", "news", "-o", "graph.json")
    let old = try room.bytes(room.graph)
    try room.publish(10..<150, version: 1)
    try room.withdraw(0..<5)
    try room.publish(200..<210)
    let arguments = ["update", "graph.json", "news"]
    var kills = 0
    for _ in 0..<12 where try room.killed(arguments, after: Int.random(in: 1..<40_000)) {
      kills += 1
      #expect(try room.bytes(room.graph) == old)
    }
    #expect(kills >= 10)
    #expect(try Command.run(arguments, folder: room.scratch.folder).status == 0)
    #expect(try room.bytes(room.graph) == room.fresh())
  }

  @Test func aFullDiskCostsNothing() throws {
    let room = try Newsroom()
    try room.publish(0..<40)
    // Beyond the limit, writing fails as on a full disk.
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "trap '' XFSZ; ulimit -f 60; exec '\(Command.executable.path)' extract news -o graph.json 2> error"]
    process.currentDirectoryURL = room.scratch.folder
    try process.run()
    process.waitUntilExit()
    let error = try String(contentsOfFile: room.scratch.path("error"), encoding: .utf8)
    #expect(process.terminationStatus == 2 && error.contains("graph.json.journal: can't be written"), "\(error)")
    #expect(!FileManager.default.fileExists(atPath: room.graph))
    let result = try room.relata("extract", "news", "-o", "graph.json")
    #expect(result.status == 0 && result.error.contains("going on with"), "\(result.error)")
    #expect(try room.bytes(room.graph) == room.fresh())
  }

  @Test(arguments: ["torn", "damaged", "empty"]) func passesOverWhatIsNotWhole(kind: String) throws {
    let room = try Newsroom()
    try room.publish(0..<40)
    #expect(try room.killed(["extract", "news", "-o", "graph.json"], after: 40_000))
    var bytes = try room.bytes(room.journal)
    switch kind {
    case "torn": bytes.removeLast(bytes.count / 3)
    case "damaged": bytes[bytes.count / 2] ^= 1
    default: bytes = Data()
    }
    try bytes.write(to: URL(fileURLWithPath: room.journal))
    #expect(try room.relata("extract", "news", "-o", "graph.json").status == 0)
    #expect(try room.bytes(room.graph) == room.fresh())
  }

  @Test func twoRunsDoNotWriteOneGraph() throws {
    let room = try Newsroom()
    try room.publish(0..<3)
    let journal = try room.scratch.file("graph.json.journal", "")
    let descriptor = open(journal, O_RDWR)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX) == 0)
    let result = try room.relata("extract", "news", "-o", "graph.json")
    #expect(result.status == 2 && result.error.contains("another run writes the same graph"), "\(result.error)")
  }
}
