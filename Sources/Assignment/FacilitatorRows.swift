/// Rows with one number for each facilitator, in single precision, for looking through them fast.
///
/// What is read off them is a bound once `slack` has been added: it covers the rounding of both
/// rows that are added up.
struct FacilitatorRows: Sendable {
  private let rows: [SIMD8<Float>]
  /// Vectors in one row; what is left of the last one is minus infinity.
  private let stride: Int
  /// More than what rounding can take off a sum of these numbers and numbers of about one.
  let slack: Float

  /// Cuts `values` into rows of `count`, each number multiplied by `factor`.
  init(_ values: [Double], times factor: Double, ofEach count: Int) {
    let stride = (count + 7) / 8
    let rowCount = count == 0 ? 0 : values.count / count
    var rows = Array(
      repeating: SIMD8<Float>(repeating: -.infinity), count: rowCount * stride)
    var largest: Float = 0
    for row in 0..<rowCount {
      for place in 0..<count {
        let value = Float(values[row * count + place] * factor)
        if value.isFinite { largest = max(largest, abs(value)) }
        rows[row * stride + place / 8][place % 8] = value
      }
    }
    self.rows = rows
    self.stride = stride
    slack = 8 * Float.ulpOfOne * (4 + largest)
  }

  /// The largest sum of a number of `row` here and the number of the same facilitator there.
  func best(_ row: Int, plus other: FacilitatorRows, row otherRow: Int) -> Float {
    var best = SIMD8<Float>(repeating: -.infinity)
    rows.withUnsafeBufferPointer { rows in
      other.rows.withUnsafeBufferPointer { others in
        for place in 0..<stride {
          let sum = rows[row * stride + place] + others[otherRow * stride + place]
          best.replace(with: sum, where: sum .> best)
        }
      }
    }
    return best.max()
  }

  /// The largest number of a row there among the facilitators whose number in `row` here is finite.
  func bestFinite(_ row: Int, of other: FacilitatorRows, row otherRow: Int) -> Float {
    let never = SIMD8<Float>(repeating: -.infinity)
    var best = never
    for place in 0..<stride {
      let value = other.rows[otherRow * stride + place]
      best.replace(with: value, where: (rows[row * stride + place] .> never) .& (value .> best))
    }
    return best.max()
  }

  /// Calls `body` with each facilitator, ascending, for whom the mean of two rows here plus a row
  /// there comes within `slack` of what `threshold` gives at that time.
  func forEachMean(
    of one: Int, _ two: Int, plus other: FacilitatorRows, row otherRow: Int,
    above threshold: () -> Double, slack: Float, _ body: (Int) -> Void
  ) {
    let never = SIMD8<Float>(repeating: -.infinity)
    func least() -> SIMD8<Float> { SIMD8(repeating: Float(threshold()) - slack) }
    var limit = least()
    for place in 0..<stride {
      let sum =
        0.5 * (rows[one * stride + place] + rows[two * stride + place])
        + other.rows[otherRow * stride + place]
      let isOpen = (sum .>= limit) .& (sum .> never)
      guard any(isOpen) else { continue }
      for lane in 0..<8 where isOpen[lane] { body(place * 8 + lane) }
      limit = least()
    }
  }
}
