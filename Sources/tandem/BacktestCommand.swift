import ArgumentParser
import Workflows

struct BacktestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Say where real partners rank by each policy, by distance and by other peer finders.",
    discussion: """
      EXAMPLES
        tandem backtest --districts us.csv --partnerships real.csv
        tandem backtest --districts us.csv --partnerships real.csv --json
        tandem backtest --districts us.csv --partnerships real.csv --sensitivity

      Every candidate is scored from the same columns of the districts file; of the partnerships \
      file nothing but membership is read. Under the plain name policy, JSON repeats the figures \
      of the policy that is proposed, v2.
      """)

  @Option(
    help: ArgumentHelp("Public records of all districts.", valueName: "file"), completion: .file())
  var districts: String

  @Option(
    help: ArgumentHelp("Real partnerships, one row for each member.", valueName: "file"),
    completion: .file())
  var partnerships: String

  @Flag(help: "Leave out each partnership in turn, and vary the numbers of each policy.")
  var sensitivity = false

  @Flag(help: "Print JSON (schema tandem.backtest/1).")
  var json = false

  @Option(
    help: ArgumentHelp("Write the plot as a picture to this file, too.", valueName: "file"),
    completion: .file())
  var svg: String?

  @OptionGroup var output: OutputOption

  func run() throws {
    try output.check()
    if let svg { try OutputFile.check(svg) }
    let backtest = try Backtesting(
      districtsFile: districts, partnershipsFile: partnerships, robustness: sensitivity)
    if let svg { try OutputFile.write(backtest.svg(), to: svg) }
    try output.put(
      json ? try backtest.json() : Array(backtest.text(style: output.style).utf8))
  }
}
