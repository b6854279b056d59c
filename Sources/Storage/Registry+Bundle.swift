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
    // What an export of this round said of its own live partnerships is on record here.
    let own = try partnerships(where: "round = ?", [round], db).filter(\.state.isLive)
    let running = bundle.running.filter { stated in
      !own.contains {
        String($0.id) == stated.id && $0.members.map(\.district).sorted() == stated.members
      }
    }
    let known = bundle.running.count - running.count
    try Self.roundUpsert.run(
      db,
      [
        round, bundle.round.name, bundle.round.schoolYear, bundle.round.goal.rawValue,
        bundle.round.maximumPartnerships.map { $0 + known }, policy,
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
    try put(running, round: round, db)
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
  /// Ties whose last day lies before the round opens are left out. Live partnerships of the round
  /// and active ones of others run beside it; a partner that is not registered itself is there without
  /// consent. What the live ones of the round fulfil or use up is not asked for again: locks, and
  /// places under the most partnerships. Who declined is kept apart from whom it declined.
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
    var locks = try self.locks(of: id, db)
    var left = round
    let own = try partnerships(where: "round = ?", [id], db)
    let live = own.filter(\.state.isLive)
    left.maximumPartnerships = round.maximumPartnerships.map { max(0, $0 - live.count) }
    locks.removeAll { lock in live.contains { $0.fulfils(lock) } }
    let present = Set(districts.map(\.id))
    for pair in Set(own.flatMap(\.refusedPairs)).sorted(by: { $0.lexicographicallyPrecedes($1) })
    where present.isSuperset(of: pair) && !locks.contains(.apart(pair)) {
      locks.append(.apart(pair))
    }
    return RegistryBundle(
      districts: districts + (try absentPartners(of: running, among: districts, db)),
      facilitators: facilitators, districtTies: districtTies,
      facilitatorTies: facilitatorTies, locks: locks, running: running,
      calendars: try calendars(of: id, db), round: left)
  }
}

extension KeptPartnership {
  /// Whether a lock asks for what this partnership is.
  fileprivate func fulfils(_ lock: Lock) -> Bool {
    let districts = Set(members.map(\.district))
    return switch lock {
    case .together(let wanted), .facilitator(let wanted, _): districts.isSuperset(of: wanted)
    case .apart, .exclude: false
    }
  }

  /// Each member that declined, or let its day pass, with each other one, sorted.
  fileprivate var refusedPairs: [[District.ID]] {
    let refusal: Answer? = state == .declined ? .declined : nil
    let isRefused = state == .declined || state == .closed && closingReason == Self.unanswered
    return members.filter { isRefused && $0.answer == refusal }.flatMap { member in
      members.filter { $0.district != member.district }.map {
        [member.district, $0.district].sorted()
      }
    }
  }
}
