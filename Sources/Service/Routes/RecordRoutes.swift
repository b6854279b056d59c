import Access
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Storage
import Workflows

/// Partnerships, invitations, accounts and audit.
enum RecordRoutes {
  static let routes: [ServiceRoute] = [
    .page(.get, "/partnerships", .question(.seePartnership), "Partnerships that one may see") {
      call in
      let state = call.query["state"]
      let answer = try await call.desk { try $0.partnerships(round: nil, state: state) }
      var page = StaffPages.partnerships(answer, call.query)
      if Permission.allows(try call.signedIn(), .seeStaffNote) {
        let open = try await call.desk { try $0.openQuestions().count }
        page.blocks = QuestionPages.count(open) + page.blocks
      }
      if Permission.allows(try call.signedIn(), .advancePartnership) {
        let awaited = try await call.desk { try $0.awaitedCount() }
        page.blocks = AwaitedAnswerPages.count(awaited) + page.blocks
      }
      return call.page(page)
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
      do {
        let party = try await call.desk { desk in
          role == .facilitator
            ? try desk.partyMeant(by: id, column: "id")
            : try desk.districtMeant(by: id, column: "id").rawValue
        }
        let address = try await LinkMaking.address(for: Actor(role, party), call)
        return call.page(
          DistrictPages.link(address, days: LinkToken.days, back: "/invitations"))
      } catch let failure as Failure where failure.isAboutAnswers {
        return call.wrong(StaffPages.invitations(call.form), failure)
      }
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
}
