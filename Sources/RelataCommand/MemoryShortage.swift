#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Says in a line that memory ran out, where Swift and C++ end the program with a trap, an abort and a trace.
enum MemoryShortage {
  /// What was there before for each of the signals, which tells all other faults.
  nonisolated(unsafe) private static var others: (abort: sigaction, trap: sigaction, illegal: sigaction) = (sigaction(), sigaction(), sigaction())
  private static let words: StaticString =
    "relata: out of memory; nothing was written. Read less at a time, use --jobs 1 or --evidence, or raise the limit (ulimit -v)\n"

  /// To be called once, before there are other threads.
  static func install() {
    sigaction(SIGABRT, nil, &others.abort)
    sigaction(SIGTRAP, nil, &others.trap)
    sigaction(SIGILL, nil, &others.illegal)
    for number in [SIGABRT, SIGTRAP, SIGILL] { signal(number, MemoryShortage.handle) }
  }

  /// No more than may be done in a handler: no allocation, no locks.
  private static let handle: @convention(c) (Int32) -> Void = { number in
    // Whoever ran out asked for no more than twice what there is.
    let room = mmap(nil, MemoryShortage.size(), PROT_NONE, MAP_PRIVATE | MAP_ANON, -1, 0)
    if room == MAP_FAILED {
      _ = write(STDERR_FILENO, MemoryShortage.words.utf8Start, MemoryShortage.words.utf8CodeUnitCount)
      _exit(2)
    }
    switch number {
    case SIGABRT: sigaction(SIGABRT, &MemoryShortage.others.abort, nil)
    case SIGTRAP: sigaction(SIGTRAP, &MemoryShortage.others.trap, nil)
    default: sigaction(SIGILL, &MemoryShortage.others.illegal, nil)
    }
    raise(number)
  }

  /// Twice the most memory that was in use so far, and some more.
  private static func size() -> Int {
    var usage = rusage()
    // RUSAGE_SELF, whose type differs between systems.
    getrusage(0, &usage)
    #if canImport(Darwin)
      let unit = 1
    #else
      let unit = 1_024
    #endif
    return 2 * Int(usage.ru_maxrss) * unit + (1 << 26)
  }
}
