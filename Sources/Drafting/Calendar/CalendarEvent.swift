import Domain

/// A component `VEVENT` of RFC 5545: what identifies it, how often it changed, and its other lines.
struct CalendarEvent: Equatable {
  static let cancelled = "STATUS:CANCELLED"

  var uid: String
  var sequence: Int
  /// When this form of it was made, such as `20260814T093000Z`.
  var stamp: String
  /// The other properties in their order, unfolded.
  var lines: [String]

  var isCancelled: Bool { lines.contains(Self.cancelled) }

  /// The same event as one that does not take place, one change later.
  func cancelled(at stamp: String) -> CalendarEvent {
    guard !isCancelled else { return self }
    return CalendarEvent(
      uid: uid, sequence: sequence + 1, stamp: stamp,
      lines: lines.map { $0.hasPrefix("STATUS:") ? Self.cancelled : $0 })
  }

  var component: [String] {
    ["BEGIN:VEVENT", "UID:\(uid)", "DTSTAMP:\(stamp)", "SEQUENCE:\(sequence)"] + lines
      + ["END:VEVENT"]
  }

  /// Text in which nothing means anything to the format (RFC 5545, 3.3.11).
  static func escaped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var result = ""
      for character in line.printable {
        if "\\;,".contains(character) { result.append("\\") }
        result.append(character)
      }
      return result
    }.joined(separator: "\\n")
  }
}

extension MeetingCalendar {
  /// The events in the order of the meetings.
  func events(identity: String, stamp: String) -> [CalendarEvent] {
    meetings.map { meeting in
      CalendarEvent(
        uid: "\(meeting.kind.rawValue)-\(meeting.number)-\(identity)@tandem", sequence: 0,
        stamp: stamp, lines: lines(of: meeting))
    }
  }

  private func lines(of meeting: Meeting) -> [String] {
    let place = zone.map { ";TZID=\($0.name)" } ?? ""
    let words = CalendarEvent.escaped
    return [
      "DTSTART\(place):\(Self.time(meeting.day, meeting.start))",
      "DTEND\(place):\(Self.time(meeting.day, meeting.start + meeting.minutes))",
      "SUMMARY:" + words(summary(of: meeting)), "LOCATION:" + words(location(of: meeting)),
      "DESCRIPTION:" + words(description(of: meeting)),
      "CATEGORIES:" + words(Self.title(meeting.kind)), "STATUS:TENTATIVE", "TRANSP:OPAQUE",
    ]
  }

  private static func time(_ day: Day, _ minutes: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(day)".replacing("-", with: "") + "T" + two(minutes / 60) + two(minutes % 60) + "00"
  }

  static func title(_ kind: Kind) -> String {
    switch kind {
    case .superintendents: "Superintendents and senior leaders"
    case .leadership: "Leadership team"
    case .visits: "Visit to schools"
    case .briefings: "Briefing"
    }
  }

  /// `Fresno Unified and Long Beach Unified`; of many members, how many there are.
  var who: String {
    members.count <= Self.mostNamed
      ? Phrase.list(members.map(\.name))
      : "\(members[0].name) and \(members.count - 1) partners"
  }

  private static let mostNamed = 3

  private func summary(of meeting: Meeting) -> String {
    "\(Self.title(meeting.kind)) (\(meeting.number) of \(meeting.count)): \(who)"
  }

  private func location(of meeting: Meeting) -> String {
    meeting.host.map { "\($0.name) (host)" } ?? "At a distance"
  }

  private func description(of meeting: Meeting) -> String {
    let form =
      meeting.host.map { "In person; \($0.name) is the host." }
      ?? "At a distance; the members agree on the tool."
    let guide =
      facilitator.map { guide in
        meeting.kind == .visits ? "" : " \(guide.name) prepares the meeting."
      } ?? ""
    return
      ([
        "A proposal of the blueprint of partnership \(partnership), for the members to change.",
        form + guide,
      ]
      + notes).joined(separator: "\n")
  }
}
