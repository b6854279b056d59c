import Access
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Storage
import Workflows

/// Secret addresses from which calendar programs load somebody's dates.
enum CalendarRoutes {
  static let routes: [ServiceRoute] = [
    .page(.get, "/calendars", .question(.seePartnership), "One's own calendar addresses") { call in
      let actor = try call.signedIn()
      let (links, partnerships) = try await call.desk { desk in
        (
          try desk.calendarLinks(),
          actor.district == nil && actor.facilitator == nil
            ? []
            : try desk.proposals().filter { $0.state.isLive }.map { proposal in
              (id: proposal.id, names: Phrase.list(proposal.members.map(\.name)))
            }
        )
      }
      return call.page(
        CalendarPages.page(
          links, partnerships: partnerships, back: Navigation.home(of: actor)))
    },
    .page(.post, "/calendars", .question(.seePartnership), "Make or renew a calendar address") {
      call in
      let (token, partnership) = (Tokens.fresh(), try partnership(call))
      let endsAt = Moment(call.now.addingTimeInterval(Double(CalendarPages.days) * 86_400))
      let digest = Tokens.digest(token)
      try await call.desk {
        try $0.openCalendar(partnership: partnership, digest: digest, endsAt: endsAt)
      }
      return call.page(CalendarPages.made(LinkMaking.address(of: "/calendars/\(token).ics", call)))
    },
    .page(.post, "/calendars/end", .question(.seePartnership), "Take a calendar address back") {
      call in
      let partnership = try partnership(call)
      try await call.desk { try $0.endCalendar(partnership: partnership) }
      return call.go(to: "/calendars", .ended)
    },
    .operation("/calendars/{token}.ics", "A calendar by its secret address") { call in
      let (digest, now) = (Tokens.digest(try call.part("token")), Moment(call.now))
      let bytes = try await call.registry { registry in
        try RegistryDesk.calendar(of: digest, in: registry, now: now)
      }
      guard let bytes else { throw HTTPError(.notFound) }
      return .bytes(bytes, "text/calendar; charset=utf-8")
    },
  ]

  private static func partnership(_ call: Call) throws -> Int? {
    guard let text = call.form["partnership"] else { return nil }
    guard let id = Int(text) else { throw HTTPError(.badRequest) }
    return id
  }
}
