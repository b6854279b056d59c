package import Assignment
package import Domain

/// What a lock would change in a plan, found by matching again with it.
package struct LockTrial: Sendable {
  package var lock: Lock
  /// What it asks for, with names.
  package var words: String
  /// What cannot hold together with it, in words; empty where a plan keeps it.
  package var conflicts: [String]
  /// The plan against the best one with the lock; `nil` where there is none.
  package var comparison: PlanComparison?
  /// Whether both were proved to be the best.
  package var isExact: Bool

  /// The change in one sentence or more.
  package var text: String {
    guard let comparison else {
      return "No plan keeps this lock: \(conflicts.joined(separator: " "))"
    }
    let total = Phrase.decimal(comparison.before.objective, 4)
    let amount = Phrase.decimal(abs(comparison.objectiveChange), 4)
    let change =
      amount == Phrase.decimal(0, 4)
      ? "as much as this one, \(total)"
      : "\(amount) \(comparison.objectiveChange < 0 ? "less" : "more") than this one's \(total)"
    return "With \(words), the best plan is worth \(change)"
      + (isExact ? "." : ", as far as was found: not both plans are proved to be best.")
  }
}

extension Asking {
  /// What cannot hold together once a round has one more lock, without a match; empty where nothing
  /// is found that was not so before.
  package static func conflicts(of lock: Lock, with source: Source) -> [String] {
    var bundle = source.bundle
    guard !bundle.locks.contains(lock) else { return [] }
    let before = Set(RoundModel(bundle).conflicts)
    bundle.locks.append(lock)
    return RoundModel(bundle).conflicts.filter { !before.contains($0) }
  }

  /// Matches the round of a plan again with one more lock.
  ///
  /// - Parameters:
  ///   - lock: the lock, of districts and facilitators that `source` has.
  ///   - plan: the plan, made from `source`.
  ///   - source: the round.
  ///   - control: ends the match early.
  /// - Throws: `Failure.conflict` if the plan is of other data, or has the lock already.
  package static func trial(
    _ lock: Lock, _ plan: Plan, of source: Source, control: Control = Control()
  ) throws -> LockTrial {
    try source.requireOrigin(of: plan)
    var bundle = source.bundle
    let words = lock.words(in: bundle)
    guard !bundle.locks.contains(lock) else {
      throw Failure(.conflict, ["The plan was made with this lock already: \(words)."])
    }
    bundle.locks.append(lock)
    // Nothing but the lock differs, so that the comparison is one of the same data.
    let outcome = try Matching.run(
      RoundModel(bundle), sha256: source.sha256, control: control)
    let status = outcome.plan.proof.status
    guard status != .infeasible else {
      return LockTrial(
        lock: lock, words: words, conflicts: outcome.conflicts, comparison: nil, isExact: true)
    }
    return LockTrial(
      lock: lock, words: words, conflicts: [], comparison: PlanComparison(plan, outcome.plan),
      isExact: plan.proof.status == .optimal && status == .optimal)
  }
}
