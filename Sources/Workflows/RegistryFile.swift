import Foundation

/// Tells registries from bundles.
package enum RegistryFile {
  private static let mark = Array("SQLite format 3\0".utf8)

  /// Whether the file at `path` is a SQLite file, as every registry is.
  package static func isOne(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    return (try? file.read(upToCount: mark.count)).flatMap { $0 }.map(Array.init) == mark
  }
}
