/// The middle of some numbers, the mean of the two in the middle if they are even; `nil` of none.
package func median(_ numbers: [Double]) -> Double? {
  guard !numbers.isEmpty else { return nil }
  let sorted = numbers.sorted()
  let middle = sorted.count / 2
  return sorted.count.isMultiple(of: 2)
    ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
}

/// The mean of some numbers; `nil` of none.
package func mean(_ numbers: [Double]) -> Double? {
  numbers.isEmpty ? nil : numbers.reduce(0, +) / Double(numbers.count)
}

/// The value below which a share of some numbers lies, between its two neighbours; `nil` of none.
package func quantile(_ numbers: [Double], _ share: Double) -> Double? {
  let sorted = numbers.sorted()
  guard let last = sorted.last else { return nil }
  let place = share * Double(sorted.count - 1)
  let low = Int(place)
  guard low + 1 < sorted.count else { return last }
  return sorted[low] + (place - Double(low)) * (sorted[low + 1] - sorted[low])
}

/// The standard deviation of a whole population; 1 where nothing varies, so that it can divide.
func spread(_ numbers: [Double]) -> Double {
  guard let mean = mean(numbers) else { return 1 }
  let variance =
    numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(numbers.count)
  return variance > 0 ? variance.squareRoot() : 1
}
