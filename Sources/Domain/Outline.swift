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
}
