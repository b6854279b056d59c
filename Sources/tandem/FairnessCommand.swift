import ArgumentParser
import Workflows

struct FairnessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fairness",
    abstract: "Say whom a plan places and how well, by kind of district, and how stable it is.",
    discussion: """
      EXAMPLES
        tandem fairness my-round plan.json
        tandem match my-round --json | tandem fairness my-round - --json

      For the staff of an agency: by kind of place, enrolment, region, need, mode and size of \
      partnership; the pairs of districts that might rather be together; and what the plan that \
      nobody has a reason to leave would cost.
      """)

  @OptionGroup var inputs: SourceAndPlan

  @OptionGroup var limit: RunLimit

  @Flag(help: "Print the report as JSON (schema tandem.fairness/1).")
  var json = false

  func run() throws {
    let source = try inputs.source.read()
    let plan = try inputs.plan.read()
    let report = try limit.run { try Fairness(plan, of: source, control: $0) }
    try Terminal.print(json ? try report.json() : Array(report.text(style: Terminal.style).utf8))
  }
}
