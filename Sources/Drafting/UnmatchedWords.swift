package import Domain

/// What is known about a district that the plan leaves without a partnership.
package struct UnmatchedFacts: Equatable, Sendable {
  /// A possible partner whose drive is longer than one of the two accepts.
  package struct FarPartner: Equatable, Sendable {
    package var name: String
    /// The one-way drive between the two.
    package var minutes: Double
    /// The longest drive that the district accepts; `nil` is no limit.
    package var ownLimit: Double?
    /// The longest drive that the partner accepts; `nil` is no limit.
    package var partnerLimit: Double?

    package init(name: String, minutes: Double, ownLimit: Double?, partnerLimit: Double?) {
      self.name = name
      self.minutes = minutes
      self.ownLimit = ownLimit
      self.partnerLimit = partnerLimit
    }

    /// Whether the drive is longer than the partner accepts.
    var isTooFarForPartner: Bool { partnerLimit.map { $0 < minutes } ?? false }
  }

  package var name: String
  package var mode: District.Mode
  /// Members of the partnership that the district would join, itself included.
  package var groupSizes = 2...2
  /// The nearest partner that the rules before the drive leave.
  package var nearest: FarPartner?
  /// The nearest of them that is beyond the district's own limit.
  package var nearestBeyondOwnLimit: FarPartner?
  /// The best score among the partners that the earlier rules leave, 0…1.
  package var bestScore: Double?
  package var minimumScore = Policy().minimumScore
  /// The lowest priority at which a topic can be what two districts have in common.
  package var minimumPriority = Policy().minimumPriority
  /// The district's own, most urgent first; empty if it named none.
  package var needs: [Topic] = []
  /// The district's own, strongest first; empty if it named none.
  package var offers: [Topic] = []
  /// Districts that are left as partners after all rules.
  package var partnersLeft = 0
  /// Those of `partnersLeft` that could join one more partnership than the plan gives them.
  package var partnersWithRoom = 0
  /// Partnerships that facilitators who may guide it could still take; `nil` if none is needed.
  ///
  /// Where partners have room, only partnerships with these count.
  package var facilitatorPlacesLeft: Int?
  /// Whether no facilitator takes part in the round at all.
  package var isWithoutFacilitators = false
  /// The partnerships that the district joins at most, those that run already among them.
  package var capacity = 1
  /// The most partnerships of the round.
  package var cap: Int?
  /// `Lock.kind` of the lock that bars it.
  package var lockKind: String?
  /// What its best possible partnership would cost the plan at least.
  package var bestLossAtLeast: Double?

  package init(name: String, mode: District.Mode = .mutual) {
    self.name = name
    self.mode = mode
  }
}

/// Why a district has no partnership, and what would help.
package enum UnmatchedWords {
  /// Topics that a sentence names at most.
  private static let topicsNamed = 3

  /// The reason as the heading of a list of districts.
  static func heading(_ reason: Plan.Unmatched.Reason) -> String {
    switch reason {
    case .noConsent: "No consent on record"
    case .noPlaceLeft: "In partnerships that run already"
    case .lockedOut: "Left out by a lock"
    case .mode: "No partner of a fitting kind"
    case .noCommonNeed: "No common need"
    case .outOfReach: "Out of reach"
    case .belowMinimum: "Below the lowest score"
    case .noFacilitator: "No facilitator"
    case .capReached: "The round is full"
    case .betterUsedElsewhere: "Possible partners are of more use elsewhere"
    }
  }

  /// A sentence about what happened and one about what would help.
  package static func text(for reason: Plan.Unmatched.Reason, facts: UnmatchedFacts) -> String {
    switch reason {
    case .noConsent: noConsent(facts)
    case .noPlaceLeft: noPlaceLeft(facts)
    case .lockedOut: lockedOut(facts)
    case .mode: mode(facts)
    case .noCommonNeed: noCommonNeed(facts)
    case .outOfReach: outOfReach(facts)
    case .belowMinimum: belowMinimum(facts)
    case .noFacilitator: noFacilitator(facts)
    case .capReached: capReached(facts)
    case .betterUsedElsewhere: betterUsedElsewhere(facts)
    }
  }

  private static func noConsent(_ facts: UnmatchedFacts) -> String {
    "\(facts.name) has no consent on record for this round, so it was left out."
      + " If it wants to take part, record its consent and match again."
  }

  private static func noPlaceLeft(_ facts: UnmatchedFacts) -> String {
    "\(facts.name) joins at most \(Phrase.count(facts.capacity, "partnership")), and partnerships"
      + " that run already take all of that. If it wants to join one more, raise its capacity and"
      + " match again."
  }

  private static func lockedOut(_ facts: UnmatchedFacts) -> String {
    switch facts.lockKind {
    case "exclude":
      "A lock leaves \(facts.name) out of this round."
        + " Remove the lock to let it be matched."
    case "together":
      "A lock keeps \(facts.name) together with districts that it cannot be in a partnership with."
        + " Remove the lock, or settle with these districts what stands in the way."
    case "apart":
      "Locks keep \(facts.name) apart from every district that it could work with."
        + " Look again at whether each of these locks is still needed."
    default:
      "The locks of this round leave \(facts.name) no partnership."
        + " Look again at whether each lock that names it is still needed."
    }
  }

  private static func mode(_ facts: UnmatchedFacts) -> String {
    if !facts.groupSizes.contains(2) { return groupSize(facts) }
    let wish: String
    let help: String
    switch facts.mode {
    case .mutual:
      wish = "a mutual partnership"
      help = "Ask districts near it whether a mutual partnership would suit them too"
    case .mentor:
      wish = "to share its practice as a mentor"
      help = "Invite districts that would like a mentor, or ask it about a mutual partnership"
    case .mentee:
      wish = "a mentor"
      help =
        "Invite districts that would share their practice, or ask it about a mutual partnership"
    case .either:
      wish = "a partnership of any mode"
      help = "Ask districts near it whether a partnership of two would suit them"
    }
    return "\(facts.name) asked for \(wish), and no other district's wish for mode and group size"
      + " fits. \(help)."
  }

  private static func groupSize(_ facts: UnmatchedFacts) -> String {
    let (fewest, most) = (facts.groupSizes.lowerBound, facts.groupSizes.upperBound)
    let size = fewest == most ? "\(most)" : "\(fewest) to \(most)"
    return "\(facts.name) asked for a partnership of \(size) districts, and too few others whose"
      + " wishes fit would join one of that size. Ask whether a smaller one would suit it too, or"
      + " ask districts near it whether they would join a group."
  }

  private static func noCommonNeed(_ facts: UnmatchedFacts) -> String {
    if facts.mode == .mentor {
      guard !facts.offers.isEmpty else {
        return "\(facts.name) would share its practice and has named no offers, so no district in"
          + " need of them can be found. Ask it to add its offers to its registration."
      }
    } else if facts.needs.isEmpty {
      return "\(facts.name) has named no needs, so nothing in common can be found."
        + " Ask it to add its needs to its registration."
    }
    let rating = "\(facts.minimumPriority) or more"
    if !facts.groupSizes.contains(2), facts.mode != .mentor {
      return "No group of a size that suits \(facts.name) shares one of its needs with a rating of"
        + " \(rating) by all. Invite districts \(wish(facts, ofMany: true)), or ask it whether a"
        + " partnership of two would suit it too."
    }
    switch facts.mode {
    case .mentor:
      return "No district that could join \(facts.name) needs one of its offers, strength and"
        + " priority \(rating). Invite districts \(wish(facts, ofMany: true)), or ask it what else it could"
        + " show."
    case .mentee:
      return "No district that could join \(facts.name) as its mentor offers one of its needs,"
        + " strength and priority \(rating). Invite districts \(wish(facts, ofMany: true)), or ask it what else"
        + " it would like to work on."
    case .mutual, .either:
      return "No district that could join \(facts.name) shares one of its needs with a priority of"
        + " \(rating) in both. Invite districts \(wish(facts, ofMany: true)), or ask it what else it would like"
        + " to work on."
    }
  }

  private static func outOfReach(_ facts: UnmatchedFacts) -> String {
    let suitable =
      facts.mode == .mutual || facts.mode == .either
      ? "district that shares a need with \(facts.name)" : "district that suits \(facts.name)"
    if !facts.groupSizes.contains(2) {
      return "In every group that would suit \(facts.name), a drive is longer than one of the"
        + " members accepts. Longer limits would help, and so may a partnership of two."
    }
    guard let nearest = facts.nearest else {
      return "Every \(suitable) is further away than one of the two accepts."
        + " A longer limit of either would help."
    }
    var text =
      "The nearest \(suitable) is \(nearest.name), a drive of"
      + " \(DriveWords.roundedUp(nearest.minutes)): \(Phrase.list(excesses(nearest, facts)))."
    let kept = facts.nearestBeyondOwnLimit.flatMap { $0 == nearest ? nil : $0 }
    if let kept {
      text +=
        " The nearest beyond its own limit is \(kept.name), a drive of"
        + " \(DriveWords.roundedUp(kept.minutes)): \(Phrase.list(excesses(kept, facts)))."
    }
    var limited = [nearest, kept].compactMap(\.self).filter(\.isTooFarForPartner).map(\.name)
    if facts.nearestBeyondOwnLimit != nil { limited.insert(facts.name, at: 0) }
    return text + " Ask \(Phrase.list(limited, "or")) whether a longer drive would do if most"
      + " meetings were at a distance."
  }

  /// By how much a drive is longer than each limit that it exceeds.
  private static func excesses(
    _ partner: UnmatchedFacts.FarPartner, _ facts: UnmatchedFacts
  ) -> [String] {
    let limits = [(partner.ownLimit, facts.name), (partner.partnerLimit, partner.name)]
    let isShared = partner.ownLimit == partner.partnerLimit
    return (isShared ? [(partner.ownLimit, "each of the two")] : limits)
      .compactMap { limit, name in
        guard let limit, limit < partner.minutes else { return nil }
        let excess = Phrase.count(DriveWords.excess(of: partner.minutes, over: limit), "minute")
        return "\(excess) more than the \(DriveWords.roundedDown(limit)) that \(name) accepts"
      }
  }

  private static func belowMinimum(_ facts: UnmatchedFacts) -> String {
    let lowest = Amount.limit(facts.minimumScore)
    let best =
      facts.bestScore.map {
        "reaches at most \(Amount.atMost($0, below: facts.minimumScore)), under"
      } ?? "stays under"
    let others = facts.groupSizes.contains(2) ? "district" : "group"
    return "The score of \(facts.name) with every \(others) that the rules leave \(best) the lowest"
      + " that this round accepts, \(lowest). A fuller registration may raise it, since what is not"
      + " known counts little; so may more districts with its needs."
  }

  private static func noFacilitator(_ facts: UnmatchedFacts) -> String {
    if facts.isWithoutFacilitators {
      return
        "No facilitator takes part in this round, so that \(facts.name) has no partnership. One takes"
        + " part once it has stated its limits for the round; ask the facilitators to do so, and match"
        + " again."
    }
    return
      "No available facilitator can serve \(facts.name) and its possible partners: ties that would"
      + " conflict, drives that are too long, or no places."
      + " Another facilitator within reach, or readiness to meet at a distance, would help."
  }

  private static func capReached(_ facts: UnmatchedFacts) -> String {
    let cap = facts.cap.map { "All \(Phrase.count($0, "partnership")) of this round" }
    let partners =
      facts.partnersLeft > 0
      ? ", though \(Phrase.count(facts.partnersLeft, "district")) could join it" : ""
    return "\(cap ?? "The partnerships of this round") went to others than \(facts.name)"
      + "\(partners). A higher limit on partnerships, or the next round, would help."
  }

  private static func betterUsedElsewhere(_ facts: UnmatchedFacts) -> String {
    let possible =
      facts.partnersLeft == 1
      ? "One district could join \(facts.name)"
      : "\(Phrase.count(facts.partnersLeft, "district")) could join \(facts.name)"
    if facts.partnersWithRoom > 0 { return possible + untaken(facts) }
    let loss =
      facts.bestLossAtLeast.flatMap(Amount.atLeast)
      .map { " (forcing its best partnership would cost the plan at least \($0))" } ?? ""
    let elsewhere = facts.partnersLeft == 1 ? "but adds more value" : "but all add more value"
    let places =
      facts.facilitatorPlacesLeft == 0
      ? " A new partnership would need one more place with a facilitator, too." : ""
    return "\(possible), \(elsewhere) to the plan elsewhere\(loss). One more district"
      + " \(wish(facts, ofMany: false)) would help; so would a possible partner that joins one more"
      + " partnership.\(places)"
  }

  /// Why partners with room do not join the district, and what would help.
  private static func untaken(_ facts: UnmatchedFacts) -> String {
    let room =
      facts.partnersWithRoom == 1
      ? facts.partnersLeft == 1 ? "it has room" : "one of them has room"
      : facts.partnersWithRoom == facts.partnersLeft
        ? "all have room" : "\(Phrase.grouped(facts.partnersWithRoom)) of them have room"
    return facts.facilitatorPlacesLeft == 0
      ? ", and \(room), but the facilitators who could guide them have no place left."
        + " One more place with one of these, or another facilitator within reach, would help."
      : ", and \(room), but the search ended before it was placed. A longer search may place it."
  }

  /// What to look for in one more partner: `that names mathematics or science as a need`.
  private static func wish(_ facts: UnmatchedFacts, ofMany: Bool) -> String {
    func list(_ topics: [Topic]) -> String {
      Phrase.list(topics.prefix(topicsNamed).map(\.label), "or")
    }
    let ending = ofMany ? "" : "s"
    switch facts.mode {
    case .mentor:
      return "that look\(ending) for a mentor"
        + (facts.offers.isEmpty ? "" : " on \(list(facts.offers))")
    case .mentee:
      return "that would mentor it" + (facts.needs.isEmpty ? "" : " on \(list(facts.needs))")
    case .mutual, .either:
      return facts.needs.isEmpty
        ? "with its needs" : "that name\(ending) \(list(facts.needs)) as a need"
    }
  }
}
