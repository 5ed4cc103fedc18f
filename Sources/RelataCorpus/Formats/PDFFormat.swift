/// PDF, through poppler's `pdftotext`: a program of its own, for its licence.
///
/// It gives words with their places.
enum PDFFormat {
  private static let longestTime = Duration.seconds(120)

  static func documents(_ bytes: [UInt8], _ input: Input, _ context: ReadingContext) throws(CorpusError.Cause) -> [Document] {
    let command = ["pdftotext", "-q", "-bbox", "-enc", "UTF-8", "-", "-"]
    let output = try ChildProcess.output(of: command, input: bytes, limit: context.limit.container * 4, time: longestTime)
    guard output.status == 0 else { throw .damaged("pdftotext can't read it; is it whole, and without a password?") }
    let layout = PDFLayout(output.bytes)
    let paragraphs = layout.paragraphs.map(\.text)
    guard !paragraphs.isEmpty else { throw .damaged("it has no text; pictures of text need text recognition first") }
    let date = PlainTextFormat.date(inName: input.stem) ?? layout.date.flatMap(Dates.iso)
    let text = paragraphs.joined(separator: "\n\n") + "\n"
    guard let title = layout.title else { return [Document(id: input.stem, date: date, text: text)] }
    let isInside = paragraphs.prefix(3).contains { PlainText.isSame($0, title) }
    return [Document(id: input.stem, title: title, date: date, text: isInside ? text : ArticleFields.withHeadline(title, text))]
  }
}
