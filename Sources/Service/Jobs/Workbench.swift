import Assignment
import Domain
import Foundation
import Synchronization
import Workflows

/// Answers that take a match of their own, while somebody waits: a few at once, none for long.
///
/// Each has a thread of its own, so that it keeps nobody from the registry.
final class Workbench: Sendable {
  /// More at once would only slow each other down.
  static let mostAtOnce = 2
  /// Seconds after which an answer is given as far as it was found.
  static let longest = 20.0

  private let busy = Mutex(0)

  enum Words {
    static let busy =
      "Other questions that take a match are being worked out. Ask again in a few seconds."
  }

  /// Runs `body`, whose control ends it when its time is over.
  ///
  /// - Throws: `Failure.file`, which is "busy", if there are too many already.
  func run<Value: Sendable>(
    _ body: @escaping @Sendable (Control) throws -> Value
  ) async throws -> Value {
    let isFree = busy.withLock { count -> Bool in
      guard count < Self.mostAtOnce else { return false }
      count += 1
      return true
    }
    guard isFree else { throw Failure(.file, [Words.busy]) }
    return try await withCheckedThrowingContinuation { continuation in
      let thread = Thread { [self] in
        let clock = ContinuousClock()
        let end = clock.now + .seconds(Self.longest)
        let control = Control(stop: { clock.now > end ? .time : nil })
        let result = Result { try body(control) }
        busy.withLock { $0 -= 1 }
        continuation.resume(with: result)
      }
      thread.name = "bench"
      // As large as that of the main thread, on which the command line matches.
      thread.stackSize = 8 << 20
      thread.start()
    }
  }
}
