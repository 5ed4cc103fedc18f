/// A file of any kind packed by gzip.
enum GzipFormat {
  static func reader(_ input: Input, _ context: ReadingContext) throws(CorpusError) -> any DocumentReader {
    if context.layers > 0 { throw input.place.error(.nested) }
    var inner = context
    inner.layers += 1
    // Without the ending, so that the name has that of the file inside.
    let name = Corpus.fileExtension(input.name) == "gz" ? String(input.name.dropLast(3)) : input.name
    let content = Input(GzipSource(InputSource(input)), name: name, place: input.place)
    let head = try content.peek(Format.headLength)
    if head.dropFirst(257).starts(with: Array("ustar".utf8)) { throw input.place.error(.notRead("a tar archive; unpack it")) }
    return try Format.of(head, name: name).reader(content, inner)
  }
}
