package import Access
package import Domain
import GRDB

extension Registry {
  /// Adds an indicator with its targets and figures, or makes the one of that name what is given.
  ///
  /// Targets and figures that are not given stay; a later word on one replaces the earlier.
  /// - Returns: its number.
  package func put(
    _ indicator: Indicator, partnership id: Int, by actor: Actor, at moment: Moment
  ) throws(StorageError) -> Int {
    try track("indicator", id, by: actor, at: moment) { partnership, db in
      if let district = indicator.district { try requireMember(district, of: partnership) }
      let present = try Int.fetchOne(
        db,
        sql: "SELECT id FROM indicator WHERE partnership = ? AND district IS ? AND name = ?",
        arguments: [id, indicator.district?.rawValue, indicator.name])
      let values: [(String, (any DatabaseValueConvertible)?)] = [
        ("kind", indicator.kind.rawValue), ("direction", indicator.direction.rawValue),
        ("scheme", indicator.scheme.rawValue), ("measure", indicator.measure),
        ("denominator", indicator.denominator), ("unit", indicator.unit),
        ("student_group", indicator.group), ("leader", indicator.leader),
        ("tolerance", indicator.tolerance), ("noise", indicator.noise),
        ("far_below", indicator.farBelow), ("ends_year", indicator.ending?.year),
        ("ends_reason", indicator.ending?.reason),
      ]
      let number: Int
      if let present {
        try db.execute(
          sql: "UPDATE indicator SET " + values.map { "\"\($0.0)\" = ?" }.joined(separator: ", ")
            + " WHERE id = ?",
          arguments: StatementArguments(values.map(\.1) + [present]))
        number = present
      } else {
        try db.execute(
          sql: "INSERT INTO indicator (partnership, district, name, "
            + values.map { "\"\($0.0)\"" }.joined(separator: ", ") + ") VALUES (?, ?, ?"
            + String(repeating: ", ?", count: values.count) + ")",
          arguments: StatementArguments(
            [id, indicator.district?.rawValue, indicator.name] + values.map(\.1)))
        number = Int(db.lastInsertedRowID)
      }
      for target in indicator.targets { try put(target, number, db) }
      for actual in indicator.actuals { try put(actual, number, db) }
      return number
    }
  }

  /// Records targets and figures of an indicator, and its end.
  package func record(
    targets: [Indicator.Target], actuals: [Indicator.Actual], ending: Indicator.Ending?,
    indicator number: Int, partnership id: Int, by actor: Actor, at moment: Moment
  ) throws(StorageError) {
    try track("indicator", id, by: actor, at: moment) { _, db in
      let isThere =
        try Int.fetchOne(
          db, sql: "SELECT 1 FROM indicator WHERE id = ? AND partnership = ?",
          arguments: [number, id]) != nil
      guard isThere else {
        throw StorageError.conflict("Partnership \(id) has no indicator \(number).")
      }
      for target in targets { try put(target, number, db) }
      for actual in actuals { try put(actual, number, db) }
      if let ending {
        try db.execute(
          sql: "UPDATE indicator SET ends_year = ?, ends_reason = ? WHERE id = ?",
          arguments: [ending.year, ending.reason, number])
      }
    }
  }

  private func put(_ target: Indicator.Target, _ number: Int, _ db: Database) throws {
    try Self.targetUpsert.run(db, [number, target.year, target.group ?? "", target.value])
  }

  private func put(_ actual: Indicator.Actual, _ number: Int, _ db: Database) throws {
    try Self.valueUpsert.run(
      db,
      [
        number, actual.year, actual.group ?? "", actual.value, actual.students, actual.source,
      ])
  }

  private static let targetUpsert = Upsert(
    "indicator_target", key: ["indicator", "year", "student_group"], ["value"])
  private static let valueUpsert = Upsert(
    "indicator_value", key: ["indicator", "year", "student_group"],
    ["value", "students", "source"])

  func indicators(of id: Int, _ db: Database) throws -> [Tracked<Indicator>] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM indicator WHERE partnership = ? ORDER BY id", arguments: [id]
    ).map { row in
      let number: Int = row["id"]
      var indicator = Indicator(
        name: row["name"], kind: Indicator.Kind(rawValue: row["kind"]) ?? .trailing,
        direction: Indicator.Direction(rawValue: row["direction"]) ?? .higher,
        measure: row["measure"], unit: row["unit"])
      indicator.scheme = Indicator.Scheme(rawValue: row["scheme"]) ?? .trend
      indicator.denominator = row["denominator"]
      indicator.group = row["student_group"]
      indicator.district = (row["district"] as String?).map { District.ID($0) }
      indicator.leader = row["leader"]
      indicator.tolerance = row["tolerance"]
      indicator.noise = row["noise"]
      indicator.farBelow = row["far_below"]
      if let year: String = row["ends_year"], let reason: String = row["ends_reason"] {
        indicator.ending = Indicator.Ending(year: year, reason: reason)
      }
      func group(_ row: Row) -> String? {
        let name: String = row["student_group"]
        return name.isEmpty ? nil : name
      }
      indicator.targets = try Row.fetchAll(
        db,
        sql: "SELECT * FROM indicator_target WHERE indicator = ? ORDER BY year, student_group",
        arguments: [number]
      ).map { Indicator.Target(year: $0["year"], group: group($0), value: $0["value"]) }
      indicator.actuals = try Row.fetchAll(
        db,
        sql: "SELECT * FROM indicator_value WHERE indicator = ? ORDER BY year, student_group",
        arguments: [number]
      ).map {
        Indicator.Actual(
          year: $0["year"], group: group($0), value: $0["value"], students: $0["students"],
          source: $0["source"])
      }
      return Tracked(id: number, value: indicator)
    }
  }
}
