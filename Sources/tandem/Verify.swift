import ArgumentParser
import Verification
import Workflows

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check a plan without the optimiser: every score, every rule, the objective.",
    discussion: """
      EXAMPLES
        tandem verify my-round plan.json
        tandem match my-round --json | tandem verify my-round -

      Everything is derived again from the bundle by code that shares nothing with the optimiser. \
      That no plan is better, the bound, is not proved again. The exit code is 1 if a check finds \
      something.
      """)

  @OptionGroup var inputs: SourceAndPlan

  @Flag(help: "Print the findings as JSON.")
  var json = false

  func run() throws {
    let source = try inputs.source.read()
    let report = Verifying.report(try inputs.plan.read(), against: source)
    try Terminal.print(
      json ? try Verifying.json(report) : Array(Verifying.text(report).utf8))
    if !report.ok { throw Status.foundSomething }
  }
}
