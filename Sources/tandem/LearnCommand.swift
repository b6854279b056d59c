import ArgumentParser
import Workflows

struct LearnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn",
    abstract: "Say what the outcomes of partnerships tell about the weights of a policy.",
    discussion: """
      EXAMPLES
        tandem learn outcomes.csv
        tandem learn outcomes.csv --plan plan.json
        tandem learn outcomes.csv --policy v2 --json

      The columns and the definition of success stand in docs/research.md. Nothing is applied: the \
      weights are printed as a policy that staff may adopt under a new name.
      """)

  @Argument(help: "Outcomes, one row for each partnership.", completion: .file())
  var outcomes: String

  @Option(
    help: ArgumentHelp(
      "The plan that has the partnerships and the values of their criteria.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var plan: String?

  @Option(
    help: ArgumentHelp(
      "The policy that was believed before; the plan's, or v1.", valueName: "version"))
  var policy: String?

  @Flag(help: "Print JSON (schema tandem.learning/1).")
  var json = false

  @OptionGroup var output: OutputOption

  func run() throws {
    try output.check()
    let known = try plan.map { path in
      path == "-"
        ? try PlanDocument.read(json: try Input.standard(), name: "standard input")
        : try PlanDocument.read(contentsOf: path)
    }
    let learning = try Learning(outcomesFile: outcomes, plan: known, version: policy)
    try output.put(
      json ? try learning.json() : Array(learning.text(style: output.style).utf8))
  }
}

struct RecoverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn-simulated",
    abstract: "Show how well known weights are found again as partnerships grow in number.",
    discussion: """
      EXAMPLES
        tandem learn-simulated
        tandem learn-simulated --policy v2 --runs 500 --seed 7 --json
      """)

  @Option(help: ArgumentHelp("The policy around which weights are drawn.", valueName: "version"))
  var policy = "v1"

  @Option(help: ArgumentHelp("Runs for each number of partnerships.", valueName: "number"))
  var runs = 100

  @Option(help: ArgumentHelp("Where random numbers start.", valueName: "number"))
  var seed: UInt64 = 1

  @Flag(help: "Print JSON (schema tandem.recovery/1).")
  var json = false

  @OptionGroup var output: OutputOption

  func validate() throws {
    guard (1...100_000).contains(runs) else {
      throw ValidationError("'--runs' is \(runs). Give a number from 1 to 100000.")
    }
  }

  func run() throws {
    try output.check()
    let report = RecoveryReport(version: policy, runs: runs, seed: seed)
    try output.put(json ? try report.json() : Array(report.text(style: output.style).utf8))
  }
}
