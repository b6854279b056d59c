import Domain

/// A district's registration, looked up by topic and by name.
struct Profile {
  let district: District
  /// Priority 1…5 of each need.
  let priorities: [Topic: Double]
  /// The student group of each need that names one.
  let groups: [Topic: String]
  /// Strength 1…5 of each offer.
  let strengths: [Topic: Double]
  /// `priorities` and `strengths`, scaled down to the need budget of the policy.
  let relativePriorities: [Topic: Double]
  let relativeStrengths: [Topic: Double]
  /// The topics of `priorities` and `strengths`, each once.
  let topics: [Topic]
  let roles: Set<String>
  let platforms: Set<String>
  let networks: Set<String>

  init(_ district: District, policy: Policy) {
    self.district = district
    priorities = Dictionary(
      district.needs.map { ($0.topic, Double($0.priority)) }, uniquingKeysWith: max)
    groups = Dictionary(
      district.needs.compactMap { need in need.group.map { (need.topic, $0.lowercased()) } },
      uniquingKeysWith: { first, _ in first })
    strengths = Dictionary(
      district.offers.map { ($0.topic, Double($0.strength)) }, uniquingKeysWith: max)
    relativePriorities = Self.scaled(priorities, to: policy.needBudget)
    relativeStrengths = Self.scaled(strengths, to: policy.needBudget)
    topics = Set(priorities.keys).union(strengths.keys).sorted()
    roles = Set(district.roles.map { $0.lowercased() })
    platforms = Set(district.platforms.map { $0.lowercased() })
    networks = Set(district.networks.map { $0.lowercased() })
  }

  /// `p · min(1, budget / Σp)`, so that calling everything urgent gains nothing.
  private static func scaled(_ ratings: [Topic: Double], to budget: Double) -> [Topic: Double] {
    let sum = ratings.values.reduce(0, +)
    return ratings.mapValues { $0 * min(1, budget / sum) }
  }
}
