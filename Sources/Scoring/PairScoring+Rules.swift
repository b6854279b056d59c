import Domain

extension PairScoring {
  /// The first rule that forbids a pair, in the order of `Plan.Unmatched.Reason`.
  ///
  /// Consent, avoidance, modes and group sizes, a common topic, the drive; `nil` is allowed.
  /// A mutual request lifts the rule of the common topic. The lowest score is not a rule of this
  /// kind (see `formablePairs`), and locks are not looked at.
  package func refusal(_ a: Int, _ b: Int) -> PairRefusal? {
    let pairing = roster.pairing(a, b)
    let places = [pairing.first, pairing.second]
    let districts = places.map { roster.district($0) }
    func those(_ condition: (District) -> Bool) -> [District.ID] {
      districts.filter(condition).map(\.id)
    }

    let silent = those { !$0.consents }
    if !silent.isEmpty { return .noConsent(silent) }
    if pairing.tie.isAvoided {
      let asks = [pairing.tie.firstAvoids, pairing.tie.secondAvoids]
      return .avoided(by: zip(districts, asks).filter(\.1).map(\.0.id))
    }
    guard let footing = pairing.footing else {
      return .modesDoNotFit(districts[0].mode, districts[1].mode)
    }
    let larger = those { !$0.groupSizes.contains(2) }
    if !larger.isEmpty { return .groupSize(larger) }
    if !pairing.tie.isRequested, !gates[places[0]].sharesTopic(with: gates[places[1]], footing) {
      return .noCommonNeed(
        strongest: strongestSharedRating(pairing), minimum: roster.policy.minimumPriority)
    }
    if let minutes = pairing.minutes, !isWithinReach(minutes, places[0], places[1]) {
      let limits = places.map { roster.profiles[$0].maximumMinutes }
      return .outOfReach(
        minutes: minutes, limit: min(limits[0], limits[1]),
        whose: districts[limits[0] <= limits[1] ? 0 : 1].id)
    }
    return nil
  }

  @inline(__always)
  func isWithinReach(_ minutes: Double, _ first: Int, _ second: Int) -> Bool {
    minutes <= roster.profiles[first].maximumMinutes
      && minutes <= roster.profiles[second].maximumMinutes
  }

  private func strongestSharedRating(_ pairing: Pairing) -> Int {
    let rows = roster.rows(pairing)
    let topics = roster.topics
    return topics.shared(rows.first, rows.second)
      .map { Int(min(topics.rating(rows.first, $0), topics.rating(rows.second, $0))) }
      .max() ?? 0
  }
}
