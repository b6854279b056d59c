/// Finds what to look at in the record of a partnership.
///
/// What is not on record is said to be missing; it never counts as well.
package struct TrackingWarnings {
  package let record: PartnershipRecord
  package let today: Day
  /// The day on which somebody looks, by which a pulse is closed or not.
  private let lookedAt: Day
  package let rules: TrackingRules

  /// Judges as of `today`, which may lie ahead; looking ahead closes no pulse.
  package init(
    _ record: PartnershipRecord, today: Day, lookedAt: Day? = nil, rules: TrackingRules = .v1
  ) {
    self.record = record
    self.today = today
    self.lookedAt = min(today, lookedAt ?? today)
    self.rules = rules
  }

  /// All warnings, the most pressing first.
  package var all: [TrackingWarning] {
    (meetings + actions + people + pulse + measures + money)
      .sorted(by: TrackingWarning.precedes)
  }

  /// The day on which the next check-in is due.
  package var nextDue: Day {
    let last = held.last?.day
    if let date = record.nextDate, last.map({ date > $0 }) ?? true { return date }
    return (last ?? record.began) + rules.checkInDays
  }

  private var held: [CheckIn] { record.checkIns.filter { $0.day <= today } }

  private var recent: [CheckIn] {
    held.filter { today - $0.day <= rules.recentDays }
  }

  // MARK: Meetings

  private var meetings: [TrackingWarning] {
    [checkIn, attendance, levels, onlySharing, motions, visits, initiatives].compactMap { $0 }
  }

  private var checkIn: TrackingWarning? {
    let due = nextDue
    let isSet = due == record.nextDate
    let last = isSet ? due : due + rules.graceDays
    let never = held.isEmpty ? " There has been none yet." : ""
    if today > last {
      return TrackingWarning(
        .checkInOverdue, "A check-in was due on \(due).\(never)", since: due)
    }
    return held.isEmpty
      ? TrackingWarning(.noCheckIn, "There has been no check-in yet; one is due on \(due).") : nil
  }

  private var attendance: TrackingWarning? {
    guard recent.count >= rules.fewestCheckIns else { return nil }
    guard let share = recentShare else {
      return TrackingWarning(
        .attendanceUnknown,
        "Who was expected is written down for none of the last \(recent.count) check-ins.")
    }
    guard share < rules.lowAttendance else { return nil }
    return TrackingWarning(
      .attendanceLow,
      "\(percent(share)) of those expected came to the last \(recent.count) check-ins.")
  }

  /// Over all recent check-ins for which it is known.
  private var recentShare: Double? {
    let known = recent.flatMap(\.attendance).filter { $0.expected != nil }
    let expected = known.reduce(0) { $0 + ($1.expected ?? 0) }
    guard expected > 0 else { return nil }
    return Double(known.reduce(0) { $0 + $1.attended }) / Double(expected)
  }

  private var levels: TrackingWarning? {
    guard recent.count >= rules.fewestCheckIns else { return nil }
    let levels = StaffLevel.allCases.filter { level in
      recent.contains { $0.levels.contains(level) }
    }
    guard !levels.isEmpty, levels.count < rules.levels else { return nil }
    if levels == [.superintendent] {
      return TrackingWarning(
        .superintendentsOnly,
        "Only superintendents took part in the last \(rules.recentDays) days. Bring in those who do"
          + " the work.")
    }
    return TrackingWarning(
      .fewLevels,
      "Only \(Phrase.list(levels.map(\.label))) took part in the last \(rules.recentDays) days;"
        + " \(rules.levels) levels should.")
  }

  private var onlySharing: TrackingWarning? {
    let meetings = held.filter { $0.kind != .visit && $0.kind != .call }
    let last = meetings.suffix(rules.sharingMeetings)
    guard last.count == rules.sharingMeetings, last.allSatisfy({ !$0.isJointWork }) else {
      return nil
    }
    return TrackingWarning(
      .onlySharing,
      "The last \(rules.sharingMeetings) meetings showed practices and worked on no common"
        + " problem.")
  }

  private var motions: TrackingWarning? {
    guard recent.count >= rules.motionsCheckIns, let share = recentShare,
      share >= rules.highAttendance, recent.allSatisfy({ !$0.isJointWork })
    else { return nil }
    let isBusy = record.actions.contains { action in
      [action.opened, action.ended].contains { day in
        day.map { $0 <= today && today - $0 <= rules.recentDays } ?? false
      }
    }
    guard !isBusy else { return nil }
    return TrackingWarning(
      .goingThroughMotions,
      "\(percent(share)) came, and in \(rules.recentDays) days no action was begun or done and no"
        + " common problem worked on. Ask whether it still serves them.")
  }

  private var visits: TrackingWarning? {
    let visits = held.filter { $0.kind == .visit }
    let yearAgo = today.adding(months: -12)
    func mean(_ days: ClosedRange<Day>) -> Double? {
      let rated = visits.filter { days.contains($0.day) }.compactMap(\.usefulPercent)
      return rated.isEmpty ? nil : rated.reduce(0, +) / Double(rated.count)
    }
    guard let now = mean(yearAgo + 1...today),
      let before = mean(yearAgo.adding(months: -12)...yearAgo), before - now >= rules.visitDrop
    else { return nil }
    return TrackingWarning(
      .visitsLosingValue,
      "\(Phrase.figure(now)) % of visitors found visits useful, after \(Phrase.figure(before)) % in"
        + " the year before. Shift from visiting to work in common.")
  }

  private var initiatives: TrackingWarning? {
    let end = record.began.adding(months: 12)
    guard today < end else { return nil }
    let names = Set(held.flatMap(\.initiatives).map { $0.lowercased() })
    guard names.count > rules.initiatives else { return nil }
    return TrackingWarning(
      .manyInitiatives,
      "\(names.count) initiatives run in the first year: \(Phrase.list(names.sorted())). More than"
        + " \(rules.initiatives) are hard to carry.")
  }

  // MARK: Actions and people

  private var actions: [TrackingWarning] {
    record.actions.filter(\.isOpen).compactMap { action in
      guard let due = action.due, due < today else { return nil }
      return TrackingWarning(
        .actionOverdue,
        "Action \(action.id), “\(action.text)”, of \(owner(action.owner)) was due on \(due).",
        since: due)
    }
  }

  private func owner(_ owner: ActionItem.Owner) -> String {
    switch owner {
    case .district(let id): record.name(of: id)
    case .facilitator(let id): "facilitator \(id)"
    }
  }

  private var people: [TrackingWarning] {
    var warnings = record.changes.flatMap { change -> [TrackingWarning] in
      let who = "The \(change.level.label) of \(record.name(of: change.district))"
      guard let began = change.began, began <= today else {
        guard change.announced <= today else { return [] }
        let when = change.leaves > today ? "leaves on" : "left on"
        return [
          TrackingWarning(
            .leaderLeaving, "\(who) \(when) \(change.leaves), and no successor has begun.")
        ]
      }
      let open = change.onboarding.filter { $0.done == nil }
      let due = began + rules.onboardingDays
      guard !open.isEmpty, due < today else { return [] }
      return [
        TrackingWarning(
          .onboardingOverdue,
          "\(who) began on \(began), and \(Phrase.count(open.count, "point")) of the list for"
            + " successors \(open.count == 1 ? "is" : "are") open.", since: due)
      ]
    }
    for handOver in record.handOvers where handOver.answered == nil {
      warnings.append(
        TrackingWarning(
          .handOverOpen,
          "Facilitator \(handOver.to) was asked to take over on \(handOver.asked) and has not"
            + " answered.", since: handOver.asked))
    }
    if record.facilitator == nil {
      warnings.append(TrackingWarning(.noFacilitator, "There is no facilitator."))
    }
    return warnings
  }

  // MARK: Pulse

  private var pulse: [TrackingWarning] {
    let all = record.pulses.filter { $0.asked <= today }.map { PulseSummary($0, today: lookedAt) }
    let closed = all.filter(\.isClosed)
    guard let last = closed.last else {
      guard all.isEmpty, today - record.began > rules.pulseDays else { return [] }
      return [TrackingWarning(.noPulse, "Nobody has been asked how it goes since it began.")]
    }
    var warnings: [TrackingWarning] = []
    if today - last.asked > rules.pulseDays, all.last?.isClosed ?? true {
      warnings.append(
        TrackingWarning(.noPulse, "Nobody has been asked how it goes since \(last.asked)."))
    }
    if last.rate < rules.lowResponse {
      warnings.append(
        TrackingWarning(
          .responseLow,
          "\(last.answers) of \(last.invited) answered the pulse of \(last.asked)."))
    }
    guard let means = last.means else {
      warnings.append(
        TrackingWarning(
          .pulseHidden,
          "The pulse of \(last.asked) has fewer than \(PulseSummary.fewest) answers, so that nothing"
            + " of it is shown."))
      return warnings
    }
    for item in PulseItem.allCases where item != .resonance {
      if let mean = means[item], mean < rules.lowPulse {
        warnings.append(
          TrackingWarning(.pulseLow, "“\(item.statement)” has \(Phrase.figure(mean)) of 5."))
      }
    }
    if let earlier = closed.dropLast().last(where: { $0.means != nil })?.means {
      for item in PulseItem.allCases {
        guard let now = means[item], let before = earlier[item],
          before - now >= rules.pulseDrop - 1e-9
        else { continue }
        warnings.append(
          TrackingWarning(
            .pulseFalling,
            "“\(item.statement)” fell from \(Phrase.figure(before)) to \(Phrase.figure(now)) of 5.")
        )
      }
    }
    return warnings + resonance(last, means)
  }

  private func resonance(
    _ last: PulseSummary, _ means: [PulseItem: Double]
  ) -> [TrackingWarning] {
    var warnings: [TrackingWarning] = []
    if let mean = means[.resonance], mean < rules.lowResonance {
      warnings.append(
        TrackingWarning(
          .resonanceLow, "That the focus still matters has \(Phrase.figure(mean)) of 5."))
    }
    for member in record.members {
      guard let mean = last.resonance[member.id], mean < rules.lowResonance else { continue }
      warnings.append(
        TrackingWarning(
          .resonanceLow,
          "That the focus still matters has \(Phrase.figure(mean)) of 5 in \(member.name)."))
    }
    return warnings
  }

  // MARK: Measures and money

  private var measures: [TrackingWarning] {
    let running = record.indicators.map(\.value)
    guard !running.isEmpty else {
      guard today - record.began > rules.indicatorDays else { return [] }
      return [TrackingWarning(.noIndicator, "There is no indicator.")]
    }
    var warnings: [TrackingWarning] = []
    let soon = today.adding(months: rules.measureMonths).schoolYear
    for indicator in running {
      if let ending = indicator.ending, ending.year <= soon {
        warnings.append(
          TrackingWarning(
            .measureEnds,
            "“\(indicator.name)” has no figures from \(ending.year) on: \(ending.reason) Choose another"
              + " measure, and do not compare the two."))
      } else if indicator.targets.isEmpty {
        warnings.append(TrackingWarning(.targetMissing, "“\(indicator.name)” has no target."))
      }
    }
    let year = Self.latestYear(of: record, today: today)
    if running.allSatisfy({ $0.assessment(in: year).status == .notAvailable }) {
      warnings.append(
        TrackingWarning(
          .indicatorsUnavailable, "No indicator has a status for \(year)."))
    }
    return warnings
  }

  /// The school year whose statuses are shown: the last up to this one that has any figure, or this.
  package static func latestYear(of record: PartnershipRecord, today: Day) -> String {
    let years = record.indicators.flatMap { $0.value.actuals.map(\.year) }
    return years.filter { $0 <= today.schoolYear }.max() ?? today.schoolYear
  }

  private var money: [TrackingWarning] {
    // What another source carries beyond the same day is no cliff.
    record.funding.compactMap { funding in
      let isFollowed = record.funding.contains { $0.ends > funding.ends }
      guard !isFollowed else { return nil }
      if funding.ends < today {
        return TrackingWarning(
          .fundingEnded, "The money of \(funding.source) ended on \(funding.ends).",
          since: funding.ends)
      }
      guard funding.ends <= today.adding(months: rules.fundingMonths) else { return nil }
      return TrackingWarning(
        .fundingEnds, "The money of \(funding.source) ends on \(funding.ends), and none follows.")
    }
  }

  private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded(.down))) %" }
}
