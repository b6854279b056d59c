/// The border of a state, a county or another area, for maps.
package struct Outline: Equatable, Sendable {
  /// What the area is called; empty where that is not known.
  package var name: String
  /// Closed lines of at least three points, the last of which is not the first again.
  package var rings: [[Coordinate]]

  package init(name: String, rings: [[Coordinate]]) {
    self.name = name
    self.rings = rings
  }

  /// Whether a place lies inside one of the rings.
  package func contains(_ place: Coordinate) -> Bool {
    rings.contains { Self.isInside(place, $0) }
  }

  /// Whether a place lies inside a ring: a ray to the east crosses its border an odd number of times.
  package static func isInside(_ place: Coordinate, _ ring: [Coordinate]) -> Bool {
    var isInside = false
    for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) {
      guard (a.latitude > place.latitude) != (b.latitude > place.latitude) else { continue }
      let share = (place.latitude - a.latitude) / (b.latitude - a.latitude)
      if place.longitude < a.longitude + share * (b.longitude - a.longitude) { isInside.toggle() }
    }
    return isInside
  }
}
