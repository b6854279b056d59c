import ArgumentParser
import Domain
import Foundation
import Workflows

/// The round that a command reads.
struct SourceArgument: ParsableArguments {
  @Argument(help: "A bundle folder, a bundle in one .json file, or - for standard input.")
  var source: String

  /// Reads the round and says on standard error what was left out.
  func read() throws -> Source {
    let read =
      source == "-"
      ? try Source(json: Input.standard(), name: "standard input")
      : try Source(contentsOf: source)
    Terminal.say(read.warnings.map { "tandem: \($0)" })
    return read
  }
}

/// The plan that a command reads.
struct PlanArgument: ParsableArguments {
  @Argument(help: "A plan as `tandem match --json` prints it, or - for standard input.")
  var plan: String

  func read() throws -> Plan {
    plan == "-"
      ? try PlanDocument.read(json: Input.standard(), name: "standard input")
      : try PlanDocument.read(contentsOf: plan)
  }
}

/// A round and a plan of it, of which one at most comes on standard input.
struct SourceAndPlan: ParsableArguments {
  @OptionGroup var source: SourceArgument
  @OptionGroup var plan: PlanArgument

  func validate() throws {
    if source.source == "-" && plan.plan == "-" {
      throw ValidationError(
        "SOURCE and PLAN are both -, and there is one standard input. Give one of them as a file.")
    }
  }
}

/// Where a document goes.
struct OutputOption: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: "Write to this file, whole or not at all, instead of standard output.")
  var output: String?

  func put(_ bytes: [UInt8]) throws {
    if let output { try OutputFile.write(bytes, to: output) } else { Terminal.print(bytes) }
  }
}

enum Input {
  static func standard() -> [UInt8] { Array(FileHandle.standardInput.readDataToEndOfFile()) }
}
