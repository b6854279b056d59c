import Domain

/// How well two districts know each other, and whether they asked for each other.
///
/// The strongest tie on record (worked together 1, same network 0.67, acquainted 0.33; a name in
/// the `networks` of both is the same network), plus 0.2 where one prefers the other; 1 where
/// each prefers the other; at most 1. A tie that is not on record is no tie, which is known.
/// Competition is a warning and changes nothing here.
enum Relationship: PairCriterion {
  static let criterion = Criterion.relationship
  static let source =
    "WestEd, District-to-District Partnerships (2015): prior history of collaboration strongly "
    + "affects success."

  @inline(__always)
  static func appraisal(_ pairing: Pairing, _ roster: Roster) -> Appraisal {
    if pairing.tie.isRequested { return Appraisal(1) }
    var strength = pairing.tie.strength
    if roster.networks.shared(pairing.first, pairing.second) > 0 {
      strength = max(strength, roster.policy.shape.sameNetwork)
    }
    if pairing.tie.firstPrefers || pairing.tie.secondPrefers {
      strength += roster.policy.shape.preference
    }
    return Appraisal(min(1, strength))
  }

  static func because(_ pairing: Pairing, _ roster: Roster) -> String {
    let names = roster.names(pairing)
    let tie = pairing.tie
    var facts: [String] = []
    if let strongest = tie.strongest {
      let record = roster.bundle.districtTies[strongest]
      let since = record.since.map { " (since \($0))" } ?? ""
      switch record.kind {
      case .workedTogether: facts.append("the two have worked together\(since)")
      case .sameNetwork: facts.append("the two are in the same network\(since)")
      case .acquainted: facts.append("the two are acquainted\(since)")
      case .prefers, .competes, .avoid: break
      }
    }
    let networks = sharedNetworks(pairing, roster)
    if !networks.isEmpty { facts.append("both are in \(Phrase.list(networks))") }
    if tie.isRequested {
      facts.append("each asked for the other")
    } else if tie.firstPrefers {
      facts.append("\(names.first) asked for \(names.second)")
    } else if tie.secondPrefers {
      facts.append("\(names.second) asked for \(names.first)")
    }
    if facts.isEmpty { return "No tie between the two is on record." }
    let text = facts.joined(separator: "; ")
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  private static func sharedNetworks(_ pairing: Pairing, _ roster: Roster) -> [String] {
    let others = Set(roster.district(pairing.second).networks.map { $0.lowercased() })
    return roster.district(pairing.first).networks.filter { others.contains($0.lowercased()) }
  }
}
