import GRDB

/// The words to which a district agrees; a text is never changed, a new one gets a new version.
package enum ConsentText {
  /// The version that stands for a consent which a loaded file states.
  package static let loaded = "loaded"

  /// The text that a new registry has; a state adds its own.
  package static let first = (
    version: "v1",
    text: """
    Our district takes part in this round of its own will. What we register is used to propose a
    partnership and a facilitator; our partners see it once a partnership is confirmed. We may
    decline any proposal without giving a reason, and withdraw at any time.
    """
  )
}

extension Registry {
  func addConsentText(_ version: String, _ text: String, _ db: Database) throws {
    try db.execute(
      sql: "INSERT INTO consent_text (version, text) VALUES (?, ?)", arguments: [version, text])
  }

  /// Every consent text, by version.
  package func consentTexts() throws(StorageError) -> [(version: String, text: String)] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM consent_text ORDER BY version").map {
        ($0["version"], $0["text"])
      }
    }
  }
}
