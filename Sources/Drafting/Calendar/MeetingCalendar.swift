package import Domain

/// Why no dates can be proposed.
package enum CalendarProblem: Error, Equatable {
  /// The plan has no such partnership, or the registry is not its own.
  case blueprint(BlueprintProblem)
  /// The round names no school year, or none that can be read; what it names.
  case noSchoolYear(String?)
  /// No day of the year is free for a meeting of this kind, by this many of its meetings.
  case noFreeDay(String)
}

extension CalendarProblem: CustomStringConvertible {
  package var description: String {
    switch self {
    case .blueprint(let problem): "\(problem)"
    case .noSchoolYear(nil):
      "The round names no school year, so its meetings have no dates. Write school_year: 2026-27, or"
        + " the year that is meant, into its settings."
    case .noSchoolYear(let found?):
      "\"\(found.printable)\" is not a school year. Write it such as 2026-27."
    case .noFreeDay(let kind):
      "No day is left for \(kind): the breaks, testing days and board meetings of the members fill"
        + " the year. Look at their calendars."
    }
  }
}

/// The meetings of a partnership's first year on days that suit every member, as proposals.
package struct MeetingCalendar: Equatable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case superintendents, leadership, visits, briefings
  }

  package struct Meeting: Equatable, Sendable {
    package var kind: Kind
    /// From 1, within its kind.
    package var number: Int
    /// All meetings of the kind in the year.
    package var count: Int
    package var day: Day
    /// Minutes from midnight by the clock of the calendar.
    package var start: Int
    package var minutes: Int
    /// Who receives the others; `nil` at a distance.
    package var host: District?
  }

  package var partnership: String
  package var members: [District]
  package var facilitator: Facilitator?
  /// `nil` if no member's state is known: the hours are then those of wherever one is.
  package var zone: ClockZone?
  /// By day and hour.
  package var meetings: [Meeting]
  /// What the dates rest on, in sentences.
  package var notes: [String]

  /// The calendar of the partnership `id` of `plan` for the school year of the round, or for the twelve
  /// months from the day on which it began, where that is later.
  ///
  /// - Throws: `CalendarProblem`.
  package static func compose(
    plan: Plan, partnership id: String, bundle: RegistryBundle, begins: Day? = nil
  ) throws(CalendarProblem) -> MeetingCalendar {
    let context: DraftContext
    do throws(BlueprintProblem) {
      context = try BlueprintComposer.context(plan: plan, partnership: id, bundle: bundle)
    } catch {
      throw .blueprint(error)
    }
    let written = plan.round.schoolYear ?? bundle.round.schoolYear
    guard let year = written.flatMap(firstYear) else { throw .noSchoolYear(written) }
    let days = MemberDays(context, year: year, begins: begins)
    let clock = zone(context)
    return MeetingCalendar(
      partnership: context.partnership.id, members: context.members,
      facilitator: context.facilitator, zone: clock.zone,
      meetings: try MeetingDates(context, days).meetings(),
      notes: days.notes + clock.notes)
  }

  /// The year in which a school year such as `2026-27`, `2026/2027` or `2026` begins.
  static func firstYear(_ text: String) -> Int? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    guard digits.count == 4, let year = Int(digits), (1900...9998).contains(year) else {
      return nil
    }
    guard let mark = rest.first else { return year }
    let next = rest.dropFirst()
    guard "-–/".contains(mark), let second = Int(next) else { return nil }
    let isNext =
      next.count == 2 && second == (year + 1) % 100 || next.count == 4 && second == year + 1
    return isNext ? year : nil
  }

  /// The clock of all members; of several, that of the member nearest to the facilitator.
  private static func zone(_ context: DraftContext) -> (zone: ClockZone?, notes: [String]) {
    let clocks = context.members.map(StateClock.zone(of:))
    let known = clocks.compactMap(\.self)
    guard let first = known.first else {
      return (
        nil, ["No state of a member is known, so the hours are local, wherever the meeting is."]
      )
    }
    guard known.contains(where: { $0 != first }) else {
      return (first, ["Hours are those of \(first.name)."])
    }
    var chosen = context.members.indices.first { clocks[$0] != nil } ?? 0
    var reason = "the first member with a known state"
    if let base = context.facilitator?.location {
      let distances = context.members.indices.compactMap { index -> (Double, Int)? in
        guard clocks[index] != nil, let place = context.members[index].location else { return nil }
        return (base.kilometres(to: place), index)
      }
      if let nearest = distances.min(by: { $0 < $1 }) {
        chosen = nearest.1
        reason = "the member nearest to the facilitator"
      }
    }
    let zone = clocks[chosen]
    let others = zip(context.members, clocks).compactMap { member, clock -> String? in
      guard let clock, clock != zone else { return nil }
      return "\(member.name) (\(clock.name))"
    }
    return (
      zone,
      [
        "Hours are those of \(zone?.name ?? ""), the clock of \(context.members[chosen].name),"
          + " \(reason); another clock is that of \(Phrase.list(others)), where a calendar shows"
          + " its own hours."
      ]
    )
  }
}
