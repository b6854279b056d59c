import ArgumentParser
import Domain
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
        tandem match my-round --alternatives 5

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

  @Option(
    help: ArgumentHelp(
      "Also find the next best plans, this many plans in all; with --json, schema"
        + " tandem.alternatives/1.", valueName: "k"))
  var alternatives: Int?

  @OptionGroup var output: OutputOption

  @OptionGroup var limit: RunLimit

  func validate() throws {
    if [json, csv, geojson].count(where: \.self) > 1 {
      throw ValidationError("Give one of --json, --csv and --geojson.")
    }
    if let alternatives {
      guard (2...100).contains(alternatives) else {
        throw ValidationError("'--alternatives' is \(alternatives). Give a number from 2 to 100.")
      }
      guard !csv, !geojson else {
        throw ValidationError("'--alternatives' goes with --json or text, not --csv or --geojson.")
      }
    }
  }

  func run() throws {
    try output.check()
    let round = try source.read()
    var others: Alternatives?
    let outcome = try limit.run { control in
      let model = RoundModel(round.bundle)
      guard let alternatives else {
        return try Matching.run(model, sha256: round.sha256, control: control)
      }
      let found = try Matching.alternatives(
        alternatives, of: model, sha256: round.sha256, control: control)
      others = found.alternatives
      return found.outcome
    }
    let form: Presenting.Form =
      json ? .json : csv ? .csv : geojson ? .geoJSON : .text(output.style)
    if json, let others {
      try output.put(others.json())
    } else {
      let bytes = try Presenting.bytes(outcome.plan, of: round.bundle, as: form)
      try output.put(bytes + Array((others?.text ?? "").utf8))
    }
    Terminal.say(outcome.conflicts)
    if outcome.plan.proof.status == .infeasible { throw Status.conflict }
    if outcome.plan.proof.stopped == .interrupt { throw Status.interrupted }
  }
}
