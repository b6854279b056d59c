import ArgumentParser
import Domain
import Workflows

struct PortfolioCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "portfolio",
    abstract: "Show how all partnerships stand that are yours to follow, overdue first.",
    discussion: """
      EXAMPLES
        tandem portfolio state.sqlite
        tandem portfolio state.sqlite --round 2026-27 --json
        tandem portfolio state.sqlite --as district-lead:0614550
        tandem portfolio state.sqlite --as facilitator:F01 --on 2027-01-31
      """)

  @Argument(
    help: "The registry; TANDEM_REGISTRY or tandem.sqlite, if not given.", completion: .file())
  var registry: String?

  @Option(help: ArgumentHelp("Only of this round.", valueName: "name"))
  var round: String?

  @Option(help: ArgumentHelp("As of this day; today, if not given.", valueName: "day"))
  var on: Day?

  @OptionGroup var identity: IdentityOption
  @OptionGroup var answer: AnswerOption

  func run() throws {
    let desk = try identity.desk(at: registry ?? RegistryOption.standardPath)
    try answer.put(desk.portfolio(round: round, on: on))
  }
}
