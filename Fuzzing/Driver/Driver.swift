#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// libFuzzer's loop: never returns but at the end of its runs.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

private nonisolated(unsafe) var chosen: (target: FuzzTarget, scratch: ScratchFile)?

private func stop(_ message: String) -> Never {
  _ = Array((message + "\n").utf8).withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  abort()
}

/// The name of the target, then libFuzzer's own arguments.
@main enum Driver {
  static func main() {
    guard CommandLine.arguments.count > 1, let target = FuzzTarget(rawValue: CommandLine.arguments[1]) else {
      stop("expected a target first: " + FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))
    }
    guard let scratch = ScratchFile(ending: target.ending) else { stop("there is no place for a scratch file") }
    chosen = (target, scratch)
    // What libFuzzer sees is the command without the target.
    var count = CommandLine.argc - 1
    let list = CommandLine.unsafeArgv
    list[1] = list[0]
    var rest: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = list + 1
    exit(
      runFuzzer(&count, &rest) { bytes, count in
        guard let chosen else { return -1 }
        do {
          try chosen.target.run(Array(UnsafeBufferPointer(start: bytes, count: count)), chosen.scratch)
        } catch {
          stop("\(chosen.target.rawValue): \(error)")
        }
        return 0
      })
  }
}
