import Domain

/// How ready the less ready of two districts is: the lower of the two.
///
/// A district whose readiness is not known counts `unknown`.
enum Readiness: PairCriterion {
  static let criterion = Criterion.readiness
  static let source =
    "Building Capacity for Accelerated Reform (2010): transparency, endorsement by top leaders, "
    + "board support and time are conditions."

  @inline(__always)
  static func appraisal(_ pairing: Pairing, _ roster: Roster) -> Appraisal {
    .lower(
      roster.profiles[pairing.first].readiness, roster.profiles[pairing.second].readiness,
      roster.policy)
  }

  static func because(_ pairing: Pairing, _ roster: Roster) -> String {
    let values = (
      roster.profiles[pairing.first].readiness, roster.profiles[pairing.second].readiness
    )
    switch values {
    case (let one?, let other?):
      return "The two rate their readiness \(Phrase.decimal(one)) and \(Phrase.decimal(other)) of "
        + "1; the lower counts."
    case (let known?, nil), (nil, let known?):
      return "One is known (\(Phrase.decimal(known)) of 1); not known: the readiness of "
        + "\(roster.names(pairing) { $0.readiness == nil })."
    case (nil, nil): return "Not known: the readiness of both."
    }
  }
}
