import ArgumentParser
import Domain
import Drafting
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
        tandem blueprint my-round plan.json P01 --calendar P01.ics --output P01.md
        tandem blueprint my-round plan.json P01 --document agreement
        tandem blueprint my-round plan.json P01 --document agenda:first
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

  @Option(help: "Which document to draft.")
  var document: Blueprint.Document = .blueprint

  @Option(help: "The form of the document.")
  var format: Format = .md

  @Option(
    help: ArgumentHelp(
      "Also write the first year's meetings to this iCalendar file; one of them that is there already is brought up to date.",
      valueName: "file"), completion: .file(extensions: ["ics"]))
  var calendar: String?

  @Option(help: "The sequence number of every meeting in the calendar, instead of one worked out.")
  var sequence: Int?

  @OptionGroup var output: OutputOption

  func validate() throws {
    if let sequence {
      guard calendar != nil else {
        throw ValidationError(
          "'--sequence' numbers the meetings of a calendar. Give --calendar too.")
      }
      guard (0...Int(Int32.max)).contains(sequence) else {
        throw ValidationError("'--sequence' is \(sequence). Give 0 or more.")
      }
    }
    guard format == .docx, output.output == nil, Terminal.isTerminal(STDOUT_FILENO) else { return }
    throw ValidationError(
      "A .docx document is no text for a terminal. Name a file with --output.")
  }

  func run() throws {
    try output.check()
    if let calendar { try OutputFile.check(calendar) }
    let source = try inputs.source.read()
    let plan = try inputs.plan.read()
    if let calendar { try write(calendar, plan, source) }
    try output.put(
      Blueprinting.bytes(
        plan, partnership: partnership, document: document, of: source,
        as: form))
  }

  private func write(_ file: String, _ plan: Plan, _ source: Source) throws {
    let (bytes, notes) = try Blueprinting.calendar(
      plan, partnership: partnership, of: source, replacing: try OutputFile.present(file),
      sequence: sequence, moment: Clock.now)
    try OutputFile.write(bytes, to: file)
    Terminal.say(notes.map { "\(file): \($0)" })
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

extension Blueprint.Document: ExpressibleByArgument {}
