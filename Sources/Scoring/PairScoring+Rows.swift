import Dispatch
import Synchronization

extension PairScoring {
  /// What `append` finds for every district in turn, in order of place.
  ///
  /// All cores are used, `rowsPerBlock` districts at a time; neither changes the result.
  func collected<Found: Sendable>(
    rowsPerBlock: Int, _ append: @Sendable (_ place: Int, _ found: inout [Found]) -> Void
  ) -> [Found] {
    precondition(rowsPerBlock > 0, "a block has rows")
    let blocks = (count + rowsPerBlock - 1) / rowsPerBlock
    let found = Mutex([[Found]](repeating: [], count: blocks))
    DispatchQueue.concurrentPerform(iterations: blocks) { block in
      let start = block * rowsPerBlock
      var own: [Found] = []
      for place in start..<min(start + rowsPerBlock, count) { append(place, &own) }
      found.withLock { $0[block] = own }
    }
    return found.withLock { blocks in
      var all: [Found] = []
      all.reserveCapacity(blocks.reduce(0) { $0 + $1.count })
      for block in blocks.indices {
        all.append(contentsOf: blocks[block])
        blocks[block] = []
      }
      return all
    }
  }
}
