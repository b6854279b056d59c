import ArgumentParser
import Workflows

struct Scores: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the scores of all pairs that may be formed, or facilitators' fits.",
    discussion: """
      EXAMPLES
        tandem scores my-round
        tandem scores my-round --district 0614550
        tandem scores my-round --csv > scores.csv
        tandem scores my-round --facilitators --district 0614550
      """)

  @OptionGroup var source: SourceArgument

  @Flag(help: "List the facilitators who may guide each pair, with their fit.")
  var facilitators = false

  @Option(
    help: ArgumentHelp("Only pairs with this district, by id or name.", valueName: "district"))
  var district: String?

  @Option(help: ArgumentHelp("The most pairs; all for --csv and --json.", valueName: "number"))
  var limit: Int?

  @Flag(help: "Print comma-separated rows; numbers are not rounded.")
  var csv = false

  @Flag(help: "Print JSON; numbers are not rounded.")
  var json = false

  @OptionGroup var output: OutputOption

  /// Pairs that a text shows, unless told otherwise.
  private static let shownPairs = 30

  func validate() throws {
    if csv && json { throw ValidationError("Give one of --csv and --json.") }
    if let limit, limit < 1 {
      throw ValidationError("'--limit' is \(limit). Give a number above zero.")
    }
  }

  func run() throws {
    try output.check()
    let round = try source.read()
    let listing = try ScoreListing(round.bundle, district: district)
    let shown = limit ?? (csv || json ? .max : Self.shownPairs)
    if facilitators {
      let rows = listing.fitRows(shown)
      try output.put(
        csv
          ? ScoreListing.csv(rows)
          : json
            ? ScoreListing.json(rows) : Array(listing.text(rows, style: output.style).utf8))
    } else {
      let rows = listing.rows(shown)
      try output.put(
        csv
          ? ScoreListing.csv(rows)
          : json
            ? ScoreListing.json(rows) : Array(listing.text(rows, style: output.style).utf8))
    }
  }
}
