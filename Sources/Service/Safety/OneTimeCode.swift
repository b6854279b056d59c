import Crypto
import Foundation

/// Codes of six digits that change every half minute.
///
/// Reference: M'Raihi et al., RFC 6238, *TOTP: Time-Based One-Time Password Algorithm*, 2011.
/// doi:10.17487/RFC6238
enum OneTimeCode {
  private static let period = 30.0
  private static let digits = 6
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

  /// A new secret, base 32, of 160 bits.
  static func freshSecret() -> String {
    var random = SystemRandomNumberGenerator()
    return String((0..<32).map { _ in alphabet[Int.random(in: 0..<32, using: &random)] })
  }

  /// The step of `now`, one more every half minute.
  static func step(_ now: Date) -> Int { Int((now.timeIntervalSince1970 / period).rounded(.down)) }

  static func code(_ secret: String, step: Int) -> String {
    let bytes = withUnsafeBytes(of: UInt64(step).bigEndian) { Array($0) }
    let mac = Array(
      HMAC<Insecure.SHA1>.authenticationCode(
        for: bytes, using: SymmetricKey(data: key(secret))))
    let offset = Int(mac[mac.count - 1] & 15)
    let number = mac[offset..<(offset + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
    let modulus: UInt32 = 1_000_000
    return String(format: "%0\(digits)d", Int(number % modulus))
  }

  /// The step whose code this is: the present one, or one beside it for clocks that differ.
  static func step(of code: String, _ secret: String, now: Date) -> Int? {
    let present = step(now)
    let given = code.filter { !$0.isWhitespace }
    return [present - 1, present, present + 1].first {
      Tokens.areSame(self.code(secret, step: $0), given)
    }
  }

  private static func key(_ secret: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var (bits, count) = (UInt32(0), 0)
    for character in secret {
      guard let value = alphabet.firstIndex(of: character) else { continue }
      bits = bits << 5 | UInt32(value)
      count += 5
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }
}
