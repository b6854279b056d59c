package import Domain

/// The facts about a partnership that its warnings are made from.
package struct WarningFacts: Equatable, Sendable {
  /// Sorted by id.
  package var members: [District]
  package var mode: Plan.Mode
  /// The member that mentors; only pairs with it are compared in mode `mentor`.
  package var mentor: District.ID?
  /// The longest one-way drive between two members that are compared, in minutes.
  package var minutes: Double?
  /// The share of the score's weight that was known, 0…1.
  package var known: Double
  package var focus: Topic?
  package var facilitatorName: String?
  /// The facilitator's strongest tie to each member, 0…1; empty without a facilitator.
  package var facilitatorTies: [Double]
  /// Whether two members are on record as competing.
  package var competes: Bool
  package var policy: Policy

  package init(
    members: [District], mode: Plan.Mode = .mutual, mentor: District.ID? = nil,
    minutes: Double? = nil, known: Double = 1, focus: Topic? = nil,
    facilitatorName: String? = nil, facilitatorTies: [Double] = [], competes: Bool = false,
    policy: Policy = Policy()
  ) {
    self.members = members
    self.mode = mode
    self.mentor = mentor
    self.minutes = minutes
    self.known = known
    self.focus = focus
    self.facilitatorName = facilitatorName
    self.facilitatorTies = facilitatorTies
    self.competes = competes
    self.policy = policy
  }

  /// Every two members that work with each other: all pairs, or each with the mentor.
  fileprivate var pairs: [(District, District)] {
    members.indices.flatMap { first in
      members.indices.filter { $0 > first }.map { (members[first], members[$0]) }
    }
    .filter { pair in
      guard mode == .mentor, let mentor else { return true }
      return pair.0.id == mentor || pair.1.id == mentor
    }
  }
}

/// What the partners should know and plan for before they accept a partnership.
package enum Warnings {
  /// The warnings that the facts give rise to, in the order of `Plan.Warning.Code`.
  ///
  /// Thresholds are those of `Policy.shape`. A fact that is not known gives no warning of its own;
  /// the warning `known` speaks for all of them.
  package static func of(_ facts: WarningFacts) -> [Plan.Warning] {
    Plan.Warning.Code.allCases.compactMap { code in
      text(code, facts).map { Plan.Warning(code: code, text: $0) }
    }
  }

  private static func text(_ code: Plan.Warning.Code, _ facts: WarningFacts) -> String? {
    switch code {
    case .distance: distance(facts)
    case .lopsidedTie: lopsidedTie(facts)
    case .leadership: leadership(facts)
    case .size: size(facts)
    case .known: known(facts)
    case .roles: roles(facts)
    case .competes: competes(facts)
    case .levelGap: levelGap(facts)
    }
  }

  private static func distance(_ facts: WarningFacts) -> String? {
    guard let minutes = facts.minutes, minutes > facts.policy.shape.longDriveMinutes else {
      return nil
    }
    guard minutes <= MeetingRules.v1.drivingLimitMinutes else {
      let who = facts.members.count > 2 ? "Two members" : "The members"
      return "\(who) are too far from each other to drive: at least one journey is by air."
        + " Agree early which meetings are in person and who bears the travel."
    }
    let which = facts.members.count > 2 ? "The longest drive between two members" : "The drive"
    return "\(which) is \(DriveWords.about(minutes)) one way."
      + " Agree early which meetings are in person and who bears the travel."
  }

  private static func lopsidedTie(_ facts: WarningFacts) -> String? {
    let ties = zip(facts.members, facts.facilitatorTies)
    guard let closest = ties.max(by: { $0.1 < $1.1 }),
      let furthest = ties.min(by: { $0.1 < $1.1 }),
      closest.1 - furthest.1 > facts.policy.shape.lopsidedTie
    else { return nil }
    let name = facts.facilitatorName ?? "The facilitator"
    return "\(name) knows \(closest.0.name) much better than \(furthest.0.name), which may look"
      + " partial. Tell every member before they accept, and begin with time spent with"
      + " \(furthest.0.name)."
  }

  private static func leadership(_ facts: WarningFacts) -> String? {
    let leaving = facts.members.filter(\.isLeaving).map(\.name)
    guard !leaving.isEmpty else { return nil }
    let who = leaving.count == 1 ? "The superintendent of" : "The superintendents of"
    return "\(who) \(Phrase.list(leaving)) \(leaving.count == 1 ? "is" : "are") leaving. Name a"
      + " senior leader who stays, and ask the board to confirm the partnership."
  }

  private static func size(_ facts: WarningFacts) -> String? {
    let ratios = facts.pairs.compactMap { pair -> (small: Double, large: Double)? in
      guard let first = pair.0.enrollment, let second = pair.1.enrollment, min(first, second) > 0
      else { return nil }
      return (min(first, second), max(first, second))
    }
    guard let most = ratios.max(by: { $0.large / $0.small < $1.large / $1.small }),
      most.large / most.small > facts.policy.shape.warningSizeRatio
    else { return nil }
    let small = Amount.students(most.small)
    let large = Amount.students(most.large)
    let other = facts.members.count == 2 ? "the other" : "another"
    return "One member has \(large) students and \(other) \(small), about"
      + " \(Phrase.decimal(most.large / most.small, 0)) times as many. Agree how each has an equal"
      + " voice, and adapt practices to size before taking them over."
  }

  private static func known(_ facts: WarningFacts) -> String? {
    guard facts.known < facts.policy.shape.thinKnowledge else { return nil }
    return "Only \(Amount.percentBelow(facts.known, facts.policy.shape.thinKnowledge)) of what the"
      + " score weighs is known. Ask the members to complete their registrations before they"
      + " decide."
  }

  private static func roles(_ facts: WarningFacts) -> String? {
    let shares = facts.pairs.compactMap { pair -> (shared: Int, either: Int)? in
      let first = Set(pair.0.roles)
      let second = Set(pair.1.roles)
      guard !first.isEmpty, !second.isEmpty else { return nil }
      return (first.intersection(second).count, first.union(second).count)
    }
    guard
      let least = shares.min(by: { $0.shared * $1.either < $1.shared * $0.either }),
      Double(least.shared) / Double(least.either) < facts.policy.shape.fewSharedRoles
    else { return nil }
    let who = facts.members.count > 2 ? "Two members" : "The members"
    return "\(who) have \(least.shared) of their \(least.either) kinds of staff role in common."
      + " Agree who works with whom where a role has no counterpart."
  }

  private static func competes(_ facts: WarningFacts) -> String? {
    guard facts.competes else { return nil }
    let who = facts.members.count > 2 ? "Two of the members" : "The members"
    return "\(who) are on record as competing with each other, for instance for students or staff."
      + " Agree first what stays outside the partnership."
  }

  private static func levelGap(_ facts: WarningFacts) -> String? {
    guard facts.mode == .mutual, let focus = facts.focus else { return nil }
    let levels = facts.members.compactMap { member in
      member.levels.first { $0.topic == focus }?.level
    }
    guard let lowest = levels.min(), let highest = levels.max(),
      highest - lowest >= facts.policy.shape.levelGap
    else { return nil }
    return "On \(focus.label), the members place themselves at different levels of four, from"
      + " \(lowest) to \(highest). Plan support and pace for each, and let every member show"
      + " something."
  }
}
