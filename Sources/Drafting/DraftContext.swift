import Domain

/// One partnership with everything that the registry knows about its members.
struct DraftContext {
  let plan: Plan
  let partnership: Plan.Partnership
  /// Sorted by id.
  let members: [District]
  let facilitator: Facilitator?
  let bundle: RegistryBundle
  let words: PartnershipWords
  let rules = BlueprintRules.v1

  init(
    _ partnership: Plan.Partnership, in plan: Plan, bundle: RegistryBundle
  ) throws(BlueprintProblem) {
    members = bundle.districts.filter { partnership.members.contains($0.id) }
    facilitator = bundle.facilitators.first { $0.id == partnership.facilitator }
    let found = Set(members.map(\.id))
    var missing = partnership.members.filter { !found.contains($0) }.map(\.rawValue)
    if let id = partnership.facilitator, facilitator == nil { missing.append(id.rawValue) }
    guard missing.isEmpty else { throw .notInRegistry(missing) }
    self.plan = plan
    self.partnership = partnership
    self.bundle = bundle
    words = PartnershipWords(partnership, in: plan)
  }

  var policy: Policy { plan.input.policy }

  var mentor: District? {
    guard partnership.mode == .mentor else { return nil }
    return members.first { $0.id == partnership.mentor }
  }

  /// The drives between members that work with each other; nothing if a location is not known.
  private var betweenMembers: [MeetingPattern.Drive]? {
    guard members.allSatisfy({ $0.location != nil }) else { return nil }
    return pairs.compactMap { pair in
      guard let from = pair.0.location, let to = pair.1.location else { return nil }
      let kilometres = from.kilometres(to: to)
      return MeetingPattern.Drive(
        minutes: policy.minutes(kilometres: kilometres),
        miles: kilometres * policy.detour * rules.meetings.milesPerKilometre)
    }
  }

  /// The facilitator's one-way drive to a member in minutes.
  func facilitatorMinutes(to member: District) -> Double? {
    guard let from = facilitator?.location, let to = member.location else { return nil }
    return policy.minutes(kilometres: from.kilometres(to: to))
  }

  var pattern: MeetingPattern {
    let rules = rules.meetings
    let drives = members.compactMap { facilitatorMinutes(to: $0) }
    return MeetingPattern(
      rules: rules, members: members.count,
      small: fewStaff.count,
      drives: betweenMembers,
      facilitatorMinutes: drives.count == members.count ? drives.max() : nil,
      substitutes: scarcestSubstitutes)
  }

  /// The scarcest pool of substitutes that a member reports.
  var scarcestSubstitutes: District.Substitutes? {
    let reported = members.compactMap(\.substitutes)
    return District.Substitutes.allCases.last { reported.contains($0) }
  }

  /// The member other than `one` by name, or `the others` where they are several.
  func others(than one: District) -> String {
    let others = members.filter { $0.id != one.id }
    return others.count == 1 ? others[0].name : "the others"
  }

  /// `Both members` or `All members`.
  var everyMember: String { members.count == 2 ? "Both members" : "All members" }
}
