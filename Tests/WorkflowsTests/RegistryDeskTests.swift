import Access
import Assignment
import Domain
import Exchange
import Foundation
import Storage
import TestSupport
import Testing
import Workflows

/// The registry as people ask it, each under a role.
struct RegistryDeskTests {
  /// A registry with a round in a temporary folder.
  final class Office: Sendable {
    let folder: URL

    init(_ bundle: RegistryBundle) throws {
      folder = FileManager.default.temporaryDirectory.appending(
        path: "tandem-office-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let admin = Actor(.stateAdmin, "tester")
      _ = try RegistryDesk.create(path, actor: admin, now: Self.now)
      _ = try desk(admin).load(Source(bundle), round: "R")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    static let now = Date(timeIntervalSince1970: 1_790_000_000)
    var path: String { folder.appending(path: "registry.sqlite").path }

    func desk(_ actor: Actor) throws -> RegistryDesk {
      try RegistryDesk(path, actor: actor, now: Self.now)
    }

    func desk(_ role: Role, _ id: String) throws -> RegistryDesk { try desk(Actor(role, id)) }
  }

  private static func text(_ answer: RegistryAnswer) throws -> String {
    String(decoding: answer.json(), as: UTF8.self)
  }

  @Test(arguments: 1...25)
  func `a match of a round is that of its exported bundle, byte for byte`(seed: Int) throws {
    let bundle = SmallRegistry.varied(seed: UInt64(seed)).bundle(seed: UInt64(seed))
    let office = try Office(bundle)
    let desk = try office.desk(.stateStaff, "s")
    let source = try desk.source(round: "R")
    let exported = try Source(json: try desk.exportJSON(round: "R"), name: "export")
    #expect(source.sha256 == exported.sha256)
    let written = try Source(json: BundleWriter.json(bundle), name: "bundle")
    #expect(source.sha256 == written.sha256)
    let plans = try [source, exported].map { source in
      try Presenting.bytes(
        Matching.run(RoundModel(source.bundle), sha256: source.sha256).plan, of: source.bundle,
        as: .json)
    }
    #expect(plans[0] == plans[1])
    let outcome = try Matching.run(RoundModel(source.bundle), sha256: source.sha256)
    let number = try desk.keep(outcome.plan, of: source, round: "R", engine: "test")
    let made = try desk.reproduce(number, control: Control())
    #expect(made.isSound)
    #expect(made.plan == plans[0])
  }

  /// Four districts in two confirmed partnerships, each with a guide, a note and a reason.
  private func office() throws -> Office {
    var districts = (1...4).map { District(id: District.ID("060000\($0)"), name: "Place \($0)") }
    for index in districts.indices {
      districts[index].needs = [
        District.Need(topic: Topic(index < 2 ? "math" : "ela"), priority: 5)
      ]
      districts[index].goals = "Secret goal \(index + 1)"
      districts[index].readiness = 0.9
    }
    let guides = (1...2).map {
      Facilitator(id: Facilitator.ID("F\($0)"), name: "Guide \($0)", capacity: 1)
    }
    let office = try Office(RegistryBundle(districts: districts, facilitators: guides))
    let staff = try office.desk(.stateStaff, "s")
    let source = try staff.source(round: "R")
    let plan = try Matching.run(RoundModel(source.bundle), sha256: source.sha256).plan
    let number = try staff.keep(plan, of: source, round: "R", engine: "test")
    let ids = try staff.propose(plan: number).ids
    for (id, partnership) in zip(ids, plan.partnerships) {
      for member in partnership.members {
        let lead = try office.desk(.districtLead, member.rawValue)
        try lead.setPerson(
          Person(part: .seniorLead, name: "Lead \(member)", email: "lead@\(member).example"),
          of: nil, round: "R")
        try lead.answer(.accepted, partnership: id, reason: "reason of \(member)")
        try lead.addNote("candid word of \(member)", .private, partnership: id)
        try lead.addNote("shared word of \(member)", .shared, partnership: id)
      }
      let guide = try #require(partnership.facilitator)
      let facilitator = try office.desk(.facilitator, guide.rawValue)
      try facilitator.answer(.accepted, partnership: id, reason: nil)
      try facilitator.addNote("candid word of \(guide)", .private, partnership: id)
      try staff.advance(id, to: .confirmed, nextDate: nil, why: nil)
    }
    return office
  }

  @Test func `each sees its own and its confirmed partners', and nobody else's`() throws {
    let office = try office()
    let pairs = [["0600001", "0600002"], ["0600003", "0600004"]]
    for (index, pair) in pairs.enumerated() {
      for (me, partner) in [(pair[0], pair[1]), (pair[1], pair[0])] {
        let desk = try office.desk(.districtLead, me)
        let own = try Self.text(desk.district(me, round: "R"))
        #expect(own.contains("readiness"))
        let theirs = try Self.text(desk.district(partner, round: "R"))
        #expect(theirs.contains("Secret goal"))
        #expect(theirs.contains("lead@\(partner).example"))
        #expect(!theirs.contains("readiness"))
        for stranger in pairs[1 - index] {
          #expect(throws: Failure.self) { try desk.district(stranger, round: "R") }
        }
        let seen = try desk.partnerships(round: nil, state: nil)
        #expect(seen.rows.count == 1)
        #expect(throws: Failure.self) { try desk.partnershipAnswer(2 - index) }
        #expect(throws: Failure.self) { try desk.notes(of: 2 - index) }
      }
    }
  }

  @Test func `candid notes and reasons stay with whoever wrote them`() throws {
    let office = try office()
    let actors: [Actor] = [
      Actor(.stateAdmin, "tester"), Actor(.stateStaff, "s"), Actor(.districtLead, "0600001"),
      Actor(.districtLead, "0600002"), Actor(.districtMember, "0600001"),
      Actor(.facilitator, "F1"), Actor(.facilitator, "F2"),
    ]
    for actor in actors {
      let desk = try office.desk(actor)
      for id in 1...2 {
        guard let notes = try? Self.text(desk.notes(of: id)),
          let partnership = try? Self.text(desk.partnershipAnswer(id))
        else { continue }
        for writer in ["0600001", "0600002", "0600003", "0600004", "F1", "F2"] {
          let isMine = actor.id == writer && actor.role != .districtMember
          #expect(notes.contains("candid word of \(writer)") == (isMine && notes.contains(writer)))
          if !isMine { #expect(!partnership.contains("reason of \(writer)")) }
        }
      }
    }
    let own = try Self.text(office.desk(.districtLead, "0600001").partnershipAnswer(1))
    #expect(own.contains("reason of 0600001"))
  }

  @Test func `a facilitator sees its own assignments only, with contacts`() throws {
    let office = try office()
    for id in ["F1", "F2"] {
      let desk = try office.desk(.facilitator, id)
      let answer = try desk.assignments(nil)
      #expect(answer.rows.count == 1)
      #expect(try Self.text(answer).contains("lead@"))
      #expect(throws: Failure.self) { try desk.assignments(id == "F1" ? "F2" : "F1") }
      #expect(try desk.facilitators(region: nil, topic: nil, round: nil).rows.count == 1)
    }
    let nobody = try office.desk(.facilitator, "F9")
    #expect(throws: Failure.self) { try nobody.assignments(nil) }
  }

  @Test func `searching by what districts registered is for those who may see it all`() throws {
    let office = try office()
    var search = DistrictSearch()
    search.need = "math"
    #expect(try office.desk(.stateStaff, "s").districts(search).rows.count == 2)
    for actor in [
      Actor(.districtLead, "0600001"), Actor(.researcher, "r"), Actor(.facilitator, "F1"),
    ] {
      #expect(throws: Failure.self) { try office.desk(actor).districts(search) }
      #expect(try office.desk(actor).districts(DistrictSearch()).rows.count == 4)
    }
  }

  @Test func `the audit shows no reasons, notes or persons`() throws {
    let office = try office()
    let desk = try office.desk(.auditor, "a")
    let deeds = try desk.audit(about: nil, limit: 1000)
    for row in deeds.rows {
      guard case .whole(let deed) = row[0] else { continue }
      let text = try Self.text(desk.changes(of: deed))
      for secret in ["reason of", "word of", "lead@", "Lead 06"] { #expect(!text.contains(secret)) }
    }
    #expect(try desk.verifyAudit(against: nil).isSound)
    #expect(throws: Failure.self) { try desk.exportJSON(round: "R") }
  }

  @Test func `figures for researchers name nobody`() throws {
    let office = try office()
    let text = String(
      decoding: try office.desk(.researcher, "r").research(round: "R"), as: UTF8.self)
    #expect(text.contains("suppressed"))
    for secret in ["0600001", "Place", "Secret", "Guide"] { #expect(!text.contains(secret)) }
    #expect(throws: Failure.self) {
      try office.desk(.districtLead, "0600001").research(round: "R")
    }
  }

  @Test func `a plan that a clock stopped is verified instead`() throws {
    let bundle = SmallRegistry.varied(seed: 4).bundle(seed: 4)
    let office = try Office(bundle)
    let desk = try office.desk(.stateStaff, "s")
    let source = try desk.source(round: "R")
    var plan = try Matching.run(RoundModel(source.bundle), sha256: source.sha256).plan
    plan.proof.stopped = .time
    plan.proof.status = .feasible
    let number = try desk.keep(plan, of: source, round: "R", engine: "test")
    let made = try desk.reproduce(number, control: Control())
    guard case .verified = made.outcome else {
      Issue.record("it was not verified")
      return
    }
    #expect(made.words(engine: "test").contains("verified instead"))
  }
}
