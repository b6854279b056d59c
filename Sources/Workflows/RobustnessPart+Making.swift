package import Assignment
package import Domain

extension RobustnessPart {
  /// Does one shard of a study.
  ///
  /// Everything in it depends on the round, the plan, the study and the shard alone; not on the
  /// number of threads, nor on the other shards.
  ///
  /// - Parameters:
  ///   - plan: the plan to study.
  ///   - source: the round that the plan was made from.
  ///   - study: the weights to draw.
  ///   - shard: what to do of it.
  ///   - threads: how many matches run side by side, 1 or more.
  ///   - stop: asked often, by all threads; a value ends what runs and leaves out what does not yet.
  ///   - report: how many matches are done, of how many.
  /// - Throws: `Failure.conflict` if the plan is of other data, or says that there is none.
  package init(
    _ plan: Plan, of source: Source, study: RobustnessStudy, shard: Shard = .whole, threads: Int,
    stop: @escaping @Sendable () -> Control.Stop? = { nil },
    report: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws {
    try source.requireOrigin(of: plan)
    guard plan.proof.status != .infeasible else {
      throw Failure(
        .conflict,
        [
          "The plan says that the rules cannot all be kept, so there is nothing to study."
            + " Settle the conflict that `tandem match` names, and match again."
        ])
    }
    let tested = try PlanUnderWeights(plan, RoundModel(source.bundle))
    let weights = CriteriaWeights(source.bundle.round.policy)
    let declared = try tested.verdict(weights, stop: stop)
    // The searches for edges take longest, so they come first.
    let criteria = CriteriaWeights.Key.all.indices.filter { shard.takes($0 + 1) }
    let numbers = (1...max(1, study.samples)).filter(shard.takes)
    let total = criteria.count + numbers.count
    let found = try onThreads(threads, count: total, report: report) { task -> Finding in
      guard task >= criteria.count else {
        return .range(
          try WeightRange(
            of: criteria[task], weights, isBest: declared?.isBest, tested, stop: stop))
      }
      let number = numbers[task - criteria.count]
      let drawn = study.admissible.sample(number, seed: study.seed, around: weights)
      return .sample(Sample(number: number, verdict: try tested.verdict(drawn, stop: stop)))
    }
    self.init(
      input: source.sha256, partnerships: Self.parties(of: plan), study: study, shard: shard,
      declared: declared,
      samples: found.compactMap { if case .sample(let sample) = $0 { sample } else { nil } },
      ranges: found.compactMap { if case .range(let range) = $0 { range } else { nil } })
  }

  private enum Finding: Sendable {
    case range(WeightRange)
    case sample(Sample)
  }
}
