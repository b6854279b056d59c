import Foundation

/// A point on the earth in degrees, WGS84.
package struct Coordinate: Hashable, Sendable, Codable {
  /// Degrees north, -90…90.
  package var latitude: Double

  /// Degrees east, -180…180.
  package var longitude: Double

  package init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }

  /// Mean radius of the earth in kilometres (IUGG).
  package static let earthRadius = 6371.0088

  /// The great-circle distance to `other` in kilometres, on a sphere of `earthRadius`.
  ///
  /// Haversine form, which stays accurate for short distances:
  /// `d = 2R · asin √( sin²(Δφ/2) + cos φ₁ · cos φ₂ · sin²(Δλ/2) )`.
  package func kilometres(to other: Coordinate) -> Double {
    let radians = Double.pi / 180
    let halfLatitude = sin((other.latitude - latitude) * radians / 2)
    let halfLongitude = sin((other.longitude - longitude) * radians / 2)
    let chord =
      halfLatitude * halfLatitude
      + cos(latitude * radians) * cos(other.latitude * radians) * halfLongitude * halfLongitude
    return 2 * Self.earthRadius * asin(min(1, chord.squareRoot()))
  }
}
