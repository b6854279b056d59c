import Domain

extension PairScoring {
  /// The pairs that may stand in a mutual group of three or more, sorted by `a`, then `b`.
  ///
  /// Both consent, neither avoids the other, both ask for `mutual` or `either`, their drive is
  /// within reach, their group sizes share one of three or more, and both need one topic at the
  /// lowest priority or above. Any two members of an allowed mutual group are such a pair; not
  /// every clique of such pairs is an allowed group. Minimum score and locks are not looked at.
  package func groupLinks(rowsPerBlock: Int = 32) -> [GroupLink] {
    let sizes = roster.policy.shape.mutualGroupSizes
    return collected(rowsPerBlock: rowsPerBlock) { first, links in
      guard gates[first].mode.isMutual, gates[first].admits(sizes) else { return }
      for second in (first + 1)..<max(first + 1, count) {
        guard gates[second].mode.isMutual,
          let link = link(first, second, sizes: sizes, .mutual)
        else { continue }
        links.append(
          GroupLink(
            a: Int32(first), b: Int32(second), requested: link.requested, score: link.score))
      }
    }
  }

  /// The pairs of a hub and a spoke, sorted by `hub`, then `spoke`.
  ///
  /// As `groupLinks`, but the hub asks for `mentor` and the spoke for `mentee` or `either`, their
  /// group sizes share one that a hub may have, and the hub offers what the spoke needs. Spokes
  /// need no link between them, but none that `avoids` another.
  package func hubLinks(rowsPerBlock: Int = 32) -> [HubLink] {
    let sizes = roster.policy.shape.hubSizes
    return collected(rowsPerBlock: rowsPerBlock) { hub, links in
      guard gates[hub].mode == .mentor, gates[hub].admits(sizes) else { return }
      for spoke in 0..<count where gates[spoke].mode.isSpoke {
        let (first, second) = (min(hub, spoke), max(hub, spoke))
        let footing = first == hub ? Footing.firstMentors : .secondMentors
        guard let link = link(first, second, sizes: sizes, footing) else { continue }
        links.append(
          HubLink(
            hub: Int32(hub), spoke: Int32(spoke), requested: link.requested, score: link.score))
      }
    }
  }

  @inline(__always)
  private func link(
    _ first: Int, _ second: Int, sizes: ClosedRange<Int>, _ footing: Footing
  ) -> (requested: Bool, score: Double)? {
    let (one, other) = (gates[first], gates[second])
    let haversine = one.position.haversine(to: other.position)
    // Not a number, where a place is not known, is not above the limit.
    if haversine > min(one.haversineLimit, other.haversineLimit) { return nil }
    guard one.consents, other.consents, one.sharesSize(with: other, of: sizes),
      one.sharesTopic(with: other, footing)
    else { return nil }
    let tie = roster.ties.between(first, second)
    if tie.isAvoided { return nil }
    let minutes = haversine.isNaN ? nil : roster.roads.minutes(haversine: haversine)
    if let minutes, !isWithinReach(minutes, first, second) { return nil }
    let pairing = Pairing(
      first: first, second: second, footing: footing, tie: tie, minutes: minutes)
    return (tie.isRequested, tally(pairing).score)
  }
}

extension Gate {
  /// Whether the district consents and would be one of a number of members in `sizes`.
  @inline(__always)
  fileprivate func admits(_ sizes: ClosedRange<Int>) -> Bool {
    consents && groupSizes.overlaps(sizes)
  }

  @inline(__always)
  fileprivate func sharesSize(with other: Gate, of sizes: ClosedRange<Int>) -> Bool {
    max(groupSizes.lowerBound, other.groupSizes.lowerBound, sizes.lowerBound)
      <= min(groupSizes.upperBound, other.groupSizes.upperBound, sizes.upperBound)
  }
}

extension District.Mode {
  fileprivate var isMutual: Bool { self == .mutual || self == .either }
  fileprivate var isSpoke: Bool { self == .mentee || self == .either }
}
