import Foundation

/// A file with a secret, which only its owner may read.
enum SecretFile {
  enum Problem: Error {
    /// Others can read it.
    case open
    case unreadable
  }

  /// What stands in the file, without spaces at its ends; `nil` where there is none.
  ///
  /// `credentials` is the folder in which systemd keeps what it gives to one service alone, where
  /// the mode of a file says less than its list of access.
  static func text(_ path: String, credentials: String? = nil) throws(Problem) -> String? {
    let files = FileManager.default
    guard files.fileExists(atPath: path) else { return nil }
    let mode = (try? files.attributesOfItem(atPath: path)[.posixPermissions]) as? NSNumber
    let isCredential = credentials.map { path.hasPrefix($0 + "/") } ?? false
    guard let mode, mode.intValue & (isCredential ? 0o007 : 0o077) == 0 else { throw .open }
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { throw .unreadable }
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
