import Access
import HTTPTypes
import Hummingbird
import Storage
import Workflows

/// Links that let a party in, made by whoever the policy lets make them.
enum LinkMaking {
  /// The address of a new link; it is shown once and kept nowhere.
  static func address(for party: Actor, _ call: Call) async throws -> String {
    let link = LinkToken(.signIn, for: party, now: call.now)
    try await call.desk {
      try $0.invite(
        party, purpose: link.purpose.rawValue, digest: link.digest, endsAt: link.endsAt)
    }
    let host = call.request.head.authority ?? "localhost"
    let scheme = call.house.settings.isBehindTLS ? "https" : "http"
    return "\(scheme)://\(host)/link/\(link.text(call.house.secret))"
  }
}
