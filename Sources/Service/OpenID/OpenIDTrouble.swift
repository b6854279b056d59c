import HTTPTypes

/// Why signing in by a provider came to nothing.
enum OpenIDTrouble: Error, Equatable {
  /// The provider does not answer, or not with what the protocol asks.
  case unreachable
  /// What the provider says of itself contradicts our settings or the protocol.
  case unfit(Fault)
  /// The browser came back without the flow that it left with, too late, or a second time.
  case flowLost
  /// The answer names another provider.
  case otherProvider
  /// The provider let nobody in; its reason, by the word of the protocol.
  case declined(String)
  /// The provider does not take the code, or not from us.
  case codeRefused
  case token(IDToken.Problem)
  /// The person is who they say, and has no account here.
  case stranger(subject: String)

  enum Fault: String, Equatable {
    case issuer, address, algorithm, challenge, authentication
  }

  /// What stands in the log; no name, code or token.
  var word: String {
    switch self {
    case .unreachable: "unreachable"
    case .unfit(let fault): "unfit-\(fault.rawValue)"
    case .flowLost: "flow-lost"
    case .otherProvider: "other-provider"
    case .declined: "declined"
    case .codeRefused: "code-refused"
    case .token(let problem): "token-\(problem.rawValue)"
    case .stranger: "stranger"
    }
  }

  var status: HTTPResponse.Status {
    switch self {
    case .unreachable: .serviceUnavailable
    case .unfit, .codeRefused, .token: .badGateway
    case .flowLost, .otherProvider: .badRequest
    case .declined, .stranger: .forbidden
    }
  }
}
