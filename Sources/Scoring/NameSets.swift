/// One set of names for each district, such as its staff roles, made quick to compare.
///
/// Names are compared without regard to case. Only names that two districts list get a bit: the
/// others count in `sizes` and can be shared by nobody.
struct NameSets: Sendable {
  /// The number of different names of each district.
  let sizes: [Int]
  /// Words of 64 bits for each district.
  private let width: Int
  private let words: [UInt64]

  init(_ lists: [[String]]) {
    let sets = lists.map { Set($0.map { $0.lowercased() }) }
    var holders: [String: Int] = [:]
    for name in sets.joined() { holders[name, default: 0] += 1 }
    let common = holders.filter { $0.value > 1 }.keys.sorted()
    let bits = Dictionary(uniqueKeysWithValues: common.enumerated().map { ($1, $0) })
    let width = (common.count + 63) / 64
    var words = [UInt64](repeating: 0, count: width * sets.count)
    for (place, names) in sets.enumerated() {
      for name in names {
        guard let bit = bits[name] else { continue }
        words[place * width + bit / 64] |= 1 << UInt64(bit % 64)
      }
    }
    sizes = sets.map(\.count)
    self.width = width
    self.words = words
  }

  /// The number of names that two districts both list.
  @inline(__always)
  func shared(_ first: Int, _ second: Int) -> Int {
    var count = 0
    for word in 0..<width {
      count += (words[first * width + word] & words[second * width + word]).nonzeroBitCount
    }
    return count
  }

  /// The number of names that at least one of two districts lists.
  @inline(__always)
  func either(_ first: Int, _ second: Int) -> Int {
    sizes[first] + sizes[second] - shared(first, second)
  }
}
