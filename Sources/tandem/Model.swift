import ArgumentParser
import Workflows

struct Model: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a round as one integer program, for any other solver.",
    discussion: """
      EXAMPLES
        tandem model my-round --format lp > round.lp
        glpsol --lp round.lp --max

      Every allowed partnership with every allowed facilitator is a column, so that the file grows \
      with districts times districts times facilitators. Mutual requests are a row with the number \
      that can be honoured. In MPS the objective is negated.
      """)

  @OptionGroup var source: SourceArgument

  @Option(help: "The file format.")
  var format: ModelExport.Form = .lp

  @Flag(
    help: "Write only the columns that column generation leaves, where all would be too many.")
  var generated = false

  @OptionGroup var output: OutputOption

  func run() throws {
    try output.check()
    try output.put(
      ModelExport.bytes(
        try source.read().bundle, as: format, onlyGenerated: generated))
  }
}

extension ModelExport.Form: ExpressibleByArgument {}
