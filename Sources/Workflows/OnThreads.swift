import Dispatch
import Synchronization

/// Runs `body` for 0, 1, …, `count - 1`, at most `threads` at a time, each on one thread from its
/// beginning to its end, and returns what it gave, in that order.
///
/// - Throws: the error of the first of them that threw one.
func onThreads<Output: Sendable, Problem: Error>(
  _ threads: Int, count: Int,
  report: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in },
  _ body: @Sendable (Int) throws(Problem) -> Output
) throws(Problem) -> [Output] {
  let next = Atomic<Int>(0)
  let done = Atomic<Int>(0)
  let outcomes = Mutex([Result<Output, Problem>?](repeating: nil, count: count))
  DispatchQueue.concurrentPerform(iterations: max(1, min(threads, count))) { _ in
    while true {
      let number = next.add(1, ordering: .relaxed).oldValue
      guard number < count else { return }
      let outcome = Result { () throws(Problem) in try body(number) }
      outcomes.withLock { $0[number] = outcome }
      report(done.add(1, ordering: .relaxed).newValue, count)
    }
  }
  var outputs: [Output] = []
  for case let outcome? in outcomes.withLock({ $0 }) { outputs.append(try outcome.get()) }
  return outputs
}
