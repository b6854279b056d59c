import Access
import HTTPTypes
import Hummingbird
import Storage
import Workflows

/// How a district or facilitator comes in again: by a link that it makes itself.
enum ReturnRoutes {
  static let routes: [ServiceRoute] = [
    .page(.get, ReturnPages.path, .signedIn, "How a district or facilitator comes in again") {
      call in
      let actor = try call.signedIn()
      guard actor.district != nil || actor.facilitator != nil else {
        return call.go(to: Navigation.home(of: actor))
      }
      return call.page(ReturnPages.page(actor, open: try await openLink(call)))
    },
    .page(.post, ReturnPages.path, .question(.invite), "Make one's own next link") { call in
      let actor = try call.signedIn()
      guard ReturnPages.makesOwnLinks(actor) else { throw HTTPError(.notFound) }
      let address = try await LinkMaking.address(for: actor, call)
      return call.page(
        DistrictPages.link(address, days: LinkToken.days, back: Navigation.home(of: actor)))
    },
  ]

  /// The link that the actor could come back with, if it made one.
  static func openLink(_ call: Call) async throws -> ReturnPages.OpenLink? {
    let (actor, moment) = (try call.signedIn(), Moment(call.now))
    return try await call.registry { registry in
      try registry.openLinks(of: actor, at: moment)
        .first { $0.purpose == LinkToken.Purpose.signIn.rawValue }
        .map { ReturnPages.OpenLink(issuedAt: $0.issuedAt, endsAt: $0.endsAt) }
    }
  }
}
