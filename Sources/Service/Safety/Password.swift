import Crypto
import CryptoExtras
import Foundation

/// Passwords as keys that are slow to derive.
///
/// Reference: Percival & Josefsson, RFC 7914, *The scrypt Password-Based Key Derivation Function*,
/// 2016. doi:10.17487/RFC7914
struct Password: Sendable {
  /// The cost of a derivation: 128 · 8 · `rounds` bytes of memory, `parallelism` times over.
  struct Cost: Equatable, Sendable {
    var rounds: Int
    var parallelism: Int

    /// 32 MiB, three times.
    static let usual = Cost(rounds: 1 << 15, parallelism: 3)
  }

  static let shortest = 12
  static let longest = 200
  private static let blockSize = 8
  private static let keyLength = 32

  /// `scrypt$rounds$blockSize$parallelism$salt$key`.
  static func derived(_ password: String, cost: Cost) throws -> String {
    var random = SystemRandomNumberGenerator()
    let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    let key = try key(password, salt, cost)
    return [
      "scrypt", String(cost.rounds), String(blockSize), String(cost.parallelism),
      Base64URL.text(salt), Base64URL.text(key),
    ].joined(separator: "$")
  }

  /// Whether `password` is the one from which `kept` was derived.
  static func isRight(_ password: String, _ kept: String) -> Bool {
    let parts = kept.split(separator: "$").map(String.init)
    guard parts.count == 6, let rounds = Int(parts[1]), parts[2] == String(blockSize),
      let parallelism = Int(parts[3]), let salt = Base64URL.bytes(parts[4]),
      let key = try? key(password, salt, Cost(rounds: rounds, parallelism: parallelism))
    else { return false }
    return Tokens.areSame(Base64URL.text(key), parts[5])
  }

  private static func key(_ password: String, _ salt: [UInt8], _ cost: Cost) throws -> [UInt8] {
    let text = Data(password.precomposedStringWithCompatibilityMapping.utf8)
    return try KDF.Scrypt.deriveKey(
      from: text, salt: salt, outputByteCount: keyLength, rounds: cost.rounds,
      blockSize: blockSize, parallelism: cost.parallelism
    ).withUnsafeBytes { Array($0) }
  }

  /// What is wrong with a new password, if anything.
  static func problem(_ password: String, name: String) -> String? {
    if password.count < shortest { return Words.short }
    if password.count > longest { return Words.long }
    if password.lowercased().contains(name.lowercased()) { return Words.name }
    if Set(password).count < 5 { return Words.plain }
    return nil
  }

  private enum Words {
    static let short = "The password needs \(shortest) characters or more; a few words will do."
    static let long = "The password has more than \(longest) characters. Choose a shorter one."
    static let name = "The password contains the name of the account. Choose another."
    static let plain = "The password repeats a few characters. Choose another."
  }
}
