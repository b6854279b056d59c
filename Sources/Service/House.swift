package import Foundation
import Logging
import NIOPosix
import Storage

/// What a server is told when it starts.
package struct ServiceSettings: Sendable {
  /// The key of all signatures; 32 bytes or more.
  package var secret: [UInt8]
  /// The version that plans name as their maker.
  package var engine: String
  /// Whether browsers reach the server through TLS, which a proxy in front of it ends.
  package var isBehindTLS = false
  /// What links begin with, such as `https://tandem.example`; the request's host, if not given.
  package var publicAddress: String?
  /// Whether a proxy names the address of the browser.
  package var trustsProxy = false
  package var requestsPerMinute: Int? = 600
  package var signInsPerMinute: Int? = 20
  /// Whether passwords are derived fast, for tests alone.
  package var hasCheapPasswords = false
  /// The provider by which staff may sign in too.
  package var openID: OpenIDSettings?
  package var now: @Sendable () -> Date = { Date() }

  package init(secret: [UInt8], engine: String) {
    self.secret = secret
    self.engine = engine
  }
}

/// What every route has at hand.
final class House: Sendable {
  let registry: Registry
  let settings: ServiceSettings
  let secret: Secret
  let templates: Templates
  let jobs: Jobs
  let plans = PlanShelf()
  let bench = Workbench(
    busyWords: "Other questions that take a match are being worked out. Ask again in a few seconds."
  )
  /// Where another program writes documents.
  let press = Workbench(
    busyWords: "Other Word files are being written. Ask again in a few seconds.")
  let uploads = Uploads()
  let metrics = Metrics()
  let repeatedForms = RepeatedForms()
  let limits: RateLimits
  let signInLimits: RateLimits
  let firstAdmin: FirstAdmin
  let logger: Logger
  let provider: Provider?
  /// Where everything that blocks runs: SQLite, scrypt.
  private let threads: NIOThreadPool

  init(_ registry: Registry, _ settings: ServiceSettings, logger: Logger) throws {
    self.registry = registry
    self.settings = settings
    self.logger = logger
    secret = Secret(settings.secret)
    templates = try Templates()
    limits = RateLimits(perMinute: settings.requestsPerMinute)
    signInLimits = RateLimits(perMinute: settings.signInsPerMinute)
    firstAdmin = FirstAdmin()
    provider = settings.openID.map { Provider($0, now: settings.now) }
    threads = .singleton
    jobs = Jobs(registry: registry, engine: settings.engine, now: settings.now)
  }

  var now: Date { settings.now() }

  var passwordCost: Password.Cost {
    settings.hasCheapPasswords ? Password.Cost(rounds: 16, parallelism: 1) : .usual
  }

  /// Runs what blocks away from the threads that answer requests.
  func aside<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await threads.runIfActive(body)
  }
}

/// The token that lets the first administrator in, for as long as there is no account.
///
/// It is drawn at each start and stands on the terminal alone.
struct FirstAdmin: Sendable {
  let token = Tokens.fresh()
}
