import HTTPTypes
import Hummingbird
import Storage

/// What those ask who run the server, and the files that pages need.
enum OperationRoutes {
  static let routes: [ServiceRoute] = [
    .operation("/healthz", "Whether the server runs") { _ in
      .text("running\n", "text/plain; charset=utf-8")
    },
    .operation("/readyz", "Whether the registry can be read") { call in
      let isReady = try await call.registry { $0.isReady() }
      return .text(
        isReady ? "ready\n" : "not ready\n", "text/plain; charset=utf-8",
        status: isReady ? .ok : .serviceUnavailable)
    },
    .operation("/metrics", "Counts and times for Prometheus; not through a proxy") { call in
      // What a proxy passes on comes from outside.
      guard call.request.headers[.forwardedFor] == nil else { throw HTTPError(.notFound) }
      return .text(
        call.house.metrics.text(runningJobs: call.house.jobs.runningCount),
        "text/plain; version=0.0.4; charset=utf-8")
    },
    file(.stylesheet), file(.script),
  ]

  private static func file(_ asset: Asset) -> ServiceRoute {
    .operation(asset.path, "A file that pages need") { _ in
      var response = Response.bytes(asset.bytes, asset.mediaType)
      response.headers[.cacheControl] = "public, max-age=31536000, immutable"
      return response
    }
  }
}
