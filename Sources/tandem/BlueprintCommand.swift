import ArgumentParser
import Drafting
import Workflows

struct BlueprintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "blueprint",
    abstract: "Draft the document that a partnership starts from.",
    discussion: """
      EXAMPLES
        tandem blueprint my-round plan.json P01
        tandem blueprint my-round plan.json P01 --format json --output P01.json
        tandem blueprint my-round plan.json P01 --document agreement
        tandem blueprint my-round plan.json P01 --document agenda:first
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case md
    case json
  }

  @OptionGroup var inputs: SourceAndPlan

  @Argument(help: "The partnership's id in the plan, such as P01.")
  var partnership: String

  @Option(help: "Which document to draft.")
  var document: Blueprint.Document = .blueprint

  @Option(help: "The form of the document.")
  var format: Format = .md

  @OptionGroup var output: OutputOption

  func run() throws {
    try output.check()
    let source = try inputs.source.read()
    try output.put(
      Blueprinting.bytes(
        try inputs.plan.read(), partnership: partnership, document: document, of: source,
        as: format == .md ? .markdown : .json))
  }
}

extension Blueprint.Document: ExpressibleByArgument {}
