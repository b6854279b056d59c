import Domain
import Scoring
import TestSupport

extension District {
  /// A district of which nothing is known but what `change` says.
  static func named(_ id: String, _ change: (inout District) -> Void = { _ in }) -> District {
    var district = District(id: ID(id), name: "District \(id)")
    change(&district)
    return district
  }

  mutating func need(_ topic: String, _ priority: Int, group: String? = nil) {
    needs.append(Need(topic: Topic(topic), priority: priority, group: group))
  }

  mutating func offer(_ topic: String, _ strength: Int) {
    offers.append(Offer(topic: Topic(topic), strength: strength))
  }
}

extension Facilitator {
  /// A facilitator of whom nothing is known but what `change` says.
  static func named(_ id: String, _ change: (inout Facilitator) -> Void = { _ in }) -> Facilitator {
    var facilitator = Facilitator(id: ID(id), name: "Facilitator \(id)", capacity: 3)
    change(&facilitator)
    return facilitator
  }
}

extension DistrictTie {
  init(_ from: String, _ to: String, _ kind: Kind) {
    self.init(from: District.ID(from), to: District.ID(to), kind: kind)
  }
}

extension FacilitatorTie {
  init(_ facilitator: String, _ district: String, _ kind: Kind) {
    self.init(facilitator: Facilitator.ID(facilitator), district: District.ID(district), kind: kind)
  }
}

/// Districts A and B, of which nothing is known but what the changes say, as places 0 and 1.
func pairOf(
  _ a: (inout District) -> Void = { _ in }, _ b: (inout District) -> Void = { _ in },
  ties: [DistrictTie] = [], policy: Policy = Policy()
) -> PairScoring {
  var round = Round()
  round.policy = policy
  return PairScoring(
    RegistryBundle(
      districts: [.named("A", a), .named("B", b)], districtTies: ties, round: round))
}

extension PairScoring {
  /// The appraisal of one criterion of districts A and B.
  func appraisal(_ criterion: Criterion) -> Appraisal {
    zip(Criterion.allCases, appraisals(0, 1)).first { $0.0 == criterion }?.1
      ?? Appraisal(.nan, known: .nan)
  }
}

/// A point on the equator to which the drive from longitude 0 takes this many minutes.
func point(minutes: Double) -> Coordinate {
  let policy = Policy()
  let degrees = minutes / policy.minutes(kilometres: Coordinate.earthRadius) * 180 / .pi
  return Coordinate(latitude: 0, longitude: degrees)
}

extension SplitMix64 {
  mutating func chance(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &self) < probability
  }

  /// A value, or with probability `missing` nothing.
  mutating func maybe<Value>(_ missing: Double, _ value: (inout SplitMix64) -> Value) -> Value? {
    let made = value(&self)
    return chance(missing) ? nil : made
  }

  mutating func some<Value>(_ values: [Value], _ range: ClosedRange<Int>) -> [Value] {
    Array(values.shuffled(using: &self).prefix(Int.random(in: range, using: &self)))
  }

  mutating func district(_ id: String, missing: Double) -> District {
    var district = District.named(id)
    let topics = Array(Topic.taxonomy.prefix(9))
    district.consents = chance(0.9)
    district.region = maybe(missing) { ["North", "South"].randomElement(using: &$0) ?? "" }
    district.county = maybe(missing) { ["east", "West"].randomElement(using: &$0) ?? "" }
    district.location = maybe(missing) {
      Coordinate(
        latitude: .random(in: 36...39, using: &$0),
        longitude: .random(in: -122 ... -118, using: &$0))
    }
    district.locale = maybe(missing) {
      LocaleCode(10 * Int.random(in: 1...4, using: &$0) + Int.random(in: 1...3, using: &$0))
    }.flatMap { $0 }
    district.enrollment = maybe(missing) { .random(in: 10...90_000, using: &$0) }
    district.grades = maybe(missing) {
      GradeSpan(
        lowest: [.kindergarten, .sixth].randomElement(using: &$0) ?? .first,
        highest: [.eighth, .twelfth].randomElement(using: &$0) ?? .twelfth)
    }.flatMap { $0 }
    district.percentEnglishLearners = maybe(missing) { .random(in: 0...100, using: &$0) }
    district.percentDisadvantaged = maybe(missing) { .random(in: 0...100, using: &$0) }
    district.percentDisabilities = maybe(missing) { .random(in: 0...30, using: &$0) }
    district.needs = some(topics, chance(missing) ? 0...0 : 1...6).sorted().map { topic in
      District.Need(
        topic: topic, priority: .random(in: 1...5, using: &self),
        group: ["foster", "el", nil, nil].randomElement(using: &self) ?? nil)
    }
    district.offers = some(topics, 0...4).sorted().map { topic in
      District.Offer(topic: topic, strength: .random(in: 1...5, using: &self))
    }
    district.mode =
      chance(0.6) ? .mutual : District.Mode.allCases.randomElement(using: &self) ?? .mutual
    district.groupSizes = chance(0.1) ? 3...4 : 2...3
    district.maximumMinutes = chance(0.5) ? nil : .random(in: 60...400, using: &self)
    district.virtual = maybe(missing) { .random(in: 0...1, using: &$0) }
    district.readiness = maybe(missing) { .random(in: 0...1, using: &$0) }
    district.tenureYears = maybe(missing) { .random(in: 0...9, using: &$0) }
    district.isLeaving = chance(0.1)
    district.platforms = some(["aeries", "powerschool", "synergy"], 0...2).sorted()
    district.roles = some(["data", "math", "el", "it"], 0...4).sorted()
    district.networks = some(["CORE", "core", "nwrise", "alone-\(id)"], 0...1)
    return district
  }

  mutating func facilitator(_ id: String, missing: Double) -> Facilitator {
    var facilitator = Facilitator.named(id)
    facilitator.location = maybe(missing) {
      Coordinate(
        latitude: .random(in: 36...39, using: &$0),
        longitude: .random(in: -122 ... -118, using: &$0))
    }
    facilitator.regions = some(["north", "SOUTH", "East", "Nowhere"], 0...2)
    facilitator.expertise = some(Array(Topic.taxonomy.prefix(9)), 0...4).sorted().map {
      Facilitator.Expertise(topic: $0, level: .random(in: 1...5, using: &self))
    }
    facilitator.locales = some(LocaleType.allCases, 0...3)
    facilitator.maximumMinutes = chance(0.5) ? nil : .random(in: 60...400, using: &self)
    facilitator.virtual = maybe(missing) { .random(in: 0...1, using: &$0) }
    facilitator.isAvailable = chance(0.9)
    return facilitator
  }

  /// A bundle with ties of every kind; `missing` is the share of facts that are not known.
  mutating func bundle(
    districts: Int, facilitators: Int = 0, missing: Double = 0.2
  ) -> RegistryBundle {
    let members = (0..<districts).map { district("D\(100 + $0)", missing: missing) }
    let guides = (0..<facilitators).map { facilitator("F\(100 + $0)", missing: missing) }
    let districtTies = (0..<districts * 3).compactMap { _ -> DistrictTie? in
      guard let from = members.randomElement(using: &self)?.id,
        let to = members.randomElement(using: &self)?.id, from != to,
        let kind = DistrictTie.Kind.allCases.randomElement(using: &self)
      else { return nil }
      return DistrictTie(from: from, to: to, kind: kind)
    }
    // Some requests come back, so that mutual ones are among them.
    let replies = districtTies.filter { $0.kind == .prefers }.prefix(districts / 4).map {
      DistrictTie(from: $0.to, to: $0.from, kind: .prefers)
    }
    let facilitatorTies = (0..<facilitators * 3).compactMap { _ -> FacilitatorTie? in
      guard let guide = guides.randomElement(using: &self)?.id,
        let member = members.randomElement(using: &self)?.id,
        let kind = FacilitatorTie.Kind.allCases.randomElement(using: &self)
      else { return nil }
      return FacilitatorTie(facilitator: guide, district: member, kind: kind)
    }
    return RegistryBundle(
      districts: members, facilitators: guides, districtTies: districtTies + replies,
      facilitatorTies: facilitatorTies)
  }
}
