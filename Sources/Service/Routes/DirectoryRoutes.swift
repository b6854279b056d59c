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
      let id = try call.part("district")
      let answer = try await call.desk { try $0.district(id, round: nil) }
      return call.page(DistrictFactsPage.page(answer))
    },
    .page(
      .get, "/facilitators", .question(.seeFacilitators), "Facilitators by region and expertise"
    ) { call in
      let query = call.query
      let (answer, rounds) = try await call.desk {
        (
          try $0.facilitators(
            region: query["region"], topic: query["topic"], round: query["round"]),
          try names($0)
        )
      }
      return call.page(DirectoryPages.facilitators(answer, query, rounds: rounds))
    },
    .page(
      .get, "/relationships", .question(.seeRelationships), "Ties with their source and date"
    ) { call in call.page(try await relationships(call)) },
    .page(.post, "/relationships", .question(.editRelationships), "Record a tie") { call in
      let form = call.form
      guard let from = form["from"], let to = form["to"], let kind = form["kind"] else {
        return call.wrong(
          try await relationships(call),
          [Page.Problem("Say between whom it is, and of what kind.", at: "field-from")])
      }
      try await call.desk {
        try $0.addTie(
          from: from, to: to, kind: kind, since: form["since"],
          until: try RoundForm.day(form["until"]), note: form["note"])
      }
      return call.go(to: "/relationships?of=\(Place.encoded(from))", .created)
    },
    .page(
      .post, "/relationships/removals", .question(.editRelationships), "Remove a tie"
    ) { call in
      let form = call.form
      guard let from = form["from"], let to = form["to"], let kind = form["kind"] else {
        return call.wrong(
          try await relationships(call),
          [Page.Problem("Say between whom it is, and of what kind.", at: "field-from-2")])
      }
      _ = try await call.desk {
        try $0.removeTies(from: from, to: to, kind: kind, why: form["why"])
      }
      return call.go(to: "/relationships?of=\(Place.encoded(from))", .changed)
    },
    .api(
      .get, "/api/v1/relationships", .question(.seeRelationships),
      "Ties with their source and date; parties see what they recorded",
      APIDescription(
        parameters: [.init(name: "of", summary: "The number of a district or facilitator")],
        answer: "relationships")
    ) { call in
      let id = call.query["of"]
      return try call.json(try await call.desk { try $0.relationships(of: id) })
    },
  ]

  private static func names(_ desk: RegistryDesk) throws(Failure) -> [String] {
    let rounds = try desk.rounds()
    return rounds.rows.indices.map { rounds.words($0, "round") }
  }

  private static func relationships(_ call: Call) async throws -> Page {
    let (id, actor) = (call.query["of"], try call.signedIn())
    let answer = try await call.desk { try $0.relationships(of: id) }
    return DirectoryPages.relationships(
      answer, call.query,
      canEdit: Permission.reach(of: actor.role, .editRelationships) != .none, form: call.form)
  }
}
