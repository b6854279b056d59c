import Access
import Domain
import HTTPTypes
import Hummingbird
import Workflows

/// A facilitator's profile, limits, ties and hours, and how one joins.
enum FacilitatorRoutes {
  private static let root = "/facilitators/{facilitator}"

  static let routes: [ServiceRoute] = [
    .page(.get, root + "/profile", .question(.seeFacilitators), "A facilitator's profile") {
      call in call.page(try await page(call))
    },
    .page(.post, root + "/profile", .question(.editFacilitator), "Change a facilitator's profile") {
      call in
      let (id, page) = (try call.part("facilitator"), try await page(call))
      var (cells, problems) = FacilitatorPages.cells(call.form)
      guard problems.isEmpty else { return call.wrong(page, problems) }
      cells["id"] = id
      let (filled, email, place) = (cells, call.form["email"], call.form["place"])
      return try await call.change(
        to: profile(id), .saved, or: { page },
        { desk in
          var filled = filled
          if let place {
            let start = try desk.startingPlace(place)
            filled["latitude"] = "\(start.latitude)"
            filled["longitude"] = "\(start.longitude)"
          }
          _ = try desk.putFacilitator(filled, email: email, regions: [])
        })
    },
    .page(
      .get, root + "/limits/{round}", .question(.seeFacilitators),
      "A facilitator's limits for a round"
    ) { call in call.page(try await limitsPage(call, round: try call.part("round"))) },
    .page(.get, root + "/ties", .question(.seeFacilitators), "A facilitator's ties to districts") {
      call in call.page(try await tiesPage(call))
    },
    .page(
      .post, root + "/attestation", .question(.attest), "State a facilitator's limits for a round"
    ) { call in try await attest(call) },
    .page(.post, root + "/ties", .question(.editFacilitator), "Add a tie to a district") {
      call in
      let (id, page, form) = (try call.part("facilitator"), try await tiesPage(call), call.form)
      guard let words = form["district"], let kind = form["kind"] else {
        return call.wrong(page, FacilitatorPages.missingDistrict)
      }
      let until = form["until"]
      return try await call.change(
        to: ties(id), .kept, or: { page },
        { desk in
          guard until.map({ Day($0) != nil }) ?? true else {
            throw DirectoryRoutes.badDay(until, "until")
          }
          let district = try desk.districtMeant(by: words, column: "district")
          try desk.addTie(
            from: id, to: district.rawValue, kind: kind, since: nil, until: until, note: nil)
        })
    },
    .page(.post, root + "/ties/removed", .question(.editFacilitator), "Remove a tie") { call in
      let (id, page) = (try call.part("facilitator"), try await tiesPage(call))
      let why = call.form["why"]
      let parts = (call.form["tie"] ?? "").split(separator: ";").map(String.init)
      guard parts.count == 3, parts.contains(id) else {
        return call.wrong(page, FacilitatorPages.missingTie)
      }
      return try await call.change(
        to: ties(id), .changed, or: { page },
        { _ = try $0.removeTies(from: parts[0], to: parts[1], kind: parts[2], why: why) })
    },
    .page(
      .get, root + "/hours.csv", .question(.seeFacilitators), "A facilitator's hours and costs"
    ) { call in
      let id = try call.part("facilitator")
      let hours = try await call.desk { try $0.hours(id) }
      return .file(hours.csv, "text/csv; charset=utf-8", named: "hours-\(id).csv")
    },
    .page(
      .post, "/invitations/facilitators", .question(.editFacilitator),
      "Put a facilitator on the roll and make a link for it"
    ) { call in
      let form = call.form
      do {
        let missing = ["id", "name"].filter { form[$0] == nil }
        guard missing.isEmpty, let id = form["id"], let name = form["name"] else {
          throw Failure(.badInput, about: missing.map { .init("Fill it in.", column: $0) })
        }
        try await call.desk {
          _ = try $0.putFacilitator(
            ["id": id, "name": name, "organization": form["organization"] ?? ""],
            email: form["email"], regions: [])
        }
        let address = try await LinkMaking.address(for: Actor(.facilitator, id), call)
        return call.page(DistrictPages.link(address, days: LinkToken.days, back: "/invitations"))
      } catch let failure as Failure where failure.isAboutAnswers {
        return call.wrong(StaffPages.invitations(form), failure)
      }
    },
  ]

  private static func profile(_ id: String) -> String {
    Place.path("facilitators", id, "profile")
  }

  private static func ties(_ id: String) -> String { Place.path("facilitators", id, "ties") }

  private static func limitsPage(_ call: Call, round: String) async throws -> Page {
    let (id, actor) = (try call.part("facilitator"), try call.signedIn())
    let profile = try await call.desk { try $0.profile(of: id) }
    guard let limits = profile.rounds.first(where: { $0.round == round }) else {
      throw Failure(.notFound, ["There is no open round \(round)."])
    }
    return FacilitatorPages.limitsPage(profile, limits, call.form, for: actor)
  }

  private static func tiesPage(_ call: Call) async throws -> Page {
    let (id, actor) = (try call.part("facilitator"), try call.signedIn())
    return FacilitatorPages.tiesPage(
      try await call.desk { try $0.profile(of: id) }, call.form, for: actor)
  }

  private static func page(_ call: Call) async throws -> Page {
    let (id, actor) = (try call.part("facilitator"), try call.signedIn())
    return FacilitatorPages.page(
      try await call.desk { try $0.profile(of: id) }, call.form, for: actor)
  }

  private static func attest(_ call: Call) async throws -> Response {
    let (id, form) = (try call.part("facilitator"), call.form)
    guard let round = form["round"] else {
      return call.wrong(try await page(call), FacilitatorPages.missingRound)
    }
    let page = try await limitsPage(call, round: round)
    guard form["capacity"] != nil else {
      return call.wrong(page, FacilitatorPages.missingCapacity)
    }
    guard form["agree"] == "yes" else {
      return call.wrong(page, FacilitatorPages.missingWord)
    }
    var limits: [String: String] = [:]
    for column in ["capacity", "minimum", "max_minutes", "virtual", "available"] {
      limits[column] = form[column]
    }
    let stated = limits
    return try await call.change(
      to: profile(id), .saved, or: { page },
      { try $0.attest(id, round: round, limits: stated) })
  }
}
