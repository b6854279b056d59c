import Foundation

/// The key of all signatures, from the environment or a file that only its owner reads.
package enum ServerSecret {
  package enum Problem: Error, CustomStringConvertible {
    case tooShort
    case missing(path: String)
    case open(path: String)
    case unwritable(path: String)

    package var description: String {
      switch self {
      case .tooShort:
        "The key of signatures has fewer than \(Secret.length) characters. Draw a longer one, such"
          + " as with `openssl rand -hex 32`."
      case .missing(let path): "There is no file \(path) with the key of signatures. Create it."
      case .open(let path):
        "Others than its owner can read \(path), the key of signatures. Run `chmod 600 \(path)`."
      case .unwritable(let path):
        "The key of signatures cannot be kept in \(path). Give TANDEM_SECRET or --secret-file."
      }
    }
  }

  /// Reads the key; with `mayCreate`, one that is not there is drawn and kept.
  ///
  /// `credentials` is the folder in which systemd keeps what it gives to one service alone.
  package static func bytes(
    environment: String?, file path: String, mayCreate: Bool, credentials: String? = nil
  ) throws(Problem) -> [UInt8] {
    if let environment, !environment.isEmpty { return try checked(environment) }
    let kept: String?
    do {
      kept = try SecretFile.text(path, credentials: credentials)
    } catch {
      throw error == .open ? .open(path: path) : .missing(path: path)
    }
    if let kept { return try checked(kept) }
    guard mayCreate else { throw .missing(path: path) }
    let key = Tokens.fresh()
    guard
      FileManager.default.createFile(
        atPath: path, contents: Data((key + "\n").utf8),
        attributes: [.posixPermissions: NSNumber(value: 0o600)])
    else { throw .unwritable(path: path) }
    return try checked(key)
  }

  private static func checked(_ text: String) throws(Problem) -> [UInt8] {
    guard text.utf8.count >= Secret.length else { throw .tooShort }
    return Array(text.utf8)
  }
}
