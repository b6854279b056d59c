import ArgumentParser
import Workflows

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say why a plan, a partnership, a district or a facilitator is as it is.",
    discussion: """
      EXAMPLES
        tandem explain plan.json
        tandem explain plan.json P03
        tandem explain plan.json "Fresno Unified"
        tandem match my-round --json | tandem explain - 0614550
      """)

  @OptionGroup var plan: PlanArgument

  @Argument(help: "An id, a name or a part of one; without it, the whole plan is explained.")
  var subject: String?

  @Flag(help: "Print the same facts as JSON.")
  var json = false

  func run() throws {
    let plan = try plan.read()
    try Terminal.print(
      json
        ? Explaining.json(plan, subject: subject)
        : Array(Explaining.text(plan, subject: subject, style: Terminal.style).utf8))
  }
}
