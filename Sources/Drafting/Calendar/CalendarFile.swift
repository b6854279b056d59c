/// A file of the format iCalendar (RFC 5545) that Tandem wrote.
package struct CalendarFile: Equatable, Sendable {
  /// Why a file cannot be replaced.
  package enum Problem: Error, Equatable {
    /// It is none of ours, or has been changed so that it cannot be read.
    case notOurs
    /// It holds the meetings of another partnership.
    case otherPartnership
  }

  private static let product = "PRODID:-//Tandem//Meetings of a partnership//EN"
  /// Octets of a line without its end (RFC 5545, 3.1).
  static let lineLimit = 75

  var name: String
  var events: [CalendarEvent]

  /// The file of a calendar.
  ///
  /// An event that stands unchanged in the file to be replaced keeps its sequence number and its
  /// time stamp, a changed one has the next number, and one that is gone is kept as cancelled.
  ///
  /// `identity` tells the partnership from all others, in letters and digits; `stamp` is the
  /// present moment, such as `20260814T093000Z`; `sequence` is the number of every event, instead of
  /// one worked out.
  ///
  /// - Throws: `Problem.otherPartnership` if `old` has another identity.
  package init(
    _ calendar: MeetingCalendar, identity: String, stamp: String, replacing old: CalendarFile?,
    sequence: Int?
  ) throws(Problem) {
    let kept = old?.events ?? []
    guard kept.allSatisfy({ $0.uid.hasSuffix("-\(identity)@tandem") }) else {
      throw .otherPartnership
    }
    let new = calendar.events(identity: identity, stamp: stamp)
    let known = Dictionary(kept.map { ($0.uid, $0) }, uniquingKeysWith: { $1 })
    let present = Set(new.map(\.uid))
    name = "Meetings of \(calendar.who)"
    events =
      new.map { event in
        guard let before = known[event.uid] else { return event }
        if before.lines == event.lines { return before }
        var event = event
        event.sequence = before.sequence + 1
        return event
      } + kept.filter { !present.contains($0.uid) }.map { $0.cancelled(at: stamp) }
    guard let sequence else { return }
    for index in events.indices { events[index].sequence = sequence }
  }

  /// Events that do not take place any more.
  package var cancelled: Int { events.count(where: \.isCancelled) }

  /// The bytes of the file, its lines folded.
  package var bytes: [UInt8] {
    let title = CalendarEvent.escaped(name)
    let zones = ClockZone.all.filter { zone in
      events.contains { event in event.lines.contains { $0.contains(";TZID=\(zone.name):") } }
    }
    let lines =
      [
        "BEGIN:VCALENDAR", "VERSION:2.0", Self.product, "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        "NAME:\(title)", "X-WR-CALNAME:\(title)",
      ] + zones.flatMap(\.lines) + events.flatMap(\.component) + ["END:VCALENDAR"]
    return lines.flatMap(Self.folded)
  }

  /// A line in octets with its end; a longer one goes on after a line break and a space, and no
  /// character is cut.
  static func folded(_ line: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var used = 0
    for scalar in line.unicodeScalars {
      let octets = Array(String(scalar).utf8)
      if used + octets.count > lineLimit {
        bytes += [0x0D, 0x0A, 0x20]
        used = 1
      }
      bytes += octets
      used += octets.count
    }
    return bytes + [0x0D, 0x0A]
  }

  /// Reads a file that Tandem wrote.
  ///
  /// - Throws: `Problem.notOurs`.
  package init(_ bytes: [UInt8]) throws(Problem) {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notOurs }
    let lines = text.replacing("\r\n", with: "\n").replacing("\n ", with: "")
      .split(separator: "\n").map(String.init)
    guard lines.first == "BEGIN:VCALENDAR", lines.contains(Self.product) else { throw .notOurs }
    name = ""
    events = []
    var component: [String]?
    for line in lines {
      switch line {
      case "BEGIN:VEVENT": component = []
      case "END:VEVENT":
        guard let read = component, let event = Self.event(read) else { throw .notOurs }
        events.append(event)
        component = nil
      default: component?.append(line)
      }
    }
  }

  private static func event(_ lines: [String]) -> CalendarEvent? {
    func value(_ name: String) -> String? {
      lines.first { $0.hasPrefix(name + ":") }.map { String($0.dropFirst(name.count + 1)) }
    }
    guard let uid = value("UID"), let stamp = value("DTSTAMP"),
      let sequence = value("SEQUENCE").flatMap({ Int($0) })
    else { return nil }
    let own = ["UID:", "DTSTAMP:", "SEQUENCE:"]
    return CalendarEvent(
      uid: uid, sequence: sequence, stamp: stamp,
      lines: lines.filter { line in !own.contains { line.hasPrefix($0) } })
  }
}
