import GRDB

/// Logins at a provider by which the holder of an account may come in.
///
/// A row names either the provider's own identifier of the person, or the e-mail address that the
/// provider has to report as verified; the first sign-in puts the identifier beside the address, and
/// from then on the identifier alone counts.
enum LoginStep {
  static let name = "6 logins"

  static func apply(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE login (
          account TEXT PRIMARY KEY REFERENCES account (id),
          issuer TEXT NOT NULL CHECK (issuer <> ''),
          subject TEXT CHECK (subject <> ''),
          email TEXT CHECK (email <> ''),
          bound_at TEXT,
          CHECK (subject IS NOT NULL OR email IS NOT NULL),
          CHECK ((subject IS NULL) = (bound_at IS NULL)),
          UNIQUE (issuer, subject),
          UNIQUE (issuer, email)
        ) STRICT, WITHOUT ROWID;
        """)
    for table in audited { try table.watch(db) }
  }

  static let audited = [
    AuditedTable(
      name: "login", key: ["account"],
      columns: ["account", "issuer", "subject", "email", "bound_at"])
  ]
}
