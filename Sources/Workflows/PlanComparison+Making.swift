package import Domain

extension PlanComparison {
  /// Compares two plans, of the same round or not.
  package init(_ before: Plan, _ after: Plan) {
    let pairing = Pairing(before.partnerships, after.partnerships)
    let partnersBefore = Self.partners(in: before)
    let partnersAfter = Self.partners(in: after)
    let (placedBefore, placedAfter) = (Set(partnersBefore.keys), Set(partnersAfter.keys))
    let (registryBefore, registryAfter) = (Set(before.names.keys), Set(after.names.keys))
    let joined = registryAfter.subtracting(registryBefore).sorted()
    let left = registryBefore.subtracting(registryAfter).sorted()
    let mentioned = (before.partnerships + after.partnerships).flatMap { partnership in
      partnership.members.map(\.rawValue) + [partnership.facilitator?.rawValue].compactMap(\.self)
    }
    var names: [String: String] = [:]
    for id in mentioned + joined + left { names[id] = after.names[id] ?? before.names[id] ?? id }

    self.init(
      before: Side(before), after: Side(after),
      isSameInput: before.input.sha256 == after.input.sha256,
      isSamePolicy: before.input.policy == after.input.policy,
      objectiveChange: after.proof.objective - before.proof.objective,
      kept: pairing.lasting.filter { $0.0.facilitator == $0.1.facilitator }.map(Lasting.init),
      facilitatorChanged: pairing.lasting.filter { $0.0.facilitator != $0.1.facilitator }
        .map(Lasting.init),
      regrouped: pairing.regrouped.map(Regrouped.init),
      dissolved: pairing.dissolved.map(Single.init), formed: pairing.formed.map(Single.init),
      placed: placedAfter.subtracting(placedBefore).sorted(),
      unplaced: placedBefore.subtracting(placedAfter).sorted(),
      moved: placedBefore.intersection(placedAfter).sorted().compactMap { district in
        let (old, new) = (partnersBefore[district] ?? [], partnersAfter[district] ?? [])
        guard old != new else { return nil }
        return Move(district: district, before: old.sorted(), after: new.sorted())
      },
      joined: joined, left: left, criteria: Self.criteria(before, after), names: names)
  }

  private static func partners(in plan: Plan) -> [District.ID: Set<District.ID>] {
    var partners: [District.ID: Set<District.ID>] = [:]
    for partnership in plan.partnerships {
      for member in partnership.members {
        partners[member, default: []].formUnion(partnership.members.filter { $0 != member })
      }
    }
    return partners
  }
}

/// Which partnerships of two plans belong together.
private struct Pairing {
  /// Of the same members.
  private(set) var lasting: [(Plan.Partnership, Plan.Partnership)] = []
  /// With two or more members in common.
  private(set) var regrouped: [(Plan.Partnership, Plan.Partnership)] = []
  private(set) var dissolved: [Plan.Partnership] = []
  private(set) var formed: [Plan.Partnership] = []

  /// Members in common from which somebody stays with a partner.
  private static let fewestShared = 2

  init(_ before: [Plan.Partnership], _ after: [Plan.Partnership]) {
    var places: [District.ID: [Int]] = [:]
    for (place, partnership) in after.enumerated() {
      for member in partnership.members { places[member, default: []].append(place) }
    }
    var known: Set<Int> = []
    for partnership in before {
      var shared: [Int: Int] = [:]
      for place in partnership.members.flatMap({ places[$0] ?? [] }) {
        shared[place, default: 0] += 1
      }
      let kin = shared.filter { $0.value >= Self.fewestShared }.keys.sorted()
      known.formUnion(kin)
      if let same = kin.first(where: { after[$0].members == partnership.members }) {
        lasting.append((partnership, after[same]))
      } else if kin.isEmpty {
        dissolved.append(partnership)
      } else {
        regrouped += kin.map { (partnership, after[$0]) }
      }
    }
    formed = after.indices.filter { !known.contains($0) }.map { after[$0] }
  }
}

extension PlanComparison.Side {
  fileprivate init(_ plan: Plan) {
    self.init(
      round: plan.round.name, goal: plan.goal, policy: plan.input.policy.version,
      input: plan.input.sha256, status: plan.proof.status, objective: plan.proof.objective,
      partnerships: plan.partnerships.count, placed: plan.summary.placed,
      meanValue: plan.summary.meanValue, worstValue: plan.summary.worstValue,
      blockingPairs: plan.summary.blockingPairs)
  }
}

extension PlanComparison.Lasting {
  fileprivate init(_ before: Plan.Partnership, _ after: Plan.Partnership) {
    self.init(
      members: before.members, facilitatorBefore: before.facilitator,
      facilitatorAfter: after.facilitator, valueBefore: before.value, valueAfter: after.value)
  }
}

extension PlanComparison.Regrouped {
  fileprivate init(_ before: Plan.Partnership, _ after: Plan.Partnership) {
    let (old, new) = (Set(before.members), Set(after.members))
    self.init(
      before: before.members, after: after.members, stayed: old.intersection(new).sorted(),
      left: old.subtracting(new).sorted(), joined: new.subtracting(old).sorted(),
      facilitatorBefore: before.facilitator, facilitatorAfter: after.facilitator,
      valueBefore: before.value, valueAfter: after.value)
  }
}

extension PlanComparison.Single {
  fileprivate init(_ partnership: Plan.Partnership) {
    self.init(
      members: partnership.members, facilitator: partnership.facilitator,
      value: partnership.value)
  }
}

extension PlanComparison {
  fileprivate static func criteria(_ before: Plan, _ after: Plan) -> [CriterionChange] {
    Criterion.allCases.map {
      change(
        .score, $0.rawValue, points($0.rawValue, \.criteria, before),
        points($0.rawValue, \.criteria, after))
    }
      + FitCriterion.allCases.map {
        change(
          .fit, $0.rawValue, points($0.rawValue, \.fitCriteria, before),
          points($0.rawValue, \.fitCriteria, after))
      }
  }

  /// A criterion's points for each district placed, the mean over its partnerships.
  private static func points(
    _ name: String, _ criteria: KeyPath<Plan.Partnership, [CriterionScore]>, _ plan: Plan
  ) -> [District.ID: Double] {
    var sums: [District.ID: (points: Double, count: Int)] = [:]
    for partnership in plan.partnerships {
      // A partnership without a facilitator gains nothing by fit.
      let points = partnership[keyPath: criteria].first { $0.name == name }?.points ?? 0
      for member in partnership.members {
        sums[member, default: (0, 0)].points += points
        sums[member, default: (0, 0)].count += 1
      }
    }
    return sums.mapValues { $0.points / Double($0.count) }
  }

  private static func change(
    _ kind: CriterionChange.Kind, _ name: String, _ before: [District.ID: Double],
    _ after: [District.ID: Double]
  ) -> CriterionChange {
    // In order of id, so that sums are the same on every run.
    let both = before.keys.filter { after[$0] != nil }.sorted()
    var gained = 0.0
    var lost = 0.0
    for district in both {
      let change = (after[district] ?? 0) - (before[district] ?? 0)
      if change > 0 { gained += change } else { lost -= change }
    }
    let count = Double(max(1, both.count))
    return CriterionChange(
      kind: kind, name: name, before: mean(before), after: mean(after), gained: gained / count,
      lost: lost / count)
  }

  private static func mean(_ points: [District.ID: Double]) -> Double? {
    guard !points.isEmpty else { return nil }
    return points.keys.sorted().reduce(0) { $0 + (points[$1] ?? 0) } / Double(points.count)
  }
}
