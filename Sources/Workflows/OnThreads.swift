import Dispatch
import Synchronization

/// Runs `body` for 0, 1, …, `count - 1`, at most `threads` at a time, each on one thread from its
/// beginning to its end, and returns what it gave, in that order.
///
/// - Throws: the error of the first of them that threw one.
func onThreads<Output: Sendable>(
  _ threads: Int, count: Int, report: @Sendable (_ done: Int, _ total: Int) -> Void,
  _ body: @Sendable (Int) throws -> Output
) throws -> [Output] {
  let next = Atomic<Int>(0)
  let done = Atomic<Int>(0)
  let outcomes = Mutex([Result<Output, any Error>?](repeating: nil, count: count))
  DispatchQueue.concurrentPerform(iterations: max(1, min(threads, count))) { _ in
    while true {
      let number = next.add(1, ordering: .relaxed).oldValue
      guard number < count else { return }
      let outcome = Result { try body(number) }
      outcomes.withLock { $0[number] = outcome }
      report(done.add(1, ordering: .relaxed).newValue, count)
    }
  }
  return try outcomes.withLock { try $0.compactMap { try $0?.get() } }
}
