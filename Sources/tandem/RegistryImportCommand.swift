import ArgumentParser
import Workflows

extension RegistryCommand {
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take published files of districts into the directory.",
      discussion: """
        EXAMPLES
          tandem registry import ccd_lea_029_2425.csv EDGE_GEOCODE_PUBLICLEA_2425.TXT
          tandem registry import ELSI_export.csv --dry-run
          tandem registry import ours.csv --map "Pupils=enrollment" --year 2024-25
          tandem registry import assistance.csv --skipped skipped.csv

        NCES CCD, EDGE (with or without a header) and ELSI files and the CDE's tables of districts, \
        assistance and the Dashboard are recognised by their headers. Every row is imported or \
        skipped with its reason; importing twice changes nothing. Suggested needs become needs only \
        by the district's own act.
        """)

    @Argument(help: "Text files, in the order in which they are read.", completion: .file())
    var files: [String]

    @Option(
      help: ArgumentHelp("What a header means; can be given again.", valueName: "header=meaning"))
    var map: [String] = []

    @Option(help: ArgumentHelp("The school year, where a file does not say it.", valueName: "year"))
    var year: String?

    @Flag(help: "Say what would happen, and change nothing.")
    var dryRun = false

    @Option(
      help: ArgumentHelp("Write the skipped rows with their reasons.", valueName: "file"),
      completion: .file())
    var skipped: String?

    @OptionGroup var place: RegistryOption
    @OptionGroup var answer: AnswerOption

    func validate() throws { _ = try meanings() }

    private func meanings() throws -> [String: String] {
      var meanings: [String: String] = [:]
      for pair in map {
        guard let sign = pair.lastIndex(of: "=") else {
          throw ValidationError("'--map' is \(pair). Give HEADER=MEANING.")
        }
        let meaning = String(pair[pair.index(after: sign)...])
        guard ImportRequest.meanings.contains(meaning) else {
          throw ValidationError(
            "'--map' gives the meaning \(meaning). Choose one of "
              + ImportRequest.meanings.joined(separator: ", ") + ".")
        }
        meanings[String(pair[..<sign])] = meaning
      }
      return meanings
    }

    func run() throws {
      if let skipped { try OutputFile.check(skipped) }
      let desk = try place.desk()
      var rows: [[String]] = []
      for file in files {
        var request = ImportRequest(path: file)
        request.map = try meanings()
        request.year = year
        request.isTrial = dryRun
        let outcome = try desk.takeIn(request)
        rows += outcome.skippedRows
        try answer.put(outcome.answer)
      }
      if let skipped { try OutputFile.write(SkippedRows.csv(rows), to: skipped) }
    }
  }
}
