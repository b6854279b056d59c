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
      "open", "consenting#", "registered#", "registration-")
    answer.rows = rounds.map { kept in
      [
        .text(kept.id), .optional(kept.round.name), .optional(kept.round.schoolYear),
        .text(kept.round.goal.rawValue), .optional(kept.round.maximumPartnerships),
        .text(kept.policy), .optional(kept.opens), .optional(kept.closes), .flag(kept.isOpen),
        .whole(kept.consenting), .whole(kept.registered),
        .text(kept.registration(on: now.day).rawValue),
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
    try change.check(over: nil)
    try ask { () throws(StorageError) in
      try registry.createRound(id, change, by: actor, at: now)
    }
  }

  package func changeRound(_ id: String, _ change: RoundChange, why: String?) throws(Failure) {
    try require(.editRounds)
    let present = try ask { () throws(StorageError) in try registry.rounds() }.first { $0.id == id }
    try change.check(over: present)
    try ask { () throws(StorageError) in
      try registry.changeRound(id, change, by: actor, at: now, why: why)
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

  /// What a kept plan was made from.
  package func source(ofPlan number: Int) throws(Failure) -> Source {
    try Source(json: try planInput(number), name: "plan \(number)")
  }

  /// The bundle that a kept plan was made from, as JSON.
  package func planInput(_ number: Int) throws(Failure) -> [UInt8] {
    try require(.exportBundle)
    return Array(try ask { () throws(StorageError) in try registry.plan(number) }.bundle.utf8)
  }
}
