import ArgumentParser
import Workflows

struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what differs between two plans: who stays, who moves, what is won and lost.",
    discussion: """
      EXAMPLES
        tandem compare before.json after.json
        tandem match my-round --json | tandem compare last-week.json -

      Partnerships are matched by their members: kept, with another facilitator, regrouped (two \
      or more members stay together), dissolved or formed.
      """)

  @Argument(
    help: "A plan as `tandem match --json` prints it, or - for standard input.",
    completion: .file(extensions: ["json"]))
  var before: String

  @Argument(help: "The other plan, or -.", completion: .file(extensions: ["json"]))
  var after: String

  @Flag(help: "Print the comparison as JSON (schema tandem.comparison/1).")
  var json = false

  func validate() throws {
    if before == "-" && after == "-" {
      throw ValidationError(
        "Both plans are -, and there is one standard input. Give one of them as a file.")
    }
  }

  func run() throws {
    let comparison = PlanComparison(
      try PlanArgument.read(before), try PlanArgument.read(after))
    try Terminal.print(
      json ? try comparison.json() : Array(comparison.text(style: Terminal.style).utf8))
  }
}
