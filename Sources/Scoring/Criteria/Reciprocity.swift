import Domain

/// How much each could help the other with what it asks for.
///
/// `c(x→y) = max_t (p_y / 5) · (offer_x / 5)`, the best single help that `x` could give `y`.
/// Mutual: `0.7 · min + 0.3 · max` of the two directions, each half of what is known;
/// mentor: `c(mentor→mentee)`.
///
/// Priorities count as registered, not relative. Empty offers help nobody, which is known; else a
/// direction is not known where `y` named no needs.
enum Reciprocity: PairCriterion {
  static let criterion = Criterion.reciprocity
  static let source =
    "WestEd, District-to-District Partnerships (2015): the purpose includes who benefits, with "
    + "gains on both sides."

  @inline(__always)
  static func appraisal(_ pairing: Pairing, _ roster: Roster) -> Appraisal {
    let (first, second) = (pairing.first, pairing.second)
    switch pairing.footing {
    case .firstMentors: return direction(from: first, to: second, roster)
    case .secondMentors: return direction(from: second, to: first, roster)
    case .mutual, nil:
      let there = direction(from: first, to: second, roster)
      let back = direction(from: second, to: first, roster)
      let weaker = roster.policy.shape.weakerDirectionShare
      return Appraisal(
        weaker * min(there.value, back.value) + (1 - weaker) * max(there.value, back.value),
        known: (there.known + back.known) / 2)
    }
  }

  @inline(__always)
  private static func direction(from giver: Int, to taker: Int, _ roster: Roster) -> Appraisal {
    let (offers, needs) = (roster.topics.offers(of: giver), roster.topics.needs(of: taker))
    if roster.topics.rows[offers].named.isEmpty { return Appraisal(0) }
    guard roster.topics.rows[needs].isKnown else { return .notKnown(roster.policy) }
    var best = 0.0
    for topic in roster.topics.shared(offers, needs) {
      best = max(best, roster.topics.rating(needs, topic) * roster.topics.rating(offers, topic))
    }
    let top = roster.policy.shape.topRating
    return Appraisal(best / (top * top))
  }

  static func because(_ pairing: Pairing, _ roster: Roster) -> String {
    if let mentor = pairing.mentor, let mentee = pairing.mentee {
      return sentence(from: mentor, to: mentee, roster) + "."
    }
    let offers = [pairing.first, pairing.second].map { roster.topics.offers(of: $0) }
    if offers.allSatisfy({ roster.topics.rows[$0].named.isEmpty }) {
      return "Neither names anything to offer."
    }
    return sentence(from: pairing.first, to: pairing.second, roster) + "; "
      + sentence(from: pairing.second, to: pairing.first, roster) + "."
  }

  private static func sentence(from giver: Int, to taker: Int, _ roster: Roster) -> String {
    let topics = roster.topics
    let (offers, needs) = (topics.offers(of: giver), topics.needs(of: taker))
    let (giverName, takerName) = (roster.district(giver).name, roster.district(taker).name)
    if topics.rows[offers].named.isEmpty { return "\(giverName) names nothing to offer" }
    guard topics.rows[needs].isKnown else {
      return "what \(giverName) could give \(takerName) is not known"
    }
    let best = topics.shared(offers, needs).max {
      let left = topics.rating(offers, $0) * topics.rating(needs, $0)
      let right = topics.rating(offers, $1) * topics.rating(needs, $1)
      return (left, -$0) < (right, -$1)
    }
    guard let best else { return "\(giverName) offers nothing that \(takerName) names" }
    return "\(giverName) can show its work on \(Topic.taxonomy[best].label) (strength "
      + "\(Int(topics.rating(offers, best)))), a need of \(takerName) (priority "
      + "\(Int(topics.rating(needs, best))))"
  }
}
