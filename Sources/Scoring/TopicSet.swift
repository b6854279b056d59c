/// Some topics of the taxonomy, as one bit for each.
struct TopicSet: Sequence, Equatable, Sendable {
  private(set) var bits: UInt64 = 0

  var isEmpty: Bool { bits == 0 }
  var count: Int { bits.nonzeroBitCount }

  mutating func insert(_ topic: Int) { bits |= 1 << UInt64(topic) }

  @inline(__always)
  func contains(_ topic: Int) -> Bool { bits >> UInt64(topic) & 1 == 1 }

  @inline(__always)
  func intersection(_ other: TopicSet) -> TopicSet {
    var shared = TopicSet()
    shared.bits = bits & other.bits
    return shared
  }

  /// The topics from the lowest index to the highest, which is the order of their names.
  @inline(__always)
  func makeIterator() -> Iterator { Iterator(bits: bits) }

  struct Iterator: IteratorProtocol {
    fileprivate var bits: UInt64

    @inline(__always)
    mutating func next() -> Int? {
      if bits == 0 { return nil }
      let topic = bits.trailingZeroBitCount
      bits &= bits &- 1
      return topic
    }
  }
}
