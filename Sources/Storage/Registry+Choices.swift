package import Access
package import Domain
import GRDB

extension Registry {
  /// Records which facilitator a district would have; an earlier choice of its own ends.
  ///
  /// - Throws: `StorageError.conflict` for one with a hard tie to a member or without room,
  ///   `.outOfOrder` once a facilitator has accepted or the partnership has ended.
  package func choose(
    _ facilitator: Facilitator.ID, for district: District.ID, partnership id: Int,
    by actor: Actor, at moment: Moment
  ) throws(StorageError) {
    try step("choose-facilitator", id, by: actor, at: moment) { partnership, db in
      try requireMember(district, of: partnership)
      guard partnership.answer != .accepted, partnership.state.isLive else {
        throw StorageError.outOfOrder(
          step: "given another facilitator", state: partnership.state.rawValue)
      }
      try requireNeutral(facilitator, for: partnership, on: moment.day, db)
      try Upsert(
        "facilitator_choice", key: ["partnership", "district"], ["facilitator", "chosen_at"]
      ).run(db, [id, district.rawValue, facilitator.rawValue, moment.text])
    }
  }

  /// What each district of a partnership chose.
  package func choices(of partnership: Int) throws(StorageError) -> [District.ID: Facilitator.ID] {
    try read { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT * FROM facilitator_choice WHERE partnership = ?", arguments: [partnership])
      return Dictionary(
        rows.map {
          (
            District.ID($0["district"] as String), Facilitator.ID($0["facilitator"] as String)
          )
        }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// Those who attested for the round, are neutral to every member and have room left on `day`.
  package func neutralFacilitators(
    for partnership: KeptPartnership, on day: String
  ) throws(StorageError) -> [Facilitator] {
    try read { db in
      try facilitators(of: partnership.round, db).filter { facilitator in
        do {
          try requireNeutral(facilitator.id, for: partnership, on: day, db)
          return true
        } catch is StorageError {
          return false
        }
      }
    }
  }
}
