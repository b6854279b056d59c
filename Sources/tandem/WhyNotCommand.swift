import ArgumentParser
import Domain
import Workflows

struct WhyNotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why-not",
    abstract: "Say what keeps districts apart in a plan, or what it would cost to have them together.",
    discussion: """
      EXAMPLES
        tandem why-not my-round plan.json 0614550 0622500
        tandem why-not my-round plan.json "Fresno Unified" "Clovis Unified"
        tandem why-not my-round plan.json 0614550 0622500 --facilitator F03
        tandem why-not my-round plan.json 0614550 0622500 0609850
        tandem why-not my-round plan.json 0614550 --facilitator F03

      Either the rule that forbids the partnership, with its values, or the exact cost of forcing \
      it and who would move, found by matching again with it fixed.
      """)

  @OptionGroup var inputs: SourceAndPlan

  @Argument(
    help: "Districts, each by its id or a part of its name: two or more, or one with --facilitator.")
  var districts: [String]

  @Option(help: ArgumentHelp("Under this facilitator.", valueName: "id"))
  var facilitator: String?

  @OptionGroup var limit: RunLimit

  @Flag(help: "Print the answer as JSON (schema tandem.why-not/1).")
  var json = false

  func validate() throws {
    guard districts.count > 1 || facilitator != nil else {
      throw ValidationError("Give two districts or more, or one district and --facilitator.")
    }
  }

  func run() throws {
    let source = try inputs.source.read()
    let plan = try inputs.plan.read()
    let answer = try limit.run {
      try Asking.whyNot(plan, districts, facilitator: facilitator, of: source, control: $0)
    }
    try Terminal.print(json ? try Asking.json(answer) : Array((answer.text + "\n").utf8))
  }
}
