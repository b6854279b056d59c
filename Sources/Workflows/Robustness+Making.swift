package import Domain

extension Robustness {
  /// Counts what all shards of a study found.
  ///
  /// - Parameters:
  ///   - parts: every shard of one study of `plan`, once; their order does not matter.
  ///   - plan: the plan studied.
  ///   - source: the round that the plan was made from.
  package init(_ parts: [RobustnessPart], plan: Plan, of source: Source) {
    let study = parts[0].study
    let samples = parts.flatMap(\.samples).sorted { $0.number < $1.number }
    let counted = samples.compactMap { sample in
      sample.verdict.map { (number: sample.number, verdict: $0) }
    }
    var parted = Array(repeating: 0, count: plan.partnerships.count)
    var reguided = parted
    for (_, verdict) in counted {
      for place in verdict.parted { parted[place] += 1 }
      for place in verdict.reguided { reguided[place] += 1 }
    }
    func share(_ count: Int) -> Share { Share(count, of: counted.count) }
    let weights = CriteriaWeights(source.bundle.round.policy)
    let central = Self.mean(
      counted.filter(\.verdict.isBest).map {
        study.admissible.sample($0.number, seed: study.seed, around: weights)
      })
    let ranges = parts.flatMap(\.ranges).sorted { $0.criterion < $1.criterion }
    let declared = parts.lazy.compactMap(\.declared).first
    let ids = plan.partnerships.flatMap {
      $0.members.map(\.rawValue) + [$0.facilitator?.rawValue].compactMap(\.self)
    }
    self.init(
      input: source.sha256, study: study, counted: counted.count,
      stopped: samples.count - counted.count,
      unproved: counted.count { !$0.verdict.isProved },
      withoutPlan: counted.count { $0.verdict.objective == nil }, isBest: declared?.isBest,
      whole: share(counted.count(where: \.verdict.isBest)), regret: Regret(counted.map(\.verdict)),
      partnerships: plan.partnerships.enumerated().map { place, partnership in
        let together = counted.count - parted[place]
        return Partnership(
          id: partnership.id, members: partnership.members, facilitator: partnership.facilitator,
          together: share(together), unchanged: share(together - reguided[place]))
      },
      criteria: zip(CriteriaWeights.Key.all, ranges).map { key, range in
        Criterion(
          kind: key.kind, name: key.name,
          declared: weights[key], lowest: range.lowest, highest: range.highest,
          parted: range.parted, reguided: range.reguided, central: central?[key])
      },
      isStopped: ranges.contains(where: \.isStopped),
      effective: EffectiveWeights(source.bundle),
      names: Dictionary(
        ids.map { ($0, plan.names[$0] ?? $0) }, uniquingKeysWith: { first, _ in first }))
  }

  private static func mean(_ weights: [CriteriaWeights]) -> [CriteriaWeights.Key: Double]? {
    guard !weights.isEmpty else { return nil }
    return Dictionary(
      uniqueKeysWithValues: CriteriaWeights.Key.all.map { key in
        (key, weights.reduce(0) { $0 + $1[key] } / Double(weights.count))
      })
  }
}

extension Robustness.Share {
  /// - Parameters:
  ///   - count: 0…`total`.
  ///   - total: with 0, nothing is known, and the interval is everything.
  init(_ count: Int, of total: Int) {
    let n = Double(total)
    let share = total > 0 ? Double(count) / n : 0
    let z = Self.quantile
    let centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    self.init(
      count: count, share: share,
      error: total > 0 ? (share * (1 - share) / n).squareRoot() : 0,
      low: total > 0 && count > 0 ? max(0, centre - half) : 0,
      high: total > 0 && count < total ? min(1, centre + half) : 1)
  }

  /// Of the normal distribution, for 95 % on both sides.
  private static let quantile = 1.959963984540054
}

extension Robustness.Regret {
  fileprivate init?(_ verdicts: [PlanUnderWeights.Verdict]) {
    let found = verdicts.compactMap { verdict in
      verdict.regret.flatMap { regret in verdict.objective.map { (regret, $0) } }
    }
    guard !found.isEmpty else { return nil }
    let count = Double(found.count)
    self.init(
      mean: found.reduce(0) { $0 + $1.0 } / count, worst: found.map(\.0).max() ?? 0,
      meanShare: found.reduce(0) { $0 + ($1.1 > 0 ? $1.0 / $1.1 : 0) } / count)
  }
}
