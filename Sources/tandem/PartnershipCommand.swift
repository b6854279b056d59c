import ArgumentParser
import Domain
import Storage
import Workflows

struct PartnershipCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "partnership",
    abstract: "Follow partnerships from proposal to close.",
    discussion: """
      EXAMPLES
        tandem partnership propose 3
        tandem partnership accept 1 --as district-lead:0614550
        tandem partnership decline 1 --reason "no time" --as facilitator:F01
        tandem partnership sign 1 --sponsor "A. Ortiz" --lead "B. Lee" \\
          --signed-by "A. Ortiz" \\
          --as district-lead:0614550
        tandem partnership activate 1 --next-date 2026-09-15
        tandem partnership checkin 1 --kind leadership --joint-work
        tandem partnership status 1
      """,
    subcommands: [
      List.self, Show.self, Propose.self, Awaited.self, AnswerBy.self, CloseLapsed.self,
      Accept.self, Decline.self, AskFacilitator.self,
      Sign.self, Confirm.self, Activate.self, Renew.self, Close.self, AddNote.self, Notes.self,
      ShowStatus.self, RecordCheckIn.self, KeepAction.self, KeepIndicator.self, KeepPulse.self,
      KeepChange.self, PassOn.self, KeepLesson.self, KeepBarrier.self, KeepFunding.self,
    ])
}

/// A partnership by its number.
struct OnePartnership: ParsableArguments {
  @Argument(help: "The partnership's number.")
  var partnership: Int

  @OptionGroup var place: RegistryOption
  @OptionGroup var answer: AnswerOption

  func advance(to state: KeptPartnership.State, nextDate: String?, why: String?) throws {
    try place.desk().advance(partnership, to: state, nextDate: nextDate, why: why)
    try answer.done(
      "Partnership \(partnership) is \(state.rawValue).",
      ["partnership": .whole(partnership), "state": .text(state.rawValue)])
  }
}

extension PartnershipCommand {
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the partnerships that are yours to see.",
      discussion: """
        EXAMPLES
          tandem partnership list --state active
          tandem partnership list --as district-lead:0614550
        """)

    @Option(help: ArgumentHelp("Only of this round.", valueName: "name"))
    var round: String?

    @Option(help: "Only in this state.")
    var state: KeptPartnership.State?

    @OptionGroup var place: RegistryOption
    @OptionGroup var answer: AnswerOption

    func run() throws {
      try answer.put(place.desk().partnerships(round: round, state: state?.rawValue))
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show a partnership, and what it still needs.",
      discussion: """
        EXAMPLES
          tandem partnership show 1
          tandem partnership show 1 --json --as facilitator:F01
        """)

    @OptionGroup var one: OnePartnership

    func run() throws {
      try one.answer.put(one.place.desk().partnershipAnswer(one.partnership))
    }
  }

  struct Propose: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put a plan's partnerships to their districts and facilitators.",
      discussion: """
        EXAMPLES
          tandem partnership propose 3 --answer-by 2026-06-30

        Districts and facilitators are asked to answer within three weeks, or by the day given.
        """)

    @Argument(help: "The plan's number.")
    var plan: Int

    @Option(help: ArgumentHelp("The day to answer by.", valueName: "day"))
    var answerBy: String?

    @OptionGroup var place: RegistryOption
    @OptionGroup var answer: AnswerOption

    func run() throws {
      let made = try place.desk().propose(plan: plan, answerBy: answerBy)
      try answer.done(
        "Proposed: \(Phrase.count(made.ids.count, "partnership")) of plan \(plan). Answers are asked for"
          + " by \(made.answerBy).",
        [
          "partnerships": .list(made.ids.map { .whole($0) }),
          "answer_by": .text("\(made.answerBy)"),
        ])
    }
  }

  struct Accept: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Accept, for one's district or as the facilitator.",
      discussion: """
        EXAMPLES
          tandem partnership accept 1 --as district-lead:0614550
        """)

    @OptionGroup var one: OnePartnership

    func run() throws {
      try one.place.desk().answer(.accepted, partnership: one.partnership, reason: nil)
      try one.answer.done("Partnership \(one.partnership) is accepted.")
    }
  }

  struct Decline: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Decline, for one's district or as the facilitator.",
      discussion: """
        EXAMPLES
          tandem partnership decline 1 --reason "no time" --as facilitator:F01

        A reason stays with whoever gives it; nobody else is shown it.
        """)

    @OptionGroup var one: OnePartnership

    @Option(help: "Why, for yourself.")
    var reason: String?

    func run() throws {
      try one.place.desk().answer(.declined, partnership: one.partnership, reason: reason)
      try one.answer.done("Partnership \(one.partnership) is declined.")
    }
  }

  struct AskFacilitator: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "ask", abstract: "Ask another facilitator, where none has accepted.",
      discussion: """
        EXAMPLES
          tandem partnership ask 1 --facilitator F02 --why "F01 has declined"
        """)

    @OptionGroup var one: OnePartnership

    @Option(help: ArgumentHelp("Who is asked.", valueName: "id"))
    var facilitator: String

    @Option(help: "Why, for the audit.")
    var why: String?

    func run() throws {
      try one.place.desk().askFacilitator(facilitator, partnership: one.partnership, why: why)
      try one.answer.done("Facilitator \(facilitator) is asked.")
    }
  }

  struct Sign: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put one's district's names and dates under a partnership.",
      discussion: """
        EXAMPLES
          tandem partnership sign 1 --sponsor "A. Ortiz" --lead "B. Lee" \\
            --signed-by "A. Ortiz" --board-date 2026-06-10 --as district-lead:0614550
        """)

    @OptionGroup var one: OnePartnership

    @Option(help: "The superintendent who stands for it.")
    var sponsor: String?

    @Option(help: "The senior lead.")
    var lead: String?

    @Option(help: "Who signs.")
    var signedBy: String?

    @Option(help: ArgumentHelp("When the board ratified it.", valueName: "day"))
    var boardDate: String?

    @Option(help: ArgumentHelp("Do without a facilitator, and why.", valueName: "reason"))
    var waiveFacilitator: String?

    func run() throws {
      var signature = Registry.Signature()
      signature.sponsor = sponsor
      signature.seniorLead = lead
      signature.signedBy = signedBy
      signature.boardAt = boardDate
      signature.waiver = waiveFacilitator
      try one.place.desk().sign(signature, partnership: one.partnership)
      try one.answer.done("Partnership \(one.partnership) is signed as far as you said.")
    }
  }

  struct Confirm: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Confirm a partnership that all have accepted.",
      discussion: """
        EXAMPLES
          tandem partnership confirm 1
        """)

    @OptionGroup var one: OnePartnership

    @Option(help: "Why, for the audit.")
    var why: String?

    func run() throws { try one.advance(to: .confirmed, nextDate: nil, why: why) }
  }

  struct Activate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Begin a partnership that everybody has signed.",
      discussion: """
        EXAMPLES
          tandem partnership activate 1 --next-date 2026-09-15
        """)

    @OptionGroup var one: OnePartnership

    @Option(help: ArgumentHelp("The first meeting.", valueName: "day"))
    var nextDate: String?

    func run() throws { try one.advance(to: .active, nextDate: nextDate, why: nil) }
  }

  struct Renew: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Go on for another year.",
      discussion: """
        EXAMPLES
          tandem partnership renew 1 --next-date 2027-09-14 --why "a second year"
        """)

    @OptionGroup var one: OnePartnership

    @Option(help: ArgumentHelp("The next meeting.", valueName: "day"))
    var nextDate: String?

    @Option(help: "Why, for the audit.")
    var why: String?

    func run() throws { try one.advance(to: .renewed, nextDate: nextDate, why: why) }
  }

  struct Close: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "End a partnership.",
      discussion: """
        EXAMPLES
          tandem partnership close 1 --why "the work is done"
        """)

    @OptionGroup var one: OnePartnership

    @Option(help: "Why it ends.")
    var why: String?

    func run() throws { try one.advance(to: .closed, nextDate: nil, why: why) }
  }

  struct AddNote: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "note", abstract: "Leave words with a partnership.",
      discussion: """
        EXAMPLES
          tandem partnership note 1 --text "Ask about the calendar." --visibility shared
        """)

    @OptionGroup var one: OnePartnership

    @Option(help: "The words.")
    var text: String

    @Option(help: "private (yours only), staff or shared.")
    var visibility: Note.Visibility = .private

    func run() throws {
      try one.place.desk().addNote(text, visibility, partnership: one.partnership)
      try one.answer.done("The note is kept; it may be a public record.")
    }
  }

  struct Notes: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Read the notes that are for your eyes.",
      discussion: """
        EXAMPLES
          tandem partnership notes 1 --as facilitator:F01
        """)

    @OptionGroup var one: OnePartnership

    func run() throws { try one.answer.put(one.place.desk().notes(of: one.partnership)) }
  }
}

extension KeptPartnership.State: ExpressibleByArgument {}
extension Note.Visibility: ExpressibleByArgument {}
