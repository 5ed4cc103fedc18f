import ArgumentParser
import RelataExport
import RelataExtraction
import RelataGraph

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Walks through what is doubtful in a graph, one key each, and writes what is decided as corrections.",
    discussion: """
      Contradictions first, then names that are likely one entity's, then edges, of which the least confidence times weight comes first. \
      Each answer is written at once: what is decided is not asked again. Keys that are not offered skip; u takes the last answer back, q ends. \
      Apply the corrections with relata correct GRAPH --apply.
      """)

  @Argument(help: "The graph, as relata extract writes it.", completion: .file(extensions: ["json"]))
  var graph: String

  @OptionGroup var record: RecordOptions

  @OptionGroup var knowledge: KnowledgeOptions

  func run() throws {
    do {
      let path = record.path(beside: graph)
      try Output.check(path, isNoneOf: [graph] + knowledge.files)
      let file = try InputFile.textIfThere(path)
      let text = file ?? ""
      let known = try Corrections(yaml: text, path: path)
      let corrected = try CorrectionsFile.assembly(of: graph, correctedBy: file, knowledge, known, trusting: known).assembled(
        correcting: known, skipsUnmatched: true
      ).whole()
      try review(corrected.doubts(decided: known), in: corrected, text, path)
    } catch {
      throw failure(error)
    }
  }

  private func review(_ doubts: [Doubt], in graph: Graph, _ text: String, _ path: String) throws {
    let keys = Keys()
    var text = text
    // The file before each answer, and where it was given.
    var past: [(text: String, index: Int)] = []
    var index = 0
    asking: while index < doubts.count {
      let doubt = doubts[index]
      try Output.show("\n\(index + 1) of \(doubts.count). " + doubt.text(in: graph))
      try Output.show("  " + doubt.choices.map { "[\($0.key)] \($0.label)" }.joined(separator: "  ") + "  [space] skip  [u] undo  [q] quit\n")
      guard let key = keys.next(), key != "q" else { break asking }
      if key == "u" {
        guard let last = past.popLast() else { continue }
        (text, index) = (last.text, last.index)
        try Output.write(Array(text.utf8), to: path)
        continue
      }
      if let choice = doubt.choices.first(where: { $0.key == key }) {
        past.append((text, index))
        text = try Corrections.extending(text, path: path, by: choice.corrections.map { record.correction($0) })
        try Output.write(Array(text.utf8), to: path)
      }
      index += 1
    }
    report("\(counted(past.count, "answer", "answers")) in \(path), \(doubts.count - index) left; apply them with relata correct \(self.graph) --apply")
  }
}

/// Single keys from a terminal, or bytes from what is no terminal.
private final class Keys {
  private var before = termios()
  private let isTerminal: Bool

  init() {
    isTerminal = isatty(STDIN_FILENO) == 1 && tcgetattr(STDIN_FILENO, &before) == 0
    guard isTerminal else { return }
    var now = before
    // Interrupts come as keys, so that the terminal is never left as it is set here.
    now.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
    tcsetattr(STDIN_FILENO, TCSANOW, &now)
  }

  deinit { if isTerminal { tcsetattr(STDIN_FILENO, TCSANOW, &before) } }

  /// `nil` at the end, and where the review is interrupted.
  func next() -> Character? {
    var byte: UInt8 = 0
    while true {
      let count = read(STDIN_FILENO, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1, byte != 3, byte != 4 else { return nil }
      // What is no terminal may end lines behind keys.
      if !isTerminal, byte == 0x0A || byte == 0x0D { continue }
      return Character(UnicodeScalar(byte))
    }
  }
}
