import Access
import Domain
import Drafting
import HTTPTypes
import Hummingbird
import Storage
import Workflows

/// Districts, facilitators and their ties, for those who look things up.
enum DirectoryRoutes {
  static let routes: [ServiceRoute] = [
    .page(
      .get, "/directory", .question(.seeDirectory), "Districts by name, place, size and need"
    ) { call in
      let actor = try call.signedIn()
      let search = try DirectoryPages.search(call.query)
      let (answer, rounds) = try await call.desk { (try $0.districts(search), try names($0)) }
      return call.page(
        DirectoryPages.page(
          answer, call.query, rounds: rounds,
          canSeeNeeds: Permission.allows(actor, .seeRegistration)))
    },
    .page(.get, "/directory/map", .question(.seeDirectory), "The same districts on a map") {
      call in
      let search = try DirectoryPages.search(call.query)
      let picture = try await call.desk { try $0.map(of: search) }
      let shown =
        picture ?? .notice("directory-map", title: "No map", DirectoryPages.noMap)
      return .bytes(shown.file, "image/svg+xml")
    },
    .page(.get, "/directory/{district}", .question(.seeDirectory), "A district's public facts") {
      call in
      let (id, actor) = (try call.part("district"), try call.signedIn())
      let answer = try await call.desk { try $0.district(id, round: nil) }
      var page = DistrictFactsPage.page(answer)
      if Permission.allows(actor, .invite) {
        let standings = try await call.desk {
          try DirectoryRoutes.standings(of: District.ID(id), $0)
        }
        page.blocks += InvitationPages.part(of: id, standings: standings)
      }
      return call.page(page)
    },
    .page(
      .get, "/facilitators", .question(.seeFacilitators), "Facilitators by region and expertise"
    ) { call in
      let query = call.query
      let (answer, rounds, latest) = try await call.desk { desk in
        let rounds = try desk.rounds()
        let latest = rounds.rows.indices.last { rounds.words($0, "open") == "yes" }
          .map { rounds.words($0, "round") }
        return (
          try desk.facilitators(
            region: query["region"], topic: query["topic"], round: query["round"],
            limits: latest),
          try names(desk), query["round"] ?? latest
        )
      }
      return call.page(
        DirectoryPages.facilitators(answer, query, rounds: rounds, limitsOf: latest))
    },
    .page(
      .get, "/relationships", .question(.seeRelationships), "Ties with their source and date"
    ) { call in call.page(try await relationships(call)) },
    .page(.post, "/relationships", .question(.editRelationships), "Record a tie") { call in
      let form = call.form
      return try await changeTie(call, .created) { desk, from, to, kind in
        let until = form["until"]
        guard until.map({ Day($0) != nil }) ?? true else { throw badDay(until, "until") }
        try desk.addTie(
          from: from, to: to, kind: kind, since: form["since"], until: until, note: form["note"])
      }
    },
    .page(
      .post, "/relationships/removals", .question(.editRelationships), "Remove a tie"
    ) { call in
      let why = call.form["why"]
      return try await changeTie(call, .changed) { desk, from, to, kind in
        _ = try desk.removeTies(from: from, to: to, kind: kind, why: why)
      }
    },
    .api(
      .get, "/api/v1/relationships", .question(.seeRelationships),
      "Ties with their source and date; parties see what they recorded",
      APIDescription(
        parameters: [.init(name: "of", summary: "The number of a district or facilitator")],
        answer: "relationships")
    ) { call in
      let id = call.query["of"]
      return call.json(try await call.desk { try $0.relationships(of: id) })
    },
  ]

  /// How far a district has come in each round that is open or will be.
  private static func standings(
    of id: District.ID, _ desk: RegistryDesk
  ) throws(Failure) -> [(round: String, district: InvitedDistrict)] {
    let rounds = try desk.rounds()
    var found: [(round: String, district: InvitedDistrict)] = []
    for row in rounds.rows.indices where rounds.words(row, "open") == "yes" {
      let round = rounds.words(row, "round")
      let all = try desk.invitations(round: round, also: [id])
      found += all.filter { $0.id == id }.map { (round, $0) }
    }
    return found
  }

  private static func names(_ desk: RegistryDesk) throws(Failure) -> [String] {
    let rounds = try desk.rounds()
    return rounds.rows.indices.map { rounds.words($0, "round") }
  }

  /// Reads between whom a tie is, by number or by name, and does something about it; what is wrong
  /// stands in the form again.
  private static func changeTie(
    _ call: Call, _ notice: Notice,
    _ body: @escaping @Sendable (RegistryDesk, String, String, String) throws -> Void
  ) async throws -> Response {
    let form = call.form
    do {
      let first = try await call.desk { desk in
        let missing = ["from", "to", "kind"].filter { form[$0] == nil }
        guard missing.isEmpty, let from = form["from"], let to = form["to"], let kind = form["kind"]
        else {
          throw Failure(
            .badInput, about: missing.map { .init("Fill it in.", column: $0) })
        }
        let ends = (
          try desk.partyMeant(by: from, column: "from"), try desk.partyMeant(by: to, column: "to")
        )
        try body(desk, ends.0, ends.1, kind)
        return ends.0
      }
      return call.go(to: "/relationships?of=\(Place.encoded(first))", notice)
    } catch let failure as Failure where failure.isAboutAnswers {
      return call.wrong(try await relationships(call), failure)
    }
  }

  static func badDay(_ text: String?, _ column: String) -> Failure {
    Failure(
      .badInput,
      about: [
        .init(
          "The day is \(text ?? ""). Write year, month and day, such as 2026-09-15.",
          column: column)
      ])
  }

  private static func relationships(_ call: Call) async throws -> Page {
    let (words, actor) = (call.query["of"], try call.signedIn())
    let (answer, problem) = try await call.desk { desk in
      do throws(Failure) {
        let id = try words.map { words throws(Failure) in
          try desk.partyMeant(by: words, column: "of")
        }
        return (try desk.relationships(of: id), nil as Failure?)
      } catch {
        guard error.isAboutAnswers else { throw error }
        var none = try desk.relationships(of: words)
        none.rows = []
        return (none, error)
      }
    }
    var page = DirectoryPages.relationships(
      answer, call.query,
      canEdit: Permission.reach(of: actor.role, .editRelationships) != .none, form: call.form)
    if let problem {
      page = page.showing(page.problems(of: problem, in: call.query, at: call.path))
    }
    return page
  }
}
