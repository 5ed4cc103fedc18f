import Foundation
import Testing

/// Shell completions, and what the manual is made of.
@Suite struct CompletionTests {
  static let commands = [
    "extract", "summary", "render", "export", "diff", "patch", "merge", "correct", "review", "timeline", "query", "explain", "verify", "check", "read", "parse",
  ]

  /// The shell's verdict on a script: its status and what it prints, or `nil` where there is no such shell.
  private static func shell(_ name: String, _ arguments: [String]) throws -> (status: Int32, output: String)? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [name] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return process.terminationStatus == 127 ? nil : (process.terminationStatus, output)
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func scriptsAreValid(shell: String) throws {
    let scratch = try Scratch()
    let result = try Command.run(["--generate-completion-script", shell])
    #expect(result.status == 0)
    for command in CompletionTests.commands { #expect(result.output.contains(command), "\(command)") }
    let script = try scratch.file("completion", result.output)
    guard let verdict = try CompletionTests.shell(shell, shell == "fish" ? ["--no-execute", script] : ["-n", script]) else { return }
    #expect(verdict.status == 0, "\(verdict.output)")
  }

  @Test func bashCompletesCommands() throws {
    let scratch = try Scratch()
    let script = try scratch.file("completion", try Command.run(["--generate-completion-script", "bash"]).output)
    let words = "COMP_WORDS=(relata ren); COMP_CWORD=1; COMP_LINE='relata ren'; COMP_POINT=10"
    let typed = "source '\(script)'; \(words); _relata relata ren relata; echo \"${COMPREPLY[@]}\""
    guard let answer = try CompletionTests.shell("bash", ["-c", typed]) else { return }
    #expect(answer.output.split(whereSeparator: \.isWhitespace) == ["render"], "\(answer.output)")
  }

  /// The manual is made from this description of the command.
  @Test func everyCommandAndOptionIsDescribed() throws {
    let description = try Command.run(["--experimental-dump-help"])
    let tool = try #require(try JSONSerialization.jsonObject(with: Data(description.output.utf8)) as? [String: Any])
    let subcommands = try #require((tool["command"] as? [String: Any])?["subcommands"] as? [[String: Any]])
    let names = subcommands.compactMap { $0["commandName"] as? String }
    for command in CompletionTests.commands { #expect(names.contains(command), "\(command)") }
    for command in subcommands where command["commandName"] as? String != "help" {
      #expect((command["abstract"] as? String)?.isEmpty == false, "\(command["commandName"] ?? "")")
      for argument in command["arguments"] as? [[String: Any]] ?? [] {
        #expect((argument["abstract"] as? String)?.isEmpty == false, "\(command["commandName"] ?? "") \(argument["valueName"] ?? "")")
      }
    }
  }
}
