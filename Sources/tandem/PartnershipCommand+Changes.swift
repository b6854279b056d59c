import ArgumentParser
import Domain
import Workflows

extension PartnershipCommand {
  struct KeepChange: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "change", abstract: "Keep who goes and who comes, with a list for successors.",
      discussion: """
        EXAMPLES
          tandem partnership change 1
          tandem partnership change 1 --level superintendent --district 0614550 \\
            --leaves 2027-06-30
          tandem partnership change 1 --began 2027-07-15 --number 1
          tandem partnership change 1 --tick 1,2,5 --number 1

        No names are kept here; `tandem district person` has them.
        """)

    @OptionGroup var one: OnePartnership

    @Option(
      help: ArgumentHelp(
        "superintendent, cabinet, principal, teacher_leader or specialist.", valueName: "word"))
    var level: StaffLevel?

    @Option(help: ArgumentHelp("The district; the one of --as, if not given.", valueName: "id"))
    var district: String?

    @Option(help: ArgumentHelp("When it was said; today, if not given.", valueName: "day"))
    var announced: Day?

    @Option(help: ArgumentHelp("The last day.", valueName: "day"))
    var leaves: Day?

    @Option(help: ArgumentHelp("The change.", valueName: "number"))
    var number: Int?

    @Option(help: ArgumentHelp("When the successor began.", valueName: "day"))
    var began: Day?

    @Option(help: ArgumentHelp("Points of the list that are done.", valueName: "numbers"))
    var tick: String?

    @Option(help: ArgumentHelp("When they were done; today, if not given.", valueName: "day"))
    var date: Day?

    private var points: [Int?] {
      (tick ?? "").split(separator: ",").map { Int($0.filter { $0 != " " }) }
    }

    func validate() throws {
      if (level == nil) != (leaves == nil) {
        throw ValidationError("Give --level and --leaves together.")
      }
      if began != nil || tick != nil, number == nil {
        throw ValidationError("Say with --number which change it is.")
      }
      if points.contains(nil) { throw ValidationError("'--tick' is not a list of numbers.") }
    }

    func run() throws {
      let desk = try one.place.desk()
      if let level, let leaves {
        let number = try desk.addChange(
          level, of: district, announced: announced, leaves: leaves,
          partnership: one.partnership)
        return try one.answer.done("Change \(number) is kept.", ["change": .whole(number)])
      }
      if let number, let began {
        try desk.beginChange(number, on: began, partnership: one.partnership)
        return try one.answer.done("The list for the successor is open.")
      }
      if let number, tick != nil {
        try desk.tick(
          points.compactMap { $0 }, ofChange: number, on: date, partnership: one.partnership)
        return try one.answer.done("The points are done.")
      }
      try one.answer.put(desk.changes(ofPartnership: one.partnership))
    }
  }

  struct PassOn: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "hand-over", abstract: "Pass a partnership on to another facilitator.",
      discussion: """
        EXAMPLES
          tandem partnership hand-over 1
          tandem partnership hand-over 1 --to F02 --why "F01 moves away"
          tandem partnership hand-over 1 --accept --as facilitator:F02

        The present facilitator goes on until the other accepts; then the open actions are the \
        other's, and the history stays. Without an option it prints the pack for a successor.
        """)

    @OptionGroup var one: OnePartnership

    @Option(help: ArgumentHelp("The facilitator who is asked.", valueName: "id"))
    var to: String?

    @Option(help: "Why, for the audit.")
    var why: String?

    @Flag(help: "Take it over.")
    var accept = false

    @Flag(help: "Do not.")
    var decline = false

    func validate() throws {
      if [to != nil, accept, decline].filter({ $0 }).count > 1 {
        throw ValidationError("Give one of --to, --accept and --decline.")
      }
    }

    func run() throws {
      let desk = try one.place.desk()
      if let to {
        try desk.handOver(one.partnership, to: to, why: why)
        return try one.answer.done("Facilitator \(to) is asked to take it over.")
      }
      if accept || decline {
        let count = try desk.answerHandOver(one.partnership, isAccepted: accept)
        return try one.answer.done(
          accept
            ? "It is yours now, with \(Phrase.count(count, "open action"))."
            : "It stays where it is.", ["actions": .whole(count)])
      }
      try one.answer.put(desk.pack(of: one.partnership))
    }
  }

  struct ShowStatus: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "status", abstract: "Show how one partnership stands, on one page.",
      discussion: """
        EXAMPLES
          tandem partnership status 1
          tandem partnership status 1 --on 2027-01-31 --json
        """)

    @OptionGroup var one: OnePartnership

    @Option(help: ArgumentHelp("As of this day; today, if not given.", valueName: "day"))
    var on: Day?

    func run() throws {
      try one.answer.put(one.place.desk().status(of: one.partnership, on: on))
    }
  }
}
