import Access
package import Domain
import Exchange
import Foundation
package import Storage

extension RegistryDesk {
  package func rounds() throws(Failure) -> RegistryAnswer {
    try require(.seeRounds)
    let rounds = try ask { () throws(StorageError) in try registry.rounds() }
    var answer = RegistryAnswer(
      "rounds", title: "Rounds", paragraph: "\(Phrase.count(rounds.count, "round")).")
    answer.setColumns(
      "round", "title", "school_year", "goal", "max_partnerships#", "policy", "opens", "closes",
      "open", "consenting#", "registered#")
    answer.rows = rounds.map { kept in
      [
        .text(kept.id), .optional(kept.round.name), .optional(kept.round.schoolYear),
        .text(kept.round.goal.rawValue), .optional(kept.round.maximumPartnerships),
        .text(kept.policy), .optional(kept.opens), .optional(kept.closes), .flag(kept.isOpen),
        .whole(kept.consenting), .whole(kept.registered),
      ]
    }
    return answer
  }

  /// One round.
  package func roundAnswer(_ id: String) throws(Failure) -> RegistryAnswer {
    let all = try rounds()
    guard let row = all.rows.first(where: { $0.first == .text(id) }) else {
      throw Failure(StorageError.unknown(kind: "round", id: id))
    }
    return .record(
      "round", title: "Round \(id)", paragraph: "", Array(zip(all.columns.map(\.key), row)))
  }

  package func createRound(_ id: String, _ change: RoundChange) throws(Failure) {
    try require(.editRounds)
    try ask { () throws(StorageError) in
      try registry.createRound(id, change, by: actor, at: now)
    }
  }

  package func changeRound(_ id: String, _ change: RoundChange, why: String?) throws(Failure) {
    try require(.editRounds)
    try ask { () throws(StorageError) in
      try registry.changeRound(id, change, by: actor, at: now, why: why)
    }
  }

  /// Adds a lock to a round, `kind` as in `locks.csv`.
  package func lock(
    _ kind: String, members: [String], facilitator: String?, round: String, why: String?
  ) throws(Failure) {
    try require(.editRounds)
    let ids = Set(members).sorted().map { District.ID($0) }
    let lock: Lock
    switch (kind, facilitator) {
    case ("together", nil) where ids.count > 1: lock = .together(ids)
    case ("apart", nil) where ids.count > 1: lock = .apart(ids)
    case ("exclude", nil) where !ids.isEmpty: lock = .exclude(ids)
    case ("facilitator", let wanted?) where !ids.isEmpty:
      lock = .facilitator(ids, FacilitatorRequirement(wanted))
    default:
      throw Failure(
        .badInput,
        [
          "A lock is together or apart with two districts or more, exclude with one or more, or"
            + " facilitator with --facilitator."
        ])
    }
    try ask { () throws(StorageError) in
      try registry.add(lock, round: round, by: actor, at: now, why: why)
    }
  }

  package func policies() throws(Failure) -> RegistryAnswer {
    try require(.seePolicies)
    let policies = try ask { () throws(StorageError) in try registry.policies() }
    var answer = RegistryAnswer(
      "policies", title: "Policies",
      paragraph: "A policy is never changed in place; new numbers are a new version.")
    answer.setColumns("policy", "version", "minimum_score#", "score_share#", "sha256")
    answer.rows = policies.map {
      [
        .text($0.id), .text($0.policy.version), .number($0.policy.minimumScore),
        .number($0.policy.scoreShare), .text($0.sha256),
      ]
    }
    return answer
  }

  /// A policy's every number, as JSON.
  package func policyJSON(_ id: String) throws -> [UInt8] {
    try require(.seePolicies)
    let policies = try ask { () throws(StorageError) in try registry.policies() }
    guard let found = policies.first(where: { $0.id == id }) else {
      throw Failure(StorageError.unknown(kind: "policy", id: id))
    }
    return try Printed.json(found.policy)
  }

  /// Adds the policy of a bundle's `round.yaml`.
  package func addPolicy(of source: Source, why: String?) throws(Failure) -> String {
    try require(.editPolicies)
    return try ask { () throws(StorageError) in
      try registry.add(source.bundle.round.policy, by: actor, at: now, why: why)
    }
  }

  package func plans(round: String?) throws(Failure) -> RegistryAnswer {
    try require(.seePlans)
    let plans = try ask { () throws(StorageError) in try registry.plans(round: round) }
    var answer = RegistryAnswer(
      "plans", title: "Plans", paragraph: "\(Phrase.count(plans.count, "plan")).")
    answer.setColumns(
      "plan#", "round", "status", "objective#", "bound#", "policy", "engine", "made_at",
      "made_by", "stopped", "input-", "sha256-")
    answer.rows = plans.map {
      [
        .whole($0.id), .text($0.round), .text($0.status), .number($0.objective),
        .number($0.bound), .text($0.policy), .text($0.engine), .text($0.madeAt), .text($0.madeBy),
        .optional($0.stopped), .text($0.input), .text($0.sha256),
      ]
    }
    return answer
  }

  /// The round that a kept plan is for.
  package func round(ofPlan number: Int) throws(Failure) -> String {
    try require(.seePlans)
    return try ask { () throws(StorageError) in try registry.plan(number) }.plan.round
  }

  /// A kept plan: its bytes, and the plan itself.
  package func plan(_ number: Int) throws(Failure) -> (bytes: [UInt8], plan: Plan) {
    try require(.seePlans)
    let kept = try ask { () throws(StorageError) in try registry.plan(number) }
    let bytes = Array(kept.body.utf8)
    return (bytes, try PlanDocument.read(json: bytes, name: "plan \(number)"))
  }

  /// The bundle that a kept plan was made from, as JSON.
  package func planInput(_ number: Int) throws(Failure) -> [UInt8] {
    try require(.exportBundle)
    return Array(try ask { () throws(StorageError) in try registry.plan(number) }.bundle.utf8)
  }
}
