import ArgumentParser
import Assignment
import Domain
import Foundation

/// What may end a run of the optimiser before its own rules do, and how it shows that it is alive.
struct RunLimit: ParsableArguments {
  @Option(help: ArgumentHelp("Stop after this many seconds.", valueName: "seconds"))
  var timeLimit: Double?

  func validate() throws {
    if let timeLimit, !(timeLimit > 0) {
      throw ValidationError(
        "'--time-limit' is \(timeLimit). Give a number of seconds above zero.")
    }
  }

  /// Runs `body` until it is done, Ctrl-C comes or the time is over.
  func run<Output>(_ body: (Control) throws -> Output) throws -> Output {
    let progress = ProgressLine()
    defer { progress.clear() }
    return try runOnThreads { try body(Control(stop: $0, report: progress.show)) }
  }

  /// Likewise for work on several threads, which all ask `stop`.
  ///
  /// Before there is something to run, Ctrl-C has nothing to save and simply ends the process.
  func runOnThreads<Output>(
    _ body: (_ stop: @escaping @Sendable () -> Control.Stop?) throws -> Output
  ) throws -> Output {
    let clock = ContinuousClock()
    let start = clock.now
    let listener = Interrupt.listen()
    defer { listener.cancel() }
    let limit = timeLimit
    return try body {
      if Interrupt.isAsked { return .interrupt }
      return limit.map { (clock.now - start) / .seconds(1) >= $0 } == true ? .time : nil
    }
  }
}

/// The state of a run on one line of the terminal, written over again and again.
private final class ProgressLine {
  private let isShown = Terminal.isTerminal(STDERR_FILENO)
  private let clock = ContinuousClock()
  private var last: ContinuousClock.Instant?

  func show(_ progress: Control.Progress) {
    guard isShown else { return }
    let now = clock.now
    if let last, now - last < .milliseconds(100) { return }
    last = now
    var words = "\(progress.stage.rawValue): "
    words += progress.objective.map { "\(Phrase.decimal($0, 4)) found" } ?? "no plan yet"
    if let bound = progress.bound { words += ", \(Phrase.decimal(bound, 4)) at most" }
    words += " (\(Phrase.count(progress.columns, "column")))"
    Terminal.say(raw: "\r\u{1B}[K\(words)")
  }

  func clear() {
    guard isShown, last != nil else { return }
    Terminal.say(raw: "\r\u{1B}[K")
  }
}
