import Foundation
import Synchronization

/// How often one address may ask: a bucket for each that fills at a steady rate.
final class RateLimits: Sendable {
  private struct Bucket {
    var level: Double
    var at: Double
  }

  /// Requests a minute, which are also the most at once; `nil` is no limit.
  let perMinute: Int?
  private let buckets = Mutex<[String: Bucket]>([:])
  /// Addresses kept before those with full buckets are forgotten.
  private static let mostKept = 10_000

  init(perMinute: Int?) { self.perMinute = perMinute }

  /// How many requests `address` may send at once, and the seconds until it may send all.
  func left(_ address: String, now: Date) -> (requests: Int, seconds: Int)? {
    guard let perMinute else { return nil }
    let bucket = buckets.withLock { $0[address] }
    let level = bucket?.level ?? Double(perMinute)
    let missing = (Double(perMinute) - level) * 60 / Double(perMinute)
    return (Int(level), Int(missing.rounded(.up)))
  }

  /// Seconds to wait before `address` may ask, or `nil` if it may now.
  func wait(_ address: String, now: Date) -> Int? {
    guard let perMinute else { return nil }
    let (most, rate) = (Double(perMinute), Double(perMinute) / 60)
    let time = now.timeIntervalSince1970
    return buckets.withLock { buckets in
      if buckets.count > Self.mostKept {
        buckets = buckets.filter { $0.value.level + (time - $0.value.at) * rate < most }
      }
      var bucket = buckets[address] ?? Bucket(level: most, at: time)
      bucket.level = min(most, bucket.level + max(0, time - bucket.at) * rate)
      bucket.at = time
      defer { buckets[address] = bucket }
      guard bucket.level >= 1 else { return Int(((1 - bucket.level) / rate).rounded(.up)) }
      bucket.level -= 1
      return nil
    }
  }
}
