package import Domain

extension PlainScore {
  /// What the rules say of a facilitator and the members of a partnership.
  package func fit(
    _ facilitator: Facilitator, _ members: [District], focus: Topic?
  ) -> PlainFit {
    let criteria = FitCriterion.allCases.map { criterion in
      let measure =
        switch criterion {
        case .travel: travel(facilitator, members)
        case .relationship: relationship(facilitator, members)
        case .expertise: expertise(facilitator, focus)
        case .region: region(facilitator, members)
        case .context: context(facilitator, members)
        }
      return PlainCriterion(
        name: criterion.rawValue, measure: measure, weight: policy.fitWeights[criterion])
    }
    return PlainFit(criteria: criteria, refusals: refusals(facilitator, members))
  }

  /// Every rule that bars the facilitator from these members, in their order.
  func refusals(_ facilitator: Facilitator, _ members: [District]) -> [PlainFit.Refusal] {
    var refusals: [PlainFit.Refusal] = []
    if !facilitator.isAvailable { refusals.append(.notAvailable) }
    if members.contains(where: { hasConflict(facilitator.id, $0.id) }) {
      refusals.append(.hardTie)
    }
    let isFar = members.contains { isTooFar(facilitator, $0) }
    let meetAtADistance = ([facilitator.virtual] + members.map(\.virtual))
      .allSatisfy(meetsAtADistance)
    if isFar, !meetAtADistance { refusals.append(.outOfReach) }
    return refusals
  }

  /// Whether the known drive of a facilitator to a district is longer than agreed.
  func isTooFar(_ facilitator: Facilitator, _ member: District) -> Bool {
    let longest = facilitator.maximumMinutes ?? policy.facilitatorMinutes
    return minutes(facilitator.location, member.location).map { $0 > longest } ?? false
  }

  /// Whether a readiness to meet at a distance is known and high enough to lift the rule of drives.
  func meetsAtADistance(_ virtual: Double?) -> Bool {
    virtual.map { $0 >= policy.shape.waivingVirtual } ?? false
  }

  private func travel(_ facilitator: Facilitator, _ members: [District]) -> Measure {
    .lowest(
      members.map { member in
        minutes(facilitator.location, member.location).map { minutes in
          let near = nearness(
            minutes, near: policy.facilitatorNearMinutes, half: policy.facilitatorHalfMinutes)
          return softened(near, facilitator.virtual, member.virtual)
        }
      }, unknown: policy.unknown)
  }

  private func relationship(_ facilitator: Facilitator, _ members: [District]) -> Measure {
    .lowest(members.map { tie(facilitator.id, $0.id) }, unknown: policy.unknown)
  }

  private func expertise(_ facilitator: Facilitator, _ focus: Topic?) -> Measure {
    guard let focus, !facilitator.expertise.isEmpty else {
      return Measure(nil, unknown: policy.unknown)
    }
    let level = facilitator.expertise.first { $0.topic == focus }?.level ?? 0
    return Measure(Double(level) / policy.shape.topRating, unknown: policy.unknown)
  }

  private func region(_ facilitator: Facilitator, _ members: [District]) -> Measure {
    let regions = Set(facilitator.regions.map { $0.lowercased() })
    return .mean(
      members.map { member in
        let places = [member.region, member.county].compactMap { $0?.lowercased() }
        guard !regions.isEmpty, !places.isEmpty else { return nil }
        return regions.isDisjoint(with: places) ? 0 : 1
      }, unknown: policy.unknown)
  }

  private func context(_ facilitator: Facilitator, _ members: [District]) -> Measure {
    .mean(
      members.map { member in
        guard !facilitator.locales.isEmpty, let locale = member.locale else { return nil }
        return facilitator.locales.contains(locale.type) ? 1 : 0
      }, unknown: policy.unknown)
  }
}
