import Access
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing
import Workflows

@testable import Service

/// What happens in a partnership, by pages, without JavaScript.
struct PartnershipPageTests {
  private let house: SmallHouse
  private let guide: Actor

  init() throws {
    house = try SmallHouse()
    guide = Actor(.facilitator, try house.firstFacilitator)
  }

  private func desk(_ actor: Actor) -> RegistryDesk {
    RegistryDesk(house.registry, actor: actor, now: Moment(house.hand.now))
  }

  private static let staff = Actor(.stateStaff, "ana")
  private static let lead = Actor(.districtLead, "D01")

  /// Brings the first partnership to where its members share everything, and further.
  private func advance(to state: KeptPartnership.State) throws {
    for actor in [Self.lead, Actor(.districtLead, "D02"), guide] {
      try desk(actor).answer(.accepted, partnership: 1, reason: nil)
    }
    try desk(Self.staff).advance(1, to: .confirmed, nextDate: "2026-10-01", why: nil)
    guard state == .active else { return }
    for district in ["D01", "D02"] {
      var signature = Registry.Signature()
      (signature.sponsor, signature.seniorLead, signature.signedBy) = (
        "A. Ortiz", "B. Lee", "C. Ho"
      )
      try desk(Actor(.districtLead, district)).sign(signature, partnership: 1)
    }
    try desk(Self.staff).advance(1, to: .active, nextDate: nil, why: nil)
  }

  @Test func `before it is confirmed there is a page, and nothing happens in it`() async throws {
    try await house.browse(Self.lead) { browser async throws in
      let home = try await browser.visit("/partnerships/1")
      #expect(home.heading == "With Birch Unified" && home.text.contains("The proposal and why"))
      #expect(try await browser.visit("/partnerships/1/actions").status == .conflict)
      #expect(try await browser.visit("/partnerships/1/blueprint").status == .conflict)
      #expect(try await browser.visit("/partnerships/1/pack").status == .conflict)
      let refused = try await browser.submit(
        "/partnerships/1/actions", ["text": "Meet", "owner": "district:D01"])
      #expect(refused.status == .conflict)
    }
  }

  @Test func `members sign by the page, and staff begin it`() async throws {
    try advance(to: .confirmed)
    for district in ["D01", "D02"] {
      try await house.browse(Actor(.districtLead, district)) { browser async throws in
        #expect(try await browser.visit("/partnerships/1").text.contains("Before it can begin"))
        let done = try await browser.submit(
          "/partnerships/1/signature",
          ["sponsor": "A. Ortiz", "senior_lead": "B. Lee", "signed_by": "C. Ho"])
        #expect(done.status == .seeOther)
      }
    }
    try await house.browse(Self.staff) { browser async throws in
      try await browser.visit("/partnerships/1")
      try await browser.submit("/partnerships/1/state", ["state": "active"])
      #expect(try await browser.follow().text.contains("Active"))
      let twice = try await browser.submit("/partnerships/1/state", ["state": "confirmed"])
      #expect(twice.status == .conflict && twice.text.contains("There is a problem"))
    }
  }

  @Test func `actions are opened with an owner and a day, and done`() async throws {
    try advance(to: .active)
    try await house.browse(Self.lead) { browser async throws in
      let empty = try await browser.submit("/partnerships/1/actions", ["owner": "district:D01"])
      #expect(empty.status == .unprocessableContent && empty.text.contains("href=\"#field-text\""))
      let odd = try await browser.submit(
        "/partnerships/1/actions", ["text": "Send items", "owner": "district:D01", "due": "soon"])
      #expect(odd.status == .unprocessableContent && odd.text.contains("value=\"Send items\""))
      try await browser.submit(
        "/partnerships/1/actions",
        ["text": "Send items", "owner": "district:D02", "due": "2026-10-20"])
      let list = try await browser.follow().text
      #expect(list.contains("Send items (Birch Unified)") && list.contains("2026-10-20"))
      try await browser.submit(
        "/partnerships/1/actions/ended", ["action": "1", "ending": "done"])
      #expect(try await browser.follow().text.contains("Done"))
    }
  }

  @Test func `a check-in is logged on one page, and its private note stays private`() async throws {
    try advance(to: .active)
    try await house.browse(guide) { browser async throws in
      let wrong = try await browser.submit(
        "/partnerships/1/check-ins", ["kind": "working", "came_0_principal": "many"])
      #expect(wrong.status == .unprocessableContent && wrong.text.contains("such as 3/4"))
      try await browser.submit(
        "/partnerships/1/check-ins",
        [
          "kind": "working", "date": "2026-09-20", "place": "in_person", "came_0_principal": "3/4",
          "came_1_principal": "1 / 2", "joint_work": "yes", "initiatives": "fractions; coaching",
          "shared_note": "All went well", "private_note": "Birch is tired",
          "next_date": "2026-10-05", "hours": "3.5",
        ])
      let list = try await browser.follow().text
      #expect(list.contains("66 %") && list.contains("coaching, fractions"))
      #expect(try await browser.visit("/partnerships/1").text.contains("Birch is tired"))
      let hours = try await browser.visit("/facilitators/\(guide.id)/hours.csv")
      #expect(hours.text.contains("3.5"))
    }
    for actor in [Self.lead, Self.staff] {
      try await house.browse(actor) { browser async throws in
        let home = try await browser.visit("/partnerships/1").text
        #expect(home.contains("All went well") && home.contains("2026-10-05"))
        #expect(!home.contains("Birch is tired"), "\(actor)")
        let pack = try await browser.visit("/partnerships/1/hand-over").text
        #expect(!pack.contains("Birch is tired"), "\(actor)")
      }
    }
  }

  @Test func `an indicator has a status in words, a picture and every figure`() async throws {
    try advance(to: .active)
    try await house.browse(Self.lead) { browser async throws in
      try await browser.submit(
        "/partnerships/1/indicators",
        [
          "name": "Grade 8 math", "measure": "Percent proficient", "kind": "trailing",
          "direction": "higher", "leader": "B. Lee",
        ])
      #expect(try await browser.follow().text.contains("Data not available"))
      let path = "/partnerships/1/indicators/1"
      for (what, year, value) in [
        ("target", "2026-27", "50"), ("figure", "2025-26", "40"), ("figure", "2026-27", "48.3"),
      ] {
        try await browser.visit(path)
        try await browser.submit(path, ["what": what, "year": year, "value": value])
      }
      let page = try await browser.follow()
      #expect(page.text.contains("Improving but needs continued focus"))
      #expect(page.text.contains("48.3") && page.text.contains("trend.svg"))
      let picture = try await browser.visit(path + "/trend.svg")
      #expect(picture.headers[.contentType] == "image/svg+xml" && picture.text.contains("48.3 %"))
      #expect(try await browser.submit(path, ["value": "much"]).status == .unprocessableContent)
      #expect(try await browser.visit("/partnerships/1/indicators/9").status == .notFound)
    }
  }

  @Test func `a small group's figure is shown to nobody`() async throws {
    try advance(to: .active)
    try await house.browse(Self.lead) { browser async throws in
      try await browser.submit(
        "/partnerships/1/indicators",
        ["name": "A few", "measure": "Percent", "kind": "leading", "direction": "higher"])
      let path = "/partnerships/1/indicators/1"
      try await browser.submit(
        path, ["what": "figure", "year": "2026-27", "value": "77.7", "students": "9"])
      #expect(!(try await browser.visit(path).text.contains("77.7")))
      #expect(!(try await browser.visit(path + "/trend.svg").text.contains("77.7")))
    }
  }

  @Test func `a pulse names nobody and shows means from three answers on`() async throws {
    try advance(to: .active)
    try await house.browse(guide) { browser async throws in
      try await browser.submit("/partnerships/1/pulse", ["invited": "3"])
      #expect(try await browser.follow().text.contains("0 of 3"))
    }
    let all = Dictionary(uniqueKeysWithValues: PulseItem.allCases.map { ($0.rawValue, "4") })
    for (count, actor) in [Self.lead, Actor(.districtMember, "D02"), Self.lead].enumerated() {
      try await house.browse(actor) { browser async throws in
        let short = try await browser.submit("/partnerships/1/pulse/1", ["openness": "5"])
        #expect(short.status == .unprocessableContent)
        try await browser.submit("/partnerships/1/pulse/1", all)
        let page = try await browser.follow().text
        #expect(page.contains("\(count + 1) of 3"))
        #expect(page.contains(">4</td>") == (count == 2))
      }
    }
    let deeds = try house.registry.deeds(about: "partnership:1", limit: 100)
    #expect(deeds.filter { $0.name.contains("pulse") && $0.role == "respondent" }.count == 3)
  }

  @Test func `who goes is kept without a name, and a successor's list is ticked`() async throws {
    try advance(to: .active)
    try await house.browse(Self.lead) { browser async throws in
      try await browser.submit(
        "/partnerships/1/changes",
        ["district": "D01", "level": "superintendent", "leaves": "2027-06-30"])
      #expect(try await browser.follow().text.contains("nobody yet"))
      try await browser.submit(
        "/partnerships/1/changes/begun", ["change": "1", "began": "2027-07-15"])
      #expect(try await browser.follow().text.contains("A talk alone with the facilitator"))
      try await browser.submit("/partnerships/1/changes/shown", ["point_1_1": "yes"])
      #expect(!(try await browser.follow().text.contains("id=\"field-point_1_1")))
    }
  }

  @Test func `lessons and barriers are kept, and the agency answers a barrier`() async throws {
    try advance(to: .active)
    try await house.browse(Self.lead) { browser async throws in
      try await browser.submit(
        "/partnerships/1/lessons", ["text": "Half days suit us", "kind": "adapted"])
      #expect(try await browser.follow().text.contains("Half days suit us"))
      try await browser.submit(
        "/partnerships/1/barriers", ["text": "No travel money", "kind": "funding"])
      let settled = try await browser.submit(
        "/partnerships/1/barriers/settled", ["barrier": "1", "answer": "Paid"])
      #expect(settled.status == .forbidden)
    }
    try await house.browse(Self.staff) { browser async throws in
      try await browser.submit(
        "/partnerships/1/barriers/settled", ["barrier": "1", "answer": "Paid from July on"])
      #expect(try await browser.follow().text.contains("Paid from July on"))
    }
  }

  @Test func `what pays until when is on record`() async throws {
    try advance(to: .active)
    try await house.browse(Self.lead) { browser async throws in
      let empty = try await browser.submit("/partnerships/1/funding", ["amount": "much"])
      #expect(empty.status == .unprocessableContent && empty.text.contains("Name the source."))
      try await browser.submit(
        "/partnerships/1/funding",
        ["source": "A grant", "ends": "2027-06-30", "amount": "25000"])
      #expect(try await browser.follow().text.contains("A grant"))
    }
  }

  @Test func `staff ask a successor, who takes over by its assignments`() async throws {
    // The other facilitator guides the second partnership, which ends to make room.
    try desk(Self.staff).advance(2, to: .closed, nextDate: nil, why: "test")
    try advance(to: .active)
    let other = Actor(.facilitator, guide.id == "F01" ? "F02" : "F01")
    try await house.browse(Self.staff) { browser async throws in
      let done = try await browser.submit(
        "/partnerships/1/hand-over", ["facilitator": other.id, "why": "moves away"])
      #expect(done.status == .seeOther)
    }
    try await house.browse(guide) { browser async throws in
      let refused = try await browser.submit(
        "/partnerships/1/hand-over/answer", ["answer": "accepted"])
      #expect(refused.status == .conflict)
    }
    try await house.browse(other) { browser async throws in
      let before = try await browser.visit("/partnerships/1/actions")
      #expect(before.status == .forbidden)
      let asked = try await browser.visit("/facilitators/\(other.id)/assignments").text
      #expect(asked.contains("You are asked to take over Alder Unified and Birch Unified"))
      try await browser.submit("/partnerships/1/hand-over/answer", ["answer": "accepted"])
      let after = try await browser.follow().text
      #expect(after.contains("Log a check-in") && !after.contains("You are asked"))
      let (mine, former) =
        other.id == "F01" ? ("Faye Stone", "Gil Reyes") : ("Gil Reyes", "Faye Stone")
      for document in ["blueprint", "documents/agreement"] {
        let text = try await browser.visit("/partnerships/1/\(document)").text
        #expect(text.contains(mine) && !text.contains(former), "\(document)")
      }
    }
    #expect(try house.registry.partnership(1).facilitator?.rawValue == other.id)
  }

  @Test func `every page of a partnership is well made for each who sees it`() async throws {
    try advance(to: .active)
    try desk(guide).addCheckInForTests()
    for actor in [Self.lead, Actor(.districtMember, "D02"), guide, Self.staff] {
      try await house.browse(actor) { browser async throws in
        let parts = PartnershipPages.Part.allCases.map(\.rawValue)
        for path in parts.map({ "/partnerships/1/\($0)" }) + ["/partnerships/1", "/calendars"] {
          let page = try await browser.visit(path)
          #expect(page.status == .ok, "\(actor) \(path)")
          PageTests.check(page.text, "\(actor) \(path)")
        }
      }
    }
  }

  @Test func `no page of a district has a score, a rank or another's limits`() async throws {
    try advance(to: .active)
    try await house.browse(Self.lead) { browser async throws in
      for part in [""] + PartnershipPages.Part.allCases.map({ "/" + $0.rawValue }) {
        let text = try await browser.visit("/partnerships/1\(part)").text.lowercased()
        for word in ["score", "rank", "max_minutes", "declined", "readiness"] {
          #expect(!text.contains(word), "\(word) in \(part)")
        }
      }
    }
  }
}

extension RegistryDesk {
  fileprivate func addCheckInForTests() throws {
    var form = CheckInForm()
    form.kind = "working"
    _ = try addCheckIn(form, partnership: 1)
    _ = try addAction("Send items", owner: "district:D02", due: nil, partnership: 1)
    _ = try askPulse(invited: 3, on: nil, closes: nil, partnership: 1)
    var indicator = IndicatorForm()
    (indicator.name, indicator.measure, indicator.kind) = ("Math", "Percent", "leading")
    _ = try putIndicator(indicator, partnership: 1)
    let number = try addChange(
      .principal, of: "D01", announced: nil, leaves: today, partnership: 1)
    try beginChange(number, on: today, partnership: 1)
    _ = try addBarrier("No money", kind: .funding, partnership: 1)
  }
}
