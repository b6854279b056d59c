import Domain

/// How near two districts are, where readiness to meet at a distance makes up for a part.
///
/// `q + ½ (1 - q) · min(virtual_a, virtual_b)` with `q = 2^(-max(0, minutes - 45) / 60)`
///
/// Not known unless both have coordinates; an unknown `virtual` softens nothing.
enum Proximity: PairCriterion {
  static let criterion = Criterion.proximity
  static let source =
    "WestEd, District-to-District Partnerships (2015): link districts that are close to each "
    + "other; distance was often a challenge."

  @inline(__always)
  static func appraisal(_ pairing: Pairing, _ roster: Roster) -> Appraisal {
    guard let minutes = pairing.minutes else { return .notKnown(roster.policy) }
    let virtual = min(
      roster.profiles[pairing.first].virtual, roster.profiles[pairing.second].virtual)
    return Appraisal(nearness(roster.policy).value(minutes: minutes, virtual: virtual))
  }

  @inline(__always)
  private static func nearness(_ policy: Policy) -> Nearness {
    Nearness(
      near: policy.nearMinutes, half: policy.halfMinutes,
      virtualShare: policy.shape.virtualShare)
  }

  static func because(_ pairing: Pairing, _ roster: Roster) -> String {
    guard let minutes = pairing.minutes else {
      return "Not known: the place of \(roster.names(pairing) { $0.location == nil }) on the map."
    }
    let drive = "The estimated drive is \(Phrase.drive(minutes: minutes))"
    if minutes <= roster.policy.nearMinutes { return "\(drive), which counts as near." }
    let silent = roster.names(pairing) { $0.virtual == nil }
    if !silent.isEmpty {
      return "\(drive); readiness to meet at a distance is not known for \(silent)."
    }
    let virtual = min(
      roster.profiles[pairing.first].virtual, roster.profiles[pairing.second].virtual)
    return virtual > 0
      ? "\(drive); both are ready to meet at a distance (\(Phrase.decimal(virtual)) or more of 1)."
      : "\(drive); not both are ready to meet at a distance."
  }
}
