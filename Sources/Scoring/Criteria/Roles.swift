import Domain

/// How many staff roles of the two have a counterpart: roles shared over roles of either.
///
/// Not known if either lists none.
enum Roles: PairCriterion {
  static let criterion = Criterion.roles
  static let source =
    "Fresno-Long Beach Learning Partnership, series overview (2012): staff work in job-alike "
    + "pairs, and roles do not always align one to one."

  @inline(__always)
  static func appraisal(_ pairing: Pairing, _ roster: Roster) -> Appraisal {
    let (first, second) = (pairing.first, pairing.second)
    guard roster.roles.sizes[first] > 0, roster.roles.sizes[second] > 0 else {
      return .notKnown(roster.policy)
    }
    let shared = Double(roster.roles.shared(first, second))
    return Appraisal(shared / Double(roster.roles.either(first, second)))
  }

  static func because(_ pairing: Pairing, _ roster: Roster) -> String {
    let silent = roster.names(pairing, where: \.roles.isEmpty)
    if !silent.isEmpty { return "Not known: the staff roles of \(silent)." }
    let shared = roster.roles.shared(pairing.first, pairing.second)
    let either = roster.roles.either(pairing.first, pairing.second)
    if shared == 0 { return "None of \(Phrase.count(either, "staff role")) is present in both." }
    return "\(shared) of \(Phrase.count(either, "staff role")) "
      + "\(shared == 1 ? "is" : "are") present in both."
  }
}
