import Domain

/// How much two districts want to work on the same.
///
/// `½ · max_t min(p̂_a, p̂_b) / 5 + ½ · Σ_t min(p̂_a, p̂_b) / Σ_t max(p̂_a, p̂_b)`
///
/// The strongest common topic gives a partnership its purpose; the overlap says how much of the
/// rest they share. `p̂` are relative priorities (`TopicRows.relative`), absent is 0, and where
/// both name a topic for two different student groups its `min` counts half. Not known unless
/// the needs of both are on record; a mentor's offers always are.
enum CommonNeed: PairCriterion {
  static let criterion = Criterion.commonNeed
  static let source =
    "WestEd, District-to-District Partnerships (2015): organise around a common need."

  @inline(__always)
  static func appraisal(_ pairing: Pairing, _ roster: Roster) -> Appraisal {
    let rows = roster.rows(pairing)
    let (one, other) = (roster.topics.rows[rows.first], roster.topics.rows[rows.second])
    guard one.isKnown, other.isKnown else { return .notKnown(roster.policy) }
    var strongest = 0.0
    var common = 0.0
    var overlap = 0.0
    for topic in one.named.intersection(other.named) {
      let lower = min(
        roster.topics.relative(rows.first, topic), roster.topics.relative(rows.second, topic))
      overlap += lower
      let differs = roster.topics.differInGroup(rows.first, rows.second, topic)
      let counted = differs ? lower * roster.policy.shape.differentGroupsShare : lower
      strongest = max(strongest, counted)
      common += counted
    }
    // A sum of maxima is both totals less the sum of minima.
    let either = one.total + other.total - overlap
    let share = either > 0 ? common / either : 0
    let weight = roster.policy.shape.strongestNeedShare
    return Appraisal(
      weight * strongest / roster.policy.shape.topRating + (1 - weight) * share)
  }

  static func because(_ pairing: Pairing, _ roster: Roster) -> String {
    let rows = roster.rows(pairing)
    let topics = roster.topics
    guard topics.rows[rows.first].isKnown, topics.rows[rows.second].isKnown else {
      let silent = roster.names(pairing) { place in
        place.needs.isEmpty && place.id != pairing.mentor.map { roster.district($0).id }
      }
      return "Not known: \(silent) named no needs."
    }
    let shared = topics.shared(rows.first, rows.second)
    guard let focus = topics.focus(rows.first, rows.second, roster.policy) else {
      return pairing.mentor == nil
        ? "The two name no topic in common." : "The mentor offers no topic that the other names."
    }
    let label = Topic.taxonomy[focus].label
    let ratings = (Int(topics.rating(rows.first, focus)), Int(topics.rating(rows.second, focus)))
    let more = shared.count > 1 ? ", and \(Phrase.count(shared.count - 1, "more topic"))" : ""
    if let mentor = pairing.mentor, let mentee = pairing.mentee {
      let (strength, priority) =
        mentor == pairing.first ? (ratings.0, ratings.1) : (ratings.1, ratings.0)
      return "\(roster.district(mentor).name) offers its work on \(label) (strength \(strength)), "
        + "a need of \(roster.district(mentee).name) (priority \(priority))\(more)."
    }
    let differs = topics.differInGroup(rows.first, rows.second, focus)
    let groups = differs ? ", for different student groups" : ""
    let priorities =
      ratings.0 == ratings.1
      ? "priority \(ratings.0) in both" : "priorities \(ratings.0) and \(ratings.1)"
    return "Both name \(label) (\(priorities))\(groups)\(more)."
  }
}
