import ArgumentParser
import Domain
import Workflows

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the report of a plan for a meeting: one page with reasons and pictures.",
    discussion: """
      EXAMPLES
        tandem report my-round plan.json --output report.html
        tandem report my-round plan.json --outlines counties.geojson > report.html
        tandem match my-round --html report.html
        tandem plan show 3 --json | tandem report input-of-3.json -

      The page is HTML in one file, for the screen and for paper: what is proposed and how sure \
      it is, a map, each partnership with its reasons and warnings, caseloads, districts without \
      a partnership and what would help, fairness, needs. It is for the staff of the agency.
      """)

  @OptionGroup var inputs: SourceAndPlan

  @OptionGroup var outlines: OutlinesOption

  @OptionGroup var output: OutputOption

  @OptionGroup var limit: RunLimit

  func run() throws {
    try output.check()
    let outlines = try outlines.read()
    let source = try inputs.source.read()
    let plan = try inputs.plan.read()
    try output.put(
      try limit.run { try Reporting.html(plan, of: source, outlines: outlines, control: $0) })
  }
}

/// The outlines of the map in a report.
struct OutlinesOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Outlines for the map of the report, such as counties (GeoJSON polygons); states, if not given.",
      valueName: "file"), completion: .file(extensions: ["geojson", "json"]))
  var outlines: String?

  /// Reads the outlines before a long run, so that a wrong file is named at once.
  func read() throws(Failure) -> [Outline] { try Reporting.outlines(outlines) }
}
