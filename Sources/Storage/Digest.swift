import CNettle

/// A SHA-256 that is fed piece by piece; every piece is preceded by its length, so that no two
/// lists of pieces have the same bytes.
///
/// Reference: NIST, FIPS 180-4, *Secure Hash Standard*, 2015. doi:10.6028/NIST.FIPS.180-4
struct Digest {
  private var context = sha256_ctx()

  init() { nettle_sha256_init(&context) }

  mutating func add(_ text: String?) {
    guard var text else {
      update("-\n")
      return
    }
    update("\(text.utf8.count):")
    text.withUTF8 { nettle_sha256_update(&context, $0.count, $0.baseAddress) }
    update("\n")
  }

  private mutating func update(_ text: String) {
    var text = text
    text.withUTF8 { nettle_sha256_update(&context, $0.count, $0.baseAddress) }
  }

  /// The hash so far, as 64 characters of lower-case hexadecimal.
  mutating func hexadecimal() -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    nettle_sha256_digest(&context, digest.count, &digest)
    return Self.hexadecimal(digest)
  }

  /// The plain SHA-256 of some text.
  static func hexadecimal(of text: String) -> String {
    var digest = Digest()
    digest.update(text)
    return digest.hexadecimal()
  }

  private static let digits = Array("0123456789abcdef".utf8)

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    String(unsafeUninitializedCapacity: 2 * bytes.count) { text in
      for (index, byte) in bytes.enumerated() {
        text[2 * index] = digits[Int(byte >> 4)]
        text[2 * index + 1] = digits[Int(byte & 15)]
      }
      return 2 * bytes.count
    }
  }
}
