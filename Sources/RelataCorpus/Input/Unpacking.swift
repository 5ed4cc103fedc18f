import CZlib

/// How much may come out of what is packed: a text is seldom a tenth as long when it is packed, a bomb a thousandth.
struct ExpansionLimit {
  static let always = 64_000_000
  static let most = 200

  private(set) var unpacked = 0

  /// - Parameter packed: How many bytes were taken so far, or what the whole archive has.
  mutating func add(_ count: Int, packed: Int) throws(CorpusError.Cause) {
    unpacked += count
    if unpacked > ExpansionLimit.always, unpacked / ExpansionLimit.most > packed { throw .bomb }
  }
}

/// What is packed by gzip (RFC 1952), in as many members as there are, or by zlib.
final class GzipSource: ByteSource {
  private let input: any ByteSource
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  private var limit = ExpansionLimit()
  private var taken = 0
  private var isAtEnd = false
  /// Whether nothing of a member has been read.
  private var isBetween = true

  /// - Parameter isRaw: Whether there is no head: what HTTP calls `deflate` may have none.
  init(_ input: any ByteSource, isRaw: Bool = false) {
    self.input = input
    if czlib_begin(stream, isRaw ? -15 : 47) != Z_OK { isAtEnd = true }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    buffer.deallocate()
  }

  func read(into out: UnsafeMutableRawBufferPointer) throws(CorpusError.Cause) -> Int {
    guard !isAtEnd, out.count > 0 else { return 0 }
    stream.pointee.next_out = out.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(out.count)
    while Int(stream.pointee.avail_out) == out.count {
      if stream.pointee.avail_in == 0 {
        let count = try input.read(into: buffer)
        if count == 0 {
          isAtEnd = true
          if !isBetween { throw .damaged("the packed data ends too soon") }
          return 0
        }
        taken += count
        stream.pointee.next_in = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_in = UInt32(count)
      }
      // Zeros fill up tapes and blocks behind the last member.
      if isBetween, taken > stream.pointee.avail_in, stream.pointee.next_in?.pointee == 0 {
        isAtEnd = true
        return 0
      }
      isBetween = false
      switch inflate(stream, Z_NO_FLUSH) {
      case Z_OK, Z_BUF_ERROR: break
      case Z_STREAM_END:
        isBetween = true
        inflateReset(stream)
      default:
        isAtEnd = true
        throw .damaged("the packed data is broken")
      }
    }
    let count = out.count - Int(stream.pointee.avail_out)
    do {
      try limit.add(count, packed: taken)
    } catch {
      isAtEnd = true
      throw error
    }
    return count
  }
}
