import CNettle

/// The hash of FIPS 180-4, by nettle.
package enum SHA256 {
  private static let size = 32

  /// The hash of `bytes` as 64 characters of lower-case hexadecimal.
  package static func hexadecimal(of bytes: [UInt8]) -> String {
    var context = sha256_ctx()
    var digest = [UInt8](repeating: 0, count: size)
    nettle_sha256_init(&context)
    nettle_sha256_update(&context, bytes.count, bytes)
    nettle_sha256_digest(&context, digest.count, &digest)
    let digits = Array("0123456789abcdef".utf8)
    let text = digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}
