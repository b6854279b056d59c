package import Domain

/// Seeded bundles for laws over many cases: everything that the format can say, in canonical form.
package struct RandomBundle: Sendable {
  package var districts = 12
  package var facilitators = 4
  /// The chance that a value which may be unknown is unknown, 0…1.
  package var missing = 0.2
  /// Whether districts may join more than one partnership, and groups of more than two.
  package var hasGroups = true
  package var ties = 8
  package var locks = 3
  package var running = 2
  /// Whether names hold quotes, commas, line breaks and letters from far away.
  package var hasOddNames = true

  package init() {}

  /// The bundle of this seed; the same seed gives the same bundle.
  package func bundle(seed: UInt64) -> RegistryBundle {
    var random = SplitMix64(seed: seed)
    let districtIDs = (0..<districts).map { District.ID(String(1_000_001 + $0 * 37)) }
    let facilitatorIDs = (0..<facilitators).map { Facilitator.ID("F\($0 + 1)") }
    var bundle = RegistryBundle(
      districts: districtIDs.map { district($0, &random) },
      facilitators: facilitatorIDs.map { facilitator($0, &random) },
      round: round(&random))
    bundle = RegistryBundle(
      districts: bundle.districts, facilitators: bundle.facilitators,
      districtTies: districtTies(districtIDs, &random),
      facilitatorTies: facilitatorTies(facilitatorIDs, districtIDs, &random),
      locks: locks(districtIDs, bundle.facilitators, &random), round: bundle.round)
    bundle = RegistryBundle(
      districts: bundle.districts, facilitators: bundle.facilitators,
      districtTies: bundle.districtTies, facilitatorTies: bundle.facilitatorTies,
      locks: bundle.locks, running: running(districtIDs, facilitatorIDs, &random),
      calendars: calendars(districtIDs, &random), round: bundle.round)
    return bundle
  }

  /// A few days of every district; of a kind none two begin on the same day.
  private func calendars(
    _ districts: [District.ID], _ random: inout SplitMix64
  ) -> [CalendarSpan] {
    districts.flatMap { district in
      CalendarSpan.Kind.allCases.enumerated().map { place, kind in
        let first = Day(number: 20_000 + place * 90 + .random(in: 0...80, using: &random))
        return CalendarSpan(
          district: district, kind: kind, first: first,
          last: first + .random(in: 0...20, using: &random))
      }
    }
  }

  private func district(_ id: District.ID, _ random: inout SplitMix64) -> District {
    var district = District(
      id: id, name: name("District \(id)", &random), consents: chance(0.9, &random))
    district.state = known("CA", &random)
    district.county = known(name("County", &random), &random)
    district.region = known("Region \(Int.random(in: 1...4, using: &random))", &random)
    district.location = location(&random)
    let code = Int.random(in: 1...4, using: &random) * 10 + Int.random(in: 1...3, using: &random)
    district.locale = isKnown(&random) ? LocaleCode(code) : nil
    district.enrollment = known(Double(Int.random(in: 1...500_000, using: &random)), &random)
    let grades = [
      Grade.allCases.randomElement(using: &random) ?? .first,
      Grade.allCases.randomElement(using: &random) ?? .first,
    ].sorted()
    district.grades = isKnown(&random) ? GradeSpan(lowest: grades[0], highest: grades[1]) : nil
    district.percentEnglishLearners = known(.random(in: 0...100, using: &random), &random)
    district.percentDisadvantaged = known(.random(in: 0...100, using: &random), &random)
    district.percentDisabilities = known(.random(in: 0...100, using: &random), &random)
    district.needs = topics(5, &random).map { topic in
      District.Need(
        topic: topic, priority: .random(in: 1...5, using: &random),
        group: chance(0.2, &random) ? "grade \(Int.random(in: 3...8, using: &random))" : nil)
    }
    district.offers = topics(4, &random).map {
      District.Offer(topic: $0, strength: .random(in: 1...5, using: &random))
    }
    district.goals = known(name("Reach every student", &random), &random)
    district.levels = topics(3, &random).map {
      District.Level(topic: $0, level: .random(in: 1...4, using: &random))
    }
    district.mode = District.Mode.allCases.randomElement(using: &random) ?? .mutual
    if hasGroups {
      let low = Int.random(in: 2...4, using: &random)
      district.groupSizes = low...Int.random(in: low...10, using: &random)
      district.capacity = .random(in: 1...4, using: &random)
    }
    district.maximumMinutes = known(.random(in: 1...400, using: &random), &random)
    district.virtual = known(.random(in: 0...1, using: &random), &random)
    district.readiness = known(.random(in: 0...1, using: &random), &random)
    district.tenureYears = known(.random(in: 0...30, using: &random), &random)
    district.isLeaving = chance(0.1, &random)
    district.platforms = some(["aeries", "infinite campus", "powerschool"], &random)
    district.roles = some(["data analyst", "english learner lead", "math lead"], &random)
    district.networks = some(["CORE", "Rural Network", "réseau"], &random)
    district.substitutes =
      isKnown(&random) ? District.Substitutes.allCases.randomElement(using: &random) : nil
    return district
  }

  private func facilitator(_ id: Facilitator.ID, _ random: inout SplitMix64) -> Facilitator {
    var facilitator = Facilitator(
      id: id, name: name("Facilitator \(id)", &random), capacity: .random(in: 0...5, using: &random)
    )
    facilitator.organization = known(name("Office", &random), &random)
    facilitator.location = location(&random)
    facilitator.regions = some(["Region 1", "Region 2", "Region 3"], &random)
    facilitator.minimum = .random(in: 0...facilitator.capacity, using: &random)
    facilitator.expertise = topics(4, &random).map {
      Facilitator.Expertise(topic: $0, level: .random(in: 1...5, using: &random))
    }
    facilitator.locales = LocaleType.allCases.filter { _ in chance(0.5, &random) }
    facilitator.maximumMinutes = known(.random(in: 1...400, using: &random), &random)
    facilitator.virtual = known(.random(in: 0...1, using: &random), &random)
    facilitator.isAvailable = chance(0.9, &random)
    return facilitator
  }

  private func districtTies(
    _ ids: [District.ID], _ random: inout SplitMix64
  ) -> [DistrictTie] {
    guard ids.count > 1 else { return [] }
    // The number of the tie is its year, so that no two are the same.
    return (0..<ties).map { index in
      let pair = ids.shuffled(using: &random)
      return DistrictTie(
        from: pair[0], to: pair[1],
        kind: DistrictTie.Kind.allCases.randomElement(using: &random) ?? .acquainted,
        since: String(2000 + index), note: known(name("since then", &random), &random))
    }
  }

  private func facilitatorTies(
    _ facilitators: [Facilitator.ID], _ districts: [District.ID], _ random: inout SplitMix64
  ) -> [FacilitatorTie] {
    (0..<ties).compactMap { index in
      guard let facilitator = facilitators.randomElement(using: &random),
        let district = districts.randomElement(using: &random)
      else { return nil }
      return FacilitatorTie(
        facilitator: facilitator, district: district,
        kind: FacilitatorTie.Kind.allCases.randomElement(using: &random) ?? .acquainted,
        since: String(2000 + index))
    }
  }

  private func locks(
    _ districts: [District.ID], _ facilitators: [Facilitator], _ random: inout SplitMix64
  ) -> [Lock] {
    guard districts.count > 1 else { return [] }
    // A lock may name only a region that some facilitator has.
    let hasRegions = facilitators.contains { $0.regions.contains("Region 2") }
    // The kinds take turns, and the first member moves on, so that no two locks are the same.
    return (0..<min(locks, districts.count - 1)).map { index in
      let members = [districts[index], districts[index + 1]]
      switch index % 4 {
      case 0: return .apart(members)
      case 1: return .exclude(Array(members.prefix(1)))
      case 2:
        guard let facilitator = facilitators.randomElement(using: &random) else {
          return .apart(members)
        }
        switch Int.random(in: 0..<3, using: &random) {
        case 0: return .facilitator(members, .expertise(Topic("math")))
        case 1 where hasRegions: return .facilitator(members, .region("region 2"))
        default: return .facilitator(members, .id(facilitator.id))
        }
      default: return .together(members)
      }
    }
  }

  private func running(
    _ districts: [District.ID], _ facilitators: [Facilitator.ID], _ random: inout SplitMix64
  ) -> [RunningPartnership] {
    guard districts.count > 1 else { return [] }
    // The number of the partnership is its year, so that no two are the same.
    return (0..<running).map { index in
      RunningPartnership(
        id: known("R\(index)", &random),
        members: districts.shuffled(using: &random).prefix(.random(in: 2...4, using: &random))
          .sorted(),
        facilitator: facilitators.randomElement(using: &random), since: String(2000 + index))
    }
  }

  private func round(_ random: inout SplitMix64) -> Round {
    var round = Round()
    round.name = known(name("Round", &random), &random)
    round.schoolYear = known("2026-27", &random)
    round.goal = Round.Goal.allCases.randomElement(using: &random) ?? .value
    round.maximumPartnerships = known(.random(in: 0...9, using: &random), &random)
    if chance(0.5, &random) {
      round.policy.version = "trial"
      round.policy.weights[.commonNeed] = 0.2
      round.policy.weights[.proximity] = 0.26
      round.policy.scoreShare = 0.6
      round.policy.fitShare = 0.4
      round.policy.minimumScore = .random(in: 0...1, using: &random)
      round.policy.minimumPriority = .random(in: 1...5, using: &random)
      round.policy.nearMinutes = .random(in: 0...90, using: &random)
      round.policy.facilitators = .optional
      round.policy.caseloadUnit = .districts
      round.policy.requests = .advisory
    }
    return round
  }

  private func location(_ random: inout SplitMix64) -> Coordinate? {
    guard isKnown(&random) else { return nil }
    return Coordinate(
      latitude: .random(in: 32.5...42, using: &random),
      longitude: .random(in: -124...(-114), using: &random))
  }

  private func topics(_ count: Int, _ random: inout SplitMix64) -> [Topic] {
    guard isKnown(&random) else { return [] }
    return Topic.taxonomy.shuffled(using: &random).prefix(count).sorted()
  }

  private func some(_ names: [String], _ random: inout SplitMix64) -> [String] {
    names.filter { _ in chance(0.5, &random) }
  }

  private func name(_ plain: String, _ random: inout SplitMix64) -> String {
    guard hasOddNames, chance(0.3, &random) else { return plain }
    let odd = [
      "\(plain), Unified", "\"\(plain)\"", "\(plain)\nsecond line", "\(plain) Ñuñoa 郡 🚌",
      "'\(plain)'; & co: #1", "=\(plain)", "\(plain)\u{2028}\\ \u{1}.",
    ]
    return odd.randomElement(using: &random) ?? plain
  }

  private func known<Value>(_ value: Value, _ random: inout SplitMix64) -> Value? {
    isKnown(&random) ? value : nil
  }

  private func isKnown(_ random: inout SplitMix64) -> Bool { !chance(missing, &random) }

  private func chance(_ probability: Double, _ random: inout SplitMix64) -> Bool {
    Double.random(in: 0..<1, using: &random) < probability
  }
}
