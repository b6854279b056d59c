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
      "Do not plan to report results outside the partnership in the first"
        + " \(context.rules.trust.quietDays) days; what a board or the law asks for comes first.",
      why: "A working rule. Fresno and Long Beach took time for relationships before they spoke"
        + " candidly.", .california2012)
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
      Step(
        week: rules.namesWeek, what: "Name senior leads, deputies and the data analyst",
        who: "superintendents"),
      Step(
        week: rules.dataWeek, what: "Bring together: \(guide?.data ?? "what each member counts")",
        who: "data analyst"),
      Step(
        week: rules.cycleWeek, what: "Plan the first cycle on \(context.focusWords)",
        who: "leadership team"),
      Step(
        week: rules.surveyWeek, what: "First survey of the teachers who take part",
        who: "data analyst"),
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
    steps += firstTogether(
      context, week: isMany ? rules.firstMeetingWeekOfMany : rules.firstMeetingWeek)
    steps += special(context)
    return steps
  }

  /// The first meetings and the first visit; far apart they are one gathering.
  private static func firstTogether(_ context: DraftContext, week: Int) -> [Step] {
    let rules = context.rules.start
    let staff = context.guide?.staff ?? "people to be named"
    if context.pattern.reach == .far {
      return [
        Step(
          week: week,
          what:
            "First gathering, in person\(place(context)): \(choice(context))aim, norms, calendar; the leadership"
            + " team meets (\(staff)); a first visit to schools\(away(context))",
          who: "superintendents, senior leads and leadership team")
      ]
    }
    return [
      Step(
        week: week,
        what:
          "First meeting, in person\(place(context)): \(choice(context))aim, norms, calendar\(away(context))",
        who: "superintendents and senior leads"),
      Step(
        week: max(rules.teamWeek, week + 1), what: "First meeting of the leadership team: \(staff)",
        who: "senior leads"),
      Step(week: rules.visitWeek, what: visit(context), who: "principals"),
    ]
  }

  /// What the first meeting settles before the aim, where topics weigh the same.
  private static func choice(_ context: DraftContext) -> String {
    let topics = (context.partnership.focus.map { [$0] } ?? []) + context.equalTopics
    return topics.count < 2 ? "" : "which comes first (\(Phrase.list(topics.map(\.label), "or"))), "
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
    guard let gift = context.gifts.first(where: { $0.topic == context.partnership.focus }) else {
      return "First visits, one in each district: how each works on \(context.focusWords)"
    }
    return "First visit: \(gift.topic.label) in \(gift.giver.name), by"
      + " \(context.takers(gift))"
  }

  /// Steps that only some partnerships need.
  private static func special(_ context: DraftContext) -> [Step] {
    let rules = context.rules.start
    let pattern = context.pattern
    // What members can show beside the focus has its day later, so that the first ones are the aim's.
    var steps = context.gifts.filter { $0.topic != context.partnership.focus }
      .prefix(rules.laterVisits)
      .map { gift in
        Step(
          week: rules.reviewWeek,
          what: "Fix a later day to see \(gift.topic.label) in \(gift.giver.name)",
          who: "senior leads")
      }
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
