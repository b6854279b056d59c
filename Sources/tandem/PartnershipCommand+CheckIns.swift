import ArgumentParser
import Domain
import Foundation
import Workflows

/// Reads a file, or standard input for `-`.
enum FormInput {
  static func bytes(_ path: String) throws -> [UInt8] {
    guard path != "-" else { return try Input.standard() }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(.notFound, ["There is no file \(path), or it cannot be read."])
    }
    return Array(data)
  }
}

extension Day: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension StaffLevel: ExpressibleByArgument {}
extension Lesson.Kind: ExpressibleByArgument {}
extension Barrier.Kind: ExpressibleByArgument {}

extension PartnershipCommand {
  struct RecordCheckIn: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "checkin", abstract: "Record a meeting or a visit, or list them.",
      discussion: """
        EXAMPLES
          tandem partnership checkin 1
          tandem partnership checkin 1 --kind leadership --date 2026-10-06 \\
            --attendance 0614550:principal:3/4 --joint-work --next-date 2026-11-03
          tandem partnership checkin 1 --file october.json --as facilitator:F01

        Without --kind or --file, it lists. Levels are superintendent, cabinet, principal, \
        teacher_leader and specialist. A file is a JSON object with the keys date, kind, place, \
        minutes, attendance, initiatives, hard_truth, joint_work, useful_percent, hours, cost, \
        shared_note, private_note and next_date; options win over it.
        """)

    @OptionGroup var one: OnePartnership

    @Option(help: "superintendents, leadership, working, visit or call.")
    var kind: String?

    @Option(help: ArgumentHelp("When it was; today, if not given.", valueName: "day"))
    var date: Day?

    @Option(help: ArgumentHelp("in_person, the default, or virtual.", valueName: "word"))
    var place: String?

    @Option(help: ArgumentHelp("How long it took.", valueName: "number"))
    var minutes: Int?

    @Option(
      parsing: .singleValue,
      help: ArgumentHelp(
        "Who came, of how many; can be given again.", valueName: "district:level:n/m"))
    var attendance: [String] = []

    @Option(help: ArgumentHelp("What it was about, separated by ;.", valueName: "list"))
    var initiatives: String?

    @Flag(help: "Somebody shared a result that disappointed.")
    var hardTruth = false

    @Flag(help: "A common problem was worked on, and not only practices shown.")
    var jointWork = false

    @Option(help: ArgumentHelp("Of visitors who found a visit useful.", valueName: "percent"))
    var usefulPercent: Double?

    @Option(help: ArgumentHelp("The facilitator's, with travel.", valueName: "number"))
    var hours: Double?

    @Option(help: ArgumentHelp("The facilitator's.", valueName: "dollars"))
    var cost: Double?

    @Option(help: ArgumentHelp("Words for everybody in the partnership.", valueName: "text"))
    var sharedNote: String?

    @Option(help: ArgumentHelp("Words for yourself only.", valueName: "text"))
    var privateNote: String?

    @Option(help: ArgumentHelp("When the next one is.", valueName: "day"))
    var nextDate: Day?

    @Option(
      help: ArgumentHelp("A form of JSON, or -.", valueName: "file"), completion: .file())
    var file: String?

    func validate() throws {
      for text in attendance where CheckInForm.attendance(text) == nil {
        throw ValidationError(
          "'--attendance' is \(text). Give DISTRICT:LEVEL:CAME/EXPECTED, such as"
            + " 0614550:principal:3/4.")
      }
    }

    func run() throws {
      let desk = try one.place.desk()
      guard kind != nil || file != nil else {
        return try one.answer.put(desk.checkIns(of: one.partnership))
      }
      var form = CheckInForm()
      if let file { form = try CheckInForm(json: try FormInput.bytes(file), name: file) }
      var options = CheckInForm()
      options.kind = kind
      options.date = date?.description
      options.place = place
      options.minutes = minutes
      options.attendance =
        attendance.isEmpty ? nil : attendance.compactMap { CheckInForm.attendance($0) }
      options.initiatives = initiatives?.split(separator: ";").map(String.init)
      options.hardTruth = hardTruth ? true : nil
      options.jointWork = jointWork ? true : nil
      options.usefulPercent = usefulPercent
      options.hours = hours
      options.cost = cost
      options.sharedNote = sharedNote
      options.privateNote = privateNote
      options.nextDate = nextDate?.description
      form.merge(options)
      let number = try desk.addCheckIn(form, partnership: one.partnership)
      try one.answer.done(
        "Check-in \(number) is kept.", ["check_in": .whole(number)])
    }
  }

  struct KeepAction: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "action", abstract: "Open an action, end one, or list them.",
      discussion: """
        EXAMPLES
          tandem partnership action 1
          tandem partnership action 1 --add "Send the benchmark items" \\
            --owner district:0614550 --due 2026-10-20
          tandem partnership action 1 --done 4 --as district-member:0614550
        """)

    @OptionGroup var one: OnePartnership

    @Option(help: ArgumentHelp("What is to be done.", valueName: "text"))
    var add: String?

    @Option(help: ArgumentHelp("district:ID or facilitator:ID.", valueName: "who"))
    var owner: String?

    @Option(help: ArgumentHelp("By when.", valueName: "day"))
    var due: Day?

    @Option(help: ArgumentHelp("The action that is done.", valueName: "number"))
    var done: Int?

    @Option(help: ArgumentHelp("The action that is given up.", valueName: "number"))
    var drop: Int?

    @Option(help: ArgumentHelp("When it ended; today, if not given.", valueName: "day"))
    var date: Day?

    func validate() throws {
      if (add == nil) != (owner == nil) {
        throw ValidationError("Give --add and --owner together.")
      }
    }

    func run() throws {
      let desk = try one.place.desk()
      if let add, let owner {
        let number = try desk.addAction(
          add, owner: owner, due: due, partnership: one.partnership)
        return try one.answer.done("Action \(number) is open.", ["action": .whole(number)])
      }
      if let done {
        try desk.endAction(done, .done, on: date, partnership: one.partnership)
        return try one.answer.done("Action \(done) is done.")
      }
      if let drop {
        try desk.endAction(drop, .dropped, on: date, partnership: one.partnership)
        return try one.answer.done("Action \(drop) is given up.")
      }
      try one.answer.put(desk.actions(of: one.partnership))
    }
  }

  struct KeepLesson: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lesson", abstract: "Keep what was learnt, or list it.",
      discussion: """
        EXAMPLES
          tandem partnership lesson 1
          tandem partnership lesson 1 --kind adapted \\
            --add "Half-day summits instead of whole days, for lack of substitutes"
        """)

    @OptionGroup var one: OnePartnership

    @Option(help: ArgumentHelp("The lesson.", valueName: "text"))
    var add: String?

    @Option(
      help: ArgumentHelp(
        "adopted, adapted, co_developed, learned_stopped or insight, the default.",
        valueName: "word"))
    var kind: Lesson.Kind = .insight

    @Option(help: ArgumentHelp("When; today, if not given.", valueName: "day"))
    var date: Day?

    func run() throws {
      let desk = try one.place.desk()
      guard let add else { return try one.answer.put(desk.lessons(of: one.partnership)) }
      let number = try desk.addLesson(add, kind: kind, on: date, partnership: one.partnership)
      try one.answer.done("Lesson \(number) is kept.", ["lesson": .whole(number)])
    }
  }

  struct KeepBarrier: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "barrier", abstract: "Raise what stands in the way, settle it, or list it.",
      discussion: """
        EXAMPLES
          tandem partnership barrier 1
          tandem partnership barrier 1 --kind policy \\
            --add "The grant may not pay for travel of the other district"
          tandem partnership barrier 1 --settle 2 --answer "Allowed from July on"
        """)

    @OptionGroup var one: OnePartnership

    @Option(help: ArgumentHelp("What stands in the way.", valueName: "text"))
    var add: String?

    @Option(
      help: ArgumentHelp(
        "policy, funding, time, data, travel, staffing or other, the default.",
        valueName: "word"))
    var kind: Barrier.Kind = .other

    @Option(help: ArgumentHelp("The barrier that the agency answers.", valueName: "number"))
    var settle: Int?

    @Option(name: .customLong("answer"), help: ArgumentHelp("The answer.", valueName: "text"))
    var words: String?

    func validate() throws {
      if (settle == nil) != (words == nil) {
        throw ValidationError("Give --settle and --answer together.")
      }
    }

    func run() throws {
      let desk = try one.place.desk()
      if let add {
        let number = try desk.addBarrier(add, kind: kind, partnership: one.partnership)
        return try one.answer.done("Barrier \(number) is raised.", ["barrier": .whole(number)])
      }
      if let settle, let words {
        try desk.settleBarrier(settle, answer: words, partnership: one.partnership)
        return try one.answer.done("Barrier \(settle) is settled.")
      }
      try one.answer.put(desk.barriers(of: one.partnership))
    }
  }

  struct KeepFunding: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "funding", abstract: "Keep what pays for a partnership until when, or list it.",
      discussion: """
        EXAMPLES
          tandem partnership funding 1
          tandem partnership funding 1 --source "State grant" --ends 2027-06-30 \\
            --amount 40000
        """)

    @OptionGroup var one: OnePartnership

    @Option(help: ArgumentHelp("Who pays.", valueName: "name"))
    var source: String?

    @Option(help: ArgumentHelp("The first day.", valueName: "day"))
    var begins: Day?

    @Option(help: ArgumentHelp("The last day.", valueName: "day"))
    var ends: Day?

    @Option(help: ArgumentHelp("How much.", valueName: "dollars"))
    var amount: Double?

    func validate() throws {
      if (source == nil) != (ends == nil) {
        throw ValidationError("Give --source and --ends together.")
      }
    }

    func run() throws {
      let desk = try one.place.desk()
      guard let source, let ends else {
        return try one.answer.put(desk.funding(of: one.partnership))
      }
      let number = try desk.addFunding(
        Funding(source: source, begins: begins, ends: ends, amount: amount),
        partnership: one.partnership)
      try one.answer.done("Funding \(number) is kept.", ["funding": .whole(number)])
    }
  }
}
