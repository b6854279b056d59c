package import Domain

/// Small, dense rounds in which most rules bite: for laws that are held against every plan there is.
package struct SmallRegistry: Sendable {
  package var districts = 6
  package var facilitators = 2
  /// The most partnerships that a district joins.
  package var capacity = 1
  /// The chance that a value which may be unknown is unknown, 0…1.
  package var missing = 0.2
  /// Whether some facilitators have a minimum.
  package var hasMinimums = false
  /// Whether the round has a cap.
  package var hasCap = false
  /// Couples of districts that ask for each other.
  package var requests = 0
  package var areRequestsAdvisory = false
  package var areFacilitatorsOptional = false
  /// Whether caseloads count districts.
  package var countsDistricts = false
  /// Whether some districts ask for other modes than `mutual`.
  package var hasModes = false
  /// Whether some districts ask for larger groups, do not consent or limit their drive.
  package var hasLimits = false
  /// Locks that keep districts apart, leave them out or name a facilitator.
  package var locks = 0
  /// Locks that keep two districts together.
  package var togetherLocks = 0
  /// Ties between districts, and half as many of facilitators.
  package var ties = 4
  /// Whether the policy differs from v1.
  package var hasOwnPolicy = false

  package init() {}

  /// A mixture of traits, each seed another; at most seven districts and three facilitators.
  package static func varied(seed: UInt64) -> SmallRegistry {
    var random = SplitMix64(seed: seed &* 7919 &+ 13)
    func chance(_ probability: Double) -> Bool {
      Double.random(in: 0..<1, using: &random) < probability
    }
    var registry = SmallRegistry()
    registry.districts = .random(in: 3...7, using: &random)
    registry.facilitators = chance(0.05) ? 0 : .random(in: 1...3, using: &random)
    if chance(0.3) {
      registry.capacity = .random(in: 2...3, using: &random)
      registry.districts = min(registry.districts, 5)
    }
    registry.missing = [0, 0.1, 0.4].randomElement(using: &random) ?? 0
    registry.hasMinimums = chance(0.2)
    registry.hasCap = chance(0.25)
    registry.requests = chance(0.4) ? .random(in: 1...3, using: &random) : 0
    registry.areRequestsAdvisory = chance(0.2)
    registry.areFacilitatorsOptional = chance(0.2)
    registry.countsDistricts = chance(0.25)
    registry.hasModes = chance(0.4)
    registry.hasLimits = chance(0.5)
    registry.locks = chance(0.4) ? .random(in: 1...4, using: &random) : 0
    registry.togetherLocks = chance(0.2) ? .random(in: 1...2, using: &random) : 0
    registry.ties = .random(in: 0...6, using: &random)
    registry.hasOwnPolicy = chance(0.3)
    return registry
  }

  /// The bundle of this seed; the same seed gives the same bundle.
  package func bundle(seed: UInt64) -> RegistryBundle {
    var random = SplitMix64(seed: seed)
    let members = (0..<districts).map { district($0, &random) }
    let guides = (0..<facilitators).map { facilitator($0, &random) }
    return RegistryBundle(
      districts: members, facilitators: guides,
      districtTies: districtTies(members.map(\.id), &random),
      facilitatorTies: facilitatorTies(guides.map(\.id), members.map(\.id), &random),
      locks: locks(members.map(\.id), guides.map(\.id), &random), round: round(&random))
  }

  private static let topics = Array(Topic.taxonomy.prefix(5))

  private func district(_ number: Int, _ random: inout SplitMix64) -> District {
    var district = District(
      id: .init("D0\(number + 1)"), name: "District \(number + 1)",
      consents: !(hasLimits && chance(0.1, &random)))
    district.location = place(&random)
    district.region = known(["North", "South"], &random)
    district.county = known(["Napa", "Kern"], &random)
    district.locale = known([11, 21, 32, 41, 43], &random).flatMap { LocaleCode($0) }
    district.enrollment = known([90, 800, 5000, 60_000], &random)
    district.grades = known([Grade.kindergarten, .sixth], &random)
      .flatMap { GradeSpan(lowest: $0, highest: chance(0.5, &random) ? .eighth : .twelfth) }
    district.percentEnglishLearners = known([2, 15, 40, 70], &random)
    district.percentDisadvantaged = known([10, 55, 80], &random)
    district.percentDisabilities = known([8, 12, 25], &random)
    district.needs = some(Self.topics, 0.75, &random).map { topic in
      District.Need(
        topic: topic, priority: .random(in: 1...5, using: &random),
        group: chance(0.25, &random)
          ? ["foster youth", "migrants"].randomElement(using: &random) : nil)
    }
    district.offers = some(Self.topics, 0.5, &random).map {
      District.Offer(topic: $0, strength: .random(in: 1...5, using: &random))
    }
    if hasModes, chance(0.6, &random) {
      district.mode = District.Mode.allCases.randomElement(using: &random) ?? .mutual
    }
    district.virtual = known([0, 0.4, 0.5, 1], &random)
    district.readiness = known([0, 0.5, 1], &random)
    district.tenureYears = known([0, 1, 2, 9], &random)
    district.isLeaving = chance(0.1, &random)
    district.platforms = some(["aeries", "skyward"], 0.5, &random)
    district.roles = some(["coach", "counsellor", "nurse"], 0.5, &random)
    district.networks = some(["CORE", "Rural"], 0.3, &random)
    district.capacity = .random(in: 1...capacity, using: &random)
    if hasLimits {
      district.maximumMinutes = chance(0.3, &random) ? .random(in: 40...160, using: &random) : nil
      if chance(0.08, &random) { district.groupSizes = 3...4 }
    }
    return district
  }

  private func facilitator(_ number: Int, _ random: inout SplitMix64) -> Facilitator {
    var facilitator = Facilitator(
      id: .init("F\(number + 1)"), name: "Facilitator \(number + 1)",
      capacity: chance(0.1, &random)
        ? 0 : .random(in: 1...3, using: &random) * (countsDistricts ? 2 : 1))
    if countsDistricts, chance(0.3, &random) { facilitator.capacity += 1 }
    if hasMinimums, chance(0.5, &random) {
      facilitator.minimum = .random(in: 0...facilitator.capacity, using: &random)
    }
    facilitator.location = place(&random)
    facilitator.regions = some(["Kern", "NORTH"], 0.5, &random)
    facilitator.expertise = some(Self.topics, 0.6, &random).map {
      Facilitator.Expertise(topic: $0, level: .random(in: 1...5, using: &random))
    }
    facilitator.locales = some(LocaleType.allCases, 0.5, &random)
    facilitator.maximumMinutes = chance(0.3, &random) ? .random(in: 40...160, using: &random) : nil
    facilitator.virtual = known([0.4, 0.5, 1], &random)
    facilitator.isAvailable = !chance(0.1, &random)
    return facilitator
  }

  private func districtTies(
    _ ids: [District.ID], _ random: inout SplitMix64
  ) -> [DistrictTie] {
    guard ids.count > 1 else { return [] }
    var ties: [DistrictTie] = []
    for _ in 0..<self.ties {
      let couple = ids.shuffled(using: &random)
      ties.append(
        DistrictTie(
          from: couple[0], to: couple[1],
          kind: DistrictTie.Kind.allCases.randomElement(using: &random) ?? .acquainted))
    }
    for _ in 0..<requests {
      let couple = ids.shuffled(using: &random)
      ties.append(DistrictTie(from: couple[0], to: couple[1], kind: .prefers))
      ties.append(DistrictTie(from: couple[1], to: couple[0], kind: .prefers))
    }
    return ties
  }

  private func facilitatorTies(
    _ facilitators: [Facilitator.ID], _ districts: [District.ID], _ random: inout SplitMix64
  ) -> [FacilitatorTie] {
    (0..<ties / 2).compactMap { _ in
      guard let facilitator = facilitators.randomElement(using: &random),
        let district = districts.randomElement(using: &random)
      else { return nil }
      return FacilitatorTie(
        facilitator: facilitator, district: district,
        kind: FacilitatorTie.Kind.allCases.randomElement(using: &random) ?? .acquainted)
    }
  }

  private func locks(
    _ districts: [District.ID], _ facilitators: [Facilitator.ID], _ random: inout SplitMix64
  ) -> [Lock] {
    var locks: [Lock] = []
    for _ in 0..<self.locks {
      let ids = districts.shuffled(using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: locks.append(.exclude([ids[0]]))
      case 1: locks.append(.apart(ids.prefix(.random(in: 2...3, using: &random)).sorted()))
      default:
        guard let facilitator = facilitators.randomElement(using: &random) else { continue }
        locks.append(
          .facilitator(
            ids.prefix(.random(in: 1...2, using: &random)).sorted(), .id(facilitator)))
      }
    }
    for _ in 0..<togetherLocks {
      locks.append(.together(districts.shuffled(using: &random).prefix(2).sorted()))
    }
    return locks
  }

  private func round(_ random: inout SplitMix64) -> Round {
    var round = Round()
    round.name = known(["Autumn"], &random)
    round.schoolYear = known(["2026-27"], &random)
    round.maximumPartnerships = hasCap ? .random(in: 0...3, using: &random) : nil
    round.policy.minimumScore = [0.2, 0.3, 0.35, 0.45].randomElement(using: &random) ?? 0
    round.policy.facilitators = areFacilitatorsOptional ? .optional : .required
    round.policy.caseloadUnit = countsDistricts ? .districts : .partnerships
    round.policy.requests = areRequestsAdvisory ? .advisory : .first
    if hasOwnPolicy {
      round.policy.version = "trial"
      round.policy.weights[.commonNeed] = 0.2
      round.policy.weights[.proximity] = 0.26
      round.policy.fitWeights[.travel] = 0.2
      round.policy.fitWeights[.context] = 0.2
      round.policy.scoreShare = 0.4
      round.policy.fitShare = 0.6
      round.policy.unknown = .random(in: 0...0.5, using: &random)
      round.policy.minimumPriority = .random(in: 1...3, using: &random)
      round.policy.needBudget = 8
      round.policy.nearMinutes = 20
      round.policy.facilitatorMinutes = 120
    }
    return round
  }

  /// A place in a square of some 200 kilometres, so that drives reach from minutes to hours.
  private func place(_ random: inout SplitMix64) -> Coordinate? {
    guard !chance(missing, &random) else { return nil }
    return Coordinate(
      latitude: .random(in: 36...38, using: &random),
      longitude: .random(in: -121...(-119), using: &random))
  }

  private func some<Item>(
    _ items: [Item], _ probability: Double, _ random: inout SplitMix64
  ) -> [Item] {
    guard !chance(missing / 2, &random) else { return [] }
    return items.filter { _ in chance(probability, &random) }
  }

  private func known<Value>(_ values: [Value], _ random: inout SplitMix64) -> Value? {
    chance(missing, &random) ? nil : values.randomElement(using: &random)
  }

  private func chance(_ probability: Double, _ random: inout SplitMix64) -> Bool {
    Double.random(in: 0..<1, using: &random) < probability
  }
}
