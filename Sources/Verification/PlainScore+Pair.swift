package import Domain
import Foundation

extension PlainScore {
  /// What the rules say of two districts, in either order.
  package func pair(_ one: District, _ other: District) -> PlainPair {
    pair(Profile(one, policy: policy), Profile(other, policy: policy))
  }

  func pair(_ one: Profile, _ other: Profile) -> PlainPair {
    let footing = Footing.between(one.district, other.district)
    let criteria = criteria(one, other, footing ?? .mutual)
    let isRequested = isRequested(one.district.id, other.district.id)
    var refusals = refusalsBeforeScore(one, other)
    if criteria.score < policy.minimumScore, !isRequested { refusals.append(.belowMinimum) }
    return PlainPair(
      mode: footing?.mode, mentor: footing?.mentor,
      focus: focus(one, other, footing ?? .mutual), isRequested: isRequested,
      criteria: criteria, refusals: refusals)
  }

  func isRequested(_ one: District.ID, _ other: District.ID) -> Bool {
    prefers(one, other) && prefers(other, one)
  }

  /// Every rule but the minimum score that forbids the pair, in their order.
  func refusalsBeforeScore(_ one: Profile, _ other: Profile) -> [PlainPair.Refusal] {
    var refusals: [PlainPair.Refusal] = []
    if !one.district.consents || !other.district.consents { refusals.append(.noConsent) }
    if avoids(one.district.id, other.district.id) { refusals.append(.avoid) }
    let footing = Footing.between(one.district, other.district)
    if footing == nil { refusals.append(.mode) }
    if !one.district.groupSizes.contains(PlainPair.size)
      || !other.district.groupSizes.contains(PlainPair.size)
    {
      refusals.append(.groupSize)
    }
    if !isRequested(one.district.id, other.district.id),
      !sharesTopic(one, other, footing ?? .mutual)
    {
      refusals.append(.noCommonNeed)
    }
    if let minutes = minutes(one.district.location, other.district.location),
      minutes > one.district.maximumMinutes ?? .infinity
        || minutes > other.district.maximumMinutes ?? .infinity
    {
      refusals.append(.outOfReach)
    }
    return refusals
  }

  /// What a member brings to the gate and the focus: its priorities, or a mentor's strengths.
  private func ratings(_ profile: Profile, _ footing: Footing) -> [Topic: Double] {
    footing.mentor == profile.district.id ? profile.strengths : profile.priorities
  }

  /// `ratings`, scaled down to the need budget.
  private func relativeRatings(_ profile: Profile, _ footing: Footing) -> [Topic: Double] {
    footing.mentor == profile.district.id
      ? profile.relativeStrengths : profile.relativePriorities
  }

  /// What is left of a topic where each of two mutual partners names its own student group.
  private func groupShare(
    _ topic: Topic, _ one: Profile, _ other: Profile, _ footing: Footing
  ) -> Double {
    guard footing.mode == .mutual, let first = one.groups[topic], let second = other.groups[topic],
      first != second
    else { return 1 }
    return policy.shape.differentGroupsShare
  }

  private func sharesTopic(_ one: Profile, _ other: Profile, _ footing: Footing) -> Bool {
    let second = ratings(other, footing)
    return ratings(one, footing).contains { topic, rating in
      min(rating, second[topic] ?? 0) >= Double(policy.minimumPriority)
    }
  }

  /// The topic with the largest lower rating, then the larger sum, then by name.
  private func focus(_ one: Profile, _ other: Profile, _ footing: Footing) -> Topic? {
    let second = ratings(other, footing)
    var best: (topic: Topic, lower: Double, sum: Double)?
    for (topic, rating) in ratings(one, footing).sorted(by: { $0.key < $1.key }) {
      guard let otherRating = second[topic] else { continue }
      let lower = min(rating, otherRating) * groupShare(topic, one, other, footing)
      let sum = rating + otherRating
      guard let known = best else {
        best = (topic, lower, sum)
        continue
      }
      if lower > known.lower || (lower == known.lower && sum > known.sum) {
        best = (topic, lower, sum)
      }
    }
    return best?.topic
  }

  /// In the order of `Criterion`.
  private func criteria(
    _ one: Profile, _ other: Profile, _ footing: Footing
  ) -> [PlainCriterion] {
    weights.map { criterion, weight in
      PlainCriterion(
        name: criterion.rawValue, measure: measure(criterion, one, other, footing),
        weight: weight)
    }
  }

  /// `Σ weight · value`.
  func score(_ one: Profile, _ other: Profile, _ footing: Footing) -> Double {
    var score = 0.0
    for (criterion, weight) in weights {
      score += weight * measure(criterion, one, other, footing).value
    }
    return score
  }

  private func measure(
    _ criterion: Criterion, _ one: Profile, _ other: Profile, _ footing: Footing
  ) -> Measure {
    switch criterion {
    case .commonNeed: commonNeed(one, other, footing)
    case .proximity: proximity(one.district, other.district)
    case .similarContext: similarContext(one.district, other.district)
    case .reciprocity: reciprocity(one, other, footing)
    case .relationship: relationship(one, other)
    case .readiness: readiness(one.district, other.district)
    case .stability: stability(one.district, other.district)
    case .roles: roles(one, other)
    case .systems: systems(one, other)
    }
  }

  private func commonNeed(_ one: Profile, _ other: Profile, _ footing: Footing) -> Measure {
    for profile in [one, other]
    where profile.district.id != footing.mentor && profile.priorities.isEmpty {
      return Measure(nil, unknown: policy.unknown)
    }
    let first = relativeRatings(one, footing)
    let second = relativeRatings(other, footing)
    var strongest = 0.0
    var inCommon = 0.0
    var ofEither = 0.0
    for topic in one.topics + other.topics.filter({ !one.topics.contains($0) }) {
      let lower = min(first[topic] ?? 0, second[topic] ?? 0)
      let common = lower * groupShare(topic, one, other, footing)
      strongest = max(strongest, common / policy.shape.topRating)
      inCommon += common
      ofEither += max(first[topic] ?? 0, second[topic] ?? 0)
    }
    let share = policy.shape.strongestNeedShare
    return Measure(
      share * strongest + (1 - share) * inCommon / ofEither, unknown: policy.unknown)
  }

  private func proximity(_ one: District, _ other: District) -> Measure {
    guard let minutes = minutes(one.location, other.location) else {
      return Measure(nil, unknown: policy.unknown)
    }
    let near = nearness(
      minutes, near: policy.nearMinutes, half: policy.halfMinutes * reach(one, other))
    return Measure(
      softened(inCounty(near, one, other), one.virtual, other.virtual), unknown: policy.unknown)
  }

  /// `2^(-max(0, minutes - near) / half)`.
  func nearness(_ minutes: Double, near: Double, half: Double) -> Double {
    pow(2, -max(0, minutes - near) / half)
  }

  /// A nearness to which the lower readiness to meet at a distance adds; unknown adds nothing.
  func softened(_ near: Double, _ one: Double?, _ other: Double?) -> Double {
    near + policy.shape.virtualShare * (1 - near) * min(one ?? 0, other ?? 0)
  }

  private func similarContext(_ one: District, _ other: District) -> Measure {
    let shape = policy.shape
    func closeness(_ one: Double?, _ other: Double?, _ range: Double) -> Double? {
      guard let one, let other else { return nil }
      return 1 - min(1, abs(one - other) / range)
    }
    if shape.likeness == .ratios {
      return .weightedMean(contextByRatios(one, other), unknown: policy.unknown)
    }
    return .mean(
      [
        closeness(
          one.enrollment.map { log($0) }, other.enrollment.map { log($0) },
          log(shape.enrollmentRatio)),
        closeness(
          one.percentEnglishLearners, other.percentEnglishLearners,
          shape.englishLearnerRange),
        closeness(one.percentDisadvantaged, other.percentDisadvantaged, shape.disadvantagedRange),
        closeness(one.percentDisabilities, other.percentDisabilities, shape.disabilityRange),
        localeCloseness(one.locale, other.locale),
        sharedGrades(one.grades, other.grades),
      ], unknown: policy.unknown)
  }

  func localeCloseness(_ one: LocaleCode?, _ other: LocaleCode?) -> Double? {
    guard let one, let other else { return nil }
    if one == other { return 1 }
    if one.type == other.type { return policy.shape.sameLocaleType }
    let types: Set = [one.type, other.type]
    if types == [.city, .suburb] || types == [.town, .rural] {
      return policy.shape.relatedLocaleType
    }
    return policy.shape.otherLocaleType
  }

  /// Grades that both offer over grades that either offers.
  func sharedGrades(_ one: GradeSpan?, _ other: GradeSpan?) -> Double? {
    guard let one, let other else { return nil }
    let lastShared = min(one.highest.rawValue, other.highest.rawValue)
    let firstShared = max(one.lowest.rawValue, other.lowest.rawValue)
    let both = max(0, lastShared - firstShared + 1)
    let either = one.size + other.size - both
    return Double(both) / Double(either)
  }

  private func reciprocity(_ one: Profile, _ other: Profile, _ footing: Footing) -> Measure {
    switch footing.mentor {
    case one.district.id: Measure(help(from: one, to: other), unknown: policy.unknown)
    case other.district.id: Measure(help(from: other, to: one), unknown: policy.unknown)
    default:
      .blend(
        help(from: one, to: other), help(from: other, to: one),
        lowerShare: policy.shape.weakerDirectionShare, unknown: policy.unknown)
    }
  }

  /// The best single help that `giver` could give `receiver`, 0…1.
  private func help(from giver: Profile, to receiver: Profile) -> Double? {
    if giver.strengths.isEmpty { return 0 }
    if receiver.priorities.isEmpty { return nil }
    let top = policy.shape.topRating
    return giver.strengths.map { topic, strength in
      (receiver.priorities[topic] ?? 0) / top * (strength / top)
    }.max()
  }

  private func relationship(_ one: Profile, _ other: Profile) -> Measure {
    var strength = tie(one.district.id, other.district.id)
    if !one.networks.isDisjoint(with: other.networks) {
      strength = max(strength, policy.shape.sameNetwork)
    }
    switch (
      prefers(one.district.id, other.district.id), prefers(other.district.id, one.district.id)
    ) {
    case (true, true): strength = 1
    case (true, false), (false, true): strength = min(1, strength + policy.shape.preference)
    case (false, false): break
    }
    return Measure(strength, unknown: policy.unknown)
  }

  private func readiness(_ one: District, _ other: District) -> Measure {
    .lowest([one.readiness, other.readiness], unknown: policy.unknown)
  }

  private func stability(_ one: District, _ other: District) -> Measure {
    if one.isLeaving || other.isLeaving { return Measure(0, unknown: policy.unknown) }
    func stability(_ district: District) -> Double? {
      district.tenureYears.map { min(1, $0 / policy.shape.stableYears) }
    }
    return .lowest([stability(one), stability(other)], unknown: policy.unknown)
  }

  private func roles(_ one: Profile, _ other: Profile) -> Measure {
    guard !one.roles.isEmpty, !other.roles.isEmpty else {
      return Measure(nil, unknown: policy.unknown)
    }
    let both = Double(one.roles.intersection(other.roles).count)
    let either = Double(one.roles.union(other.roles).count)
    return Measure(both / either, unknown: policy.unknown)
  }

  private func systems(_ one: Profile, _ other: Profile) -> Measure {
    guard !one.platforms.isEmpty, !other.platforms.isEmpty else {
      return Measure(nil, unknown: policy.unknown)
    }
    return Measure(
      one.platforms.isDisjoint(with: other.platforms) ? 0 : 1, unknown: policy.unknown)
  }
}

extension GradeSpan {
  /// The number of grades.
  fileprivate var size: Int { highest.rawValue - lowest.rawValue + 1 }
}
