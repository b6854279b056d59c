import Access
import HTTPTypes
import Hummingbird
import Storage
import Workflows

/// Links that let a party in, made by whoever the policy lets make them.
enum LinkMaking {
  /// The address of a new link; it is shown once and kept nowhere.
  static func address(for party: Actor, _ call: Call) async throws -> String {
    try await self.link(for: party, call).address
  }

  /// The same, with the last moment at which it works.
  static func link(
    for party: Actor, _ call: Call
  ) async throws -> (address: String, endsAt: String) {
    let link = LinkToken(.signIn, for: party, now: call.now)
    try await call.desk {
      try $0.invite(
        party, purpose: link.purpose.rawValue, digest: link.digest, endsAt: link.endsAt)
    }
    return (address(of: "/link/\(link.text(call.house.secret))", call), link.endsAt.text)
  }

  /// A path of ours as an address to pass on.
  static func address(of path: String, _ call: Call) -> String {
    let settings = call.house.settings
    let host = call.request.head.authority ?? "localhost"
    let address = settings.publicAddress ?? "\(settings.isBehindTLS ? "https" : "http")://\(host)"
    return address + path
  }
}
