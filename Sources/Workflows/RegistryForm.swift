import Foundation

/// Rows that somebody filled in, cell by cell, on their way through the reader of bundles.
struct RegistryForm: Encodable {
  var districts: [[String: String]] = []
  var facilitators: [[String: String]] = []

  /// The rows as a bundle, read as strictly as any.
  func source(named name: String) throws(Failure) -> Source {
    let bytes = (try? JSONEncoder().encode(self)).map(Array.init) ?? []
    return try Source(json: bytes, name: name)
  }
}
