import Access
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Storage
import Workflows

/// A district's page, its links, and its registration step by step.
enum DistrictRoutes {
  private static let base = "/rounds/{round}/districts/{district}/registration"

  static let routes: [ServiceRoute] = [
    .page(.get, "/districts/{district}", .question(.seeRegistration), "A district's own page") {
      call in try await home(call)
    },
    .page(
      .post, "/districts/{district}/links", .question(.invite),
      "Make a link by which somebody of the district comes in"
    ) { call in try await makeLink(call) },
    .page(
      .get, base + "/{step}", .question(.editRegistration), "One step of the registration"
    ) { call in
      let step = try step(call)
      return call.page(RegistrationPages.page(step, try await currentDraft(call)))
    },
    .page(
      .post, base + "/{step}", .question(.editRegistration), "Save one step of the registration"
    ) { call in try await save(call) },
    .page(
      .get, "/rounds/{round}/districts/{district}/possible-partners", .question(.editRegistration),
      "How many partners are possible under these limits"
    ) { call in try await count(call) },
    .page(.post, base + "/consent", .question(.giveConsent), "Agree to take part") { call in
      try await consent(call)
    },
    .page(.get, base + "/receipt", .question(.editRegistration), "What was registered and agreed") {
      call in call.page(RegistrationCheckPage.receipt(try await currentDraft(call)))
    },
    .page(.get, base + "/withdraw", .question(.withdraw), "Leave the round") { call in
      call.page(RegistrationCheckPage.withdrawal(try await currentDraft(call)))
    },
    .page(.post, base + "/withdraw", .question(.withdraw), "Leave the round") { call in
      let (id, round, why) = (try call.district, try call.part("round"), call.form["why"])
      _ = try await call.desk { try $0.withdraw(id.rawValue, round: round, why: why) }
      return call.go(to: Place.district(id.rawValue), .withdrawn)
    },
  ]

  private static func step(_ call: Call) throws -> RegistrationStep {
    guard let step = RegistrationStep(rawValue: try call.part("step")) else {
      throw HTTPError(.notFound)
    }
    return step
  }

  private static func home(_ call: Call) async throws -> Response {
    let (id, actor) = (try call.district, try call.signedIn())
    let (facts, rounds, proposals) = try await call.desk { desk in
      let begun = try desk.registeredRounds(of: id)
      let all = try desk.rounds()
      let lines = try all.rows.indices.compactMap { row -> DistrictPages.RoundLine? in
        let round = all.words(row, "round")
        let isBegun = begun.contains(round)
        let time = RegistrationTime(rawValue: all.words(row, "registration")) ?? .closed
        guard time == .open || time == .ahead || isBegun else { return nil }
        let consents =
          isBegun
          ? try desk.district(id.rawValue, round: round).facts["consent"] == .flag(true) : false
        return DistrictPages.RoundLine(
          id: round, title: all.words(row, "title"), time: time, opens: all.words(row, "opens"),
          closes: all.words(row, "closes"), consents: consents, isBegun: isBegun,
          leftAt: isBegun ? try desk.leaving(of: id, round: round) : nil)
      }
      return (try desk.facts(of: id), lines, try desk.proposals())
    }
    let subject = Subject(districts: [id])
    return call.page(
      DistrictPages.home(
        facts, rounds: rounds, proposals: proposals,
        canEdit: Permission.allows(actor, .editRegistration, about: subject),
        canInvite: Permission.allows(actor, .invite, about: subject)))
  }

  private static func makeLink(_ call: Call) async throws -> Response {
    let id = try call.district
    guard let role = call.form["role"].flatMap(Role.init(rawValue:)),
      Actor(role, id.rawValue).district != nil
    else { throw HTTPError(.badRequest) }
    let address = try await LinkMaking.address(for: Actor(role, id.rawValue), call)
    return call.page(
      DistrictPages.link(
        address, days: LinkToken.days, back: Place.district(id.rawValue)))
  }

  private static func currentDraft(_ call: Call) async throws -> RegistrationDraft {
    let (id, round) = (try call.district, try call.part("round"))
    return try await call.desk { try read($0, id, round) }
  }

  private static func read(
    _ desk: RegistryDesk, _ id: District.ID, _ round: String
  ) throws -> RegistrationDraft {
    let cells = try desk.form(of: id, round: round).cells
    let text = try desk.currentConsentText()
    var closed: String?
    if desk.actor.district != nil {
      let facts = try desk.roundAnswer(round)
      let time = facts.fact("registration")
      if time != RegistrationTime.open.rawValue {
        closed = RoundPages.registration(
          time, opens: facts.fact("opens"), closes: facts.fact("closes"))
      }
    }
    return RegistrationDraft(
      round: round, facts: try desk.facts(of: id), cells: cells,
      registration: try desk.registration(of: id, round: round),
      possible: try desk.possiblePartners(of: id, round: round),
      consentVersion: text?.version ?? "", consentText: text?.text ?? "", closed: closed)
  }

  private static func count(_ call: Call) async throws -> Response {
    let (id, round) = (try call.district, try call.part("round"))
    let limits = RegistrationSaving.limits(call.query)
    let count = try await call.desk {
      try $0.possiblePartners(of: id, round: round, limits: limits)
    }
    return .text(PossibleWords.lines(count).joined(separator: " "), "text/plain; charset=utf-8")
  }

  private static func save(_ call: Call) async throws -> Response {
    let (id, round, step) = (try call.district, try call.part("round"), try step(call))
    let (form, version) = (call.form, call.form.raw("version"))
    let (draft, problems) = try await call.desk { desk in
      let draft = try read(desk, id, round)
      guard draft.version == version else { return (draft, [RegistrationSaving.changedMeanwhile]) }
      let problems = try RegistrationSaving(desk: desk, id: id, round: round)
        .save(step, form, over: draft)
      return (draft, problems)
    }
    guard problems.isEmpty else {
      let isStale = problems == [RegistrationSaving.changedMeanwhile]
      let shown = isStale ? draft : RegistrationSaving.filled(draft, step, form)
      return call.wrong(
        RegistrationPages.page(step, shown), problems,
        status: isStale ? .conflict : .unprocessableContent)
    }
    switch form["then"] {
    case "later":
      let isParty = call.actor.map(ReturnPages.makesOwnLinks) ?? false
      return call.go(to: isParty ? ReturnPages.path : Place.district(id.rawValue), .saved)
    case "stay":
      return call.go(to: Place.registration(round, id.rawValue, step.rawValue), .saved)
    default:
      let next = step.next ?? .check
      return call.go(to: Place.registration(round, id.rawValue, next.rawValue))
    }
  }

  private static func consent(_ call: Call) async throws -> Response {
    let (id, round, form) = (try call.district, try call.part("round"), call.form)
    var problems: [Page.Problem] = []
    if form["name"] == nil { problems.append(RegistrationCheckPage.missingName) }
    if form["agree"] != "yes" { problems.append(RegistrationCheckPage.missingWord) }
    guard problems.isEmpty, let name = form["name"] else {
      return call.wrong(RegistrationPages.page(.check, try await currentDraft(call)), problems)
    }
    let text = form["text"] ?? ""
    try await call.desk { desk in
      try desk.giveConsent(id.rawValue, round: round, text: text, name: name)
    }
    return call.go(to: Place.registration(round, id.rawValue, "receipt"), .consented)
  }
}
