import ArgumentParser
import Foundation
import Workflows

/// The command `tandem`.
struct Tandem: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tandem",
    abstract: "Match volunteer school districts, assign facilitators, and prove the plan.",
    discussion: """
      EXAMPLES
        tandem match scenarios/california-pilot
        tandem match my-round --json --output plan.json
        tandem explain plan.json "Fresno Unified"
        tandem verify my-round plan.json
        tandem blueprint my-round plan.json P01

      A SOURCE is a folder with districts.csv and, where there are any, facilitators.csv, \
      relationships.csv, locks.csv, partnerships.csv and round.yaml; or the same tables in one \
      .json file; or - for such JSON on standard input; or a registry file with --round NAME. A \
      PLAN is what `tandem match SOURCE --json` prints, or -.

      EXIT CODES
          0  done
          1  a check found something
          2  usage
          3  bad input
          4  not found
          5  infeasible, or in conflict with a rule
          6  not allowed for this role
         70  a fault of this program
         74  a file could not be read or written
        130  interrupted; the plan so far is still printed
      """,
    version: "0.1.0",
    subcommands: [
      Match.self, Explain.self, ReportCommand.self, Verify.self, WhyNotCommand.self,
      WhatIfCommand.self,
      ReplanCommand.self, AdviceCommand.self, Compare.self, FairnessCommand.self,
      WeightsCommand.self, RobustnessCommand.self, Scores.self, Model.self, BlueprintCommand.self,
      RegistryCommand.self, DistrictCommand.self, FacilitatorCommand.self, RelationshipCommand.self,
      RoundCommand.self, PolicyCommand.self,
      PlanCommand.self, PartnershipCommand.self, PortfolioCommand.self, BacktestCommand.self,
      LearnCommand.self,
      RecoverCommand.self, FitPreferencesCommand.self,
    ])
}

/// Parses, runs, and turns every error into words on standard error and an exit code.
@main
enum Main {
  static func main() {
    Terminal.surviveClosedPipes()
    do {
      var command = try Tandem.parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      Terminal.say(failure.lines)
      Status(failure.kind).exit()
    } catch let status as Status {
      status.exit()
    } catch let error as MatchingError {
      Terminal.say(["\(error)"])
      Status(error).exit()
    } catch let error as CocoaError {
      Terminal.say(["\(error.localizedDescription)"])
      Status.file.exit()
    } catch {
      let code = Tandem.exitCode(for: error)
      // Help, versions and completion scripts are what was asked for, not errors.
      guard code != .success else { Tandem.exit(withError: error) }
      guard code == .validationFailure else {
        Terminal.say([
          "This should not happen: \(error) It is a fault of tandem, not of your files; please report it."
        ])
        Status.fault.exit()
      }
      Terminal.say(raw: Tandem.fullMessage(for: error) + "\n")
      Status.usage.exit()
    }
  }
}
