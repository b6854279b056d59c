import Crypto
import Exchange
import Foundation

/// Text of 6 bits a character that stands in addresses and cookies as it is.
///
/// Reference: Josefsson, RFC 4648, *The Base16, Base32, and Base64 Data Encodings*, section 5.
enum Base64URL {
  static func text(_ bytes: some Sequence<UInt8>) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
  }

  static func bytes(_ text: String) -> [UInt8]? {
    guard text.utf8.allSatisfy({ $0 != 43 && $0 != 47 && $0 != 61 }) else { return nil }
    let plain = text.replacing("-", with: "+").replacing("_", with: "/")
    let padding = String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4)
    return Data(base64Encoded: plain + padding).map(Array.init)
  }
}

/// The server's own key, from which all its signatures are made.
struct Secret: Sendable {
  private let key: SymmetricKey

  /// The fewest bytes that a key may have.
  static let length = 32

  init(_ bytes: [UInt8]) { key = SymmetricKey(data: bytes) }

  /// A signature over `text` for one use; those of another use differ.
  func signature(_ use: String, over text: String) -> [UInt8] {
    Array(HMAC<Crypto.SHA256>.authenticationCode(for: Data("\(use)\u{0}\(text)".utf8), using: key))
  }

  /// Whether `code` is that signature, in a time that does not tell how much of it is right.
  func isValid(_ code: [UInt8], _ use: String, over text: String) -> Bool {
    HMAC<Crypto.SHA256>.isValidAuthenticationCode(
      code, authenticating: Data("\(use)\u{0}\(text)".utf8), using: key)
  }
}

/// Secrets that are drawn anew, and what is kept of them.
enum Tokens {
  /// 256 bits from the system's generator.
  static func fresh() -> String {
    var random = SystemRandomNumberGenerator()
    return Base64URL.text(
      (0..<4).flatMap { _ in withUnsafeBytes(of: random.next() as UInt64, Array.init) })
  }

  /// What the registry keeps of a token, in 64 characters of hexadecimal.
  static func digest(_ token: String) -> String {
    Exchange.SHA256.hexadecimal(of: Array(token.utf8))
  }

  /// Whether two texts are the same, in a time that depends on their lengths alone.
  static func areSame(_ one: String, _ other: String) -> Bool {
    let (left, right) = (Array(one.utf8), Array(other.utf8))
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}

/// Tokens that a form of ours carries and a forged one cannot know.
///
/// Each is made from the cookie of its reader, so that nothing is kept for it and one reader's is
/// of no use with another's cookie.
enum FormToken {
  static func make(for cookie: String, _ secret: Secret) -> String {
    Base64URL.text(secret.signature("form", over: cookie))
  }

  static func isValid(_ token: String, for cookie: String, _ secret: Secret) -> Bool {
    guard let code = Base64URL.bytes(token) else { return false }
    return secret.isValid(code, "form", over: cookie)
  }
}
