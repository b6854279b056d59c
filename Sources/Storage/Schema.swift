import GRDB

/// The tables of the registry, step by step; a step that was published is never edited.
enum Schema {
  /// `TNDM`, by which the file tells what it is.
  static let applicationID: Int32 = 0x544E_444D

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    // Foreign keys are on while steps run, so that a step cannot leave orphans.
    migrator = migrator.disablingDeferredForeignKeyChecks()
    migrator.registerMigration(FirstSchema.name) { try FirstSchema.create($0) }
    migrator.registerMigration(RetentionStep.name) { try RetentionStep.apply($0) }
    migrator.registerMigration(TrackingStep.name) { try TrackingStep.apply($0) }
    migrator.registerMigration(ServiceStep.name) { try ServiceStep.apply($0) }
    migrator.registerMigration(ChoiceStep.name) { try ChoiceStep.apply($0) }
    migrator.registerMigration(LoginStep.name) { try LoginStep.apply($0) }
    migrator.registerMigration(AnswerDayStep.name) { try AnswerDayStep.apply($0) }
    migrator.registerMigration(AssignmentIndexStep.name) { try AssignmentIndexStep.apply($0) }
    return migrator
  }

  /// The audited tables as they are after the last step.
  static let audited =
    FirstSchema.audited + RetentionStep.audited + TrackingStep.audited + ServiceStep.audited
    + ChoiceStep.audited + LoginStep.audited + AnswerDayStep.audited

  /// What the file consists of, in the order of names: every table, index and trigger.
  static func inventory(_ db: Database) throws -> [String: String] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT type || ' ' || name AS what, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return Dictionary(
      rows.map { ($0["what"] as String, $0["sql"] as String) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The inventory of a new file.
  static func expectedInventory() throws -> [String: String] {
    let fresh = try DatabaseQueue()
    try migrator.migrate(fresh)
    return try fresh.read(inventory)
  }
}
