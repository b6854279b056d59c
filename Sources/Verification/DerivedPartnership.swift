import Domain

/// What the bundle says of a partnership of the plan.
struct DerivedPartnership {
  /// The members that the plan names.
  var size: Int
  /// Empty where a member does not exist or stands twice.
  var members: [District]
  /// `nil` where the plan does not name two or more districts of the bundle.
  var party: PlainParty?
  /// `nil` where the plan names none, or none of the bundle.
  var facilitator: Facilitator?
  var fit: PlainFit?
  /// As re-derived where it can be, else as the plan states it.
  var score: Double
  /// As re-derived where it can be, else as the plan states it.
  var value: Double

  /// The value of all members together, in whole units of 1e-9, rounded once.
  ///
  /// A unit may be rounded the other way in the plan.
  var units: Double { (Double(size) * value * 1e9).rounded() }
}

extension Examination {
  /// Re-derives what a partnership should say of itself.
  func derive(_ partnership: Plan.Partnership) -> DerivedPartnership {
    let members = partnership.members.compactMap { districts[$0] }
    let isWhole =
      members.count == partnership.members.count
      && Set(partnership.members).count == members.count && members.count >= PlainPair.size
    guard isWhole else {
      return DerivedPartnership(
        size: partnership.members.count, members: [], score: partnership.score,
        value: partnership.value)
    }
    let party = plain.party(members)
    let facilitator = partnership.facilitator.flatMap { facilitators[$0] }
    let fit = facilitator.map { plain.fit($0, members, focus: party.focus) }
    return DerivedPartnership(
      size: members.count, members: members, party: party, facilitator: facilitator, fit: fit,
      score: party.score,
      value: plain.value(score: party.score, fit: fit?.fit ?? 0))
  }
}
