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
        tandem verify my-round plan.json --bound

      Everything is derived again from the bundle by code that shares nothing with the optimiser. \
      That no plan is better, the bound, is proved again with --bound only: the plan's certificate \
      has a price for every rule, and every partnership that the rules allow is held against them. \
      The exit code is 1 if a check finds something.
      """)

  @OptionGroup var inputs: SourceAndPlan

  @Flag(help: "Prove the bound again from the plan's certificate.")
  var bound = false

  @Flag(help: "Print the findings as JSON.")
  var json = false

  func run() throws {
    let source = try inputs.source.read()
    let report = Verifying.report(
      try inputs.plan.read(), against: source, provesBound: bound)
    try Terminal.print(
      json ? try Verifying.json(report) : Array(Verifying.text(report).utf8))
    if !report.ok { throw Status.foundSomething }
  }
}
