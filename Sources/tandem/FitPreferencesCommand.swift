import ArgumentParser
import Workflows

struct FitPreferencesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit-preferences",
    abstract: "Find the weights that agree best with \"this partnership over that one\".",
    discussion: """
      EXAMPLES
        tandem fit-preferences my-round preferences.csv
        tandem fit-preferences my-round preferences.csv --segments 3
        tandem fit-preferences my-round preferences.csv --json

      Each row of the file names two partnerships by their members, first and second, such as \
      0614550;0622500, and in the column relation better (the default) or equal. Nothing is applied.
      """)

  @OptionGroup var source: SourceArgument

  @Argument(help: "Preferences, one row for each.", completion: .file())
  var preferences: String

  @Option(
    help: ArgumentHelp(
      "Straight pieces of each criterion's function, 1 to 10.", valueName: "number"))
  var segments = 1

  @Option(
    help: ArgumentHelp(
      "By how much a better partnership's value is the higher.", valueName: "value"))
  var margin = 0.02

  @Flag(help: "Print JSON (schema tandem.preferences/1).")
  var json = false

  @OptionGroup var output: OutputOption

  func validate() throws {
    guard (1...10).contains(segments) else {
      throw ValidationError("'--segments' is \(segments). Give a whole number from 1 to 10.")
    }
    guard margin > 0, margin <= 0.5 else {
      throw ValidationError("'--margin' is \(margin). Give a number above 0, up to 0.5.")
    }
  }

  func run() throws {
    try output.check()
    let fit = try PreferenceFit(
      try source.read().bundle, preferencesFile: preferences, segments: segments, margin: margin)
    try output.put(json ? try fit.json() : Array(fit.text(style: output.style).utf8))
  }
}
