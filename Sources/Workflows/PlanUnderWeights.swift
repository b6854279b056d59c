import Assignment
package import Domain

/// A plan, and what becomes of it where the criteria have other weights.
package struct PlanUnderWeights: Sendable {
  /// A partnership of the plan by the places of its members and its facilitator.
  private struct Placement: Sendable {
    var members: [Int]
    var hub: Int?
    var facilitator: Int?
  }

  let round: ReweighableRound
  private let placements: [Placement]
  private let goal: Optimiser.Goal

  /// - Throws: `Failure.conflict` if the round forbids a partnership of the plan.
  init(_ plan: Plan, _ model: RoundModel) throws(Failure) {
    var placements: [Placement] = []
    for partnership in plan.partnerships {
      switch model.column(partnership) {
      case .success(let column):
        let hub: Int? = if case .group(let group) = column.partners { group.hub } else { nil }
        placements.append(
          Placement(
            members: model.instance.members(of: column), hub: hub,
            facilitator: column.facilitator))
      case .failure(let obstacle):
        throw Failure(
          .conflict,
          ["The round does not allow \(partnership.id) of the plan. \(obstacle.text)"])
      }
    }
    self.placements = placements
    round = ReweighableRound(model)
    goal = Matching.goal(of: model.bundle)
  }

  /// What some weights make of the plan.
  package struct Verdict: Equatable, Sendable, Codable {
    /// The sum of the best plan; `nil` where these weights leave none that keeps all requirements.
    @OrNull package var objective: Double?
    /// By how much the plan falls short of it, 0 or more; partnerships that the weights put below
    /// the minimum score count nothing.
    @OrNull package var regret: Double?
    /// Whether no plan is better, so that the plan itself counts as the best.
    package var isBest: Bool
    /// Whether the best plan was proved to be best.
    package var isProved: Bool
    /// Places of the plan's partnerships that the best plan does not have; ascending.
    package var parted: [Int]
    /// Those that it has under another facilitator; ascending.
    package var reguided: [Int]

    private enum CodingKeys: String, CodingKey {
      case objective, regret, parted, reguided
      case isBest = "best"
      case isProved = "proved"
    }
  }

  /// Matches the round with these weights, beginning from the plan.
  ///
  /// - Returns: nothing where a stop came first.
  func verdict(
    _ weights: CriteriaWeights, stop: @escaping @Sendable () -> Control.Stop?
  ) throws -> Verdict? {
    guard stop() == nil else { return nil }
    let instance = round.instance(weights)
    let columns = columns(in: instance)
    let result = try Optimiser(control: Control(stop: stop))
      .solve(instance, goal: goal, from: columns)
    switch result.status {
    case .unknown: return nil
    case .infeasible:
      return Verdict(
        objective: nil, regret: nil, isBest: false, isProved: true,
        parted: Array(placements.indices), reguided: [])
    case .feasible where result.stopped != nil: return nil
    case .optimal, .feasible: break
    }
    let isProved = result.status == .optimal
    if columns.count == placements.count, reaches(result, columns, instance) {
      return Verdict(
        objective: result.objective, regret: 0, isBest: true, isProved: isProved, parted: [],
        reguided: [])
    }
    let guides = Dictionary(
      uniqueKeysWithValues: result.columns.map { (instance.members(of: $0), $0.facilitator) })
    let places = placements.indices
    return Verdict(
      objective: result.objective,
      regret: max(0, result.objective - Self.sum(columns, instance)), isBest: false,
      isProved: isProved, parted: places.filter { guides[placements[$0].members] == nil },
      reguided: places.filter { place in
        guard let guide = guides[placements[place].members] else { return false }
        return guide != placements[place].facilitator
      })
  }

  /// Whether the plan is the best with these weights.
  ///
  /// As `verdict` finds it, but the match ends with the first better plan.
  ///
  /// - Returns: nothing where a stop came first.
  func isBest(
    _ weights: CriteriaWeights, stop: @escaping @Sendable () -> Control.Stop?
  ) throws -> Bool? {
    guard stop() == nil else { return nil }
    let instance = round.instance(weights)
    let columns = columns(in: instance)
    guard columns.count == placements.count, instance.isPlan(columns) else { return false }
    let sum = Self.sum(columns, instance)
    var isBeaten = false
    let control = Control(
      stop: { isBeaten ? .interrupt : stop() },
      report: { progress in
        guard progress.stage == .value, let objective = progress.objective else { return }
        if objective > sum + Self.proofWidth { isBeaten = true }
      })
    let result = try Optimiser(control: control).solve(instance, goal: goal, from: columns)
    if isBeaten { return false }
    switch result.status {
    case .unknown: return nil
    case .feasible where result.stopped != nil: return nil
    case .infeasible: return false
    case .optimal, .feasible: return reaches(result, columns, instance)
    }
  }

  /// What of the plan an instance allows.
  private func columns(in instance: Instance) -> [Column] {
    placements.compactMap { placement in
      let partners: Column.Partners? =
        placement.members.count == 2
        ? instance.place(of: placement.members[0], placement.members[1]).map(Column.Partners.pair)
        : instance.groups?.group(placement.members, hub: placement.hub).map(Column.Partners.group)
      guard let partners else { return nil }
      let column = Column(partners, facilitator: placement.facilitator)
      return instance.allows(column) ? column : nil
    }
  }

  /// Whether a set of columns is a plan and as good as a result in each of its stages.
  private func reaches(
    _ result: Optimiser.Result, _ columns: [Column], _ instance: Instance
  ) -> Bool {
    guard instance.isPlan(columns) else { return false }
    return result.stages.allSatisfy { stage in
      let reached: Double
      switch stage.name {
      case .requirements: return true
      case .requests: reached = Double(columns.reduce(0) { $0 + instance.requests(in: $1) })
      case .coverage: reached = Double(instance.placedMembers(columns).count)
      case .worst:
        reached =
          columns.map { Double(instance.unitsOfMember($0)) / Column.unitsPerOne }.min()
          ?? stage.value
      case .value: reached = Self.sum(columns, instance)
      }
      return reached >= stage.value - Self.proofWidth
    }
  }

  private static func sum(_ columns: [Column], _ instance: Instance) -> Double {
    Double(columns.reduce(Int64(0)) { $0 + instance.units(of: $1) }) / Column.unitsPerOne
  }

  /// The gap below which a plan counts as proved; plans this close are equally good.
  private static let proofWidth = 1e-6
}

extension Instance {
  /// The place in `pairs` of two members, the lower first.
  fileprivate func place(of first: Int, _ second: Int) -> Int? {
    var low = 0
    var high = pairs.count
    while low < high {
      let middle = (low + high) / 2
      let pair = pairs[middle]
      if (pair.first, pair.second) < (first, second) { low = middle + 1 } else { high = middle }
    }
    guard low < pairs.count, pairs[low].first == first, pairs[low].second == second else {
      return nil
    }
    return low
  }
}
