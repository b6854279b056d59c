import Domain

extension RegistryBundle {
  /// A made-up round in which every field, tie, lock and limit occurs, and can be missing.
  static func random(districts count: Int, facilitators guides: Int, seed: UInt64)
    -> RegistryBundle
  {
    var choice = RandomChoice(seed: seed)
    let districts = (0..<count).map { District.random(number: $0, &choice) }
    let facilitators = (0..<guides).map { Facilitator.random(number: $0, &choice) }
    var districtTies: [DistrictTie] = []
    var facilitatorTies: [FacilitatorTie] = []
    for _ in 0..<count {
      let pair = (choice.one(of: districts).id, choice.one(of: districts).id)
      guard pair.0 != pair.1 else { continue }
      let kind = choice.one(of: DistrictTie.Kind.allCases)
      districtTies.append(DistrictTie(from: pair.0, to: pair.1, kind: kind))
      if kind == .prefers, choice.chance(0.7) {
        districtTies.append(DistrictTie(from: pair.1, to: pair.0, kind: .prefers))
      }
    }
    for guide in facilitators {
      for district in choice.some(districts, chance: 0.2) {
        facilitatorTies.append(
          FacilitatorTie(
            facilitator: guide.id, district: district.id,
            kind: choice.one(of: FacilitatorTie.Kind.allCases)))
      }
    }
    var locks: [Lock] = []
    if choice.chance(0.3) { locks.append(.exclude([choice.one(of: districts).id])) }
    if choice.chance(0.3) {
      locks.append(.apart(choice.some(districts.map(\.id), chance: 0.4)))
    }
    if choice.chance(0.3), let guide = facilitators.first {
      locks.append(.facilitator([choice.one(of: districts).id], .id(guide.id)))
    }
    var round = Round()
    round.name = choice.answer { _ in "Autumn" }
    round.maximumPartnerships = choice.chance(0.3) ? choice.whole(0...2) : nil
    round.policy.facilitators = choice.chance(0.3) ? .optional : .required
    round.policy.caseloadUnit = choice.chance(0.3) ? .districts : .partnerships
    round.policy.requests = choice.chance(0.3) ? .advisory : .first
    return RegistryBundle(
      districts: districts, facilitators: facilitators, districtTies: districtTies,
      facilitatorTies: facilitatorTies, locks: locks, round: round)
  }
}

extension Coordinate {
  /// A place in a square of some 200 kilometres, so that drives reach from minutes to hours.
  fileprivate static func random(_ choice: inout RandomChoice) -> Coordinate {
    Coordinate(
      latitude: 37 + choice.number(-1...1), longitude: -120 + choice.number(-1...1))
  }
}

extension District {
  fileprivate static func random(number: Int, _ choice: inout RandomChoice) -> District {
    let topics = Array(Topic.taxonomy.prefix(6))
    var district = District(
      id: .init("D\(100 + number)"), name: "District \(number)", consents: choice.chance(0.9))
    district.region = choice.answer { $0.one(of: ["North", "South"]) }
    district.county = choice.answer { $0.one(of: ["Napa", "Kern", "Inyo"]) }
    district.location = choice.answer { Coordinate.random(&$0) }
    district.locale = choice.answer { choice in
      LocaleCode(choice.whole(1...4) * 10 + choice.whole(1...3))
    }.flatMap { $0 }
    district.enrollment = choice.answer { $0.number(50...90_000) }
    district.grades = choice.answer { choice in
      GradeSpan(
        lowest: choice.one(of: [.kindergarten, .sixth]),
        highest: choice.one(of: [.eighth, .twelfth]))
    }.flatMap { $0 }
    district.percentEnglishLearners = choice.answer { $0.number(0...80) }
    district.percentDisadvantaged = choice.answer { $0.number(0...100) }
    district.percentDisabilities = choice.answer { $0.number(0...30) }
    district.needs = choice.some(topics, chance: 0.6).map { topic in
      Need(
        topic: topic, priority: choice.whole(1...5),
        group: choice.chance(0.3) ? choice.one(of: ["foster youth", "migrants"]) : nil)
    }
    district.offers = choice.some(topics, chance: 0.4).map { topic in
      Offer(topic: topic, strength: choice.whole(1...5))
    }
    district.mode = choice.one(of: [.mutual, .mutual, .mutual, .either, .mentor, .mentee])
    district.groupSizes = choice.chance(0.05) ? 3...4 : 2...choice.whole(2...3)
    district.maximumMinutes = choice.chance(0.3) ? choice.number(30...150) : nil
    district.virtual = choice.answer { $0.number(0...1) }
    district.capacity = choice.chance(0.2) ? 2 : 1
    district.readiness = choice.answer { $0.number(0...1) }
    district.tenureYears = choice.answer { $0.number(0...8) }
    district.isLeaving = choice.chance(0.1)
    district.platforms = choice.some(["aeries", "powerschool", "skyward"], chance: 0.4)
    district.roles = choice.some(["coach", "counsellor", "nurse"], chance: 0.5)
    district.networks = choice.some(["CORE", "Rural"], chance: 0.3)
    return district
  }
}

extension Facilitator {
  fileprivate static func random(number: Int, _ choice: inout RandomChoice) -> Facilitator {
    var guide = Facilitator(
      id: .init("F\(10 + number)"), name: "Facilitator \(number)", capacity: choice.whole(0...4))
    guide.location = choice.answer { Coordinate.random(&$0) }
    guide.regions = choice.some(["Inyo", "NORTH", "napa"], chance: 0.4)
    guide.expertise = choice.some(Array(Topic.taxonomy.prefix(6)), chance: 0.5).map { topic in
      Expertise(topic: topic, level: choice.whole(1...5))
    }
    guide.locales = choice.some(LocaleType.allCases, chance: 0.4)
    guide.maximumMinutes = choice.chance(0.3) ? choice.number(30...120) : nil
    guide.virtual = choice.answer { $0.number(0...1) }
    guide.isAvailable = choice.chance(0.9)
    return guide
  }
}
