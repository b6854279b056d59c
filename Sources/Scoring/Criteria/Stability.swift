import Domain

/// How likely the leaders who agree are to stay.
///
/// 0 if either superintendent's departure is announced, which is known; else the lower of
/// `min(1, years served / 3)`, where unknown years count `unknown`.
enum Stability: PairCriterion {
  static let criterion = Criterion.stability
  static let source =
    "WestEd, District-to-District Partnerships (2015): turnover of leaders occurred in every "
    + "partnership."

  @inline(__always)
  static func appraisal(_ pairing: Pairing, _ roster: Roster) -> Appraisal {
    let (first, second) = (pairing.first, pairing.second)
    if roster.profiles[first].isLeaving || roster.profiles[second].isLeaving {
      return Appraisal(0)
    }
    return .lower(
      roster.profiles[first].tenure, roster.profiles[second].tenure, roster.policy)
  }

  static func because(_ pairing: Pairing, _ roster: Roster) -> String {
    let leaving = roster.names(pairing, where: \.isLeaving)
    if !leaving.isEmpty { return "The superintendent's departure is announced in \(leaving)." }
    let years = [pairing.first, pairing.second].map { roster.district($0).tenureYears }
    let silent = roster.names(pairing) { $0.tenureYears == nil }
    let known = years.compactMap { $0 }.map { words($0) }
    if known.isEmpty { return "Not known: how long the superintendents have served." }
    if known.count == 1 {
      return "One superintendent has served \(known[0]) years; not known: \(silent)."
    }
    return "The superintendents have served \(known[0]) and \(known[1]) years."
  }

  private static func words(_ years: Double) -> String {
    Phrase.decimal(years, years == years.rounded() ? 0 : 1)
  }
}
