package import Access
package import Domain
import Foundation
import GRDB

extension Registry {
  /// What a load changed.
  package struct LoadReport: Equatable, Sendable {
    package var districts: Int
    package var facilitators: Int
    package var relationships: Int
    package var locks: Int
    /// Rows of all tables that are new, different or gone; 0 if the registry held all of it.
    package var changes: Int
  }

  /// Takes a bundle into a round, which is created if it is new.
  ///
  /// Districts, their calendars, facilitators and ties are added or updated, never removed; the round's settings and
  /// locks become those of the bundle. A consent in the bundle counts as recorded elsewhere, by
  /// whoever loads it; a district that has withdrawn from the round stays withdrawn.
  ///
  /// A trial does everything and then takes it back.
  package func load(
    _ bundle: RegistryBundle, round: String, isTrial: Bool = false, by actor: Actor,
    at moment: Moment
  ) throws(StorageError) -> LoadReport {
    var trial: LoadReport?
    do {
      return try perform("load", on: "round:\(round)", by: actor, at: moment) { db in
        let report = try load(bundle, round: round, by: actor, at: moment, db)
        guard isTrial else { return report }
        // An error is how a transaction is taken back.
        trial = report
        throw StorageError.conflict("This was a trial.")
      }
    } catch {
      if let trial { return trial }
      throw error
    }
  }

  private func load(
    _ bundle: RegistryBundle, round: String, by actor: Actor, at moment: Moment, _ db: Database
  ) throws -> LoadReport {
    let before = try Int.fetchOne(db, sql: "SELECT max(id) FROM change") ?? 0
    let policy = try keep(bundle.round.policy, db)
    try Self.roundUpsert.run(
      db,
      [
        round, bundle.round.name, bundle.round.schoolYear, bundle.round.goal.rawValue,
        bundle.round.maximumPartnerships, policy,
      ])
    for district in bundle.districts {
      try put(facts: district, db)
      try put(registration: district, round: round, by: actor, at: moment, db)
    }
    for facilitator in bundle.facilitators {
      try put(facilitator, db)
      try attest(facilitator, round: round, by: actor, at: moment, db)
    }
    for tie in bundle.districtTies { try put(tie, source: "bundle", at: moment, db) }
    for tie in bundle.facilitatorTies { try put(tie, source: "bundle", at: moment, db) }
    try put(bundle.locks, round: round, db)
    try put(bundle.calendars, round: round, db)
    try put(bundle.running, round: round, db)
    let after = try Int.fetchOne(db, sql: "SELECT max(id) FROM change") ?? 0
    return LoadReport(
      districts: bundle.districts.count, facilitators: bundle.facilitators.count,
      relationships: bundle.districtTies.count + bundle.facilitatorTies.count,
      locks: bundle.locks.count, changes: after - before)
  }

  private static let roundUpsert = Upsert(
    "round", key: ["id"], ["title", "school_year", "goal", "max_partnerships", "policy"])

  /// A round as a bundle, exactly as a match takes it.
  ///
  /// Ties whose last day lies before the round opens are left out. Active partnerships of other
  /// rounds run beside it; a partner that is not registered itself is there without consent.
  package func bundle(round: String) throws(StorageError) -> RegistryBundle {
    try read { db in try bundle(round: round, db) }
  }

  func bundle(round id: String, _ db: Database) throws -> RegistryBundle {
    let (round, opens) = try self.round(id, db)
    let districts = try self.districts(of: id, db)
    let facilitators = try self.facilitators(of: id, db)
    let (districtTies, facilitatorTies) = try ties(of: id, opens: opens, db)
    let running = try running(
      beside: id, districts: districts, facilitators: facilitators, db)
    return RegistryBundle(
      districts: districts + (try absentPartners(of: running, among: districts, db)),
      facilitators: facilitators, districtTies: districtTies,
      facilitatorTies: facilitatorTies, locks: try locks(of: id, db), running: running,
      calendars: try calendars(of: id, db), round: round)
  }
}
