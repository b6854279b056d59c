import ArgumentParser
import Domain
import Workflows

struct AdviceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "advice",
    abstract: "Say what more facilitator places are worth, and who is hardest to place.",
    discussion: """
      EXAMPLES
        tandem advice my-round plan.json
        tandem advice my-round plan.json --exact
        tandem match my-round --json | tandem advice my-round - --json

      For the staff of an agency. The plan's prices bound what one more facilitator would gain, by \
      region and by topic, and what one more place would with each who is there. With --exact the \
      most promising are matched again.
      """)

  @OptionGroup var inputs: SourceAndPlan

  @Flag(help: "Match again with each of the most promising, for what they really gain.")
  var exact = false

  @OptionGroup var limit: RunLimit

  @Flag(help: "Print the advice as JSON (schema tandem.advice/1); it lists all.")
  var json = false

  func run() throws {
    let source = try inputs.source.read()
    let plan = try inputs.plan.read()
    let advice = try limit.run {
      try Advising.advice(
        on: plan, of: source, exactly: exact ? Advising.exactTries : 0, control: $0)
    }
    try Terminal.print(
      json ? try Advising.json(advice) : Array(advice.text(names: plan).utf8))
  }
}
