import ArgumentParser
import Workflows

struct WeightsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weights",
    abstract: "Set each criterion's declared weight beside the weight that it really has.",
    discussion: """
      EXAMPLES
        tandem weights my-round
        tandem weights my-round --json

      The effective weight is the share of the differences between the scores of allowed pairs \
      that a criterion makes. The shares add to 1.
      """)

  @OptionGroup var source: SourceArgument

  @Flag(help: "Print the weights as JSON (schema tandem.weights/1); numbers are not rounded.")
  var json = false

  func run() throws {
    let weights = EffectiveWeights(try source.read().bundle)
    try Terminal.print(json ? try weights.json() : Array(weights.text(style: Terminal.style).utf8))
  }
}
