import Foundation
import Synchronization

/// Counts of requests, as Prometheus reads them.
final class Metrics: Sendable {
  private struct Key: Hashable {
    var method: String
    var route: String
    var status: Int
  }

  private struct Times {
    var buckets = [Int](repeating: 0, count: Metrics.limits.count)
    var count = 0
    var sum = 0.0
  }

  private struct State {
    var requests: [Key: Int] = [:]
    var times: [String: Times] = [:]
  }

  /// Upper ends of the histogram's buckets, in seconds.
  private static let limits = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
  private let state = Mutex(State())

  func count(method: String, route: String, status: Int, seconds: Double) {
    state.withLock { state in
      state.requests[Key(method: method, route: route, status: status), default: 0] += 1
      var times = state.times[route] ?? Times()
      if let place = Self.limits.firstIndex(where: { seconds <= $0 }) { times.buckets[place] += 1 }
      times.count += 1
      times.sum += seconds
      state.times[route] = times
    }
  }

  /// The text format, version 0.0.4.
  func text(runningJobs: Int) -> String {
    let state = state.withLock { $0 }
    var lines = [
      "# HELP tandem_requests_total Requests by method, route and status.",
      "# TYPE tandem_requests_total counter",
    ]
    let keys = state.requests.keys.sorted {
      ($0.route, $0.method, $0.status) < ($1.route, $1.method, $1.status)
    }
    for key in keys {
      lines.append(
        "tandem_requests_total{method=\"\(key.method)\",route=\"\(key.route)\","
          + "status=\"\(key.status)\"} \(state.requests[key] ?? 0)")
    }
    lines += [
      "# HELP tandem_request_seconds Seconds until the answer began.",
      "# TYPE tandem_request_seconds histogram",
    ]
    for (route, times) in state.times.sorted(by: { $0.key < $1.key }) {
      var sum = 0
      for (limit, count) in zip(Self.limits, times.buckets) {
        sum += count
        lines.append("tandem_request_seconds_bucket{route=\"\(route)\",le=\"\(limit)\"} \(sum)")
      }
      lines += [
        "tandem_request_seconds_bucket{route=\"\(route)\",le=\"+Inf\"} \(times.count)",
        "tandem_request_seconds_sum{route=\"\(route)\"} \(times.sum)",
        "tandem_request_seconds_count{route=\"\(route)\"} \(times.count)",
      ]
    }
    lines += [
      "# HELP tandem_jobs_running Matches that run now.", "# TYPE tandem_jobs_running gauge",
      "tandem_jobs_running \(runningJobs)",
    ]
    return lines.joined(separator: "\n") + "\n"
  }
}
