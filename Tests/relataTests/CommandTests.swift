import Foundation
import Testing

/// Runs the command as it was built, beside the test bundle.
struct Command {
  struct Result {
    var status: Int32
    var output: String
    var error: String
  }

  static var executable: URL {
    let argument = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: argument).deletingLastPathComponent().appendingPathComponent("relata")
  }

  static func run(
    _ arguments: [String], input: String? = nil, environment: [String: String]? = nil, folder: URL? = nil, outputPath: String? = nil
  ) throws -> Result {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    if let environment { process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 } }
    if let folder { process.currentDirectoryURL = folder }
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    // Files rather than pipes: no deadlock, however much is written.
    let files = try ["input", "output", "error"].map { name in
      let url = scratch.appendingPathComponent(name)
      try Data((name == "input" ? input ?? "" : "").utf8).write(to: url)
      return url
    }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: outputPath.map { URL(fileURLWithPath: $0) } ?? files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      error: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }
}

@Suite struct HelpTests {
  @Test func saysWhatItIs() throws {
    let result = try Command.run(["--help"])
    #expect(result.status == 0)
    #expect(result.output.contains("SUBCOMMANDS"))
  }
}
