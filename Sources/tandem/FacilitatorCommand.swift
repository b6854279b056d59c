import ArgumentParser
import Domain
import Foundation
import Workflows

struct FacilitatorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "facilitator",
    abstract: "Keep facilitators, their limits, and what they are assigned.",
    discussion: """
      EXAMPLES
        tandem facilitator list --region Fresno --topic math
        tandem facilitator add F01 --name "Faye Stone" --expertise "math:5" \\
          --region coe:Fresno
        tandem facilitator attest --round 2026-27 --capacity 3 --as facilitator:F01
        tandem facilitator assignments --as facilitator:F01
      """,
    subcommands: [List.self, Add.self, Attest.self, Assignments.self, Hours.self])
}

extension FacilitatorCommand {
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List facilitators, by id.",
      discussion: """
        EXAMPLES
          tandem facilitator list
          tandem facilitator list --region Fresno --topic math --round 2026-27
        """)

    @Option(help: "A region or county, of any scheme.")
    var region: String?

    @Option(help: "With expertise in this topic.")
    var topic: String?

    @Option(help: ArgumentHelp("Who attested for this round.", valueName: "name"))
    var round: String?

    @OptionGroup var place: RegistryOption
    @OptionGroup var answer: AnswerOption

    func run() throws {
      try answer.put(place.desk().facilitators(region: region, topic: topic, round: round))
    }
  }

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add a facilitator, or change what is known.",
      discussion: """
        EXAMPLES
          tandem facilitator add F01 --name "Faye Stone" --expertise "math:5;ela:3"
          tandem facilitator add F01 --email faye@stone.example --region coe:Fresno
        """)

    @Argument(help: "The facilitator's id.")
    var facilitator: String

    @Option(help: "The name; needed for a new one.")
    var name: String?

    @Option(help: "Where the facilitator works.")
    var organization: String?

    @Option(help: "Degrees north.")
    var latitude: String?

    @Option(parsing: .unconditional, help: "Degrees east.")
    var longitude: String?

    @Option(help: ArgumentHelp("Such as math:5;ela:3.", valueName: "topic:level;…"))
    var expertise: String?

    @Option(help: ArgumentHelp("Such as town;rural.", valueName: "list"))
    var locales: String?

    @Option(help: ArgumentHelp("Regions or counties of no scheme.", valueName: "list"))
    var regions: String?

    @Option(
      parsing: .singleValue,
      help: ArgumentHelp("A region of a scheme; can be given again.", valueName: "scheme:name"))
    var region: [String] = []

    @Option(help: "Where districts can write to.")
    var email: String?

    @OptionGroup var place: RegistryOption
    @OptionGroup var answer: AnswerOption

    func run() throws {
      let given: [(String, String?)] = [
        ("id", facilitator), ("name", name), ("organization", organization),
        ("latitude", latitude), ("longitude", longitude), ("expertise", expertise),
        ("locales", locales), ("regions", regions),
      ]
      var form: [String: String] = [:]
      for case (let column, let value?) in given { form[column] = value }
      let added = try place.desk().putFacilitator(form, email: email, regions: region)
      try answer.done("Facilitator \(added.id) is kept.", ["facilitator": .text(added.id.rawValue)])
    }
  }

  struct Attest: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "State one's limits for a round, every year anew; only the facilitator can.",
      discussion: """
        EXAMPLES
          tandem facilitator attest --round 2026-27 --capacity 3 --as facilitator:F01
        """)

    @Argument(help: "The facilitator's id; the one of --as, if not given.")
    var facilitator: String?

    @Option(help: ArgumentHelp("The round.", valueName: "name"))
    var round: String

    @Option(help: "The most partnerships.")
    var capacity: String

    @Option(help: "The fewest partnerships.")
    var minimum: String?

    @Option(help: ArgumentHelp("The longest drive.", valueName: "minutes"))
    var maxMinutes: String?

    @Option(help: "Readiness to work at a distance, 0 to 1.")
    var virtual: String?

    @Option(help: "yes or no.")
    var available: String?

    @OptionGroup var place: RegistryOption
    @OptionGroup var answer: AnswerOption

    func run() throws {
      let given: [(String, String?)] = [
        ("capacity", capacity), ("minimum", minimum), ("max_minutes", maxMinutes),
        ("virtual", virtual), ("available", available),
      ]
      var limits: [String: String] = [:]
      for case (let column, let value?) in given { limits[column] = value }
      try place.desk().attest(facilitator, round: round, limits: limits)
      try answer.done("The limits for \(round) are kept.")
    }
  }

  struct Assignments: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show one facilitator's partnerships: dates, travel, contacts, warnings.",
      discussion: """
        EXAMPLES
          tandem facilitator assignments --as facilitator:F01
          tandem facilitator assignments F01 --json
        """)

    @Argument(help: "The facilitator's id; the one of --as, if not given.")
    var facilitator: String?

    @OptionGroup var place: RegistryOption
    @OptionGroup var answer: AnswerOption

    func run() throws { try answer.put(place.desk().assignmentsPage(facilitator)) }
  }
}

extension FacilitatorCommand {
  struct Hours: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show a facilitator's hours and costs, by check-in.",
      discussion: """
        EXAMPLES
          tandem facilitator hours --as facilitator:F01
          tandem facilitator hours F01 --csv > hours.csv
        """)

    @Argument(help: "The facilitator's id; the one of --as, if not given.")
    var facilitator: String?

    @Flag(help: "Print CSV.")
    var csv = false

    @OptionGroup var place: RegistryOption
    @OptionGroup var answer: AnswerOption

    func run() throws {
      let hours = try place.desk().hours(facilitator)
      try csv ? Terminal.print(hours.csv) : answer.put(hours)
    }
  }
}

struct RelationshipCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "relationship",
    abstract: "Keep ties between districts, and of facilitators with districts.",
    discussion: """
      EXAMPLES
        tandem relationship list 0614550
        tandem relationship add 0614550 0622500 worked_together --since 2008
        tandem relationship add F01 0614550 employed_by --until 2027-06-30
      """,
    subcommands: [List.self, Add.self, Remove.self])

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Remove a tie; what it was stays in the audit.",
      discussion: """
        EXAMPLES
          tandem relationship remove 0614550 0622500 worked_together \\
            --why "recorded by mistake"
        """)

    @Argument(help: "A district or a facilitator.")
    var from: String

    @Argument(help: "A district.")
    var to: String

    @Argument(help: "The kind.")
    var kind: String

    @Option(help: "Why, for the audit.")
    var why: String?

    @OptionGroup var place: RegistryOption
    @OptionGroup var answer: AnswerOption

    func run() throws {
      let count = try place.desk().removeTies(from: from, to: to, kind: kind, why: why)
      try answer.done("\(Phrase.count(count, "tie")) removed.", ["removed": .whole(count)])
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List ties.",
      discussion: """
        EXAMPLES
          tandem relationship list
          tandem relationship list 0614550
        """)

    @Argument(help: "A district or a facilitator; everybody, if not given.")
    var id: String?

    @OptionGroup var place: RegistryOption
    @OptionGroup var answer: AnswerOption

    func run() throws { try answer.put(place.desk().relationships(of: id)) }
  }

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Record a tie.",
      discussion: """
        EXAMPLES
          tandem relationship add 0614550 0622500 worked_together --since 2008
        """)

    @Argument(help: "A district or a facilitator.")
    var from: String

    @Argument(help: "A district.")
    var to: String

    @Argument(help: "The kind, as in relationships.csv.")
    var kind: String

    @Option(help: "A year or a day.")
    var since: String?

    @Option(help: ArgumentHelp("The last day on which it counts.", valueName: "day"))
    var until: String?

    @Option(help: "What should be known about it.")
    var note: String?

    @OptionGroup var place: RegistryOption
    @OptionGroup var answer: AnswerOption

    func run() throws {
      try place.desk().addTie(
        from: from, to: to, kind: kind, since: since, until: until, note: note)
      try answer.done("The tie is kept.")
    }
  }
}
