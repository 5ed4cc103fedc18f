/// What commands that read articles say of their inputs.
enum InputHelp {
  static let inputs = "Files, folders, patterns, or - for JSON Lines on standard input."
  static let formats = """
    Read are plain text and Markdown, HTML, JSON and JSON Lines.
    """
}
