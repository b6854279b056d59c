package import Domain

/// Dates of several partnerships in one iCalendar file that a calendar program loads again and
/// again.
///
/// A meeting has the UID that the file of its partnership gives it, so that who has both sees it
/// once. The next date that the members set is an event of its own, which moves with it.
package struct CalendarFeed: Sendable {
  package struct Part: Sendable {
    /// Tells the partnership from all others, in letters and digits.
    package var identity: String
    /// `Alder Unified and Birch Unified`.
    package var names: String
    /// The proposals of the blueprint, if there are any, with the moment at which they were made,
    /// such as `20260814T093000Z`.
    package var meetings: (calendar: MeetingCalendar, stamp: String)?
    package var nextDate: Day?
    /// By when the calendar's owner is asked to answer the proposal.
    package var answerBy: Day?
    /// How often the partnership was changed, and when last.
    package var sequence: Int
    package var stamp: String

    package init(
      identity: String, names: String, meetings: (calendar: MeetingCalendar, stamp: String)?,
      nextDate: Day?, answerBy: Day? = nil, sequence: Int, stamp: String
    ) {
      self.identity = identity
      self.names = names
      self.meetings = meetings
      self.nextDate = nextDate
      self.answerBy = answerBy
      self.sequence = sequence
      self.stamp = stamp
    }
  }

  package var name: String
  package var parts: [Part]

  package init(name: String, parts: [Part]) {
    self.name = name
    self.parts = parts
  }

  package var bytes: [UInt8] {
    CalendarFile(name: name, events: parts.flatMap(events)).bytes
  }

  private func events(_ part: Part) -> [CalendarEvent] {
    let proposed = part.meetings.map {
      $0.calendar.events(identity: part.identity, stamp: $0.stamp)
    }
    let next = part.nextDate.map {
      day(
        $0, "next", "Next meeting: \(part.names)", "The next date that the partnership set.", part)
    }
    let answer = part.answerBy.map {
      day(
        $0, "answer", "Answer by today: \(part.names)",
        "The state's staff await an answer to the proposal.", part)
    }
    return (proposed ?? []) + [next, answer].compactMap(\.self)
  }

  /// An event that fills a day and keeps nobody from other things.
  private func day(
    _ day: Day, _ kind: String, _ summary: String, _ description: String, _ part: Part
  ) -> CalendarEvent {
    func date(_ day: Day) -> String { "\(day)".replacing("-", with: "") }
    return CalendarEvent(
      uid: "\(kind)-\(part.identity)@tandem", sequence: part.sequence, stamp: part.stamp,
      lines: [
        "DTSTART;VALUE=DATE:\(date(day))", "DTEND;VALUE=DATE:\(date(day + 1))",
        "SUMMARY:" + CalendarEvent.escaped(summary),
        "DESCRIPTION:" + CalendarEvent.escaped(description),
        "STATUS:CONFIRMED", "TRANSP:TRANSPARENT",
      ])
  }
}

extension CalendarFile {
  /// A file of these events.
  init(name: String, events: [CalendarEvent]) {
    self.name = name
    self.events = events
  }
}
