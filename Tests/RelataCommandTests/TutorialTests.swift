import Foundation
import Testing

/// The steps of the tutorial, run as a reader runs them.
@Suite struct TutorialTests {
  private static let resources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources/RelataRendering/RelataRendering.docc/Resources")

  private static func text(_ name: String) throws -> String { try String(contentsOf: resources.appendingPathComponent(name), encoding: .utf8) }

  @Test func everyStepGoesOnFromTheOneBefore() throws {
    for (step, next) in [("corpus-1.sh", "corpus-2.sh"), ("corpus-2.sh", "corpus-3.sh"), ("corpus-3.sh", "corpus-4.sh"), ("corpus-4.sh", "corpus-5.sh")] {
      #expect(try TutorialTests.text(next).hasPrefix(TutorialTests.text(step)), "\(next)")
    }
    let first = try TutorialTests.text("open-1.swift").split(separator: "\n").map(String.init)
    let second = try TutorialTests.text("open-2.swift").split(separator: "\n").map(String.init)
    #expect(first.allSatisfy(second.contains))
  }

  @Test func theCommandsGiveWhatIsTold() throws {
    let scratch = try Scratch()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-e", TutorialTests.resources.appendingPathComponent("corpus-5.sh").path]
    process.currentDirectoryURL = scratch.folder
    let folder = Command.executable.deletingLastPathComponent().path
    process.environment = ProcessInfo.processInfo.environment.merging(["PATH": "\(folder):\(ProcessInfo.processInfo.environment["PATH"] ?? "/bin:/usr/bin")"]) {
      $1
    }
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    for line in [
      "7 entities: 3 person, 3 state, 1 place", "7 relations", "[Denmark] *criticised* {Norway}", "~ Ada Holm meets Mette Lund: planned → actual",
      "because 2031-05-09-lund was added",
    ] {
      #expect(output.contains(line), "\(line)")
    }
    let picture = try String(contentsOfFile: scratch.path("monday.svg"), encoding: .utf8)
    #expect(picture.contains("stroke-dasharray"), "the meeting to come is dashed")
  }
}
