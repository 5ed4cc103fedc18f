#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// The two functions that libFuzzer calls. Its own main reads the options; the name of the target is the first argument.

private nonisolated(unsafe) var chosen: FuzzTarget?
private nonisolated(unsafe) var scratch: ScratchFile?

private func stop(_ message: String) -> Never {
  _ = Array((message + "\n").utf8).withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  abort()
}

@_cdecl("LLVMFuzzerInitialize")
public func initialize(_ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>) -> CInt {
  let list = arguments.pointee
  guard count.pointee > 1, let name = list[1], let target = FuzzTarget(rawValue: String(cString: name)) else {
    stop("expected a target first: " + FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))
  }
  chosen = target
  scratch = ScratchFile(ending: target.ending)
  // The program's name takes the place of the target's, so that libFuzzer does not see it.
  list[1] = list[0]
  arguments.pointee = list + 1
  count.pointee -= 1
  return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let chosen, let scratch else { stop("there is no place for a scratch file") }
  do throws(BrokenPromise) {
    try chosen.run(Array(UnsafeBufferPointer(start: bytes, count: count)), scratch)
  } catch {
    stop("\(chosen.rawValue): \(error)")
  }
  return 0
}
