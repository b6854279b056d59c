/// Finds the word that a misspelling most likely stands for.
enum Nearest {
  /// The candidate with the fewest slips from `word`, the first of equals, or nothing near enough.
  ///
  /// Case, spaces, hyphens and underscores do not count. About one slip in three characters is
  /// near; failing that, a candidate that begins with `word`.
  static func match(to word: String, among candidates: some Sequence<String>) -> String? {
    let wanted = folded(word)
    guard !wanted.isEmpty, wanted.count <= 100 else { return nil }
    var best: (candidate: String, slips: Int)?
    var continuation: String?
    for candidate in candidates {
      let letters = folded(candidate)
      if continuation == nil, wanted.count >= 3, letters.starts(with: wanted) {
        continuation = candidate
      }
      let limit = max(1, max(wanted.count, letters.count) / 3)
      guard abs(letters.count - wanted.count) <= min(limit, (best?.slips ?? .max) - 1) else {
        continue
      }
      let slips = distance(wanted, letters)
      if slips <= limit, slips < best?.slips ?? .max { best = (candidate, slips) }
      if slips == 0 { break }
    }
    return best?.candidate ?? continuation
  }

  private static func folded(_ word: String) -> [UInt8] {
    var letters: [UInt8] = []
    letters.reserveCapacity(word.utf8.count)
    for byte in word.utf8 {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "\t"): continue
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): letters.append(byte | 0x20)
      default: letters.append(byte)
      }
    }
    return letters
  }

  /// Insertions, deletions, replacements and exchanges of neighbours that turn `from` into `to`.
  ///
  /// Reference: Damerau, "A technique for computer detection and correction of spelling errors",
  /// CACM 7(3), 1964. doi:10.1145/363958.363994
  private static func distance(_ from: [UInt8], _ to: [UInt8]) -> Int {
    var beforeLast = [Int](repeating: 0, count: to.count + 1)
    var last = Array(0...to.count)
    for (row, letter) in from.enumerated() {
      var current = [row + 1]
      current.reserveCapacity(to.count + 1)
      for (column, other) in to.enumerated() {
        var slips = min(
          last[column + 1] + 1, current[column] + 1, last[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == to[column - 1], from[row - 1] == other {
          slips = min(slips, beforeLast[column - 1] + 1)
        }
        current.append(slips)
      }
      beforeLast = last
      last = current
    }
    return last[to.count]
  }
}
