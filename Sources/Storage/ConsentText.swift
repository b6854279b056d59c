import GRDB

/// The words to which a district agrees; a text is never changed, a new one gets a new version.
package enum ConsentText {
  /// The version that stands for a consent which a loaded file states.
  package static let loaded = "loaded"
}

extension Registry {
  func addConsentText(_ version: String, _ text: String, _ db: Database) throws {
    try db.execute(
      sql: "INSERT INTO consent_text (version, text) VALUES (?, ?)", arguments: [version, text])
  }
}
