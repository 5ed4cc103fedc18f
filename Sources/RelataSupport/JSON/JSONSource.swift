#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes of a JSON text: held, or read from a file as they are asked for and forgotten when they were read, so that a file of a
/// gigabyte takes a few megabytes of memory.
///
/// Each byte keeps its address, as addresses for the whole file are set aside and given memory piece by piece.
package final class JSONSource {
  let bytes: UnsafeMutablePointer<UInt8>
  /// How many bytes are there.
  private(set) var end: Int
  /// How many will be there.
  let size: Int
  /// How many at the beginning were forgotten, whole pages.
  private var forgotten = 0
  private let descriptor: Int32?
  /// How many are read at a time.
  private let piece: Int
  /// Whether the file could not be read to its end.
  package private(set) var isUnreadable = false
  /// Whether the file ended before its size, as somebody cut it.
  private var isCut = false

  package init(_ held: [UInt8]) {
    let room = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, held.count))
    held.withUnsafeBufferPointer { if let start = $0.baseAddress { room.initialize(from: start, count: held.count) } }
    (bytes, size, end, descriptor, piece) = (room, held.count, held.count, nil, 0)
  }

  /// - Parameters:
  ///   - file: The descriptor of a regular file, which must stay open.
  ///   - size: Its size; what is written to it afterwards is not read.
  ///   - piece: How many bytes are read at a time.
  /// - Returns: `nil` where there are not as many addresses.
  package init?(file: Int32, size: Int, piece: Int = 1 << 22) {
    guard let room = mmap(nil, max(1, size), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0), room != MAP_FAILED else { return nil }
    bytes = room.bindMemory(to: UInt8.self, capacity: max(1, size))
    (self.size, end, descriptor, self.piece) = (size, 0, file, max(1, piece))
  }

  deinit { if descriptor == nil { bytes.deallocate() } else { munmap(bytes, max(1, size)) } }

  /// Whether the end is that of the text.
  var isWhole: Bool { end == size || isUnreadable || isCut }

  /// Reads on, and forgets what stands before a place.
  func readOn(forgetting place: Int) {
    forget(before: place)
    end += read(end, min(piece, size - end))
  }

  /// Reads again what was forgotten, for the place of an error.
  func recall() {
    _ = read(0, forgotten)
    forgotten = 0
  }

  /// - Returns: How many bytes were read: as many as asked for, unless there are no more.
  private func read(_ start: Int, _ count: Int) -> Int {
    guard let descriptor else { return 0 }
    var done = 0
    while done < count {
      let read = pread(descriptor, bytes + start + done, count - done, off_t(start + done))
      if read < 0, errno == EINTR { continue }
      if read < 0 { isUnreadable = true }
      if read == 0 { isCut = true }
      if read <= 0 { break }
      done += read
    }
    return done
  }

  private func forget(before place: Int) {
    let page = Int(getpagesize())
    let stop = place / page * page
    guard stop > forgotten else { return }
    madvise(bytes + forgotten, stop - forgotten, MADV_DONTNEED)
    forgotten = stop
  }
}
