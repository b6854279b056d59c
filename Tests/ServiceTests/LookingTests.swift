import Access
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Service

/// Staff look things up: districts, facilitators, ties, and how partnerships stand.
struct LookingTests {
  @Test func `filters apply to table and map alike, and the counts are those of the registry`()
    async throws
  {
    let house = try SmallHouse()
    try await house.run { client async throws in
      let staff = try Browser(client, in: house, as: Actor(.stateStaff, "ana"))
      let all = try await staff.visit("/directory")
      #expect(all.text.contains("4 districts fit.") && all.text.contains("src=\"/directory/map\""))
      let some = try await staff.visit("/directory?text=alder&size=5000&county=Fresno")
      #expect(some.text.contains("1 district fits."))
      #expect(some.text.contains("/directory/map?text=alder&amp;size=5000&amp;county=Fresno"))
      let map = try await staff.visit("/directory/map?text=alder&size=5000&county=Fresno")
      #expect(map.headers[.contentType] == "image/svg+xml")
      #expect(map.text.contains("Alder Unified") && !map.text.contains("Birch"))
      #expect(try await staff.visit("/directory?size=10000").text.contains("0 districts fit."))
      #expect(try await staff.visit("/directory/map?size=10000").text.contains("no coordinates"))
      #expect(
        try await staff.visit("/directory?need=math&round=2026-27").text.contains("2 districts"))
      for bad in ["size=12", "locale=moon", "round=none"] {
        let answer = try await staff.visit("/directory?\(bad)")
        #expect(answer.status.code >= 400 && answer.status.code < 500, "\(bad)")
      }
      let lead = try Browser(client, in: house, as: Actor(.districtLead, "D01"))
      for path in ["/directory", "/directory/map", "/api/v1/districts"] {
        #expect(try await lead.visit("\(path)?text=Birch").status == .ok)
        #expect(try await lead.visit("\(path)?need=math").status == .forbidden)
      }
    }
  }

  @Test func `the directory goes on where a page ends`() async throws {
    let house = try SmallHouse()
    var records: [AgencyRecord] = []
    for number in 1...150 {
      var record = AgencyRecord(line: number + 1, year: "2024-25")
      record.id = District.ID(String(format: "06%05d", number))
      record.name = "District \(number)"
      records.append(record)
    }
    _ = try house.registry.takeIn(
      records, source: "test", isTrial: false, by: Actor(.stateAdmin, "root"),
      at: Moment(house.hand.now))
    try await house.run { client async throws in
      let staff = try Browser(client, in: house, as: Actor(.stateStaff, "ana"))
      let first = try await staff.visit("/directory?text=District")
      #expect(first.text.matches(of: /<th scope="row">/).count == DirectoryPages.shown)
      let next = try #require(first.text.firstMatch(of: /href="(\/directory\?[^"]*after=[^"]*)"/))
      let second = try await staff.visit(String(next.1).replacing("&amp;", with: "&"))
      #expect(second.text.matches(of: /<th scope="row">/).count == 50)
    }
  }

  @Test func `ties are recorded with their source, listed and removed`() async throws {
    let house = try SmallHouse()
    try await house.run { client async throws in
      let staff = try Browser(client, in: house, as: Actor(.stateStaff, "ana"))
      let made = try await staff.submit(
        "/relationships", ["from": "F01", "to": "D03", "kind": "conflict", "note": "her sister"])
      #expect(made.headers[.location] == "/relationships?of=F01&done=created")
      let list = try await staff.follow()
      #expect(list.text.contains("Faye Stone (F01)") && list.text.contains("Cedar Unified (D03)"))
      #expect(list.text.contains("state-staff:ana") && list.text.contains("her sister"))
      #expect(try await staff.submit("/relationships", ["from": "D01"]).status.code == 422)
      #expect(
        try await staff.submit("/relationships", ["from": "D01", "to": "D02", "kind": "x"])
          .status.code == 422)
      #expect(try await staff.visit("/facilitators?topic=math").text.contains("No facilitator"))
      #expect(try await staff.visit("/facilitators").text.contains("Gil Reyes"))
      let lead = try Browser(client, in: house, as: Actor(.districtLead, "D03"))
      #expect(!(try await lead.visit("/relationships").text.contains("sister")))
      #expect(!(try await lead.visit("/api/v1/relationships").text.contains("sister")))
      let gone = try await staff.submit(
        "/relationships/removals", ["from": "F01", "to": "D03", "kind": "conflict"])
      #expect(gone.status == .seeOther)
      #expect(try house.registry.relationships().isEmpty)
    }
  }

  @Test func `the portfolio shows what is followed, filtered, and as a file`() async throws {
    let house = try SmallHouse()
    let guide = try house.firstFacilitator
    try await house.run { client async throws in
      let staff = try Browser(client, in: house, as: Actor(.stateStaff, "ana"))
      #expect(try await staff.visit("/portfolio").text.contains("None is confirmed yet"))
      for district in ["D01", "D02"] {
        let lead = try Browser(client, in: house, as: Actor(.districtLead, district))
        try await lead.submit("/proposals/1/answer", ["answer": "accepted"])
      }
      let facilitator = try Browser(client, in: house, as: Actor(.facilitator, guide))
      try await facilitator.submit("/assignments/1/answer", ["answer": "accepted"])
      try await staff.submit("/partnerships/1/state", ["state": "confirmed"])
      let page = try await staff.visit("/portfolio?text=birch&phase=confirmed&round=2026-27")
      #expect(page.text.contains("Alder Unified, Birch Unified"))
      PageTests.check(page.text, "portfolio")
      #expect(
        try await staff.visit("/portfolio?text=cedar").text.contains("None is confirmed yet"))
      let csv = try await staff.visit("/portfolio/csv?phase=confirmed").text
      #expect(csv.hasPrefix("partnership,districts") && csv.contains("Birch"))
      #expect(!(try await staff.visit("/portfolio/csv?phase=active").text.contains("Birch")))
      let stranger = try Browser(client, in: house, as: Actor(.districtLead, "D03"))
      #expect(!(try await stranger.visit("/portfolio").text.contains("Birch")))
      let wrong = try await staff.visit("/portfolio?on=soon")
      #expect(wrong.status == .unprocessableContent)
      #expect(wrong.text.contains("As of: The day is soon."))
      #expect(wrong.text.contains("value=\"soon\""))
      PageTests.check(wrong.text, "portfolio")
    }
  }
}
