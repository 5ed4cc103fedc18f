import RelataSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program that turns bytes into others, found on the path. Nothing of its input is on its command line or in its environment.
enum ChildProcess {
  struct Output {
    var status: Int32
    var bytes: [UInt8]
  }

  /// - Parameters:
  ///   - limit: How much it may write, in bytes; more ends it.
  ///   - time: How long it may run.
  /// - Throws: `noConverter` where there is no such program.
  static func output(of command: [String], input: [UInt8], limit: Int, time: Duration) throws(CorpusError.Cause) -> Output {
    let source = try scratchFile(input)
    defer { close(source) }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .unreadable(reason()) }
    defer { close(ends[0]) }
    let child: pid_t
    do throws(CorpusError.Cause) {
      child = try spawn(command, input: source, output: ends[1])
    } catch {
      close(ends[1])
      throw error
    }
    close(ends[1])
    let (bytes, problem) = contents(of: ends[0], limit: limit, until: .now + time)
    if problem != nil { kill(child, SIGKILL) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    if let problem { throw problem }
    return Output(status: status, bytes: bytes)
  }

  private static func reason() -> String { String(cString: strerror(errno)) }

  private static func contents(of descriptor: Int32, limit: Int, until end: ContinuousClock.Instant) -> ([UInt8], CorpusError.Cause?) {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      var waited = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      if poll(&waited, 1, 1000) <= 0 {
        if ContinuousClock.now > end { return (bytes, .damaged("reading it takes too long")) }
        continue
      }
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return (bytes, nil) }
      bytes += buffer[..<count]
      if bytes.count > limit { return (bytes, .tooLarge(bytes: bytes.count, limit: limit)) }
    }
  }

  /// A file without a name that has the bytes, at its start.
  private static func scratchFile(_ bytes: [UInt8]) throws(CorpusError.Cause) -> Int32 {
    guard let (descriptor, path) = UnnamedFile.openNamed("/var/tmp/relata-") else { throw .unreadable(reason()) }
    unlink(path)
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done, off_t(done)) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let reason = reason()
        close(descriptor)
        throw .unreadable(reason)
      }
      done += count
    }
    return descriptor
  }

  private static func spawn(_ command: [String], input: Int32, output: Int32) throws(CorpusError.Cause) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    for descriptor in [input, output] where descriptor > STDERR_FILENO { posix_spawn_file_actions_addclose(&actions, descriptor) }
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    var environment: [UnsafeMutablePointer<CChar>?] = [strdup("LC_ALL=C"), nil]
    defer { for pointer in arguments + environment { free(pointer) } }
    var child: pid_t = 0
    let status = posix_spawnp(&child, command[0], &actions, nil, &arguments, &environment)
    if status == ENOENT { throw .noConverter(command[0]) }
    if status != 0 { throw .unreadable(String(cString: strerror(status))) }
    return child
  }
}
