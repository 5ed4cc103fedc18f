/// Latin letters without their accents, for comparing names and making identifiers.
package enum LatinFolding {
  private static let table: [Unicode.Scalar: String] = {
    let rows: [(String, String)] = [
      ("ÀÁÂÃÄÅĀĂĄǍẠẢẤẦẨẪẬẮẰẲẴẶ", "A"), ("àáâãäåāăąǎạảấầẩẫậắằẳẵặ", "a"), ("ÇĆĈĊČ", "C"), ("çćĉċč", "c"), ("ĎĐÐ", "D"), ("ďđð", "d"),
      ("ÈÉÊËĒĔĖĘĚẸẺẼẾỀỂỄỆƏ", "E"), ("èéêëēĕėęěẹẻẽếềểễệə", "e"), ("ĜĞĠĢ", "G"), ("ĝğġģ", "g"), ("ĤĦḤ", "H"), ("ĥħḥ", "h"),
      ("ÌÍÎÏĨĪĬĮİỈỊ", "I"), ("ìíîïĩīĭįıỉị", "i"), ("Ĵ", "J"), ("ĵ", "j"), ("ĶḲ", "K"), ("ķḳ", "k"), ("ĹĻĽĿŁ", "L"), ("ĺļľŀł", "l"),
      ("ÑŃŅŇ", "N"), ("ñńņň", "n"), ("ÒÓÔÕÖØŌŎŐƠỌỎỐỒỔỖỘỚỜỞỠỢ", "O"), ("òóôõöøōŏőơọỏốồổỗộớờởỡợ", "o"), ("ŔŖŘ", "R"), ("ŕŗř", "r"),
      ("ŚŜŞŠȘṢ", "S"), ("śŝşšșṣ", "s"), ("ŢŤŦȚṬ", "T"), ("ţťŧțṭ", "t"), ("ÙÚÛÜŨŪŬŮŰŲƯỤỦỨỪỬỮỰ", "U"), ("ùúûüũūŭůűųưụủứừửữự", "u"),
      ("Ŵ", "W"), ("ŵ", "w"), ("ÝŶŸỲỴỶỸ", "Y"), ("ýÿŷỳỵỷỹ", "y"), ("ŹŻŽẒ", "Z"), ("źżžẓ", "z"), ("Æ", "AE"), ("æ", "ae"), ("Œ", "OE"), ("œ", "oe"),
      ("ß", "ss"), ("Þ", "Th"), ("þ", "th"), ("’‘ʼʻ`´ʿʾ", "'"), ("‐‑–—", "-"),
    ]
    var table: [Unicode.Scalar: String] = [:]
    for (letters, plain) in rows { for scalar in letters.unicodeScalars { table[scalar] = plain } }
    return table
  }()

  /// The plain form of a scalar; combining marks are dropped.
  package static func folded(_ scalar: Unicode.Scalar) -> String {
    if scalar.isASCII { return String(scalar) }
    if (0x300...0x36F).contains(scalar.value) { return "" }
    return table[scalar] ?? String(scalar)
  }

  package static func folded(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var out = ""
    for scalar in text.unicodeScalars { out += folded(scalar) }
    return out
  }

  /// A kebab-case identifier of a name: `Côte d'Ivoire` is `cote-d-ivoire`.
  ///
  /// Letters of other scripts are kept by their code points, so that no two names share one by accident.
  package static func identifier(_ name: String) -> String {
    var out = ""
    var pending = false
    for scalar in folded(name).unicodeScalars {
      let value = scalar.value
      if (0x30...0x39).contains(value) || (0x61...0x7A).contains(value | 0x20) && value < 0x80 {
        if pending, !out.isEmpty { out += "-" }
        pending = false
        out += String(scalar).lowercased()
      } else if value >= 0x80, scalar.properties.isAlphabetic {
        if pending, !out.isEmpty { out += "-" }
        out += (out.isEmpty || pending ? "" : "-") + "u" + String(value, radix: 16)
        pending = true
      } else {
        pending = true
      }
    }
    return out.isEmpty ? "unnamed" : out
  }
}
