package import Access
import Foundation
import GRDB

/// The districts, facilitators, rounds and partnerships of one state, kept in one SQLite file.
///
/// Several processes may use the file at once: readers never wait, writers wait for each other.
/// Every method is a whole deed in one transaction, or a look at one state of the file. Methods
/// block until they are done; time and actor come in as parameters.
package struct Registry: Sendable {
  package let path: String
  let database: any DatabaseWriter
  /// Where the file was copied before it was migrated, if it was.
  package let backupBeforeMigration: String?

  /// Seconds that a command waits for others before it gives up.
  private static let patience = 30.0

  /// Creates a new file at `path`.
  ///
  /// - Throws: `StorageError.occupied` if there is one.
  package static func create(
    at path: String, by actor: Actor, at moment: Moment
  ) throws(StorageError) -> Registry {
    guard !FileManager.default.fileExists(atPath: path) else { throw .occupied(path: path) }
    let registry = try translating(path) {
      let pool = try DatabasePool(path: path, configuration: configuration(path))
      try pool.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
      }
      try Schema.migrator.migrate(pool)
      return Registry(path: path, database: pool, backupBeforeMigration: nil)
    }
    try registry.perform("create", on: "registry", by: actor, at: moment) { db in
      try registry.addConsentText(
        ConsentText.loaded, "Recorded outside of this registry and loaded from a file.", db)
      try registry.addConsentText(ConsentText.first.version, ConsentText.first.text, db)
    }
    return registry
  }

  /// Opens the file at `path`; one of an earlier version is copied beside itself and migrated.
  ///
  /// - Throws: `StorageError.missing`, `.notARegistry`, `.newer` or `.unreadable`; the file is then
  ///   as it was.
  package init(opening path: String) throws(StorageError) {
    guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
    try self.init(migrating: path)
  }

  private init(migrating path: String) throws(StorageError) {
    self = try Self.translating(path) {
      try Self.requireRegistry(at: path)
      let pool = try DatabasePool(path: path, configuration: Self.configuration(path))
      let migrator = Schema.migrator
      let (applied, isDone) = try pool.read { db in
        (try migrator.appliedIdentifiers(db), try migrator.hasCompletedMigrations(db))
      }
      let strangers = applied.subtracting(migrator.migrations)
      guard strangers.isEmpty else {
        throw StorageError.newer(path: path, steps: strangers.sorted())
      }
      var copy: String?
      if !isDone, !applied.isEmpty {
        copy = try Self.copyBeforeMigration(pool, path: path, applied: applied)
      }
      if !isDone { try migrator.migrate(pool) }
      return Registry(path: path, database: pool, backupBeforeMigration: copy)
    }
  }

  private init(path: String, database: any DatabaseWriter, backupBeforeMigration: String?) {
    self.path = path
    self.database = database
    self.backupBeforeMigration = backupBeforeMigration
  }

  private static func configuration(_ path: String) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.label = path
    // One for each thread that may look at once, and for those of their own.
    configuration.maximumReaderCount = max(5, ProcessInfo.processInfo.activeProcessorCount + 4)
    configuration.prepareDatabase { db in
      // A consent that was acknowledged must outlive a power cut; an import of a whole country fits
      // into a cache of 128 MB and is written once. There are many readers, so that each has less.
      let kilobytes = db.configuration.readonly ? 16_384 : 131_072
      try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -\(kilobytes)")
    }
    return configuration
  }

  /// Looks at the file before it is opened for writing, which would leave traces in a stranger's.
  private static func requireRegistry(at path: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(patience)
    do {
      let found = try DatabaseQueue(path: path, configuration: configuration).read { db in
        try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
      }
      guard found == Schema.applicationID else { throw StorageError.notARegistry(path: path) }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
      throw StorageError.notARegistry(path: path)
    }
  }

  private static func copyBeforeMigration(
    _ pool: DatabasePool, path: String, applied: Set<String>
  ) throws -> String {
    let step = applied.count
    var copy = "\(path).before-step-\(step + 1)"
    var number = 1
    while FileManager.default.fileExists(atPath: copy) {
      number += 1
      copy = "\(path).before-step-\(step + 1).\(number)"
    }
    try pool.backup(to: DatabaseQueue(path: copy))
    return copy
  }

  /// Looks at one state of the file: within `atOneState`, at that one.
  func read<Value>(_ body: (Database) throws -> Value) throws(StorageError) -> Value {
    try Self.translating(path) {
      try database.unsafeReentrantRead { db in
        guard !db.isInsideTransaction else { return try body(db) }
        try db.beginTransaction(.deferred)
        // Nothing was written, and a transaction that SQLite ended itself needs no end.
        defer { try? db.rollback() }
        return try body(db)
      }
    }
  }

  /// Does everything in `body` that looks at the file at one state of it, whatever others write
  /// meanwhile; `body` itself writes nothing.
  package func atOneState<Value>(_ body: () throws -> Value) throws -> Value {
    try read { _ in Result { try body() } }.get()
  }

  /// Writes what no deed is about: sessions, jobs, and how often a password was wrong.
  func write<Value>(_ body: (Database) throws -> Value) throws(StorageError) -> Value {
    try Self.translating(path) { try database.write(body) }
  }

  /// Runs `body` with every error of SQLite turned into one of ours.
  static func translating<Value>(
    _ path: String, _ body: () throws -> Value
  ) throws(StorageError) -> Value {
    do {
      return try body()
    } catch let error as StorageError {
      throw error
    } catch let error as DatabaseError {
      let message = error.message ?? "SQLite gives no reason"
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: throw .busy(path: path)
      case .SQLITE_CONSTRAINT: throw .refused(rule: Self.sentence(message))
      case .SQLITE_NOTADB: throw .notARegistry(path: path)
      default: throw .unreadable(path: path, reason: message)
      }
    } catch {
      throw .unreadable(path: path, reason: "\(error)")
    }
  }

  private static func sentence(_ message: String) -> String {
    message.hasSuffix(".") ? message : message + "."
  }
}
