import ArgumentParser
import Assignment
import Domain
import Drafting
import Foundation
import Workflows

struct Match: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find the best plan of a round, prove it, and say why.",
    discussion: """
      EXAMPLES
        tandem match scenarios/california-pilot
        tandem match my-round --json --output plan.json
        tandem match my-round --csv > partnerships.csv
        tandem match my-round --geojson --output plan.geojson
        tandem match my-round --time-limit 60

      Without a limit, a run ends when the plan is proved to be the best. Ctrl-C, or the limit, \
      ends it with the best plan so far and what no plan can exceed.
      """)

  @OptionGroup var source: SourceArgument

  @Flag(help: "Print the plan as JSON (schema tandem.plan/1).")
  var json = false

  @Flag(help: "Print a row for each partnership, comma-separated.")
  var csv = false

  @Flag(help: "Print the plan as a map (GeoJSON).")
  var geojson = false

  @OptionGroup var output: OutputOption

  @Option(help: ArgumentHelp("Stop after this many seconds.", valueName: "seconds"))
  var timeLimit: Double?

  func validate() throws {
    if [json, csv, geojson].count(where: \.self) > 1 {
      throw ValidationError("Give one of --json, --csv and --geojson.")
    }
    if let timeLimit, !(timeLimit > 0) {
      throw ValidationError(
        "'--time-limit' is \(timeLimit). Give a number of seconds above zero.")
    }
  }

  func run() throws {
    let clock = ContinuousClock()
    let start = clock.now
    try output.check()
    let round = try source.read()
    // Before there is a round to match, Ctrl-C has nothing to save and simply ends the process.
    let listener = Interrupt.listen()
    defer { listener.cancel() }
    let progress = ProgressLine()
    let control = Control(
      stop: {
        if Interrupt.isAsked { return .interrupt }
        return timeLimit.map { (clock.now - start) / .seconds(1) >= $0 } == true ? .time : nil
      },
      report: progress.show)
    let outcome = try Matching.run(
      RoundModel(round.bundle), sha256: round.sha256, control: control)
    progress.clear()
    let form: Presenting.Form =
      json ? .json : csv ? .csv : geojson ? .geoJSON : .text(output.style)
    try output.put(Presenting.bytes(outcome.plan, of: round.bundle, as: form))
    Terminal.say(outcome.conflicts)
    if outcome.plan.proof.status == .infeasible { throw Status.conflict }
    if outcome.plan.proof.stopped == .interrupt { throw Status.interrupted }
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
