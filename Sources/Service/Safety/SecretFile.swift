import Foundation

/// A file with a secret, which only its owner may read.
enum SecretFile {
  enum Problem: Error {
    /// Others can read it.
    case open
    case unreadable
  }

  /// What stands in the file, without spaces at its ends; `nil` where there is none.
  static func text(_ path: String) throws(Problem) -> String? {
    let files = FileManager.default
    guard files.fileExists(atPath: path) else { return nil }
    let mode = (try? files.attributesOfItem(atPath: path)[.posixPermissions]) as? NSNumber
    guard let mode, mode.intValue & 0o077 == 0 else { throw .open }
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { throw .unreadable }
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
