import ArgumentParser
import Domain
import Workflows

struct ReplanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replan",
    abstract: "Make a plan anew after something happened, with few changes.",
    discussion: """
      EXAMPLES
        tandem replan my-round --from plan.json --max-changes 3
        tandem replan my-round --from plan.json --max-changes 3 --without F03
        tandem replan my-round --from plan.json --max-changes 5 --output new-plan.json

      SOURCE is the round as it now is: a facilitator left, districts joined or withdrew. \
      Partnerships that this ends by itself are listed apart; beyond these, at most as many end as \
      you allow. The curve says what each further change would bring.
      """)

  @OptionGroup var source: SourceArgument

  @Option(help: ArgumentHelp("The plan as it was.", valueName: "plan"), completion: .file())
  var from: String

  @Option(help: ArgumentHelp("Partnerships that may end beyond those that must.", valueName: "n"))
  var maxChanges: Int

  @Option(
    help: ArgumentHelp(
      "Leave this facilitator or district out, as if it had left; may stand several times.",
      valueName: "id"))
  var without: [String] = []

  @OptionGroup var limit: RunLimit

  @Flag(help: "Print changes, moves, curve and the new plan as JSON (schema tandem.replan/1).")
  var json = false

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write the new plan to this file as JSON.", valueName: "file"),
    completion: .file())
  var output: String?

  func validate() throws {
    guard (0...100).contains(maxChanges) else {
      throw ValidationError("'--max-changes' is \(maxChanges). Give a number from 0 to 100.")
    }
    if source.source == "-" && from == "-" {
      throw ValidationError(
        "SOURCE and --from are both -, and there is one standard input. Give one as a file.")
    }
  }

  func run() throws {
    if let output { try OutputFile.check(output) }
    let round = try source.read().without(without)
    let old =
      from == "-"
      ? try PlanDocument.read(json: try Input.standard(), name: "standard input")
      : try PlanDocument.read(contentsOf: from)
    let replan = try limit.run {
      try Replanning.run(from: old, changes: maxChanges, of: round, control: $0)
    }
    if let output { try OutputFile.write(try Replanning.planJSON(replan), to: output) }
    try Terminal.print(
      json ? try Replanning.json(replan) : Array(Replanning.text(replan).utf8))
    if replan.plan.proof.stopped == .interrupt { throw Status.interrupted }
  }
}
