import Hummingbird
import Logging

/// Notes each request: its route, status and time; neither addresses nor paths, which name people.
struct ObservingMiddleware: RouterMiddleware {
  let house: House

  func handle(
    _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
  ) async throws -> Response {
    let clock = ContinuousClock()
    let start = clock.now
    let response = try await next(request, context)
    let seconds = (clock.now - start) / .seconds(1)
    let route = context.endpointPath ?? "none"
    house.metrics.count(
      method: request.method.rawValue, route: route, status: response.status.code,
      seconds: seconds)
    context.logger.info(
      "request",
      metadata: [
        "method": "\(request.method.rawValue)", "route": "\(route)",
        "status": "\(response.status.code)", "milliseconds": "\(Int(seconds * 1000))",
      ])
    return response
  }
}
