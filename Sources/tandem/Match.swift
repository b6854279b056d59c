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
        tandem match my-round --html report.html
        tandem match my-round --time-limit 60
        tandem match my-round --alternatives 5
        tandem match state.sqlite --round 2026-27
        tandem match state.sqlite --reproduce 3

      Without a limit, a run ends when the plan is proved to be the best. Ctrl-C, or the limit, \
      ends it with the best plan so far and what no plan can exceed. A plan of a registry's round \
      is kept there under a number, with everything that makes it again byte for byte.
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

  @Option(
    help: ArgumentHelp("Make a kept plan of a registry again, and compare.", valueName: "number"))
  var reproduce: Int?

  @Option(
    help: ArgumentHelp(
      "Write the report for a meeting to this file, too (see `tandem report`).",
      valueName: "file"), completion: .file())
  var html: String?

  @OptionGroup var outlines: OutlinesOption

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
    if outlines.outlines != nil, html == nil {
      throw ValidationError("'--outlines' is for the map of the report. Give --html, too.")
    }
    if html != nil, reproduce != nil {
      throw ValidationError("'--reproduce' writes no report. Use `tandem report` with the plan.")
    }
  }

  func run() throws {
    try output.check()
    if let html { try OutputFile.check(html) }
    let outlines = try outlines.read()
    if let reproduce { return try remake(reproduce) }
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
    if let desk = try source.desk(), let name = source.round {
      let number = try desk.keep(
        outcome.plan, of: round, round: name, engine: Tandem.configuration.version)
      Terminal.say(["kept as plan \(number) of round \(name)."])
    }
    let form: Presenting.Form =
      json ? .json : csv ? .csv : geojson ? .geoJSON : .text(output.style)
    if json, let others {
      try output.put(others.json())
    } else {
      let bytes = try Presenting.bytes(outcome.plan, of: round.bundle, as: form)
      try output.put(bytes + Array((others?.text ?? "").utf8))
    }
    if let html {
      let report = try limit.run {
        try Reporting.html(
          outcome.plan, of: round, outlines: outlines, conflicts: outcome.conflicts, control: $0)
      }
      try OutputFile.write(report, to: html)
    }
    Terminal.say(outcome.conflicts)
    if outcome.plan.proof.status == .infeasible { throw Status.conflict }
    if outcome.plan.proof.stopped == .interrupt { throw Status.interrupted }
  }

  private func remake(_ number: Int) throws {
    guard let desk = try source.desk() else {
      throw Failure(.badInput, ["\(source.source) is no registry, so that it keeps no plans."])
    }
    let made = try limit.run { try desk.reproduce(number, control: $0) }
    if json || output.output != nil { try output.put(made.plan) }
    Terminal.say([made.words(engine: Tandem.configuration.version)])
    if !made.isSound { throw Status.foundSomething }
  }
}
