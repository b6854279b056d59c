/// The range in which the value of a row or of a column must lie.
///
/// A side that is `nil` has no limit. Infinity is not a bound: leave the side out instead.
package struct Bounds: Equatable, Sendable {
  package var lower: Double?
  package var upper: Double?

  package init(lower: Double?, upper: Double?) {
    self.lower = lower
    self.upper = upper
  }

  package static let free = Bounds(lower: nil, upper: nil)
  package static func atLeast(_ lower: Double) -> Bounds { Bounds(lower: lower, upper: nil) }
  package static func atMost(_ upper: Double) -> Bounds { Bounds(lower: nil, upper: upper) }
  package static func equal(_ value: Double) -> Bounds { Bounds(lower: value, upper: value) }
  package static func between(_ lower: Double, _ upper: Double) -> Bounds {
    Bounds(lower: lower, upper: upper)
  }
}

extension Bounds {
  /// Refuses what GLPK would take for a number or report only while it solves.
  func check(_ place: Place, isInteger: Bool = false) throws(ProgramDefect) {
    try check(lower, place, isInteger)
    try check(upper, place, isInteger)
    if let lower, let upper, lower > upper {
      throw .boundsCrossed(place, lower: lower, upper: upper)
    }
  }

  private func check(
    _ side: Double?, _ place: Place, _ isInteger: Bool
  ) throws(ProgramDefect) {
    guard let side else { return }
    guard side.isFinite else { throw .boundNotFinite(place) }
    guard !isInteger || side == side.rounded() else { throw .boundNotWhole(place, found: side) }
  }

  /// How far `value` lies outside, in units of `1 + |bound|`; zero or less inside.
  func excess(of value: Double) -> Double {
    let below = lower.map { ($0 - value) / (1 + abs($0)) }
    let above = upper.map { (value - $0) / (1 + abs($0)) }
    return max(below ?? -.infinity, above ?? -.infinity)
  }

  /// The highest (`maximise`) or lowest value of `slope · value` inside the bounds.
  ///
  /// A slope of at most `tolerance` counts as zero where the side it points to has no limit.
  func extreme(slope: Double, sense: LiveProgram.Sense, tolerance: Double) -> Double {
    guard slope != 0 else { return 0 }
    if let side = (slope > 0) == (sense == .maximise) ? upper : lower { return slope * side }
    guard abs(slope) > tolerance else { return 0 }
    return sense == .maximise ? .infinity : -.infinity
  }
}
