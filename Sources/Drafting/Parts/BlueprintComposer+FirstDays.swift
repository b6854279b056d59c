import Domain

extension BlueprintComposer {
  /// A checklist of the first 90 days, in weeks from the last signature.
  static func firstDays(_ context: DraftContext) -> Blueprint.Section {
    var section = Blueprint.Section(.firstDays, "First 90 days")
    section.tables = [
      DocumentTable(
        columns: [.init("week"), .init("what"), .init("who")],
        rows: steps(context).sorted { $0.week < $1.week }.map {
          ["\($0.week)", $0.what, $0.who]
        })
    ]
    section.ask("From which day do the weeks count?")
    section.advise(
      "Report no results outside the partnership in the first \(context.rules.trust.quietDays)"
        + " days.",
      why: "The length is a working rule. Taking time for relationships let talk become candid.",
      .california2012)
    section.advise(
      "Learn something new together in these weeks, for instance"
        + " \(context.partnership.focus.map { "a course on \($0.label)" } ?? "at a conference").",
      why: "Going to a conference together helped to form the relationships between Sanger and"
        + " Firebaugh.", .david2014)
    return section
  }

  private struct Step {
    var week: Int
    var what: String
    var who: String
  }

  private static func steps(_ context: DraftContext) -> [Step] {
    let rules = context.rules.start
    let guide = context.guide
    let isMany = context.members.count >= context.rules.governance.convenedMembers
    let subject = subjects(context).first ?? context.focusWords
    var steps = [
      Step(week: rules.namesWeek, what: "Name senior leads and deputies", who: "superintendents"),
      Step(
        week: rules.dataWeek, what: "Bring together: \(guide?.data ?? "what each member counts")",
        who: "data analyst"),
      Step(
        week: isMany ? rules.firstMeetingWeekOfMany : rules.firstMeetingWeek,
        what: "First meeting, in person\(place(context)): aim, norms, calendar\(away(context))",
        who: "superintendents and senior leads"),
      Step(
        week: rules.teamWeek + (isMany ? 1 : 0),
        what: "First meeting of the leadership team: \(guide?.staff ?? "people to be named")",
        who: "senior leads"),
      Step(
        week: rules.cycleWeek, what: "Plan the first cycle on \(context.focusWords)",
        who: "leadership team"),
      Step(week: rules.visitWeek, what: visit(context), who: "principals"),
      Step(
        week: rules.reviewWeek, what: "First meeting in depth: \(subject); first pulse",
        who: "leadership team"),
    ]
    if !context.plan.isWithoutFacilitators {
      let talks = context.pattern.interviews
      steps.append(
        Step(
          week: rules.listeningWeeks, what: "\(talks) one-to-one conversations done",
          who: context.facilitator?.name ?? "facilitator"))
    }
    steps += special(context)
    return steps
  }

  /// How long guests of the first meeting are away.
  private static func away(_ context: DraftContext) -> String {
    guard let journey = context.pattern.journey else { return "" }
    if context.pattern.needsNight { return "; guests stay a night" }
    let minutes = Double(firstOrder(context).minutes) + 2 * journey
    return "; guests are away \(DriveWords.about(minutes))"
  }

  private static func place(_ context: DraftContext) -> String {
    if let uneven = context.uneven, context.isPair { return " in \(uneven.small.name)" }
    return leastTravel(context).map { " in \($0.name)" } ?? ""
  }

  private static func visit(_ context: DraftContext) -> String {
    guard let gift = context.gifts.first else { return "First visit, by turns" }
    return "First visit: \(gift.topic.label) in \(gift.giver.name), by"
      + " \(context.takers(gift))"
  }

  /// Steps that only some partnerships need.
  private static func special(_ context: DraftContext) -> [Step] {
    let rules = context.rules.start
    let pattern = context.pattern
    var steps: [Step] = []
    if !context.leaving.isEmpty {
      steps.append(
        Step(
          week: rules.boardWeek,
          what: "Brief the board of \(context.names(of: context.leaving)) on the change of leader",
          who: "superintendents and board contacts"))
    }
    let untried = context.members.filter { ($0.virtual ?? 1) < pattern.rules.trialVirtual }
    if pattern.reach != .near, !untried.isEmpty {
      steps.append(
        Step(
          week: rules.trialCallWeek, what: "Trial call with \(context.names(of: untried))",
          who: "senior leads"))
    }
    if context.members.allSatisfy({ !$0.platforms.isEmpty }), context.sharedPlatforms.isEmpty {
      steps.append(
        Step(
          week: rules.reviewWeek, what: "List what each data system can export",
          who: "data analyst"))
    }
    if context.isCompeting {
      steps.append(
        Step(
          week: rules.boardWeek, what: "Write down what stays outside the partnership",
          who: "superintendents"))
    }
    if pattern.substitutes == .tight {
      let scarce = context.members.filter { $0.substitutes == .tight }
      steps.append(
        Step(
          week: rules.dataWeek,
          what: "Book substitute teachers in \(context.names(of: scarce)) for the visits",
          who: "principals"))
    }
    return steps
  }
}
