import Dispatch
import Domain
import Synchronization

extension PairScoring {
  /// All pairs that may be formed, sorted by `a`, then `b`.
  ///
  /// A pair may be formed if no rule refuses it and its score is `minimumScore` or more, which a
  /// mutual request lifts. All cores are used; neither their number nor `rowsPerBlock`, the rows
  /// that one of them takes at a time, changes the result.
  package func formablePairs(rowsPerBlock: Int = 32) -> [FormablePair] {
    precondition(rowsPerBlock > 0, "a block has rows")
    let blocks = (count + rowsPerBlock - 1) / rowsPerBlock
    let found = Mutex([[FormablePair]](repeating: [], count: blocks))
    DispatchQueue.concurrentPerform(iterations: blocks) { block in
      let start = block * rowsPerBlock
      var pairs: [FormablePair] = []
      for first in start..<min(start + rowsPerBlock, count) { appendFormable(first, to: &pairs) }
      found.withLock { $0[block] = pairs }
    }
    return found.withLock { blocks in
      var all: [FormablePair] = []
      all.reserveCapacity(blocks.reduce(0) { $0 + $1.count })
      for block in blocks.indices {
        all.append(contentsOf: blocks[block])
        blocks[block] = []
      }
      return all
    }
  }

  /// Appends the formable pairs of `first` with every higher place; the cheapest rules go first.
  private func appendFormable(_ first: Int, to pairs: inout [FormablePair]) {
    let one = gates[first]
    guard one.isOpen else { return }
    for second in (first + 1)..<max(first + 1, count) {
      let haversine = one.position.haversine(to: gates[second].position)
      // Not a number, where a place is not known, is not above the limit.
      if haversine > min(one.haversineLimit, gates[second].haversineLimit) { continue }
      guard gates[second].isOpen, let footing = Footing.between(one.mode, gates[second].mode)
      else { continue }
      let tie = roster.ties.between(first, second)
      guard !tie.isAvoided, tie.isRequested || one.sharesTopic(with: gates[second], footing)
      else { continue }
      let minutes = haversine.isNaN ? nil : roster.roads.minutes(haversine: haversine)
      if let minutes, !isWithinReach(minutes, first, second) { continue }

      let pairing = Pairing(
        first: first, second: second, footing: footing, tie: tie, minutes: minutes)
      let score = tally(pairing).score
      guard tie.isRequested || score >= roster.policy.minimumScore else { continue }
      let rows = roster.rows(pairing)
      let focus = roster.topics.focus(rows.first, rows.second, roster.policy)
      pairs.append(
        FormablePair(
          a: Int32(first), b: Int32(second), focus: Int8(focus ?? -1), footing: footing,
          requested: tie.isRequested, score: score))
    }
  }
}
