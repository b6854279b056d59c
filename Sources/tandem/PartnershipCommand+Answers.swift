import ArgumentParser
import Workflows

extension PartnershipCommand {
  struct Awaited: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List whose answers to proposals are awaited, and whom to remind.",
      discussion: """
        EXAMPLES
          tandem partnership awaited
          tandem partnership awaited --round 2026-27 --json

        Nothing is sent: remind them by your own mail or letter.
        """)

    @Option(help: ArgumentHelp("Only of this round.", valueName: "name"))
    var round: String?

    @OptionGroup var place: RegistryOption
    @OptionGroup var answer: AnswerOption

    func run() throws { try answer.put(place.desk().awaitedAnswers(round: round)) }
  }

  struct AnswerBy: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "answer-by", abstract: "Ask a proposal's parties to answer by another day.",
      discussion: """
        EXAMPLES
          tandem partnership answer-by 1 --day 2026-07-15
        """)

    @OptionGroup var one: OnePartnership

    @Option(help: "The day, from today on and within a year.")
    var day: String

    func run() throws {
      try one.place.desk().setAnswerDay(day, partnership: one.partnership)
      try one.answer.done(
        "Answers to partnership \(one.partnership) are asked for by \(day).",
        ["partnership": .whole(one.partnership), "answer_by": .text(day)])
    }
  }

  struct CloseLapsed: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "close-lapsed",
      abstract: "Close the proposals that a district has not answered by its day.",
      discussion: """
        EXAMPLES
          tandem partnership close-lapsed --round 2026-27

        Their members are free for another match, in which a district that was
        silent does not meet the same partners. Where the facilitator alone is
        silent, ask another instead.
        """)

    @Option(help: ArgumentHelp("Only of this round.", valueName: "name"))
    var round: String?

    @OptionGroup var place: RegistryOption
    @OptionGroup var answer: AnswerOption

    func run() throws {
      let closed = try place.desk().closeLapsed(round: round)
      let noun = closed.count == 1 ? "proposal is" : "proposals are"
      try answer.done(
        closed.isEmpty
          ? "No proposal has passed its day without a district's answer."
          : "\(closed.count) \(noun) closed: \(closed.map(String.init).joined(separator: ", ")).",
        ["partnerships": .list(closed.map { .whole($0) })])
    }
  }
}
