import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why what does not fit into memory can't be kept on disk.
public struct ScratchError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Where there is no room.
  public var folder: String
  /// What the system says.
  public var reason: String

  /// In one line, with what can be done.
  public var description: String {
    "\(folder): the list of documents can't be kept in this folder: \(reason); make room there, or write to a file in another with -o"
  }
}

/// Bytes that are kept until they are needed again: the first in memory, and when these are many, all in a file without a name, which
/// is gone when the process ends.
///
/// Nothing is ever overwritten, so that those who share a file don't disturb one another. What goes wrong is remembered: `failure`
/// is to be asked before what was read is relied upon.
package final class ScratchFile: Sendable {
  /// Where files are made that no other folder is named for.
  package static let usualFolder = "/var/tmp"

  private struct State {
    var descriptor: Int32 = -1
    /// The number of bytes in the file; those behind are in memory.
    var written = 0
    var held: [UInt8] = []
    var failure: ScratchError?
  }

  private let folder: String
  private let room: Int
  private let state = Mutex(State())

  /// - Parameters:
  ///   - folder: Where the file is made.
  ///   - room: How many bytes are held in memory.
  package init(folder: String, room: Int = 1 << 20) {
    self.folder = folder
    self.room = room
  }

  deinit { state.withLock { if $0.descriptor >= 0 { close($0.descriptor) } } }

  package var failure: ScratchError? { state.withLock { $0.failure } }

  /// - Returns: Where the bytes are.
  @discardableResult
  package func append(_ bytes: [UInt8]) -> Range<Int> {
    state.withLock { state in
      let start = state.written + state.held.count
      state.held += bytes
      if state.held.count > room { write(&state) }
      return start..<start + bytes.count
    }
  }

  /// The bytes there; fewer where they can't be read.
  package func read(_ range: Range<Int>) -> [UInt8] {
    state.withLock { state in
      var bytes: [UInt8] = []
      let stored = range.clamped(to: 0..<state.written)
      if !stored.isEmpty {
        bytes = [UInt8](repeating: 0, count: stored.count)
        var done = 0
        while done < bytes.count {
          let count = bytes.withUnsafeMutableBytes { bytes in
            pread(state.descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done, off_t(stored.lowerBound + done))
          }
          if count < 0, errno == EINTR { continue }
          guard count > 0 else {
            fail(&state)
            return Array(bytes[..<done])
          }
          done += count
        }
      }
      let held = range.clamped(to: state.written..<state.written + state.held.count)
      if !held.isEmpty { bytes += state.held[held.lowerBound - state.written..<held.upperBound - state.written] }
      return bytes
    }
  }

  private func write(_ state: inout State) {
    if state.descriptor < 0, state.failure == nil { open(&state) }
    var done = 0
    while done < state.held.count, state.failure == nil {
      let count = state.held.withUnsafeBytes { pwrite(state.descriptor, $0.baseAddress?.advanced(by: done), $0.count - done, off_t(state.written + done)) }
      if count > 0 { done += count } else if errno != EINTR { fail(&state) }
    }
    state.written += state.held.count
    state.held.removeAll(keepingCapacity: true)
  }

  private func open(_ state: inout State) {
    if let descriptor = UnnamedFile.open(in: folder) {
      state.descriptor = descriptor
      return
    }
    guard let (descriptor, path) = UnnamedFile.openNamed(folder + "/.relata.") else { return fail(&state) }
    unlink(path)
    state.descriptor = descriptor
  }

  private func fail(_ state: inout State) {
    state.failure = state.failure ?? ScratchError(folder: folder, reason: String(cString: strerror(errno)))
  }
}
