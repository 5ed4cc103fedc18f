import CLanguageDetector

/// The language of a text, as Compact Language Detector 2 (libcld2) tells it. The only file that touches it.
enum LanguageDetector {
  private static let library = clanguagedetector_load()

  static var isInstalled: Bool { library.detect != nil }

  /// As much as tells a language.
  private static let longest = 1 << 15

  /// Shorter texts are names and numbers as much as words, in bytes.
  private static let shortest = 60

  /// - Returns: An ISO 639-1 code, with a script where there are several; `nil` where it can't be told.
  static func language(of text: String) -> String? {
    guard text.utf8.count >= shortest, let detect = library.detect, let code = library.code else { return nil }
    var bytes = Array(text.utf8.prefix(longest))
    // The last character may be cut.
    while let last = bytes.last, last & 0xC0 == 0x80 { bytes.removeLast() }
    if let last = bytes.last, last >= 0xC0 { bytes.removeLast() }
    var isReliable = false
    let found = bytes.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { detect($0, Int32(buffer.count), true, &isReliable) }
    }
    guard let found, isReliable, let name = code(found) else { return nil }
    let language = String(cString: name)
    return language == "un" ? nil : language
  }

  /// The English name of a language that was found.
  static func name(of code: String) -> String { names[code] ?? code }

  private static let names = [
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "iw": "Hebrew", "hi": "Hindi", "hr": "Croatian",
    "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "ko": "Korean", "lt": "Lithuanian",
    "lv": "Latvian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak",
    "sl": "Slovene", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese",
    "zh": "Chinese", "zh-Hant": "Chinese",
  ]
}
