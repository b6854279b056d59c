import ArgumentParser
import Domain
import Foundation
import Storage
import Workflows

struct DistrictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "district",
    abstract: "Look districts up, register them, consent and withdraw.",
    discussion: """
      EXAMPLES
        tandem district list --county Fresno
        tandem district list --round 2026-27 --need math
        tandem district register 0614550 --round 2026-27 --as district-lead:0614550
        tandem district register 0614550 --round 2026-27 --needs "math:5;ela:3"
        tandem district consent 0614550 --round 2026-27 --name "A. Ortiz" \\
          --as district-lead:0614550
      """,
    subcommands: [
      List.self, Show.self, Register.self, Consent.self, Withdraw.self, Checklist.self,
      SetPerson.self, Days.self, Suggestions.self, TakeSuggestion.self,
    ])
}

/// A district, where the command acts for the actor's own if none is named.
struct OwnDistrict: ParsableArguments {
  @Argument(help: "The district's id; the one of --as, if not given.")
  var district: String?

  @Option(help: ArgumentHelp("The round.", valueName: "name"))
  var round: String

  @OptionGroup var place: RegistryOption
  @OptionGroup var answer: AnswerOption
}

extension DistrictCommand {
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List districts, by name.",
      discussion: """
        EXAMPLES
          tandem district list --county Fresno
          tandem district list --round 2026-27 --need math --json
        """)

    @Argument(help: "A part of the name, or an id.")
    var text: String?

    @Option(help: "Two letters.")
    var state: String?

    @Option(help: "A county, with or without the word.")
    var county: String?

    @Option(help: "A region.")
    var region: String?

    @Option(help: ArgumentHelp("Registered for this round.", valueName: "name"))
    var round: String?

    @Option(help: ArgumentHelp("Registered with this need.", valueName: "topic"))
    var need: String?

    @Option(help: ArgumentHelp("Registered with this offer.", valueName: "topic"))
    var offer: String?

    @Option(help: ArgumentHelp("The most rows.", valueName: "number"))
    var limit = 100

    @OptionGroup var place: RegistryOption
    @OptionGroup var answer: AnswerOption

    func run() throws {
      var search = DistrictSearch()
      search.text = text
      search.state = state
      search.county = county
      search.region = region
      search.round = round
      search.need = need
      search.offer = offer
      search.limit = limit
      try answer.put(place.desk().districts(search))
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show a district's public facts, and its registration for a round.",
      discussion: """
        EXAMPLES
          tandem district show 0614550
          tandem district show 0614550 --round 2026-27 --as district-lead:0614550
        """)

    @Argument(help: "The district's id.")
    var district: String

    @Option(help: ArgumentHelp("The round.", valueName: "name"))
    var round: String?

    @OptionGroup var place: RegistryOption
    @OptionGroup var answer: AnswerOption

    func run() throws { try answer.put(place.desk().district(district, round: round)) }
  }

  struct Consent: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Record that the district agrees to take part; only the district itself can.",
      discussion: """
        EXAMPLES
          tandem district consent --round 2026-27 --name "A. Ortiz, Superintendent" \\
            --as district-lead:0614550
        """)

    @OptionGroup var own: OwnDistrict

    @Option(help: "Who agrees, by name and title.")
    var name: String

    @Option(help: ArgumentHelp("The version of the consent text.", valueName: "version"))
    var text = ConsentText.first.version

    func run() throws {
      let desk = try own.place.desk()
      Terminal.say([try desk.consentText(text).replacing("\n", with: " ")])
      try desk.giveConsent(own.district, round: own.round, text: text, name: name)
      try own.answer.done("The consent is recorded.")
    }
  }

  struct Withdraw: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take the district out of a round, at any time.",
      discussion: """
        EXAMPLES
          tandem district withdraw --round 2026-27 --as district-lead:0614550
        """)

    @OptionGroup var own: OwnDistrict

    @Option(help: "Why, if you like to say.")
    var why: String?

    func run() throws {
      let ended = try own.place.desk().withdraw(own.district, round: own.round, why: why)
      try own.answer.done(
        ended.isEmpty
          ? "The district is withdrawn." : "The district is withdrawn, and its partners are free.",
        ["ended": .list(ended.map { .whole($0) })])
    }
  }

  struct Checklist: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Answer the ten items of the readiness checklist, 0 to 2 each.",
      discussion: """
        EXAMPLES
          tandem district checklist --round 2026-27 --scores 2,1,2,0,2,2,1,1,2,2 \\
            --as district-lead:0614550
        """)

    @OptionGroup var own: OwnDistrict

    @Option(help: ArgumentHelp("Ten scores, such as 2,1,2,0,2,2,1,1,2,2.", valueName: "scores"))
    var scores: String

    private var values: [Int?] { scores.split(separator: ",").map { Int($0) } }

    func validate() throws {
      guard values.count == 10, values.allSatisfy({ (0...2).contains($0 ?? -1) }) else {
        throw ValidationError("'--scores' is \(scores). Give ten numbers from 0 to 2.")
      }
    }

    func run() throws {
      let pairs = values.enumerated().compactMap { item, score in score.map { (item + 1, $0) } }
      try own.place.desk().setChecklist(
        Dictionary(uniqueKeysWithValues: pairs), of: own.district, round: own.round)
      try own.answer.done("The checklist is kept.")
    }
  }

  struct SetPerson: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "person",
      abstract: "Name the sponsor, the senior lead or one of the team, or remove one.",
      discussion: """
        EXAMPLES
          tandem district person 0614550 --round 2026-27 --part senior_lead \\
            --name "B. Lee"
          tandem district person 0614550 --round 2026-27 --part team \\
            --name "C. Diaz" --remove
        """)

    @OptionGroup var own: OwnDistrict

    @Option(help: "sponsor, senior_lead or team.")
    var part: Person.Part

    @Option(help: "The person's name.")
    var name: String

    @Option(help: "The person's title.")
    var title: String?

    @Option(help: "Where partners can write to.")
    var email: String?

    @Option(help: "The level at which the person works, such as principal.")
    var level: String?

    @Flag(help: "Take the person out again.")
    var remove = false

    @Option(help: "Why, for the audit, when one is removed.")
    var why: String?

    func run() throws {
      if remove {
        try own.place.desk().removePerson(
          part, named: name, of: own.district, round: own.round, why: why)
        return try own.answer.done("The person is removed.")
      }
      try own.place.desk().setPerson(
        Person(part: part, name: name, title: title, email: email, level: level),
        of: own.district, round: own.round)
      try own.answer.done("The person is kept.")
    }
  }

  struct Days: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "calendar", abstract: "Add days that matter for meetings.",
      discussion: """
        EXAMPLES
          tandem district calendar 0614550 --round 2026-27 --kind break \\
            --begins 2026-11-23 --ends 2026-11-27
        """)

    @OptionGroup var own: OwnDistrict

    @Option(help: "year, break, testing or board.")
    var kind: CalendarEntry.Kind

    @Option(help: ArgumentHelp("The first day, such as 2026-08-14.", valueName: "day"))
    var begins: String

    @Option(help: ArgumentHelp("The last day; the first, if not given.", valueName: "day"))
    var ends: String?

    func run() throws {
      try own.place.desk().addDays(
        CalendarEntry(kind: kind, begins: begins, ends: ends ?? begins), of: own.district,
        round: own.round)
      try own.answer.done("The days are kept.")
    }
  }

  struct Suggestions: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show the needs that public records suggest to a district.",
      discussion: """
        EXAMPLES
          tandem district suggestions --as district-lead:0614550
        """)

    @Argument(help: "The district's id; the one of --as, if not given.")
    var district: String?

    @OptionGroup var place: RegistryOption
    @OptionGroup var answer: AnswerOption

    func run() throws { try answer.put(place.desk().suggestions(district)) }
  }

  struct TakeSuggestion: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a suggested need one of the district's own.",
      discussion: """
        EXAMPLES
          tandem district take-suggestion --round 2026-27 --topic math --priority 4 \\
            --as district-lead:0614550
        """)

    @OptionGroup var own: OwnDistrict

    @Option(help: "The topic.")
    var topic: String

    @Option(help: "The student group, if the suggestion has one.")
    var group: String?

    @Option(help: "1 to 5.")
    var priority: Int

    func run() throws {
      try own.place.desk().takeSuggestion(
        topic, group: group, priority: priority, of: own.district, round: own.round)
      try own.answer.done("The need is registered.")
    }
  }
}

extension Person.Part: ExpressibleByArgument {}
extension CalendarEntry.Kind: ExpressibleByArgument {}
