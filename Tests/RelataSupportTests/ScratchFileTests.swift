import Testing

@testable import RelataSupport

/// What is put off to disk comes back, and what can't be put there is told.
@Suite struct ScratchFileTests {
  /// All in memory, all but the last on disk, and in between.
  @Test(arguments: [0, 1, 10, 1_000]) func givesBackWhatItWasGiven(room: Int) {
    let file = ScratchFile(folder: "/tmp", room: room)
    let pieces = (0..<40).map { number in [UInt8](repeating: UInt8(number), count: number % 7) }
    let places = pieces.map { file.append($0) }
    let whole = pieces.flatMap { $0 }
    for (piece, place) in zip(pieces, places) { #expect(file.read(place) == piece) }
    for start in stride(from: 0, to: whole.count, by: 11) { #expect(file.read(start..<whole.count) == Array(whole[start...])) }
    #expect(file.read(whole.count - 1..<whole.count + 5) == [whole[whole.count - 1]])
    #expect(file.failure == nil)
  }

  @Test func tellsWhereItCannotKeepAnything() {
    let file = ScratchFile(folder: "/no/such/folder", room: 4)
    file.append([1, 2, 3])
    #expect(file.failure == nil)
    file.append([4, 5, 6])
    #expect(file.failure?.description.hasPrefix("/no/such/folder: ") ?? false)
    _ = file.read(0..<6)
    #expect(file.failure?.folder == "/no/such/folder")
  }
}

@Suite struct FingerprintTests {
  @Test func tellsTextsApart() {
    var table = FingerprintTable()
    let texts = (0..<5_000).map { "article-\($0)" } + ["", "é"]
    for (number, text) in texts.enumerated() {
      #expect(table[text] == nil)
      table[text] = UInt32(number)
    }
    for (number, text) in texts.enumerated() { #expect(table[text] == UInt32(number)) }
    #expect(table.count == texts.count)
    #expect(table["article-5000"] == nil)
  }

  /// As strings are equal, and bytes are not.
  @Test func textsInTwoEncodingsAreOne() {
    #expect(Fingerprint("\u{E9}lan") == Fingerprint("e\u{301}lan"))
    #expect(Fingerprint(Array("\u{E9}lan".utf8)) != Fingerprint(Array("e\u{301}lan".utf8)))
  }
}
