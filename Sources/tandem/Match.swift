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

  @OptionGroup var limit: RunLimit

  func validate() throws {
    if [json, csv, geojson].count(where: \.self) > 1 {
      throw ValidationError("Give one of --json, --csv and --geojson.")
    }
  }

  func run() throws {
    try output.check()
    let round = try source.read()
    let outcome = try limit.run {
      try Matching.run(RoundModel(round.bundle), sha256: round.sha256, control: $0)
    }
    let form: Presenting.Form =
      json ? .json : csv ? .csv : geojson ? .geoJSON : .text(output.style)
    try output.put(Presenting.bytes(outcome.plan, of: round.bundle, as: form))
    Terminal.say(outcome.conflicts)
    if outcome.plan.proof.status == .infeasible { throw Status.conflict }
    if outcome.plan.proof.stopped == .interrupt { throw Status.interrupted }
  }
}
