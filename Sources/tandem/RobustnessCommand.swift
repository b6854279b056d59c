import ArgumentParser
import Foundation
import Synchronization
import Workflows

struct RobustnessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "robustness",
    abstract: "Say how much of a plan depends on the exact weights of its policy.",
    discussion: """
      EXAMPLES
        tandem robustness my-round plan.json
        tandem robustness my-round plan.json --samples 2000 --spread 0.25
        tandem robustness my-round plan.json --shard 3/20 --output part-3.json
        tandem robustness my-round plan.json --merge part-*.json

      Weights are drawn at random around the policy's, the round is matched with each, and it is \
      counted in how many of the best plans each partnership stays. Sample 7 of a seed has the \
      same weights wherever it is drawn, so that shards can be done anywhere; the merged report is \
      that of one run.
      """)

  @OptionGroup var inputs: SourceAndPlan

  @Option(help: ArgumentHelp("How many weights are drawn.", valueName: "n"))
  var samples = 200

  @Option(help: ArgumentHelp("Another seed draws other weights.", valueName: "s"))
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "How far a weight may be from the policy's, as a share of it, above 0 to 1.",
      valueName: "share"))
  var spread = 0.5

  @Flag(help: "Draw among all weights of 0 or more instead.")
  var allWeights = false

  @Option(
    help: ArgumentHelp(
      "Do only this shard and print it as JSON (schema tandem.robustness-part/1).",
      valueName: "i/n"))
  var shard: Shard?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Draw nothing; put these shards together, by whose options they were drawn.",
      valueName: "file"),
    completion: .file(extensions: ["json"]))
  var merge: [String] = []

  @Option(
    help: ArgumentHelp(
      "Matches that run side by side; without it, one for each core.", valueName: "n"))
  var threads: Int?

  @OptionGroup var limit: RunLimit

  @Flag(help: "Print the report as JSON (schema tandem.robustness/1).")
  var json = false

  @OptionGroup var output: OutputOption

  func validate() throws {
    guard (1...1_000_000).contains(samples) else {
      throw ValidationError("'--samples' is \(samples). Give a number from 1 to 1000000.")
    }
    guard spread > 0, spread <= 1 else {
      throw ValidationError("'--spread' is \(spread). Give a share above 0, up to 1.")
    }
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("'--threads' is \(threads). Give a number from 1 to 1024.")
    }
    if shard != nil && !merge.isEmpty {
      throw ValidationError(
        "--shard does a part and --merge puts parts together. Give one of them.")
    }
  }

  func run() throws {
    try output.check()
    let source = try inputs.source.read()
    let plan = try inputs.plan.read()
    guard merge.isEmpty else {
      let parts = try RobustnessPart.read(contentsOf: merge, plan: plan, of: source)
      return try put(Robustness(parts, plan: plan, of: source))
    }
    let study = RobustnessStudy(
      samples: samples, seed: seed,
      admissible: AdmissibleWeights(spread: allWeights ? nil : spread))
    let count = CountLine("matches")
    defer { count.clear() }
    let part = try limit.runOnThreads { stop in
      try RobustnessPart(
        plan, of: source, study: study, shard: shard ?? .whole,
        threads: threads ?? ProcessInfo.processInfo.activeProcessorCount, stop: stop,
        report: count.show)
    }
    count.clear()
    if shard == nil {
      try put(Robustness([part], plan: plan, of: source))
    } else {
      try output.put(try part.json())
    }
    if Interrupt.isAsked { throw Status.interrupted }
  }

  private func put(_ report: Robustness) throws {
    try output.put(json ? try report.json() : Array(report.text(style: output.style).utf8))
  }
}

extension Shard: ExpressibleByArgument {
  /// `3/20`.
  package init?(argument: String) {
    let numbers = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let number = numbers[0], let count = numbers[1], count <= 1_000_000,
      number >= 1, number <= count
    else { return nil }
    self.init(number: number, count: count)
  }
}

/// How much of some work is done, on one line of the terminal, told by any thread.
private final class CountLine: Sendable {
  private let isShown = Terminal.isTerminal(STDERR_FILENO)
  private let things: String
  private let clock = ContinuousClock()
  private let last = Mutex<ContinuousClock.Instant?>(nil)

  init(_ things: String) { self.things = things }

  @Sendable func show(_ done: Int, of total: Int) {
    guard isShown else { return }
    let now = clock.now
    last.withLock { last in
      if let last, now - last < .milliseconds(100) { return }
      last = now
      Terminal.say(raw: "\r\u{1B}[K\(done) of \(total) \(things) done")
    }
  }

  func clear() {
    last.withLock { last in
      if last != nil { Terminal.say(raw: "\r\u{1B}[K") }
      last = nil
    }
  }
}
