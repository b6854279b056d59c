import Domain

extension PairScoring {
  /// All allowed pairs whose score is `minimumScore` or more, which a mutual request lifts.
  package func formablePairs() -> [AllowedPair] { allowedPairs().filter(isFormable) }

  /// Whether a plan may contain an allowed pair.
  package func isFormable(_ pair: AllowedPair) -> Bool {
    pair.requested || pair.score >= roster.policy.minimumScore
  }

  /// All pairs that no rule refuses, the minimum score apart, sorted by `a`, then `b`.
  ///
  /// All cores are used; neither their number nor `rowsPerBlock`, the rows that one of them takes
  /// at a time, changes the result.
  package func allowedPairs(rowsPerBlock: Int = 32) -> [AllowedPair] {
    collected(rowsPerBlock: rowsPerBlock, appendAllowed)
  }

  /// Appends the allowed pairs of `first` with every higher place; the cheapest rules go first.
  private func appendAllowed(_ first: Int, to pairs: inout [AllowedPair]) {
    let one = gates[first]
    guard one.isOpen else { return }
    for second in (first + 1)..<max(first + 1, count) {
      let haversine = one.position.haversine(to: gates[second].position)
      // Not a number, where a place is not known, is not above the limit.
      if haversine > min(one.haversineLimit, gates[second].haversineLimit) { continue }
      guard gates[second].isOpen, let footing = Footing.between(one.mode, gates[second].mode)
      else { continue }
      let tie = roster.ties.between(first, second)
      guard !tie.isAvoided, tie.isRequested || one.sharesTopic(with: gates[second], footing)
      else { continue }
      let minutes = haversine.isNaN ? nil : roster.roads.minutes(haversine: haversine)
      if let minutes, !isWithinReach(minutes, first, second) { continue }

      let pairing = Pairing(
        first: first, second: second, footing: footing, tie: tie, minutes: minutes)
      let rows = roster.rows(pairing)
      let focus = roster.topics.focus(rows.first, rows.second, roster.policy)
      pairs.append(
        AllowedPair(
          a: Int32(first), b: Int32(second), focus: Int8(focus ?? -1), footing: footing,
          requested: tie.isRequested, score: tally(pairing).score))
    }
  }
}
