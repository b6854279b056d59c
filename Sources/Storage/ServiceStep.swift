import GRDB

/// What the service needs of its own: accounts, sessions, links, jobs and answers kept for retries.
///
/// Accounts and links are audited, but never their secrets; sessions, jobs and kept answers come and
/// go without a deed, since what they do to districts and partnerships is a deed already.
enum ServiceStep {
  static let name = "4 service"

  static func apply(_ db: Database) throws {
    try db.execute(sql: tables)
    for table in audited { try table.watch(db) }
  }

  private static let tables = """
    CREATE TABLE account (
      id TEXT PRIMARY KEY CHECK (id <> ''),
      role TEXT NOT NULL
        CHECK (role IN ('state-admin', 'state-staff', 'researcher', 'auditor')),
      password TEXT NOT NULL CHECK (password LIKE 'scrypt$%'),
      totp TEXT,
      totp_step INTEGER NOT NULL DEFAULT 0,
      created_at TEXT NOT NULL,
      changed_at TEXT NOT NULL,
      closed INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1)),
      failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
      locked_until TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE session (
      digest TEXT PRIMARY KEY CHECK (length(digest) = 64),
      role TEXT NOT NULL CHECK (role <> ''),
      actor TEXT NOT NULL CHECK (actor <> ''),
      began_at TEXT NOT NULL,
      seen_at TEXT NOT NULL,
      ends_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX session_by_actor ON session (role, actor);
    CREATE TABLE link (
      digest TEXT PRIMARY KEY CHECK (length(digest) = 64),
      purpose TEXT NOT NULL CHECK (purpose <> ''),
      role TEXT NOT NULL CHECK (role IN ('district-lead', 'district-member', 'facilitator')),
      actor TEXT NOT NULL CHECK (actor <> ''),
      issued_at TEXT NOT NULL,
      ends_at TEXT NOT NULL,
      used_at TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX link_by_actor ON link (role, actor);
    CREATE TABLE job (
      id INTEGER PRIMARY KEY,
      round TEXT NOT NULL REFERENCES round (id),
      asked_by TEXT NOT NULL CHECK (asked_by <> ''),
      state TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed', 'interrupted')),
      began_at TEXT NOT NULL,
      ended_at TEXT,
      plan INTEGER REFERENCES plan (id),
      message TEXT,
      CHECK ((state = 'running') = (ended_at IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX job_runs_once ON job (round) WHERE state = 'running';
    CREATE TABLE kept_answer (
      digest TEXT PRIMARY KEY CHECK (length(digest) = 64),
      request TEXT NOT NULL,
      status INTEGER NOT NULL,
      body TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    """

  static let audited = [
    AuditedTable(
      name: "account", key: ["id"],
      columns: ["id", "role", "created_at", "changed_at", "closed"]),
    AuditedTable(
      name: "link", key: ["digest"],
      columns: ["digest", "purpose", "role", "actor", "issued_at", "ends_at", "used_at"]),
  ]
}
