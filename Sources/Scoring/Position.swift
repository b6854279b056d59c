import Domain
import Foundation

/// A point on the unit sphere, made quick to measure from.
///
/// The distance is that of `Coordinate.kilometres(to:)`, which it equals to a relative 1e-9 from
/// two metres on.
struct Position: Sendable {
  private let x: Double
  private let y: Double
  private let z: Double

  init(_ coordinate: Coordinate) {
    let latitude = coordinate.latitude * .pi / 180
    let longitude = coordinate.longitude * .pi / 180
    x = cos(latitude) * cos(longitude)
    y = cos(latitude) * sin(longitude)
    z = sin(latitude)
  }

  /// A place that is not known: every distance to it is not a number.
  static let unknown = Position(Coordinate(latitude: .nan, longitude: .nan))

  /// `sin²(d / 2R)`: a quarter of the squared straight line between two points.
  @inline(__always)
  func haversine(to other: Position) -> Double {
    let (dx, dy, dz) = (x - other.x, y - other.y, z - other.z)
    return (dx * dx + dy * dy + dz * dz) / 4
  }
}

/// Drives, estimated from the great circle by the policy's speed and detour.
struct Roads: Sendable {
  private let policy: Policy

  init(_ policy: Policy) { self.policy = policy }

  /// Minutes of a one-way drive over `d = 2R · asin √haversine`.
  @inline(__always)
  func minutes(haversine: Double) -> Double {
    let kilometres = 2 * Coordinate.earthRadius * asin(min(1, haversine.squareRoot()))
    return policy.minutes(kilometres: kilometres)
  }

  @inline(__always)
  func minutes(_ from: Position?, _ to: Position?) -> Double? {
    guard let from, let to else { return nil }
    return minutes(haversine: from.haversine(to: to))
  }

  /// The haversine above which a drive is certainly longer than `minutes`.
  ///
  /// A little above the exact value, so that rounding never refuses a drive at the limit.
  func haversineLimit(minutes: Double?) -> Double {
    guard let minutes else { return .infinity }
    let angle = minutes / policy.minutes(kilometres: Coordinate.earthRadius)
    guard angle < .pi else { return .infinity }
    let half = sin(angle / 2)
    return half * half * (1 + 1e-9) + 1e-18
  }
}

/// How near a drive is, from 1 (near) down to 0.
///
/// `q = 2^(-max(0, minutes - near) / half)`; readiness to meet at a distance makes up for part of
/// what is lost: `q + virtualShare · (1 - q) · min(virtual, virtual)`.
///
/// The half-distance shape is a default of the policy, not a finding.
struct Nearness: Sendable {
  let near: Double
  let half: Double
  let virtualShare: Double

  @inline(__always)
  func value(minutes: Double, virtual: Double) -> Double {
    softened(plain(minutes: minutes), virtual: virtual)
  }

  @inline(__always)
  func softened(_ near: Double, virtual: Double) -> Double {
    near + virtualShare * (1 - near) * virtual
  }

  /// The value before readiness to meet at a distance.
  @inline(__always)
  func plain(minutes: Double) -> Double {
    minutes <= near ? 1 : exp2(-(minutes - near) / half)
  }
}
