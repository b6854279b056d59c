/// Where one candidate stands among others.
enum Ranking {
  /// `100 · rank / number`, above 0 and at most 100; the lower, the nearer to the top.
  ///
  /// `number` counts all candidates, the one in question too. Those that come out equal share the
  /// mean of their ranks, so that a method that cannot tell candidates apart gains nothing by it.
  static func percentile(of place: Int, among candidates: [Int], by farness: [Double]) -> Double {
    let own = farness[place]
    var better = 0
    var equal = 0
    for candidate in candidates {
      if farness[candidate] < own { better += 1 }
      if farness[candidate] == own { equal += 1 }
    }
    let rank = Double(better) + Double(equal + 1) / 2
    return 100 * rank / Double(candidates.count)
  }
}
