import Dispatch
import Synchronization

/// Runs `body` for 0, 1, …, `count - 1` on all cores and returns what it gave, in that order.
func concurrentMap<Output: Sendable>(
  _ count: Int, _ body: @Sendable (Int) -> Output
) -> [Output] {
  let outputs = Mutex([Output?](repeating: nil, count: count))
  DispatchQueue.concurrentPerform(iterations: count) { number in
    let output = body(number)
    outputs.withLock { $0[number] = output }
  }
  return outputs.withLock { $0.compactMap(\.self) }
}
