/// What commands that read articles say of their inputs.
enum InputHelp {
  static let formats = """
    Inputs are plain text, Markdown, HTML, CSV and TSV, JSON, JSON Lines, RSS, Atom, JSON Feed, DOCX, ODT, RTF, PDF (by pdftotext), EPUB, MHTML, EML, \
    mbox, WARC, exports of Nexis and Factiva, each also in gzip or ZIP; folders, patterns, or - for JSON Lines on standard input.
    """
}
