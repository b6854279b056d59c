import Access
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Storage
import Workflows

/// Directory, partnerships, invitations, accounts and audit.
enum RecordRoutes {
  static let routes: [ServiceRoute] = [
    .page(.get, "/directory", .question(.seeDirectory), "Districts, by name, place and need") {
      call in try await directory(call)
    },
    .page(.get, "/directory/{district}", .question(.seeDirectory), "A district's public facts") {
      call in
      let id = try call.part("district")
      let answer = try await call.desk { try $0.district(id, round: nil) }
      return call.page(StaffPages.record(answer, back: "/directory"))
    },
    .page(.get, "/partnerships", .question(.seePartnership), "Partnerships that one may see") {
      call in
      let state = call.query["state"]
      let answer = try await call.desk { try $0.partnerships(round: nil, state: state) }
      return call.page(StaffPages.partnerships(answer, call.query))
    },
    .page(.get, "/invitations", .question(.invite), "Invite a district or facilitator") { call in
      call.page(StaffPages.invitations())
    },
    .page(.post, "/invitations", .question(.invite), "Make a link for a district or facilitator") {
      call in
      guard let role = call.form["role"].flatMap(Role.init(rawValue:)) else {
        throw HTTPError(.badRequest)
      }
      guard let id = call.form["id"] else {
        return call.wrong(StaffPages.invitations(call.form), [StaffPages.missingParty])
      }
      let address = try await LinkMaking.address(for: Actor(role, id), call)
      return call.page(
        DistrictPages.link(address, days: LinkToken.days, back: "/invitations"))
    },
    .page(.get, "/audit", .question(.seeAudit), "Who did what") { call in
      let subject = call.query["subject"]
      let answer = try await call.desk { try $0.audit(about: subject, limit: StaffPages.shown) }
      return call.page(StaffPages.audit(answer, call.query))
    },
    .page(.get, "/audit/{deed}", .question(.seeAudit), "What a deed changed") { call in
      let deed = try call.number("deed")
      return call.page(StaffPages.changes(try await call.desk { try $0.changes(of: deed) }))
    },
  ]

  private static func directory(_ call: Call) async throws -> Response {
    let actor = try call.signedIn()
    let canSeeNeeds = Permission.allows(actor, .seeRegistration)
    var search = DistrictSearch()
    search.text = call.query["text"]
    search.county = call.query["county"]
    search.region = call.query["region"]
    search.round = call.query["round"]
    search.need = call.query["need"]
    search.offer = call.query["offer"]
    search.limit = StaffPages.shown
    let wanted = search
    let (answer, rounds) = try await call.desk { desk in
      let rounds = try desk.rounds()
      return (
        try desk.districts(wanted), rounds.rows.indices.map { rounds.words($0, "round") }
      )
    }
    return call.page(
      StaffPages.directory(answer, call.query, rounds: rounds, canSeeNeeds: canSeeNeeds))
  }
}
