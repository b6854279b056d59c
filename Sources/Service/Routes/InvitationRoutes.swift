import Access
import Domain
import HTTPTypes
import Hummingbird
import Storage
import Workflows

/// Who is invited to a round, and links for many at once.
enum InvitationRoutes {
  static let routes: [ServiceRoute] = [
    .page(
      .get, "/rounds/{round}/invitations", .question(.editRounds),
      "Where each district of a round stands, and links for those who are invited"
    ) { call in
      call.page(try await page(call, also: []))
    },
    .page(
      .post, "/rounds/{round}/invitations", .question(.editRounds),
      "Add districts to the list, or make links for those chosen"
    ) { call in
      switch call.form["then"] {
      case "file", "show": try await makeLinks(call)
      default: try await add(call)
      }
    },
  ]

  /// The districts that were added to the list on this page; they are kept nowhere else.
  private static func listed(_ call: Call) -> [District.ID] {
    (call.form["listed"] ?? "").split(separator: ";").map { District.ID(String($0)) }
  }

  private static func page(
    _ call: Call, also others: [District.ID], isDone: Bool = false
  ) async throws -> Page {
    let round = try call.part("round")
    let districts = try await call.desk { try $0.invitations(round: round, also: others) }
    return InvitationPages.page(round, districts, listed: others, isDone ? Answers() : call.form)
  }

  private static func add(_ call: Call) async throws -> Response {
    let form = call.form
    let (found, points) = try await call.desk { desk in
      var (found, points) = try desk.districtsMeant(
        byLines: form.raw("districts"), column: "districts")
      if let county = form["county"] {
        do throws(Failure) {
          found += try desk.districts(ofCounty: county, column: "county")
        } catch {
          guard error.isAboutAnswers else { throw error }
          points += error.points
        }
      }
      if found.isEmpty, points.isEmpty { points = [InvitationPages.nobodyAdded] }
      return (found, points)
    }
    var known: Set<District.ID> = []
    let all = (listed(call) + found).filter { known.insert($0).inserted }
    guard points.isEmpty else {
      return call.wrong(
        try await page(call, also: all), Failure(.badInput, about: points))
    }
    return call.page(try await page(call, also: all, isDone: true))
  }

  private static func makeLinks(_ call: Call) async throws -> Response {
    let (round, form, listed) = (try call.part("round"), call.form, listed(call))
    let all = try await call.desk { try $0.invitations(round: round, also: listed) }
    let group = form["whom"].flatMap(InvitedDistrict.Standing.init(rawValue:))
    let chosen = all.filter {
      group.map { [standing = $0.standing] group in standing == group }
        ?? (form[InvitationPages.box($0.id)] == "yes")
    }
    guard !chosen.isEmpty else {
      return call.wrong(
        try await page(call, also: listed), Failure(.badInput, about: [InvitationPages.nobody]))
    }
    var links: [InvitationLink] = []
    for district in chosen {
      let (address, endsAt) = try await LinkMaking.link(
        for: Actor(.districtLead, district.id.rawValue), call)
      links.append(
        InvitationLink(
          district: district.id, name: district.name, address: address, endsAt: endsAt))
    }
    if form["then"] == "show" { return call.page(InvitationPages.links(links, round: round)) }
    return .file(
      InvitationLink.csv(links), "text/csv; charset=utf-8", named: "round-\(round)-links.csv")
  }
}
