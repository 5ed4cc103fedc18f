#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Tells lines of an article from what websites put around it.
///
/// Judged are whole lines, by their beginnings and by phrases that articles do not use of themselves, and notices at either end of a
/// line. A caption stays; the credit behind it goes.
enum Boilerplate {
  enum Verdict: Equatable {
    /// The part of the line to keep, as an offset range of Unicode scalars.
    case article(Range<Int>)
    /// Navigation, credits, links to other articles.
    case junk
    /// A heading whose next paragraph is a disclaimer.
    case disclaimerHeading
    case disclaimer
  }

  /// No boilerplate is longer, in bytes.
  private static let longest = 8_000

  static func judge(_ line: String) -> Verdict {
    let whole = line.unicodeScalars.count
    guard line.utf8.count <= longest else { return .article(0..<whole) }
    let folded = fold(line)
    if disclaimerHeadings.contains(folded) { return .disclaimerHeading }
    if wholeLines.contains(folded) { return .junk }
    let short = whole <= 120
    if short, openings.contains(where: { folded.hasPrefix($0) }) { return .junk }
    if short, folded.hasPrefix("copyright ") || folded.hasPrefix("(c) "), !PlainText.endsSentence(line) { return .junk }
    let bytes = Array(folded.utf8)
    if count(consent, in: bytes) > 1 || whole > 240 && count(disclaimers, in: bytes) > 1 { return .disclaimer }
    let kept = withoutNotices(line, folded: folded)
    guard !kept.isEmpty else { return .disclaimer }
    let part = kept.count == whole ? line : String(String.UnicodeScalarView(line.unicodeScalars.dropFirst(kept.lowerBound).prefix(kept.count)))
    let end = kept.lowerBound + withoutCredit(part)
    return end == kept.lowerBound ? .junk : .article(kept.lowerBound..<end)
  }

  private static func count(_ phrases: [StaticString], in text: [UInt8]) -> Int { phrases.count { position(of: $0, in: text) != nil } }

  /// Where a line ends without the credit behind it, in scalars.
  private static func withoutCredit(_ line: String) -> Int {
    let whole = line.unicodeScalars.count
    let bytes = Array(fold(line).utf8)
    for credit in credits {
      if let at = position(of: credit, in: bytes) { return trimmed(line, upTo: at) }
    }
    if let last = line.unicodeScalars.last, last == ")" || last == "]" {
      for credit in creditsInBrackets {
        if let at = position(of: credit, in: bytes), whole - at <= 100 { return trimmed(line, upTo: at) }
      }
    }
    return withoutAgency(line) ?? whole
  }

  /// The longest run of sentences that are no notices, in scalars; empty where all are.
  private static func withoutNotices(_ line: String, folded: String) -> Range<Int> {
    let scalars = Array(line.unicodeScalars)
    var start = captionLabels.first { folded.hasPrefix($0) }?.unicodeScalars.count ?? 0
    while start < scalars.count, PlainText.isSpace(scalars[start]) { start += 1 }
    var best = 0..<0
    var run = start
    var end = start
    for sentence in sentences(scalars, from: start) {
      if isNotice(String(String.UnicodeScalarView(scalars[sentence]))) {
        run = sentence.upperBound
        while run < scalars.count, PlainText.isSpace(scalars[run]) { run += 1 }
      } else {
        end = sentence.upperBound
        if end - run > best.count { best = run..<end }
      }
    }
    return best
  }

  private static func isNotice(_ sentence: String) -> Bool {
    let folded = fold(sentence)
    if copyrights.contains(where: { folded.hasPrefix($0) }) { return true }
    for mark in ["copyright ", "(c) "] where folded.hasPrefix(mark) && folded.dropFirst(mark.count).prefix(4).count(where: \.isNumber) == 4 { return true }
    return sentence.unicodeScalars.count <= 240 && count(disclaimers, in: Array(folded.utf8)) > 0
  }

  /// The sentences of a line, roughly: a full stop, white space, and what a sentence may begin with.
  private static func sentences(_ line: [Unicode.Scalar], from start: Int) -> [Range<Int>] {
    var out: [Range<Int>] = []
    var begin = start
    for i in start..<line.count where PlainText.isSpace(line[i]) && i > begin && i + 1 < line.count {
      var last = i - 1
      while last > begin, "\"”’)".unicodeScalars.contains(line[last]) { last -= 1 }
      let next = line[i + 1]
      guard ".!?".unicodeScalars.contains(line[last]), next.properties.isUppercase || "©(“\"".unicodeScalars.contains(next) else { continue }
      out.append(begin..<i)
      begin = i + 1
    }
    return begin < line.count ? out + [begin..<line.count] : out
  }

  /// Lower case, plain quotes, no closing colon or arrow. One scalar in, one scalar out, but for the end.
  private static func fold(_ line: String) -> String {
    // Most lines of most files are read only to be kept.
    if line.utf8.allSatisfy({ $0 < 0x80 }) {
      var bytes = line.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
      while let last = bytes.last, last == UInt8(ascii: ":") || last == UInt8(ascii: " ") || last == UInt8(ascii: ".") { bytes.removeLast() }
      return String(decoding: bytes, as: UTF8.self)
    }
    var out = String.UnicodeScalarView()
    for scalar in line.unicodeScalars {
      if scalar.isASCII {
        out.append(("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar)
        continue
      }
      let lower = scalar.properties.lowercaseMapping.unicodeScalars
      out.append(scalar == "’" ? "'" : (lower.count == 1 ? lower.first ?? scalar : scalar))
    }
    while let last = out.last, last == ":" || last == " " || last == "›" || last == "»" || last == "→" || last == "." { out.removeLast() }
    return String(out)
  }

  /// The scalar offset of `phrase` in a text as bytes.
  private static func position(of phrase: StaticString, in text: [UInt8]) -> Int? {
    let length = phrase.utf8CodeUnitCount
    return text.withUnsafeBytes { text in
      guard let base = text.baseAddress else { return nil }
      var at = 0
      while at + length <= text.count, let found = memchr(base + at, Int32(phrase.utf8Start[0]), text.count - length - at + 1) {
        at = UnsafeRawPointer(found) - base
        if memcmp(base + at, phrase.utf8Start, length) == 0 { return text[..<at].count { $0 & 0xC0 != 0x80 } }
        at += 1
      }
      return nil
    }
  }

  private static func trimmed(_ line: String, upTo end: Int) -> Int {
    var scalars = Array(line.unicodeScalars.prefix(end))
    while let last = scalars.last, PlainText.isSpace(last) || "|–—-(,".unicodeScalars.contains(last) { scalars.removeLast() }
    return scalars.count
  }

  /// Where the line ends without an agency's name in brackets after its last sentence: `… on Monday. (Reuters)`.
  private static func withoutAgency(_ line: String) -> Int? {
    let scalars = Array(line.unicodeScalars)
    guard scalars.last == ")", let open = scalars.lastIndex(of: "("), open > 1, scalars.count - open <= 40 else { return nil }
    let inside = scalars[(open + 1)..<(scalars.count - 1)]
    guard let first = inside.first, first.properties.isUppercase, !inside.contains(where: { ".!?".unicodeScalars.contains($0) })
    else { return nil }
    let kept = trimmed(line, upTo: open)
    guard kept > 0, ".!?\"”".unicodeScalars.contains(scalars[kept - 1]) else { return nil }
    return kept
  }

  private static let wholeLines: Set<String> = [
    "skip to content", "skip to main content", "skip to navigation", "share", "share this", "share this article", "share this story",
    "share on facebook", "share on twitter", "share on x", "copy link", "print", "print this page", "email", "email this", "save", "comments",
    "comment", "leave a comment", "menu", "home", "search", "log in", "login", "sign in", "sign up", "subscribe", "subscribe now", "register",
    "advertisement", "advertising", "advert", "ad", "caption", "explore further", "more", "this slideshow requires javascript", "sharing is caring!",
    "trending news", "top video", "continue reading below", "story continues below", "story continues below advertisement", "sponsored", "promoted", "latest",
    "latest news", "most read", "most popular", "trending", "top stories",
    "related", "related articles", "related stories", "related topics", "related news", "read also", "read more", "see also", "more on this story",
    "more from", "more stories", "you may also like", "recommended", "recommended stories", "recommended for you", "editor's picks", "also read",
    "follow us", "newsletter", "newsletters", "back to top", "next article", "previous article", "next", "previous", "load more", "show more",
    "view comments", "image caption", "image caption,", "media caption", "media caption,", "image source", "getty images", "loading", "close",
    "contact us", "about us", "privacy policy", "terms of use", "terms and conditions", "cookie policy", "all rights reserved", "watch", "listen",
    "play video", "video", "photos", "gallery", "tags", "topics", "author", "published", "updated", "live", "breaking", "breaking news", "end of",
  ]

  private static let openings = [
    "link to ", "read more", "read also", "also read", "see also", "related:", "related stor", "more on this", "more from ", "image source",
    "image credit", "photo credit", "photo by ", "photo: ", "photograph: ", "picture: ", "credit: ", "video credit", "media playback",
    "sign up for", "sign up to", "subscribe to", "follow us on", "follow our ", "download the ", "download our ", "get the latest",
    "click here", "tap here", "watch: ", "watch live", "listen: ", "listen to this", "advertisement", "sponsored by", "share this", "posted in ",
    "filed under", "tagged ", "source: ", "published on ", "last updated", "last modified", "first published", "updated at ",
    "by clicking", "we use cookies", "this site uses cookies", "this website uses cookies", "accept cookies", "please enable javascript",
    "enable javascript", "your browser", "skip to ", "jump to ", "back to ", "join the conversation", "leave a reply", "view all", "view more",
    "show all", "don't miss", "in case you missed", "editing by ", "reporting by ", "additional reporting by", "all rights reserved",
    "have you been affected", "email the author", "contact the author", "minute read", "min read", "reading time",
  ]

  private static let captionLabels = ["image caption,", "image caption", "media caption,", "media caption", "caption:"]

  private static let copyrights = [
    "©", "copyright ©", "copyright (c)", "copyright by ", "follow him on ", "follow her on ", "follow them on ", "follow us on ",
  ]

  /// Two of these in one line ask for consent.
  private static let consent: [StaticString] = [
    "we and our", "our partners", "partners store", "partners use", "on your device", "on a device", "uses cookies", "use cookies", "such as cookies",
    "cookie policy", "all cookies", "process personal data", "your consent", "your preferences", "personalised ad", "personalized ad", "privacy policy",
    "legitimate interest",
  ]

  /// In brackets at the end of a line, these begin a credit.
  private static let creditsInBrackets: [StaticString] = [
    "(image:", "(photo:", "(picture:", "(credit:", "(image credit", "(photo credit", "(photo by", "(ap photo", "(file photo", "[photo:", "[image:", "[file:",
    "(source:",
  ]

  /// What follows one of these is a credit.
  private static let credits: [StaticString] = [
    "image source,", "image source:", "image credit:", "image copyright", "photo credit:", "photograph:", "getty images/", "/getty images", "via getty images",
    "via reuters",
  ]

  private static let disclaimerHeadings: Set<String> = [
    "important notice", "disclaimer", "legal notice", "legal disclaimer", "risk warning", "risk disclaimer", "disclosure", "cookie notice", "privacy notice",
    "editor's note on sponsored content",
  ]

  private static let disclaimers: [StaticString] = [
    "sponsored content", "does not verify or endorse", "does not endorse", "disclaims all liability", "for informational purposes only",
    "not financial advice", "not investment advice", "not constitute financial", "conduct their own independent research", "do your own research",
    "capital at risk", "views expressed in this article are", "views expressed are those of the author", "do not necessarily reflect",
    "may not be reproduced", "subject to copyright", "without express written permission", "this material may not be published", "all rights reserved",
    "uses cookies", "cookies to improve", "you agree to our", "terms of service and privacy", "affiliate commission", "affiliate links",
    "may earn a commission", "unsubscribe at any time", "support our journalism", "become a subscriber",
  ]
}
