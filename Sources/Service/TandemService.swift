import HTTPTypes
package import Hummingbird
package import Logging
package import Storage

/// The service as a whole: a responder for tests and servers alike.
package struct TandemService: Sendable {
  let house: House

  /// - Throws: if a template of ours is broken or the registry cannot be written.
  package init(_ registry: Registry, _ settings: ServiceSettings, logger: Logger) throws {
    house = try House(registry, settings, logger: logger)
  }

  /// What to do before the first request.
  ///
  /// - Returns: jobs that an earlier server left running, and the path of the first account where
  ///   there is none.
  package func prepare() throws -> (interrupted: Int, firstAdmin: String?) {
    let interrupted = try house.registry.markInterruptedJobs(at: Moment(house.now))
    let isEmpty = try house.registry.accounts().isEmpty
    return (interrupted, isEmpty ? "/first-admin/\(house.firstAdmin.token)" : nil)
  }

  /// Every route with the question of the policy that decides it, in Markdown.
  package static var routeTable: String { RouteTable.markdown }

  /// Lets running matches end with the best plans so far.
  package func stopJobs() async { await house.jobs.stopAll() }

  package func application(
    host: String, port: Int
  ) -> some ApplicationProtocol {
    Application(
      router: router(),
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: port), serverName: nil),
      logger: house.logger)
  }

  private static let methods: [HTTPRequest.Method] =
    [.get, .head, .post, .put, .patch, .delete, .trace, .connect]
    + [HTTPRequest.Method("QUERY")].compactMap(\.self)

  /// Says of each known path what can be done there, to those who try something else.
  private func refuseOtherMethods(_ router: Router<Visit>) {
    for (path, routes) in Dictionary(grouping: RouteTable.all, by: \.path) {
      var allowed = Set(routes.map(\.method))
      if allowed.contains(.get) { allowed.insert(.head) }
      allowed.insert(.options)
      let allow = allowed.map(\.rawValue).sorted().joined(separator: ", ")
      let path = RouterPath(path)
      router.on(path, method: .options) { _, _ in
        Response(status: .noContent, headers: [.allow: allow])
      }
      for method in Self.methods where !allowed.contains(method) {
        router.on(path, method: method) { _, _ -> Response in
          throw HTTPError(.methodNotAllowed, headers: [.allow: allow])
        }
      }
    }
  }

  func router() -> Router<Visit> {
    let router = Router(context: Visit.self, options: .autoGenerateHeadEndpoints)
    router.addMiddleware {
      ObservingMiddleware(house: house)
      HeadersMiddleware(isBehindTLS: house.settings.isBehindTLS)
      ErrorMiddleware(house: house)
      LimitMiddleware(house: house)
    }
    for route in RouteTable.all {
      router.on(
        RouterPath(route.path), method: route.method,
        use: RouteRunner(house: house, route: route).run)
    }
    refuseOtherMethods(router)
    return router
  }
}
