import Access
import ArgumentParser
import Foundation
import Logging
import Service
import ServiceLifecycle
import Storage
import UnixSignals

@main
struct TandemServer: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tandem-server",
    abstract: "Serve a registry's pages and its API.",
    discussion: """
      EXAMPLES
        tandem-server --registry state.sqlite
        tandem-server --registry state.sqlite --port 8080 --behind-tls --behind-proxy

      A registry that is not there is created. Where there is no account yet, a link for the first \
      administrator stands on the terminal. Links and forms are signed with a key from TANDEM_SECRET \
      (32 characters or more), or from --secret-file, which is made beside the registry if neither \
      is given.
      """,
    version: Self.version)

  /// The version that plans name as their maker; the command line's.
  static let version = "0.1.0"

  @Option(
    help: ArgumentHelp(
      "The registry; TANDEM_REGISTRY or tandem.sqlite, if not given.", valueName: "file"))
  var registry: String?

  @Option(help: "The address to listen at.")
  var host = "127.0.0.1"

  @Option(help: "The port to listen at.")
  var port = 8080

  @Option(help: ArgumentHelp("The file with the key of signatures.", valueName: "file"))
  var secretFile: String?

  @Flag(help: "Browsers come through TLS, which a proxy ends: cookies are secure, HSTS is on.")
  var behindTLS = false

  @Flag(help: "A proxy says in X-Forwarded-For who asks.")
  var behindProxy = false

  @Option(
    help: ArgumentHelp(
      "What links begin with, such as https://tandem.example; the host that a browser names, if"
        + " not given.", valueName: "url"))
  var address: String?

  @Option(
    help: ArgumentHelp(
      "Requests that one address may send a minute; 0 is no limit.", valueName: "number"))
  var rateLimit = 600

  @Option(
    help: ArgumentHelp(
      "An OpenID Connect provider by which staff may sign in too; it needs --address.",
      valueName: "url"))
  var oidcIssuer: String?

  @Option(help: ArgumentHelp("What the provider calls this server.", valueName: "id"))
  var oidcClientID: String?

  @Option(help: ArgumentHelp("What the provider is called on pages.", valueName: "words"))
  var oidcName = "the state's login"

  @Option(
    help: ArgumentHelp(
      "The file with the provider's secret, if TANDEM_OIDC_SECRET is not given.",
      valueName: "file"))
  var oidcSecretFile: String?

  @Flag(help: "Print the table of routes and end.")
  var routes = false

  private var path: String {
    registry ?? ProcessInfo.processInfo.environment["TANDEM_REGISTRY"] ?? "tandem.sqlite"
  }

  func validate() throws {
    if let address, !address.hasPrefix("http") || address.hasSuffix("/") {
      throw ValidationError(
        "'--address' is \(address). Give it as https://host, without a slash at its end.")
    }
    guard (1...65_535).contains(port) else {
      throw ValidationError("'--port' is \(port). Give a number from 1 to 65535.")
    }
    guard (oidcIssuer == nil) == (oidcClientID == nil) else {
      throw ValidationError("Give '--oidc-issuer' and '--oidc-client-id' together.")
    }
    guard oidcIssuer == nil || address != nil else {
      throw ValidationError(
        "'--oidc-issuer' needs '--address', to which the provider sends browsers back.")
    }
    guard rateLimit >= 0 else {
      throw ValidationError("'--rate-limit' is \(rateLimit). Give 0 or more.")
    }
  }

  func run() async throws {
    if routes {
      FileHandle.standardOutput.write(Data(TandemService.routeTable.utf8))
      return
    }
    LoggingSystem.bootstrap { JSONLogHandler(label: $0) }
    do {
      try await serve()
    } catch let error as StorageError {
      Self.say("\(error)")
      throw ExitCode(3)
    } catch let error as ServerSecret.Problem {
      Self.say("\(error)")
      throw ExitCode(3)
    } catch let error as OpenIDSettings.Problem {
      Self.say("\(error)")
      throw ExitCode(3)
    }
  }

  private func serve() async throws {
    let kept = try open()
    let secret = try ServerSecret.bytes(
      environment: ProcessInfo.processInfo.environment["TANDEM_SECRET"],
      file: secretFile ?? path + ".key", mayCreate: secretFile == nil,
      credentials: credentials)
    var settings = ServiceSettings(secret: secret, engine: Self.version)
    settings.isBehindTLS = behindTLS
    settings.trustsProxy = behindProxy
    settings.publicAddress = address
    settings.requestsPerMinute = rateLimit == 0 ? nil : rateLimit
    settings.openID = try openID()
    let logger = Logger(label: "tandem-server")
    let service = try TandemService(kept, settings, logger: logger)
    let (interrupted, firstAdmin) = try service.prepare()
    if interrupted > 0 {
      Self.say("Matches that an earlier server left running: \(interrupted); they say so.")
    }
    let place = "\(behindTLS ? "https" : "http")://\(host):\(port)"
    Self.say("Tandem serves \(path) at \(place)")
    if let firstAdmin { Self.say("Open the first account at \(address ?? place)\(firstAdmin)") }
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [
          .init(service: service.application(host: host, port: port)),
          .init(service: JobsKeeper(service: service)),
        ],
        gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    try await group.run()
  }

  /// Where systemd keeps what it gives to this service alone.
  private var credentials: String? { ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"] }

  private func openID() throws -> OpenIDSettings? {
    guard let oidcIssuer, let oidcClientID, let address else { return nil }
    return try OpenIDSettings(
      issuer: oidcIssuer, clientID: oidcClientID,
      clientSecret: OpenIDSettings.secret(
        environment: ProcessInfo.processInfo.environment["TANDEM_OIDC_SECRET"],
        file: oidcSecretFile, credentials: credentials),
      name: oidcName, publicAddress: address)
  }

  private func open() throws -> Registry {
    guard FileManager.default.fileExists(atPath: path) else {
      return try Registry.create(
        at: path, by: Actor(.stateAdmin, NSUserName()), at: Moment(Date()))
    }
    let kept = try Registry(opening: path)
    if let copy = kept.backupBeforeMigration {
      Self.say("The registry was brought to this version; as it was before, it is kept in \(copy).")
    }
    return kept
  }

  static func say(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}

/// Lets matches end with the best plans so far before the server does.
private struct JobsKeeper: ServiceLifecycle.Service {
  let service: TandemService

  func run() async throws {
    try? await gracefulShutdown()
    await service.stopJobs()
  }
}
