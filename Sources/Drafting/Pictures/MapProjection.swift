package import Domain
import Foundation

/// How a map lays the globe out; results are in degrees of a great circle, y to the north.
package enum MapProjection: Equatable {
  /// For a state: degrees of latitude up, degrees of longitude shortened as in the middle across.
  ///
  /// `x = (λ − λ₀) cos φ₁`, `y = φ − φ₁`.
  case equirectangular(centre: Coordinate)
  /// For a country: areas keep their size.
  case albers(AlbersConic)

  /// Degrees that the places of a map with simple parallels span at most.
  private static let simpleSpan = 14.0

  /// The projection that suits a map of these places, of which there is at least one.
  package init(around places: [Coordinate]) {
    let first = places.first?.longitude ?? 0
    let longitudes = places.map { Self.turned($0.longitude - first) }
    let latitudes = places.map(\.latitude)
    let south = latitudes.min() ?? 0
    let north = latitudes.max() ?? 0
    let west = longitudes.min() ?? 0
    let east = longitudes.max() ?? 0
    let centre = Coordinate(
      latitude: (south + north) / 2, longitude: Self.turned(first + (west + east) / 2))
    let isCountry = max(north - south, (east - west) * cos(centre.latitude * .pi / 180))
    guard isCountry > Self.simpleSpan,
      let conic = AlbersConic(centre: centre, south: south, north: north)
    else {
      self = .equirectangular(centre: centre)
      return
    }
    self = .albers(conic)
  }

  package func point(_ place: Coordinate) -> (x: Double, y: Double) {
    switch self {
    case .equirectangular(let centre):
      let across = Self.turned(place.longitude - centre.longitude)
      return (across * cos(centre.latitude * .pi / 180), place.latitude - centre.latitude)
    case .albers(let conic): return conic.point(place)
    }
  }

  /// A difference of longitudes from -180 to 180 degrees.
  static func turned(_ degrees: Double) -> Double {
    degrees - 360 * (degrees / 360).rounded()
  }
}

/// The equal-area conic projection of Albers on a sphere.
///
/// Source: J. P. Snyder, *Map Projections: A Working Manual*, US Geological Survey Professional
/// Paper 1395 (1987), page 100, formulas 14-1 to 14-6; parallels a sixth from both ends, page 99.
package struct AlbersConic: Equatable {
  private let centre: Coordinate
  private let n: Double
  private let c: Double
  private let rho0: Double

  /// Nothing where the parallels lie alike on both sides of the equator, where there is no cone.
  init?(centre: Coordinate, south: Double, north: Double) {
    let sixth = (north - south) / 6
    self.init(centre: centre, parallels: (south + sixth, north - sixth))
  }

  /// The same with given parallels, in degrees.
  package init?(centre: Coordinate, parallels: (Double, Double)) {
    let radians = Double.pi / 180
    let n = (sin(parallels.0 * radians) + sin(parallels.1 * radians)) / 2
    guard abs(n) > 0.05 else { return nil }
    self.centre = centre
    self.n = n
    let first = parallels.0 * radians
    c = cos(first) * cos(first) + 2 * n * sin(first)
    rho0 = max(0, c - 2 * n * sin(centre.latitude * radians)).squareRoot() / n
  }

  package func point(_ place: Coordinate) -> (x: Double, y: Double) {
    let radians = Double.pi / 180
    let rho = max(0, c - 2 * n * sin(place.latitude * radians)).squareRoot() / n
    let theta = n * MapProjection.turned(place.longitude - centre.longitude) * radians
    return (rho * sin(theta) / radians, (rho0 - rho * cos(theta)) / radians)
  }
}
