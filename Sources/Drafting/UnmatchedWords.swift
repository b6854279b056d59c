package import Domain

/// What is known about a district that the plan leaves without a partnership.
package struct UnmatchedFacts: Equatable, Sendable {
  package var name: String
  package var mode: District.Mode
  /// The longest one-way drive that the district accepts; `nil` is no limit.
  package var maximumMinutes: Double?
  /// The drive to the nearest partner that the earlier rules leave.
  package var nearestMinutes: Double?
  /// The best score among the partners that the earlier rules leave, 0…1.
  package var bestScore: Double?
  package var minimumScore: Double
  /// The lowest priority at which a topic can be what two districts have in common.
  package var minimumPriority: Int
  /// The district's own, most urgent first; empty if it named none.
  package var strongestNeeds: [Topic]
  /// Districts that are left as partners after all rules.
  package var partnersLeft: Int
  /// The most partnerships of the round.
  package var cap: Int?
  /// `Lock.kind` of the lock that bars it.
  package var lockKind: String?
  /// What its best possible partnership would cost the plan at least.
  package var bestLossAtLeast: Double?

  package init(
    name: String, mode: District.Mode = .mutual, maximumMinutes: Double? = nil,
    nearestMinutes: Double? = nil, bestScore: Double? = nil,
    minimumScore: Double = Policy().minimumScore,
    minimumPriority: Int = Policy().minimumPriority, strongestNeeds: [Topic] = [],
    partnersLeft: Int = 0, cap: Int? = nil, lockKind: String? = nil,
    bestLossAtLeast: Double? = nil
  ) {
    self.name = name
    self.mode = mode
    self.maximumMinutes = maximumMinutes
    self.nearestMinutes = nearestMinutes
    self.bestScore = bestScore
    self.minimumScore = minimumScore
    self.minimumPriority = minimumPriority
    self.strongestNeeds = strongestNeeds
    self.partnersLeft = partnersLeft
    self.cap = cap
    self.lockKind = lockKind
    self.bestLossAtLeast = bestLossAtLeast
  }
}

/// Why a district has no partnership, and what would help.
package enum UnmatchedWords {
  /// Needs that a sentence names at most.
  private static let needsNamed = 3

  /// The reason as the heading of a list of districts.
  static func heading(_ reason: Plan.Unmatched.Reason) -> String {
    switch reason {
    case .noConsent: "No consent on record"
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
      help = "Ask it and others about partnerships of another size"
    }
    return "\(facts.name) asked for \(wish), and no other district's wish for mode and group size"
      + " fits. \(help)."
  }

  private static func noCommonNeed(_ facts: UnmatchedFacts) -> String {
    guard !facts.strongestNeeds.isEmpty else {
      return "\(facts.name) has named no needs, so nothing in common can be found."
        + " Ask it to add its needs to its registration."
    }
    return "No district that could join \(facts.name) names one of its needs with a priority of"
      + " \(facts.minimumPriority) or more. Invite districts that need \(needs(facts)), or ask it"
      + " what else it would like to work on."
  }

  private static func outOfReach(_ facts: UnmatchedFacts) -> String {
    guard let nearest = facts.nearestMinutes else {
      return "Every district that shares a need with \(facts.name) is further away than one of the"
        + " two accepts. A longer limit or meetings at a distance would help."
    }
    let drive = Phrase.drive(minutes: nearest)
    let limit: String
    if let maximum = facts.maximumMinutes, maximum < nearest {
      limit = "it accepts \(Phrase.drive(minutes: maximum))"
    } else {
      limit = "that district accepts less"
    }
    return "The nearest district that shares a need with \(facts.name) is a drive of \(drive) away,"
      + " and \(limit). Ask whether a longer drive would do if most meetings were at a distance."
  }

  private static func belowMinimum(_ facts: UnmatchedFacts) -> String {
    let lowest = Phrase.decimal(facts.minimumScore)
    let best =
      facts.bestScore.map { "reaches at most \(Amount.belowLimit($0, facts.minimumScore)), under" }
      ?? "stays under"
    return "The score of \(facts.name) with each district left \(best) the lowest that this round"
      + " accepts, \(lowest). A fuller registration may raise it, since what is not known counts"
      + " little; so may more districts with its needs."
  }

  private static func noFacilitator(_ facts: UnmatchedFacts) -> String {
    "No available facilitator can serve \(facts.name) and a possible partner: ties that would"
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
      ? "One district could join \(facts.name), but adds more value to the plan elsewhere"
      : "\(Phrase.count(facts.partnersLeft, "district")) could join \(facts.name), but all add"
        + " more value to the plan elsewhere"
    let loss =
      facts.bestLossAtLeast.flatMap(Amount.atLeast)
      .map { " (forcing its best partnership would cost the plan at least \($0))" } ?? ""
    let wish =
      facts.strongestNeeds.isEmpty ? "with its needs" : "that needs \(needs(facts))"
    return "\(possible)\(loss). One more district \(wish), a partnership of three, or one more"
      + " place with a facilitator would help."
  }

  private static func needs(_ facts: UnmatchedFacts) -> String {
    Phrase.list(facts.strongestNeeds.prefix(needsNamed).map(\.label), "or")
  }
}
