import ArgumentParser
import Domain
import Drafting
import Foundation
import Workflows

/// The round that a command reads.
struct SourceArgument: ParsableArguments {
  @Argument(
    help: "A bundle folder, a bundle in one .json file, or - for standard input.",
    completion: .file())
  var source: String

  /// Reads the round and says on standard error what was left out.
  func read() throws -> Source {
    let read =
      source == "-"
      ? try Source(json: try Input.standard(), name: "standard input")
      : try Source(contentsOf: source)
    Terminal.say(read.warnings)
    return read
  }
}

/// The plan that a command reads.
struct PlanArgument: ParsableArguments {
  @Argument(
    help: "A plan as `tandem match --json` prints it, or - for standard input.",
    completion: .file(extensions: ["json"]))
  var plan: String

  func read() throws -> Plan { try Self.read(plan) }

  /// Reads the plan at `path`, or on standard input for `-`.
  static func read(_ path: String) throws -> Plan {
    path == "-"
      ? try PlanDocument.read(json: try Input.standard(), name: "standard input")
      : try PlanDocument.read(contentsOf: path)
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
    help: ArgumentHelp(
      "Write to this file, whole or not at all, instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  /// Says before a long run, and not after it, that there is no such place.
  func check() throws(Failure) {
    if let output { try OutputFile.check(output) }
  }

  func put(_ bytes: [UInt8]) throws(Failure) {
    if let output { try OutputFile.write(bytes, to: output) } else { try Terminal.print(bytes) }
  }

  /// How text is laid out there; a file has neither colours nor the width of this terminal.
  var style: TextStyle { output == nil ? Terminal.style : TextStyle() }
}

enum Input {
  /// As much as a bundle in a file may hold.
  private static let sizeLimit = 512 << 20

  /// Everything on standard input.
  ///
  /// - Throws: `Failure.file` if it is closed, `Failure.badInput` if it does not end.
  static func standard() throws(Failure) -> [UInt8] {
    if Terminal.isTerminal(STDIN_FILENO) {
      Terminal.say(["reading from standard input; Ctrl-D ends it."])
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = chunk.withUnsafeMutableBytes {
        Foundation.read(STDIN_FILENO, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        let reason = String(cString: strerror(errno))
        throw Failure(
          .file, ["Standard input could not be read (\(reason)). Pipe into it, or give a file."])
      }
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: chunk[..<count])
      guard bytes.count <= sizeLimit else {
        throw Failure(
          .badInput,
          [
            "standard input: There is more than \(sizeLimit >> 20) MB of it. Give one bundle or plan."
          ])
      }
    }
  }
}
