import ArgumentParser
import Foundation
import Workflows

struct BlueprintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "blueprint",
    abstract: "Draft the document that a partnership starts from.",
    discussion: """
      EXAMPLES
        tandem blueprint my-round plan.json P01
        tandem blueprint my-round plan.json P01 --format html --output P01.html
        tandem blueprint my-round plan.json P01 --format docx --output P01.docx
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case md
    case html
    case json
    case docx
  }

  @OptionGroup var inputs: SourceAndPlan

  @Argument(help: "The partnership's id in the plan, such as P01.")
  var partnership: String

  @Option(help: "The form of the document.")
  var format: Format = .md

  @OptionGroup var output: OutputOption

  func validate() throws {
    guard format == .docx, output.output == nil, Terminal.isTerminal(STDOUT_FILENO) else { return }
    throw ValidationError(
      "A .docx document is no text for a terminal. Name a file with --output.")
  }

  func run() throws {
    try output.check()
    let source = try inputs.source.read()
    try output.put(
      Blueprinting.bytes(
        try inputs.plan.read(), partnership: partnership, of: source,
        as: form))
  }

  private var form: Blueprinting.Form {
    switch format {
    case .md: .markdown
    case .html: .html
    case .json: .json
    case .docx: .docx(moment: Clock.now)
    }
  }
}
