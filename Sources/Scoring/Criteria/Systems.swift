import Domain

/// Whether the two use a data system in common: 1 if so, else 0.
///
/// Not known if either lists none.
enum Systems: PairCriterion {
  static let criterion = Criterion.systems
  static let source =
    "WestEd, District-to-District Partnerships (2015): all six districts of one partnership "
    + "moved to the same data platform."

  @inline(__always)
  static func appraisal(_ pairing: Pairing, _ roster: Roster) -> Appraisal {
    let (first, second) = (pairing.first, pairing.second)
    guard roster.platforms.sizes[first] > 0, roster.platforms.sizes[second] > 0 else {
      return .notKnown(roster.policy)
    }
    return Appraisal(roster.platforms.shared(first, second) > 0 ? 1 : 0)
  }

  static func because(_ pairing: Pairing, _ roster: Roster) -> String {
    let silent = roster.names(pairing, where: \.platforms.isEmpty)
    if !silent.isEmpty { return "Not known: the data systems of \(silent)." }
    let others = Set(roster.district(pairing.second).platforms.map { $0.lowercased() })
    let shared = roster.district(pairing.first).platforms
      .filter { others.contains($0.lowercased()) }
    if shared.isEmpty { return "The two use no data system in common." }
    return "Both use \(Phrase.list(shared.map { $0.replacing("_", with: " ") }))."
  }
}
