import Foundation

/// A provider of OpenID Connect by which staff may sign in, and what we are to it.
package struct OpenIDSettings: Sendable {
  /// The provider's name for itself, an address; what it says later has to match to the letter.
  let issuer: String
  let clientID: String
  let clientSecret: String
  /// What the provider is called on our pages.
  let name: String
  /// Where browsers come back to.
  let returnAddress: String
  /// Seconds for which an answer of the provider is waited for.
  var patience = 10

  package enum Problem: Error, Equatable, CustomStringConvertible {
    case address(option: String, found: String)
    case empty(option: String)
    case noSecret
    case open(path: String)
    case missing(path: String)

    package var description: String {
      switch self {
      case .address(let option, let found):
        "\(option) is \(found). Give an address that begins with https://, without a query; http://"
          + " is taken on loopback alone."
      case .empty(let option): "\(option) is empty. Give what the provider calls this server."
      case .noSecret:
        "There is no secret for the provider. Give TANDEM_OIDC_SECRET or --oidc-secret-file."
      case .open(let path):
        "Others than its owner can read \(path), the provider's secret. Run `chmod 600 \(path)`."
      case .missing(let path): "There is no file \(path) with the provider's secret. Create it."
      }
    }
  }

  /// The provider of an issuer.
  ///
  /// `publicAddress` is what links of this server begin with; the provider sends browsers there, and
  /// to no host that a request names.
  package init(
    issuer: String, clientID: String, clientSecret: String, name: String, publicAddress: String
  ) throws(Problem) {
    guard SafeAddress.isSafe(issuer), !issuer.contains("?") else {
      throw .address(option: "--oidc-issuer", found: issuer)
    }
    guard SafeAddress.isSafe(publicAddress), !publicAddress.contains("?") else {
      throw .address(option: "--address", found: publicAddress)
    }
    guard !clientID.isEmpty else { throw .empty(option: "--oidc-client-id") }
    guard !clientSecret.isEmpty else { throw .noSecret }
    self.issuer = issuer
    self.clientID = clientID
    self.clientSecret = clientSecret
    self.name = name
    returnAddress = publicAddress + SignInFlow.returnPath
  }

  /// The provider's secret, from the environment or a file that only its owner reads.
  package static func secret(
    environment: String?, file path: String?, credentials: String? = nil
  ) throws(Problem) -> String {
    if let environment, !environment.isEmpty { return environment }
    guard let path else { throw .noSecret }
    let kept: String?
    do {
      kept = try SecretFile.text(path, credentials: credentials)
    } catch {
      throw error == .open ? .open(path: path) : .missing(path: path)
    }
    guard let kept else { throw .missing(path: path) }
    guard !kept.isEmpty else { throw .noSecret }
    return kept
  }
}

/// Addresses over which secrets may go: through TLS, or without leaving the machine.
enum SafeAddress {
  private static let loopback: Set<String> = ["localhost", "127.0.0.1", "::1", "[::1]"]

  static func isSafe(_ text: String) -> Bool {
    guard text.utf8.count < 500, text.utf8.allSatisfy({ $0 > 32 && $0 < 127 }),
      let address = URLComponents(string: text), let host = address.host, !host.isEmpty,
      address.user == nil, address.password == nil, address.fragment == nil
    else { return false }
    return address.scheme == "https" || address.scheme == "http" && loopback.contains(host)
  }
}
