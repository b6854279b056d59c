import ArgumentParser
import Domain
import Workflows

struct WhatIfCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "what-if",
    abstract: "Say which small changes would give a district a partnership.",
    discussion: """
      EXAMPLES
        tandem what-if my-round plan.json 0614550
        tandem what-if my-round plan.json "Fresno Unified" --json

      A longer drive, one more need, another mode or size, a lower minimum score, one more place \
      with a facilitator or one more facilitator: each is tried alone, the smallest first, and \
      what is said to help was found in the best plan with it.
      """)

  @OptionGroup var inputs: SourceAndPlan

  @Argument(help: "A district's id, or a part of its name.")
  var district: String

  @OptionGroup var limit: RunLimit

  @Flag(help: "Print the answer as JSON (schema tandem.what-if/1).")
  var json = false

  func run() throws {
    let source = try inputs.source.read()
    let plan = try inputs.plan.read()
    let answer = try limit.run {
      try Asking.whatIf(plan, district, of: source, control: $0)
    }
    try Terminal.print(
      json
        ? try Asking.json(answer) : Array(Asking.text(answer, names: plan).utf8))
  }
}
