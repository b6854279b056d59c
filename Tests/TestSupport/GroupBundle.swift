package import Domain

/// Seeded bundles in which groups of three to five and hubs with spokes are really possible: few
/// topics, short drives, many who accept groups.
package struct GroupBundle: Sendable {
  package var districts = 7
  package var facilitators = 3
  /// The chance that a value which may be unknown is unknown, 0…1.
  package var missing = 0.1
  /// Ties between districts, and as many between facilitators and districts.
  package var ties = 6
  package var locks = 0
  /// Whether some facilitators have a minimum.
  package var hasMinimums = false
  /// Whether the goal, the cap and the policy vary.
  package var variesPolicy = true

  package init() {}

  /// The bundle of this seed; the same seed gives the same bundle.
  package func bundle(seed: UInt64) -> RegistryBundle {
    var random = SplitMix64(seed: seed)
    let members = (0..<districts).map { district("D\(100 + $0)", &random) }
    let guides = (0..<facilitators).map { facilitator("F\(100 + $0)", &random) }
    return RegistryBundle(
      districts: members, facilitators: guides,
      districtTies: districtTies(members.map(\.id), &random),
      facilitatorTies: facilitatorTies(guides.map(\.id), members.map(\.id), &random),
      locks: locks(members.map(\.id), guides.map(\.id), &random), round: round(&random))
  }

  private static let topics = ["math", "ela", "data_use"].map { Topic($0) }

  private func district(_ id: String, _ random: inout SplitMix64) -> District {
    var district = District(
      id: District.ID(id), name: "District \(id)", consents: chance(0.96, &random))
    district.region = known(["North", "South"].randomElement(using: &random), &random)
    district.location = location(&random)
    let code = Int.random(in: 1...4, using: &random) * 10 + Int.random(in: 1...3, using: &random)
    district.locale = chance(missing, &random) ? nil : LocaleCode(code)
    district.enrollment = known(.random(in: 100...90_000, using: &random), &random)
    district.grades =
      chance(missing, &random) ? nil : GradeSpan(lowest: .kindergarten, highest: .twelfth)
    district.percentEnglishLearners = known(.random(in: 0...100, using: &random), &random)
    district.percentDisadvantaged = known(.random(in: 0...100, using: &random), &random)
    district.percentDisabilities = known(.random(in: 0...30, using: &random), &random)
    district.mode = mode(&random)
    district.needs = rated(0.95, &random).map {
      District.Need(
        topic: $0.0, priority: $0.1,
        group: chance(0.2, &random) ? ["foster", "el"].randomElement(using: &random) : nil)
    }
    district.offers = rated(district.mode == .mentor ? 0.9 : 0.5, &random).map {
      District.Offer(topic: $0.0, strength: $0.1)
    }
    district.groupSizes =
      [2...2, 2...3, 2...5, 2...5, 2...4, 3...5, 3...5, 4...5].randomElement(using: &random)
      ?? 2...2
    district.maximumMinutes = chance(0.5, &random) ? nil : .random(in: 80...200, using: &random)
    district.virtual = known(.random(in: 0...1, using: &random), &random)
    district.capacity = chance(0.8, &random) ? 1 : 2
    district.readiness = known(.random(in: 0...1, using: &random), &random)
    district.tenureYears = known(.random(in: 0...9, using: &random), &random)
    district.isLeaving = chance(0.1, &random)
    district.platforms = ["aeries", "synergy"].filter { _ in chance(0.5, &random) }
    district.roles = ["data", "el", "math"].filter { _ in chance(0.6, &random) }
    district.networks = ["CORE", "Rural Network"].filter { _ in chance(0.2, &random) }
    return district
  }

  private func mode(_ random: inout SplitMix64) -> District.Mode {
    let modes: [District.Mode] = [
      .mutual, .mutual, .mutual, .either, .either, .mentee, .mentee, .mentor,
    ]
    return modes.randomElement(using: &random) ?? .mutual
  }

  private func rated(_ share: Double, _ random: inout SplitMix64) -> [(Topic, Int)] {
    Self.topics.sorted().filter { _ in chance(share, &random) }
      .map { ($0, Int.random(in: 1...9, using: &random)) }
      .map { ($0.0, min(5, $0.1)) }
  }

  private func facilitator(_ id: String, _ random: inout SplitMix64) -> Facilitator {
    var facilitator = Facilitator(
      id: Facilitator.ID(id), name: "Facilitator \(id)",
      capacity: .random(in: 1...5, using: &random)
    )
    facilitator.location = location(&random)
    if hasMinimums, chance(0.4, &random) {
      facilitator.minimum = .random(in: 1...facilitator.capacity, using: &random)
    }
    facilitator.regions = ["North", "South"].filter { _ in chance(0.5, &random) }
    facilitator.expertise = rated(0.6, &random).map {
      Facilitator.Expertise(topic: $0.0, level: $0.1)
    }
    facilitator.locales = LocaleType.allCases.filter { _ in chance(0.5, &random) }
    facilitator.maximumMinutes = known(.random(in: 60...300, using: &random), &random)
    facilitator.virtual = known(.random(in: 0...1, using: &random), &random)
    facilitator.isAvailable = chance(0.95, &random)
    return facilitator
  }

  private func districtTies(_ ids: [District.ID], _ random: inout SplitMix64) -> [DistrictTie] {
    guard ids.count > 1 else { return [] }
    return (0..<ties).flatMap { index in
      let pair = ids.shuffled(using: &random)
      let kind = DistrictTie.Kind.allCases.randomElement(using: &random) ?? .acquainted
      let tie = DistrictTie(from: pair[0], to: pair[1], kind: kind, since: String(2000 + index))
      guard kind == .prefers, chance(0.7, &random) else { return [tie] }
      return [tie, DistrictTie(from: pair[1], to: pair[0], kind: .prefers)]
    }
  }

  private func facilitatorTies(
    _ guides: [Facilitator.ID], _ members: [District.ID], _ random: inout SplitMix64
  ) -> [FacilitatorTie] {
    (0..<ties).compactMap { index in
      guard let guide = guides.randomElement(using: &random),
        let member = members.randomElement(using: &random)
      else { return nil }
      // Mostly ties that do not bar, else nobody could guide a large group.
      let kind: FacilitatorTie.Kind? =
        chance(0.2, &random)
        ? .conflict : [.workedTogether, .trained, .acquainted].randomElement(using: &random)
      return FacilitatorTie(
        facilitator: guide, district: member, kind: kind ?? .trained, since: String(2000 + index))
    }
  }

  private func locks(
    _ members: [District.ID], _ guides: [Facilitator.ID], _ random: inout SplitMix64
  ) -> [Lock] {
    (0..<locks).compactMap { _ in
      let some = Array(members.shuffled(using: &random).prefix(chance(0.7, &random) ? 2 : 3))
        .sorted()
      switch Int.random(in: 0..<8, using: &random) {
      case 0...2: return .apart(some)
      case 3: return .exclude(Array(some.prefix(1)))
      case 4...5:
        let lead = chance(0.5, &random) ? Array(some.prefix(1)) : some
        return guides.randomElement(using: &random).map { .facilitator(lead, .id($0)) }
      default: return .together(some)
      }
    }
  }

  private func round(_ random: inout SplitMix64) -> Round {
    var round = Round()
    guard variesPolicy else { return round }
    round.goal = Round.Goal.allCases.randomElement(using: &random) ?? .value
    round.maximumPartnerships = chance(0.3, &random) ? .random(in: 1...3, using: &random) : nil
    round.policy.version = "trial"
    round.policy.facilitators = chance(0.3, &random) ? .optional : .required
    round.policy.caseloadUnit = chance(0.5, &random) ? .districts : .partnerships
    round.policy.requests = chance(0.3, &random) ? .advisory : .first
    round.policy.sizeDiscount = [0, 0.02, 0.1].randomElement(using: &random) ?? 0.02
    round.policy.minimumScore = [0.2, 0.35, 0.5].randomElement(using: &random) ?? 0.35
    return round
  }

  private func location(_ random: inout SplitMix64) -> Coordinate? {
    let here = Coordinate(
      latitude: .random(in: 36...36.7, using: &random),
      longitude: .random(in: -120...(-119.3), using: &random))
    return chance(missing, &random) ? nil : here
  }

  private func known<Value>(_ value: Value?, _ random: inout SplitMix64) -> Value? {
    chance(missing, &random) ? nil : value
  }

  private func chance(_ probability: Double, _ random: inout SplitMix64) -> Bool {
    Double.random(in: 0..<1, using: &random) < probability
  }
}
