/// A value of 0…1 and how much of it was known.
///
/// What is not known counts as the policy's `unknown`; the share that was known is kept beside
/// the value.
struct Measure: Equatable {
  /// 0…1.
  var value: Double
  /// Known parts over parts, 0…1.
  var known: Double

  /// Measures one part; `nil` is not known.
  init(_ part: Double?, unknown: Double) {
    value = part ?? unknown
    known = part == nil ? 0 : 1
  }

  private init(value: Double, parts: [Double?]) {
    self.value = value
    known = Double(parts.count { $0 != nil }) / Double(parts.count)
  }

  /// The lowest of one or more parts, where an unknown part counts as `unknown`.
  static func lowest(_ parts: [Double?], unknown: Double) -> Measure {
    let values = parts.map { $0 ?? unknown }
    return Measure(value: values.min() ?? unknown, parts: parts)
  }

  /// The mean of one or more parts, where an unknown part counts as `unknown`.
  static func mean(_ parts: [Double?], unknown: Double) -> Measure {
    let values = parts.map { $0 ?? unknown }
    return Measure(value: values.reduce(0, +) / Double(values.count), parts: parts)
  }

  /// The weighted mean of one or more parts, where an unknown part counts as `unknown`.
  static func weightedMean(
    _ parts: [(part: Double?, weight: Double)], unknown: Double
  ) -> Measure {
    let whole = parts.reduce(0) { $0 + $1.weight }
    var measure = Measure(0, unknown: unknown)
    measure.value = parts.reduce(0) { $0 + $1.weight * ($1.part ?? unknown) } / whole
    measure.known = parts.reduce(0) { $0 + ($1.part == nil ? 0 : $1.weight) } / whole
    return measure
  }

  /// `share` of the lower of two parts and the rest of the higher.
  static func blend(_ one: Double?, _ other: Double?, lowerShare: Double, unknown: Double)
    -> Measure
  {
    let values = (one ?? unknown, other ?? unknown)
    let lower = min(values.0, values.1)
    let higher = max(values.0, values.1)
    return Measure(
      value: lowerShare * lower + (1 - lowerShare) * higher, parts: [one, other])
  }
}
