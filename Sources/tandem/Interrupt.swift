import Dispatch
import Foundation
import Synchronization

/// Ctrl-C asks a run to end with the best plan so far; a second one ends the process.
enum Interrupt {
  private static let count = Atomic<Int>(0)

  static var isAsked: Bool { count.load(ordering: .relaxed) > 0 }

  /// Listens from now on; keep what it returns for as long as that should last.
  static func listen() -> any DispatchSourceSignal {
    signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler {
      // Signals that come close together are delivered as one event.
      let signals = Int(source.data)
      if count.add(signals, ordering: .relaxed).newValue > 1 { Status.interrupted.exit() }
    }
    source.resume()
    return source
  }
}
