package import Domain
import GRDB

extension Registry {
  /// Everything that is on record of a partnership's life.
  package func record(of id: Int) throws(StorageError) -> PartnershipRecord {
    try read { db in try record(of: try partnership(id, db), db) }
  }

  private func record(of partnership: KeptPartnership, _ db: Database) throws -> PartnershipRecord {
    let id = partnership.id
    var record = PartnershipRecord(
      id: id,
      members: try partnership.members.map { member in
        PartnershipRecord.Member(
          id: member.district,
          name: try String.fetchOne(
            db, sql: "SELECT name FROM district WHERE id = ?",
            arguments: [member.district.rawValue]) ?? member.district.rawValue)
      },
      facilitator: partnership.facilitator, began: try began(partnership, db),
      nextDate: partnership.nextDate.flatMap { Day($0) })
    record.checkIns = try checkIns(of: id, db)
    record.actions = try actions(of: id, db)
    record.indicators = try indicators(of: id, db)
    record.pulses = try pulses(of: id, db)
    record.changes = try changes(of: id, db)
    record.lessons = try rows("lesson", of: id, db).compactMap { row in
      guard let day = Day(row["day"]), let kind = Lesson.Kind(rawValue: row["kind"]) else {
        return nil
      }
      return Lesson(id: row["id"], day: day, kind: kind, text: row["text"])
    }
    record.barriers = try rows("barrier", of: id, db).compactMap { row in
      guard let raised = Day(row["raised"]), let kind = Barrier.Kind(rawValue: row["kind"]) else {
        return nil
      }
      var barrier = Barrier(id: row["id"], raised: raised, kind: kind, text: row["text"])
      barrier.settled = day(row["settled"])
      barrier.answer = row["answer"]
      return barrier
    }
    record.funding = try rows("funding", of: id, db).compactMap { row in
      Day(row["ends"]).map {
        Funding(
          id: row["id"], source: row["source"], begins: day(row["begins"]), ends: $0,
          amount: row["amount"])
      }
    }
    record.handOvers = try rows("hand_over", of: id, db).compactMap { row in
      Day(row["asked"]).map {
        HandOver(
          id: row["id"], from: (row["from_facilitator"] as String?).map { Facilitator.ID($0) },
          to: Facilitator.ID(row["to_facilitator"] as String), asked: $0,
          answered: day(row["answered"]), isAccepted: row["accepted"])
      }
    }
    return record
  }

  /// The day on which it first became active, which the audit tells; until then, that of its state.
  private func began(_ partnership: KeptPartnership, _ db: Database) throws -> Day {
    let at = try String.fetchOne(
      db,
      sql: """
        SELECT min(deed.at) FROM change JOIN deed ON deed.id = change.deed
        WHERE place = 'partnership' AND key = ? AND json_extract(after, '$.state') = 'active'
        """, arguments: [String(partnership.id)])
    return day(at.map { String($0.prefix(10)) }) ?? day(partnership.since) ?? Day(number: 0)
  }

  private func day(_ text: String?) -> Day? { text.flatMap { Day($0) } }

  private func rows(_ table: String, of id: Int, _ db: Database) throws -> [Row] {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM \"\(table)\" WHERE partnership = ? ORDER BY id"),
      arguments: [id])
  }

  private func checkIns(of id: Int, _ db: Database) throws -> [CheckIn] {
    try rows("check_in", of: id, db).compactMap { row -> CheckIn? in
      guard let day = Day(row["day"]), let kind = CheckIn.Kind(rawValue: row["kind"]),
        let place = CheckIn.Place(rawValue: row["place"])
      else { return nil }
      var checkIn = CheckIn(id: row["id"], day: day, kind: kind, place: place)
      checkIn.minutes = row["minutes"]
      checkIn.isHardTruthShared = row["hard_truth"]
      checkIn.isJointWork = row["joint_work"]
      checkIn.usefulPercent = row["useful_percent"]
      checkIn.facilitator = (row["facilitator"] as String?).map { Facilitator.ID($0) }
      checkIn.hours = row["hours"]
      checkIn.cost = row["cost"]
      checkIn.attendance = try Row.fetchAll(
        db, sql: "SELECT * FROM attendance WHERE check_in = ? ORDER BY district, level",
        arguments: [checkIn.id]
      ).compactMap { row in
        StaffLevel(rawValue: row["level"]).map {
          CheckIn.Attendance(
            district: District.ID(row["district"] as String), level: $0,
            attended: row["attended"], expected: row["expected"])
        }
      }
      checkIn.initiatives = try String.fetchAll(
        db, sql: "SELECT name FROM check_in_initiative WHERE check_in = ? ORDER BY name",
        arguments: [checkIn.id])
      return checkIn
    }.sorted { ($0.day, $0.id) < ($1.day, $1.id) }
  }

  private func actions(of id: Int, _ db: Database) throws -> [ActionItem] {
    try rows("action_item", of: id, db).compactMap { row in
      let owner: ActionItem.Owner? =
        (row["district"] as String?).map { .district(District.ID($0)) }
        ?? (row["facilitator"] as String?).map { .facilitator(Facilitator.ID($0)) }
      guard let owner, let opened = Day(row["opened"]) else { return nil }
      var action = ActionItem(
        id: row["id"], text: row["text"], owner: owner, opened: opened, due: day(row["due"]))
      action.ended = day(row["ended"])
      action.ending = (row["ending"] as String?).flatMap { ActionItem.Ending(rawValue: $0) }
      return action
    }
  }

  private func changes(of id: Int, _ db: Database) throws -> [RoleChange] {
    try rows("role_change", of: id, db).compactMap { row in
      guard let level = StaffLevel(rawValue: row["level"]), let announced = Day(row["announced"]),
        let leaves = Day(row["leaves"])
      else { return nil }
      let number: Int = row["id"]
      return RoleChange(
        id: number, district: District.ID(row["district"] as String), level: level,
        announced: announced, leaves: leaves, began: day(row["began"]),
        onboarding: try Row.fetchAll(
          db, sql: "SELECT * FROM onboarding_item WHERE role_change = ? ORDER BY number",
          arguments: [number]
        ).map {
          RoleChange.Item(number: $0["number"], text: $0["text"], done: day($0["done"]))
        })
    }
  }
}
