import Foundation
import RelataGraph
import Testing

@testable import RelataExport
@testable import RelataRendering

/// Memory when a process draws again and again.
///
/// Other tests share the process and its memory, so the measurement runs in a process of its own: the test bundle once more, with
/// nothing but this test and the number of pictures in the environment.
@Suite struct RepeatedRenderingTests {
  private static let count = "RELATA_TEST_PICTURES"
  private static let pictures = ProcessInfo.processInfo.environment[count].flatMap { Int($0) }

  #if os(Linux)
    @Test(.enabled(if: RepeatedRenderingTests.pictures == nil)) func memoryIsFlatInAProcessOfItsOwn() throws {
      let bundle = try #require(CommandLine.arguments.first { $0.hasSuffix(".xctest") })
      let process = Process()
      process.executableURL = URL(fileURLWithPath: bundle)
      process.arguments = ["--testing-library", "swift-testing", "--filter", "RepeatedRenderingTests/memoryOfManyPictures"]
      process.environment = ProcessInfo.processInfo.environment.merging([Self.count: "300"]) { $1 }
      let pipe = Pipe()
      process.standardOutput = pipe
      process.standardError = pipe
      try process.run()
      let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "\(output)")
      #expect(output.contains("pictures: resident memory went from"), "\(output)")
    }

    @Test(.enabled(if: RepeatedRenderingTests.pictures != nil)) func memoryOfManyPictures() throws {
      let diagram = DiagramStyle().diagram(LayoutTests.news(30), most: DiagramStyle.legible)
      let pictures = Self.pictures ?? 0
      for _ in 0..<50 { _ = try Renderer.render(diagram, as: .svg) }
      let before = try Self.residentKilobytes()
      for _ in 0..<pictures { _ = try Renderer.render(diagram, as: .svg) }
      let after = try Self.residentKilobytes()
      print("\(pictures) pictures: resident memory went from \(before) to \(after) KB")
      // A kilobyte a picture would be a leak; the heap's own ups and downs are smaller.
      #expect(after - before < max(512, pictures))
    }

    private static func residentKilobytes() throws -> Int {
      let fields = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
      return try #require(fields.dropFirst().first.flatMap { Int($0) }) * 4
    }
  #endif
}
