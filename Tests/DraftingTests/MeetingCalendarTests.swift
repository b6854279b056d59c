import Domain
import Drafting
import Foundation
import TestSupport
import Testing

/// Dates of meetings under random calendars, at any distance.
struct MeetingCalendarTests {
  /// The example with the first partnership's members at a random distance and with random days.
  private static func bundle(seed: UInt64) -> RegistryBundle {
    var random = SplitMix64(seed: seed)
    var bundle = Example.bundle
    let start = Day(year: 2026, month: 8, day: 1) ?? Day(number: 0)
    let members = [Example.alder, Example.birch]
    for index in bundle.districts.indices where members.contains(bundle.districts[index].id) {
      let states = ["CA", "Oregon", "tx", "Elsewhere"]
      bundle.districts[index].state = states.randomElement(using: &random)
      bundle.districts[index].location = Coordinate(
        latitude: .random(in: 36...42, using: &random),
        longitude: .random(in: -121...(-120.5), using: &random))
      bundle.districts[index].substitutes =
        District.Substitutes.allCases.randomElement(using: &random)
    }
    bundle.calendars = members.flatMap { id -> [CalendarSpan] in
      let first = start + .random(in: 0...30, using: &random)
      let year = CalendarSpan(
        district: id, kind: .schoolYear, first: first,
        last: first + .random(in: 270...300, using: &random))
      let others = (0..<10).map { _ -> CalendarSpan in
        let kinds: [CalendarSpan.Kind] = [.pause, .testing, .board]
        let day = start + .random(in: 0...390, using: &random)
        return CalendarSpan(
          district: id, kind: kinds.randomElement(using: &random) ?? .pause, first: day,
          last: day + .random(in: 0...12, using: &random))
      }
      return (Bool.random(using: &random) ? [year] : []) + others
    }.sorted()
    return bundle
  }

  @Test(arguments: 1...120 as ClosedRange<UInt64>)
  func `meetings avoid what is on record, and are as many as the blueprint says`(
    seed: UInt64
  ) throws {
    let bundle = Self.bundle(seed: seed)
    let calendar = try MeetingCalendar.compose(
      plan: Example.plan, partnership: "P01", bundle: bundle)
    for meeting in calendar.meetings {
      #expect((1...5).contains(meeting.day.weekday))
      for span in bundle.calendars where span.kind != .schoolYear {
        #expect(!span.contains(meeting.day), "\(meeting.day) lies in \(span)")
      }
      if meeting.kind == .visits {
        for span in bundle.calendars where span.kind == .schoolYear {
          #expect(span.contains(meeting.day))
        }
      }
    }
    let blueprint = try BlueprintComposer.compose(
      plan: Example.plan, partnership: "P01", bundle: bundle)
    let table = try #require(blueprint.sections.first { $0.id == .meetings }?.tables.first)
    for (row, kind) in zip(
      table.rows, [MeetingCalendar.Kind.superintendents, .leadership, .visits])
    {
      let meetings = calendar.meetings.filter { $0.kind == kind }
      #expect(String(meetings.count) == row[1])
      #expect(String(meetings.count { $0.host != nil }) == row[2])
      #expect(meetings.map(\.number) == meetings.indices.map { $0 + 1 })
      #expect(Set(meetings.map(\.day)).count == meetings.count)
      #expect(Set(meetings.map(\.start)).count <= 1)
    }
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `no two meetings of a day overlap, and a shared day has one host`(seed: UInt64) throws {
    let calendar = try MeetingCalendar.compose(
      plan: Example.plan, partnership: "P01", bundle: Self.bundle(seed: seed))
    for (first, second) in zip(calendar.meetings, calendar.meetings.dropFirst())
    where first.day == second.day {
      #expect(first.start + first.minutes <= second.start)
      #expect(first.host?.id == second.host?.id)
    }
  }

  @Test func `a full year has no free day`() {
    var bundle = Example.bundle
    let first = Day(year: 2026, month: 7, day: 1) ?? Day(number: 0)
    bundle.calendars = [
      CalendarSpan(district: Example.alder, kind: .pause, first: first, last: first + 800)
    ]
    #expect(throws: CalendarProblem.self) {
      try MeetingCalendar.compose(plan: Example.plan, partnership: "P01", bundle: bundle)
    }
  }

  @Test func `a year must be named, in any usual form`() throws {
    for form in ["2026-27", "2026–27", "2026/2027", "2026"] {
      var plan = Example.plan
      plan.round.schoolYear = form
      let calendar = try MeetingCalendar.compose(
        plan: plan, partnership: "P01", bundle: Example.bundle)
      #expect(calendar.meetings.first?.day.year == 2026)
    }
    for form in [nil, "next", "2026-28", "26-27"] {
      var plan = Example.plan
      plan.round.schoolYear = form
      #expect(throws: CalendarProblem.noSchoolYear(form)) {
        try MeetingCalendar.compose(plan: plan, partnership: "P01", bundle: Example.bundle)
      }
    }
  }

  @Test func `of two clocks it is that of the member nearest to the facilitator, and is said`()
    throws
  {
    var bundle = Example.bundle
    for index in bundle.districts.indices {
      let isAlder = bundle.districts[index].id == Example.alder
      bundle.districts[index].state = isAlder ? "WA" : "ID"
      bundle.districts[index].location = Coordinate(
        latitude: isAlder ? 47 : 43.6, longitude: isAlder ? -120 : -116.2)
    }
    for index in bundle.facilitators.indices {
      bundle.facilitators[index].location = Coordinate(latitude: 43, longitude: -116)
    }
    let calendar = try MeetingCalendar.compose(
      plan: Example.plan, partnership: "P01", bundle: bundle)
    #expect(calendar.zone?.name == "America/Denver")
    #expect(calendar.notes.contains { $0.contains("America/Los_Angeles") })
    // North of a line Idaho lives by the Pacific clock.
    bundle.districts[1].location = Coordinate(latitude: 47.7, longitude: -116.8)
    let north = try MeetingCalendar.compose(
      plan: Example.plan, partnership: "P01", bundle: bundle)
    #expect(north.zone?.name == "America/Los_Angeles")
  }
}

/// The file that calendars are kept in.
struct CalendarFileTests {
  private static let stamp = "20260801T090000Z"
  private static let later = "20260901T090000Z"

  private func calendar(
    _ change: (inout RegistryBundle) -> Void = { _ in }
  ) throws -> MeetingCalendar {
    var bundle = Example.bundle
    change(&bundle)
    return try MeetingCalendar.compose(plan: Example.plan, partnership: "P01", bundle: bundle)
  }

  private func file(
    _ calendar: MeetingCalendar, at stamp: String = Self.stamp, _ old: CalendarFile? = nil,
    identity: String = "abc", sequence: Int? = nil
  ) throws -> CalendarFile {
    try CalendarFile(
      calendar, identity: identity, stamp: stamp, replacing: old, sequence: sequence)
  }

  @Test func `lines are folded at 75 octets and end with CRLF, and unfold to what they were`()
    throws
  {
    let calendar = try calendar {
      for index in $0.districts.indices {
        $0.districts[index].name =
          "Ñuñoa, 郡; \\ \"🚌\"\nUnified " + String(repeating: "é", count: 90)
      }
    }
    let file = try file(calendar)
    let bytes = file.bytes
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for line in lines.dropLast() {
      #expect(line.last == 0x0D && line.count <= 76)
      #expect(String(validating: line, as: UTF8.self) != nil)
    }
    #expect(lines.last?.isEmpty == true)
    let again = try CalendarFile(bytes)
    #expect(try self.file(calendar, at: Self.later, again).bytes == bytes)
    #expect(text(file).contains("Ñuñoa\\, 郡\\; \\\\ \"🚌\"\\nUnified"))
  }

  @Test func `unchanged events stay, changed ones count on, and those that are gone are cancelled`()
    throws
  {
    let first = try CalendarFile(try file(try calendar()).bytes)
    let moved = try calendar { bundle in
      let day = Day(year: 2026, month: 9, day: 6) ?? Day(number: 0)
      bundle.calendars = [
        CalendarSpan(district: Example.alder, kind: .testing, first: day, last: day + 12)
      ]
    }
    var fewer = moved
    fewer.meetings.removeAll { $0.kind == .briefings }
    let written = try file(fewer, at: Self.later, first).bytes
    let second = try CalendarFile(written)
    let before = text(first)
    let after = text(second)
    #expect(before.ranges(of: "SEQUENCE:0").count == before.ranges(of: "BEGIN:VEVENT").count)
    #expect(after.ranges(of: "BEGIN:VEVENT").count == before.ranges(of: "BEGIN:VEVENT").count)
    #expect(after.ranges(of: "STATUS:CANCELLED").count == 2)
    #expect(second.cancelled == 2)
    #expect(after.contains("SEQUENCE:1\r\nDTSTART"))
    // Nothing changes a second time.
    #expect(try file(fewer, at: "20270101T000000Z", second).bytes == written)
    // What comes back is no longer cancelled.
    #expect(try file(moved, at: Self.later, second).cancelled == 0)
  }

  @Test func `a given sequence number stands at every event`() throws {
    let text = text(try file(try calendar(), sequence: 7))
    #expect(text.ranges(of: "SEQUENCE:7").count == text.ranges(of: "BEGIN:VEVENT").count)
  }

  @Test func `another's calendar is not touched`() throws {
    let other = try file(try calendar(), identity: "other")
    #expect(throws: CalendarFile.Problem.otherPartnership) {
      try file(try calendar(), Self.later, other)
    }
    for text in ["", "hello", "BEGIN:VCALENDAR\r\nPRODID:-//Other//EN\r\nEND:VCALENDAR\r\n"] {
      #expect(throws: CalendarFile.Problem.notOurs) { try CalendarFile(Array(text.utf8)) }
    }
  }

  private func file(
    _ calendar: MeetingCalendar, _ stamp: String, _ old: CalendarFile
  ) throws -> CalendarFile { try file(calendar, at: stamp, old) }

  private func text(_ file: CalendarFile) -> String {
    String(decoding: file.bytes, as: UTF8.self).replacing("\r\n ", with: "")
  }
}
