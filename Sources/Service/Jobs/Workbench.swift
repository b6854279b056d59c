import Assignment
import Domain
import Synchronization
import Workflows

/// Answers that take long, a match of their own or another program, while somebody waits: a few at
/// once.
///
/// Each has a thread of its own, so that it keeps nobody from the registry.
final class Workbench: Sendable {
  /// More at once would only slow each other down.
  static let mostAtOnce = 2
  /// After this long an answer is given as far as it was found.
  static let longest = Duration.seconds(20)
  /// How long one waits for a place.
  private static let patience = Duration.seconds(10)

  private let busy = Mutex(0)
  private let busyWords: String

  /// - Parameter busyWords: what is said to those for whom no place becomes free.
  init(busyWords: String) { self.busyWords = busyWords }

  /// Runs `body`, whose control ends it when its time is over.
  ///
  /// - Throws: `Failure.file`, which is "busy", if no place becomes free.
  func run<Value: Sendable>(
    _ body: @escaping @Sendable (Control) throws -> Value
  ) async throws -> Value {
    let clock = ContinuousClock()
    let end = clock.now + Self.patience
    while !takePlace() {
      guard clock.now < end else { throw Failure(.file, [busyWords]) }
      try await Task.sleep(for: .milliseconds(50))
    }
    return try await withCheckedThrowingContinuation { continuation in
      OwnThread.run("bench") { [self] in
        let end = clock.now + Self.longest
        let result = Result { try body(Control(stop: { clock.now > end ? .time : nil })) }
        busy.withLock { $0 -= 1 }
        continuation.resume(with: result)
      }
    }
  }

  private func takePlace() -> Bool {
    busy.withLock { count in
      guard count < Self.mostAtOnce else { return false }
      count += 1
      return true
    }
  }
}
