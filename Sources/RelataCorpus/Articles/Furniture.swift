/// Tells the elements of a page that hold no article by their names, roles, styles and marks: class names and identifiers.
enum Furniture {
  /// How sure it is that an element is none of the article.
  enum Verdict {
    case article
    /// Its marks say so, which may be those of a container around everything: `has-sidebar`. Whoever holds most of the text is kept.
    case likely
    /// Nobody is to read it, or others wrote it: kept only where there is no other text.
    case hidden
    /// Never text.
    case never
  }

  /// What is read of the class names and the identifier of an element, in bytes.
  private static let longestMarks = 1_000

  private static let never: Set<String> = [
    "script", "style", "noscript", "template", "select", "iframe", "object", "svg", "audio", "video", "canvas", "input", "textarea", "button",
  ]
  private static let likely: Set<String> = ["nav", "aside", "footer", "form", "menu", "dialog"]
  private static let roles: Set<String> = [
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar",
  ]

  /// - Returns: The verdict, and whether the marks say that the text of an article is in the element.
  static func judge(_ node: HTMLNode, name: String) -> (verdict: Verdict, isBody: Bool) {
    if never.contains(name) { return (.never, false) }
    let marks = marks(node)
    let isBody = holdsArticle(marks) || node.attribute("itemprop")?.lowercased() == "articlebody"
    guard name != "body", name != "html" else { return (.article, isBody) }
    if node.attribute("hidden") != nil || node.attribute("aria-hidden")?.lowercased() == "true" { return (.hidden, isBody) }
    if let style = node.attribute("style"), hides(style) { return (.hidden, isBody) }
    if let verdict = verdict(marks) { return (verdict, isBody) }
    if likely.contains(name) { return (.likely, isBody) }
    if let role = node.attribute("role"), roles.contains(role.lowercased()), name != "main", name != "article" { return (.likely, isBody) }
    return (.article, isBody)
  }

  private static func holdsArticle(_ marks: [String]) -> Bool {
    marks.contains { mark in
      let letters = mark.filter { $0 != "-" }
      return letters.utf8.count >= 8 && bodies.contains { letters.contains($0) }
    }
  }

  private static func hides(_ style: String) -> Bool {
    style.utf8.prefix(longestMarks).split(separator: UInt8(ascii: ";")).contains { declaration in
      let parts = String(decoding: declaration, as: UTF8.self).lowercased().split(separator: ":", maxSplits: 1).map { part in
        part.split { $0.isWhitespace || $0 == "!" }
      }
      guard parts.count == 2, let property = parts[0].first, let value = parts[1].first else { return false }
      return property == "display" && value == "none" || property == "visibility" && (value == "hidden" || value == "collapse")
    }
  }

  private static func marks(_ node: HTMLNode) -> [String] {
    let text = [node.attribute("class"), node.attribute("id")].compactMap { $0 }.joined(separator: " ")
    guard !text.isEmpty else { return [] }
    return String(decoding: text.utf8.prefix(longestMarks), as: UTF8.self).split { $0.isWhitespace }.map(hyphenated)
  }

  /// `relatedPosts` and `related_posts` as `related-posts`.
  private static func hyphenated(_ mark: Substring) -> String {
    var out = ""
    var wasLower = false
    for character in mark {
      if wasLower, character.isUppercase { out.append("-") }
      wasLower = character.isLowercase
      out += character == "_" ? "-" : character.lowercased()
    }
    return out
  }

  private static func verdict(_ marks: [String]) -> Verdict? {
    var verdict: Verdict?
    for mark in marks {
      let parts = mark.split(separator: "-")
      guard let first = parts.first else { continue }
      if hiddenMarks.contains(mark) || (switchedOff.contains(mark) && !marks.contains { $0.hasSuffix("block") || $0.hasSuffix("flex") }) { return .hidden }
      if consent.contains(String(first)) || consent.contains(parts.prefix(2).joined(separator: "-")) || first.hasPrefix("cookie") { return .hidden }
      for count in 1...3 where count <= parts.count && verdict == nil {
        if isJunk(parts.prefix(count)) || isJunk(parts.suffix(count)) && !parts.dropLast(count).contains(where: { beside.contains($0) }) { verdict = .likely }
      }
    }
    return verdict
  }

  /// `with-sidebar` is what stands beside one.
  private static let beside: Set<Substring> = ["has", "with", "and", "no", "without", "beside"]

  private static func isJunk(_ parts: ArraySlice<Substring>) -> Bool {
    let word = parts.joined(separator: "-")
    return junk.contains(word) || word.hasSuffix("s") && junk.contains(String(word.dropLast()))
  }

  /// Of those that screens don't show; the rest of them are for readers aloud.
  private static let hiddenMarks: Set<String> = [
    "visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "screen-reader-only", "screenreader-only", "screen-reader", "is-hidden",
    "u-hidden", "element-invisible", "a11y-hidden", "is-visually-hidden", "u-visually-hidden", "hide-visually", "visually-hide", "hidden-text",
  ]
  /// Switched on again for wider screens by other marks: `hidden md:block`.
  private static let switchedOff: Set<String> = ["hidden", "d-none", "invisible"]

  /// How the marks of consent managers begin.
  private static let consent: Set<String> = [
    "cybot", "usercentrics", "uc-banner", "uc-overlay", "qc-cmp", "qc-cmp2", "onetrust", "ot-sdk", "optanon", "didomi", "sp-message", "truste", "trustarc",
    "evidon", "cmp", "cmpbox", "cmpwrapper", "cmplz", "gdpr", "ccpa", "fc-consent", "fc-dialog", "iubenda", "borlabs", "cky", "cli-bar", "klaro", "osano",
    "termly", "tarteaucitron", "axeptio", "quantcast", "sourcepoint", "cc-window", "cc-banner", "cc-main", "consent", "consentmanager", "privacy-banner",
    "privacy-notice", "privacy-manager", "privacy-popup", "orejime", "moove-gdpr", "eu-cookie", "real-cookie", "hs-eu", "wt-cli",
  ]

  /// Parts of marks of what is not the article.
  private static let junk: Set<String> = [
    "nav", "navbar", "navigation", "menu", "sidebar", "footer", "related", "share", "sharing", "sharedaddy", "social-share", "social-links", "social-icons",
    "social-bar", "social-buttons", "social-follow", "social-nav", "social-list", "social-media", "promo", "promotion", "newsletter",
    "subscribe", "subscription", "signup", "comment", "disqus", "advert", "advertisement", "ad-container", "ad-wrapper", "ads", "sponsor", "sponsored",
    "breadcrumb", "recommend", "recommended", "recommendation", "most-read", "mostread", "trending", "popular", "toolbar", "banner", "popup", "modal",
    "byline", "author-bio", "author-box", "about-author", "credit", "copyright", "disclaimer", "tags", "taglist", "tag-list", "skip", "skip-link",
    "readmore", "read-more", "read-also", "read-next", "teaser", "outbrain", "taboola", "pagination", "pager", "paywall", "gallery", "carousel", "slideshow",
    "slider", "lightbox", "widget-area", "sidebar-widget", "right-rail", "left-rail", "side-rail", "more-on", "more-stories", "more-news", "more-from",
    "up-next", "see-also",
    "also-like", "inline-link", "topics", "ticker",
    "masthead", "site-header", "donate", "donation", "poll", "trinity", "jp-relatedposts", "metadata", "post-meta", "entry-meta", "article-meta",
    "dateline-link", "timestamp", "print-only", "noprint", "no-print", "reply", "respond", "tooltip", "popover", "hovercard", "rollover-block", "dropdown",
  ]

  private static let bodies = [
    "articlebody", "articlecontent", "articletext", "entrycontent", "postcontent", "postbody", "posttext", "storybody", "storycontent", "storytext",
    "maincontent", "bodycopy", "contentbody", "bodytext", "newsbody", "newstext", "newscontent", "articlemain", "articlecopy",
  ]
}
