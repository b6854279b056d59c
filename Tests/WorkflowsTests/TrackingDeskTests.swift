import Access
import Domain
import Foundation
import Storage
import TestSupport
import Testing
import Workflows

/// Who may record and see what of a partnership's life.
struct TrackingDeskTests {
  /// Two confirmed partnerships, of districts 1 and 2 with `F1`, and of 3 and 4 with `F2` or so.
  private func office() throws -> (office: RegistryDeskTests.Office, guides: [String]) {
    var districts = (1...4).map { District(id: District.ID("060000\($0)"), name: "Place \($0)") }
    for index in districts.indices {
      districts[index].needs = [
        District.Need(topic: Topic(index < 2 ? "math" : "ela"), priority: 5)
      ]
    }
    let guides = (1...2).map {
      Facilitator(id: Facilitator.ID("F\($0)"), name: "Guide \($0)", capacity: 2)
    }
    let office = try RegistryDeskTests.Office(
      RegistryBundle(districts: districts, facilitators: guides))
    let staff = try office.desk(.stateStaff, "s")
    let source = try staff.source(round: "R")
    let plan = try Matching.run(RoundModel(source.bundle), sha256: source.sha256).plan
    let number = try staff.keep(plan, of: source, round: "R", engine: "test")
    for (id, partnership) in zip(try staff.propose(plan: number).ids, plan.partnerships) {
      for member in partnership.members {
        try office.desk(.districtLead, member.rawValue)
          .answer(.accepted, partnership: id, reason: nil)
      }
      try office.desk(.facilitator, partnership.facilitator?.rawValue ?? "")
        .answer(.accepted, partnership: id, reason: nil)
      try staff.advance(id, to: .confirmed, nextDate: nil, why: nil)
    }
    return (office, plan.partnerships.map { $0.facilitator?.rawValue ?? "" })
  }

  private static func text(_ page: RegistryPage) throws -> String {
    String(decoding: page.json(), as: UTF8.self)
  }

  private func call() -> CheckInForm {
    var form = CheckInForm()
    form.kind = "call"
    form.privateNote = "candid"
    return form
  }

  @Test func `districts and facilitators see and record their own, members act, staff see all`()
    throws
  {
    let (office, guides) = try office()
    func isAllowed(_ body: () throws -> Void) -> Bool {
      do {
        try body()
        return true
      } catch let failure as Failure {
        return failure.kind != .notAllowed
      } catch {
        return true
      }
    }
    let other = guides.first { $0 != guides[0] } ?? "F9"
    // What each may do with the first partnership: see, record, act, ask, answer, settle, hand over.
    let expected: [(Actor, String)] = [
      (Actor(.stateAdmin, "a"), "yyyy-yy"), (Actor(.stateStaff, "s"), "yyyy-yy"),
      (Actor(.districtLead, "0600001"), "yyy-y--"), (Actor(.districtLead, "0600003"), "-------"),
      (Actor(.districtMember, "0600002"), "y-y-y--"), (Actor(.facilitator, guides[0]), "yyyyy--"),
      (Actor(.facilitator, other), "-------"), (Actor(.researcher, "r"), "-------"),
      (Actor(.auditor, "x"), "-------"),
    ]
    for (actor, marks) in expected {
      let desk = try office.desk(actor)
      let found = [
        isAllowed { _ = try desk.status(of: 1, on: nil) },
        isAllowed { _ = try desk.addCheckIn(call(), partnership: 1) },
        isAllowed {
          _ = try desk.addAction("x", owner: "district:0600001", due: nil, partnership: 1)
        },
        isAllowed { _ = try desk.askPulse(invited: 9, on: nil, closes: nil, partnership: 1) },
        isAllowed {
          try desk.answerPulse(
            1, scores: Array(repeating: 4, count: 10), district: nil, partnership: 1)
        },
        isAllowed { try desk.settleBarrier(1, answer: "x", partnership: 1) },
        isAllowed { try desk.handOver(1, to: "F9", why: nil) },
      ]
      #expect(found.map { $0 ? "y" : "-" }.joined() == marks, "\(actor)")
    }
  }

  @Test func `a portfolio has what is one's own and nothing else`() throws {
    let (office, guides) = try office()
    let all = try Self.text(office.desk(.stateStaff, "s").portfolio(round: nil, on: nil))
    for name in 1...4 { #expect(all.contains("Place \(name)")) }
    for actor in [Actor(.districtLead, "0600001"), Actor(.districtMember, "0600002")] {
      let own = try Self.text(office.desk(actor).portfolio(round: nil, on: nil))
      #expect(own.contains("Place 1") && own.contains("Place 2"))
      #expect(!own.contains("Place 3") && !own.contains("Place 4"))
    }
    let guide = try Self.text(office.desk(.facilitator, guides[1]).portfolio(round: nil, on: nil))
    #expect(guide.contains("Place 3"))
    #expect(guide.contains("Place 1") == (guides[0] == guides[1]))
    let nobody = try Self.text(office.desk(.facilitator, "F9").portfolio(round: nil, on: nil))
    #expect(!nobody.contains("Place"))
  }

  @Test func `candid words of a check-in stay with whoever wrote them`() throws {
    let (office, guides) = try office()
    let guide = try office.desk(.facilitator, guides[0])
    _ = try guide.addCheckIn(call(), partnership: 1)
    #expect(try Self.text(guide.pack(of: 1)).contains("candid"))
    for actor in [
      Actor(.stateAdmin, "a"), Actor(.stateStaff, "s"), Actor(.districtLead, "0600001"),
    ] {
      let desk = try office.desk(actor)
      #expect(try !Self.text(desk.pack(of: 1)).contains("candid"))
      #expect(try !Self.text(desk.status(of: 1, on: nil)).contains("candid"))
    }
  }

  @Test func `answers to a pulse are in no view, and not in the audit`() throws {
    let (office, guides) = try office()
    _ = try office.desk(.facilitator, guides[0])
      .askPulse(invited: 3, on: nil, closes: nil, partnership: 1)
    let scores = [5, 1, 5, 1, 5, 1, 5, 1, 5, 1]
    for _ in 1...2 {
      try office.desk(.districtMember, "0600001")
        .answerPulse(1, scores: scores, district: nil, partnership: 1)
    }
    let staff = try office.desk(.stateStaff, "s")
    #expect(!String(decoding: try staff.pulses(of: 1).json(), as: UTF8.self).contains("\"5\""))
    try office.desk(.districtLead, "0600002")
      .answerPulse(1, scores: scores, district: nil, partnership: 1)
    let shown = String(decoding: try staff.pulses(of: 1).json(), as: UTF8.self)
    #expect(shown.contains("\"openness\" : 5"))
    #expect(!shown.contains("Place"), "no district has three answers beside three of others")
    let auditor = try office.desk(.auditor, "x")
    for row in try auditor.audit(about: nil, limit: 1000).rows {
      guard case .whole(let deed) = row[0] else { continue }
      for change in try auditor.changes(of: deed).rows
      where change[0] == .text("pulse_answer") || change[0] == .text("pulse_response") {
        #expect(change[3] == .text("(not shown)"))
      }
    }
  }

  @Test(arguments: [
    ("{\"kind\": \"call\", \"attendence\": []}", "attendence"), ("[1", "no JSON object"),
    ("{\"kind\": 3}", "kind"), ("{\"attendance\": [{\"district\": \"x\"}]}", "attendance.[0]"),
    ("{\"kind\": \"call\", \"date\": \"2026-02-30\"}", "2026-02-30"),
    (
      "{\"kind\": \"call\", \"attendance\": [{\"district\": \"0600001\", \"level\": \"principal\","
        + " \"attended\": 4, \"expected\": 3}]}", "3/4"
    ),
  ])
  func `a form that is wrong is refused in words`(json: String, words: String) throws {
    let (office, _) = try office()
    let failure = #expect(throws: Failure.self) {
      let form = try CheckInForm(json: Array(json.utf8), name: "form.json")
      _ = try office.desk(.stateStaff, "s").addCheckIn(form, partnership: 1)
    }
    #expect(failure?.kind == .badInput)
    #expect(failure?.description.contains(words) == true, "\(failure?.description ?? "")")
  }

  @Test func `outcomes for research name nobody and leave open what is not known`() throws {
    let (office, _) = try office()
    let text = String(
      decoding: try office.desk(.researcher, "r").outcomes(round: "R"), as: UTF8.self)
    #expect(text.hasPrefix("partnership,continued,pulse,product,indicator,common_need"))
    #expect(!text.contains("Place") && !text.contains("0600001"))
    #expect(throws: Failure.self) { try office.desk(.districtLead, "0600001").outcomes(round: "R") }
  }
}
