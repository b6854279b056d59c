import Access
import Domain
import Storage
import Testing

/// The life of registrations and partnerships.
struct LifeTests {
  private let first = Actor(.districtLead, "0600001")
  private let second = Actor(.districtLead, "0600002")
  private let guide = Actor(.facilitator, "F1")

  private func signature(_ name: String) -> Registry.Signature {
    var signature = Registry.Signature()
    signature.sponsor = name
    signature.seniorLead = name
    signature.signedBy = name
    return signature
  }

  /// All accept, and staff confirm.
  private func confirm(_ id: Int, in registry: Registry) throws {
    let now = Fixture.moment(10)
    try registry.answer(
      .accepted, for: "0600001", partnership: id, reason: nil, by: first, at: now)
    try registry.answer(
      .accepted, for: "0600002", partnership: id, reason: nil, by: second, at: now)
    try registry.answer(.accepted, as: "F1", partnership: id, reason: nil, by: guide, at: now)
    try registry.advance(
      id, to: .confirmed, nextDate: nil, by: Fixture.admin, at: now, why: nil)
  }

  @Test func `a partnership is accepted when both districts and the facilitator have`() throws {
    let fixture = try Fixture()
    let id = try fixture.propose()
    let registry = fixture.registry
    let now = Fixture.moment(9)
    try registry.answer(.accepted, as: "F1", partnership: id, reason: nil, by: guide, at: now)
    try registry.answer(
      .accepted, for: "0600001", partnership: id, reason: nil, by: first, at: now)
    #expect(try registry.partnership(id).state == .proposed)
    try registry.answer(
      .accepted, for: "0600002", partnership: id, reason: nil, by: second, at: now)
    #expect(try registry.partnership(id).state == .accepted)
  }

  @Test func `activation names everything that is missing, and then succeeds`() throws {
    let fixture = try Fixture()
    let id = try fixture.propose()
    let registry = fixture.registry
    try confirm(id, in: registry)
    let activate = {
      try registry.advance(
        id, to: .active, nextDate: "2026-09-15", by: Fixture.admin, at: Fixture.moment(20),
        why: nil)
    }
    try registry.sign(
      signature("A"), for: "0600001", partnership: id, by: first, at: Fixture.moment(11))
    #expect(
      throws: StorageError.incomplete(
        step: "active",
        missing: [
          "district 0600002 has no superintendent as sponsor",
          "district 0600002 has named no senior lead", "district 0600002 has not signed",
        ])
    ) { try activate() }
    try registry.sign(
      signature("B"), for: "0600002", partnership: id, by: second, at: Fixture.moment(12))
    try activate()
    #expect(try registry.partnership(id).state == .active)
    #expect(try registry.check().isSound)
  }

  @Test func `the file itself refuses an active partnership without signatures`() throws {
    let fixture = try Fixture()
    let id = try fixture.propose()
    try confirm(id, in: fixture.registry)
    try Fixture.tamper(fixture.registry.path, "UPDATE partnership SET state = 'active'")
    let report = try fixture.registry.check()
    #expect(report.findings.contains { $0.check == "states" })
  }

  @Test func `without a facilitator both must waive, with their reasons`() throws {
    let fixture = try Fixture()
    let id = try fixture.propose()
    let registry = fixture.registry
    let now = Fixture.moment(9)
    try registry.answer(.declined, as: "F1", partnership: id, reason: "ill", by: guide, at: now)
    for (district, actor) in [("0600001", first), ("0600002", second)] {
      let id2 = District.ID(district)
      try registry.answer(
        .accepted, for: id2, partnership: id, reason: nil, by: actor, at: now)
    }
    #expect(try registry.partnership(id).state == .proposed)
    var waiver = Registry.Signature()
    waiver.waiver = "two senior leads run it"
    try registry.sign(waiver, for: "0600001", partnership: id, by: first, at: now)
    #expect(try registry.partnership(id).state == .proposed)
    try registry.sign(waiver, for: "0600002", partnership: id, by: second, at: now)
    #expect(try registry.partnership(id).state == .accepted)
  }

  @Test func `a facilitator with a conflict or without room is not asked`() throws {
    let fixture = try Fixture()
    let id = try fixture.propose()
    let registry = fixture.registry
    let error = #expect(throws: StorageError.self) {
      try registry.ask("F2", partnership: id, by: Fixture.admin, at: Fixture.moment(9), why: nil)
    }
    #expect("\(error as Any)".contains("conflict"))
    #expect(throws: StorageError.self) {
      try registry.ask("F9", partnership: id, by: Fixture.admin, at: Fixture.moment(9), why: nil)
    }
  }

  @Test(arguments: KeptPartnership.State.allCases)
  func `no step leads anywhere but where the moves say`(state: KeptPartnership.State) throws {
    let fixture = try Fixture()
    let id = try fixture.propose()
    let allowed: Set<KeptPartnership.State> = [.accepted, .declined, .closed]
    do {
      try fixture.registry.advance(
        id, to: state, nextDate: nil, by: Fixture.admin, at: Fixture.moment(9), why: nil)
      #expect(allowed.contains(state))
    } catch {
      #expect(!allowed.contains(state))
      #expect(try fixture.registry.partnership(id).state == .proposed)
    }
  }

  @Test func `declining ends a proposal and leaves both free for another`() throws {
    let fixture = try Fixture()
    let id = try fixture.propose()
    let registry = fixture.registry
    try registry.answer(
      .declined, for: "0600001", partnership: id, reason: "no time", by: first,
      at: Fixture.moment(9))
    #expect(try registry.partnership(id).state == .declined)
    let number = try registry.keep(
      Fixture.plan, body: "{\"b\": 1}", bundle: "{}", round: "R", engine: "test",
      by: Fixture.admin, at: Fixture.moment(10))
    let again = try registry.propose(
      Fixture.plan, number: number, by: Fixture.admin, at: Fixture.moment(11))
    #expect(again.count == 1)
    #expect(throws: StorageError.self) {
      try registry.propose(Fixture.plan, number: number, by: Fixture.admin, at: Fixture.moment(12))
    }
  }

  @Test func `whoever withdraws frees its partners, at any time`() throws {
    let fixture = try Fixture()
    let id = try fixture.propose()
    let registry = fixture.registry
    try confirm(id, in: registry)
    let ended = try registry.withdraw(
      "0600002", round: "R", by: second, at: Fixture.moment(30), why: nil)
    #expect(ended == [id])
    #expect(try registry.partnership(id).state == .closed)
    let bundle = try registry.bundle(round: "R")
    #expect(bundle.districts.filter(\.consents).map(\.id) == ["0600001", "0600003"])
    // Not even loading the bundle again enrols it.
    var loaded = bundle
    for index in loaded.districts.indices { loaded.districts[index].consents = true }
    _ = try registry.load(loaded, round: "R", by: Fixture.admin, at: Fixture.moment(31))
    #expect(try registry.registration(of: "0600002", round: "R").district.consents == false)
    #expect(throws: StorageError.self) {
      try registry.propose(Fixture.plan, number: 1, by: Fixture.admin, at: Fixture.moment(32))
    }
    #expect(try registry.check().isSound)
  }

  @Test func `a consent says who, when and to which words`() throws {
    let fixture = try Fixture()
    _ = try fixture.propose()
    let registry = fixture.registry
    _ = try registry.withdraw("0600003", round: "R", by: first, at: Fixture.moment(4), why: nil)
    #expect(throws: StorageError.unknown(kind: "consent text", id: "v9")) {
      try registry.giveConsent(
        "0600003", round: "R", text: "v9", name: "A", by: first, at: Fixture.moment(5))
    }
    try registry.giveConsent(
      "0600003", round: "R", text: "v1", name: "A. Ortiz", by: first, at: Fixture.moment(6))
    let kept = try registry.registration(of: "0600003", round: "R")
    #expect(kept.consentBy == "A. Ortiz")
    #expect(kept.consentAt == Fixture.moment(6).text)
    #expect(kept.consentText == "v1")
    #expect(kept.withdrawnAt == nil)
  }

  @Test func `the checklist makes up readiness`() throws {
    let fixture = try Fixture()
    _ = try fixture.propose()
    let scores = Dictionary(uniqueKeysWithValues: (1...10).map { ($0, $0 % 3) })
    try fixture.registry.setChecklist(
      scores, of: "0600001", round: "R", by: first, at: Fixture.moment(5))
    let kept = try fixture.registry.registration(of: "0600001", round: "R")
    #expect(kept.checklist == scores)
    #expect(kept.district.readiness == Double(scores.values.reduce(0, +)) / 20)
  }

  @Test func `a change that was begun on older answers is refused`() throws {
    let fixture = try Fixture()
    _ = try fixture.propose()
    let registry = fixture.registry
    let seen = try registry.registration(of: "0600001", round: "R").district
    var one = seen
    one.goals = "one"
    var other = seen
    other.capacity = 2
    try registry.register(
      one, round: "R", addsDistrict: false, seen: seen, by: first, at: Fixture.moment(5))
    #expect(throws: StorageError.self) {
      try registry.register(
        other, round: "R", addsDistrict: false, seen: seen, by: first, at: Fixture.moment(6))
    }
    #expect(try registry.registration(of: "0600001", round: "R").district == one)
  }
}
