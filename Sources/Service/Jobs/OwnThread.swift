import Foundation
import Synchronization

/// Work on a thread of its own, with a stack as large as that of the main thread, on which the
/// command line matches.
enum OwnThread {
  private static let stackSize = 8 << 20

  static func run(_ name: String, _ work: @escaping @Sendable () -> Void) {
    let handed = Handed(work)
    let thread = Thread {
      // A thread gives its block back when most of what belongs to threads is gone already; what
      // the work holds, such as queues, must be given back before.
      handed.take()?()
    }
    thread.name = name
    thread.stackSize = stackSize
    thread.start()
  }

  /// Work that is taken once, after which nothing of it is left here.
  private final class Handed: Sendable {
    private let work: Mutex<(@Sendable () -> Void)?>

    init(_ work: @escaping @Sendable () -> Void) { self.work = Mutex(work) }

    func take() -> (@Sendable () -> Void)? {
      work.withLock { work in
        defer { work = nil }
        return work
      }
    }
  }
}
