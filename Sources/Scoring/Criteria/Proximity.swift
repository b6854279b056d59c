import Domain

/// How near two districts are, where readiness to meet at a distance makes up for a part.
///
/// `q + ½ (1 - q) · min(virtual_a, virtual_b)` with `q = 2^(-max(0, minutes - 45) / 60)`
///
/// Policy v2 stretches the 60 minutes by `reach`, the lower of the two, since large districts have
/// their peers further away, and gives two districts of one county half of what `q` lacks to 1.
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
    let scale = Nearness(
      near: roster.policy.nearMinutes,
      half: roster.policy.halfMinutes * roster.reach(pairing.first, pairing.second),
      virtualShare: roster.policy.shape.virtualShare)
    var near = scale.plain(minutes: minutes)
    if roster.shareCounty(pairing.first, pairing.second) {
      near += roster.policy.shape.sameCountyShare * (1 - near)
    }
    return Appraisal(scale.softened(near, virtual: virtual))
  }

  static func because(_ pairing: Pairing, _ roster: Roster) -> String {
    guard let minutes = pairing.minutes else {
      return "Not known: the place of \(roster.names(pairing) { $0.location == nil }) on the map."
    }
    let drive = "The estimated drive is \(Phrase.drive(minutes: minutes))"
    if minutes <= roster.policy.nearMinutes { return "\(drive), which counts as near." }
    return drive + surroundings(pairing, roster) + meetings(pairing, roster)
  }

  /// What makes a drive weigh less under policy v2; nothing under v1.
  private static func surroundings(_ pairing: Pairing, _ roster: Roster) -> String {
    var text = ""
    if roster.shareCounty(pairing.first, pairing.second),
      let county = roster.district(pairing.first).county
    {
      text += "; both are in \(county)"
    }
    if roster.reach(pairing.first, pairing.second) > 1 {
      text += "; districts of their size have few peers, so that a drive weighs less"
    }
    return text
  }

  private static func meetings(_ pairing: Pairing, _ roster: Roster) -> String {
    let silent = roster.names(pairing) { $0.virtual == nil }
    if !silent.isEmpty {
      return "; readiness to meet at a distance is not known for \(silent)."
    }
    let virtual = min(
      roster.profiles[pairing.first].virtual, roster.profiles[pairing.second].virtual)
    return virtual > 0
      ? "; both are ready to meet at a distance (\(Phrase.decimal(virtual)) or more of 1)."
      : "; not both are ready to meet at a distance."
  }
}
