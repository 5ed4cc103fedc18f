import CCrypto

/// SHA-256 (FIPS 180-4) through OpenSSL's libcrypto.
package enum Digest {
  /// The digest of the bytes as `sha256:` and 64 hexadecimal digits.
  @inlinable package static func sha256(_ bytes: some Sequence<UInt8>) -> String {
    let contiguous = Array(bytes)
    return contiguous.withUnsafeBytes { sha256($0) }
  }

  package static func sha256(_ bytes: UnsafeRawBufferPointer) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    EVP_Digest(bytes.baseAddress, bytes.count, &digest, nil, EVP_sha256(), nil)
    return "sha256:" + hexadecimal(digest)
  }

  /// The digest in base 64, as a Content-Security-Policy names it.
  package static func base64SHA256(_ bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha256(), nil)
    var text = [UInt8](repeating: 0, count: 45)
    let count = EVP_EncodeBlock(&text, digest, 32)
    return String(decoding: text.prefix(Int(count)), as: UTF8.self)
  }

  /// The bytes in hexadecimal digits, in lower case.
  package static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

/// A digest of bytes that come in pieces.
package struct DigestSum: ~Copyable {
  private let context: OpaquePointer?

  package init() {
    context = EVP_MD_CTX_new()
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
  }

  deinit { EVP_MD_CTX_free(context) }

  package mutating func add(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { _ = EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
  }

  /// `sha256:` and 64 hexadecimal digits.
  package consuming func text() -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    EVP_DigestFinal_ex(context, &digest, nil)
    return "sha256:" + Digest.hexadecimal(digest)
  }
}
