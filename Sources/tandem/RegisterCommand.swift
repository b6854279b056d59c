import Access
import ArgumentParser
import Domain
import Foundation
import Workflows

extension DistrictCommand {
  /// Registers a district: from options, from a file, or by questions at a terminal.
  struct Register: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Register what a district needs and offers; its consent is a step of its own.",
      discussion: """
        EXAMPLES
          tandem district register 0614550 --round 2026-27
          tandem district register 0614550 --round 2026-27 \\
            --needs "math:5;ela:3@english learners"
          tandem district register --from answers.json --round 2026-27

        Without answers, and at a terminal, it asks. What was registered before stands in brackets \
        and stays if nothing is typed. A file is a bundle: a folder or one .json file.
        """)

    @OptionGroup var own: OwnDistrict

    @Option(help: ArgumentHelp("A bundle with the districts' answers.", valueName: "bundle"))
    var from: String?

    @Flag(help: "Ask, even where standard input is no terminal.")
    var ask = false

    @Option(help: ArgumentHelp("Such as math:5;ela:3.", valueName: "topic:priority;…"))
    var needs: String?

    @Option(help: ArgumentHelp("Such as science:4.", valueName: "topic:strength;…"))
    var offers: String?

    @Option(help: "What the district wants to reach.")
    var goals: String?

    @Option(help: "mutual, mentor, mentee or either.")
    var mode: String?

    @Option(help: ArgumentHelp("The longest drive.", valueName: "minutes"))
    var maxMinutes: String?

    @Option(help: "Readiness to meet at a distance, 0 to 1.")
    var virtual: String?

    @Option(help: "Partnerships that it will join, 1 to 4.")
    var capacity: String?

    @Option(
      parsing: .singleValue,
      help: ArgumentHelp("Any other column of districts.csv.", valueName: "column=value"))
    var set: [String] = []

    /// The questions, in the order in which they are asked.
    private static let questions: [(column: String, question: String)] = [
      ("needs", "Needs, as topic:priority (5 is most urgent), separated by ;"),
      ("offers", "Offers, as topic:strength (5 is what others visit), separated by ;"),
      ("goals", "What would you like to reach?"),
      ("mode", "mutual, mentor, mentee or either?"),
      ("max_minutes", "The longest one-way drive in minutes; empty is no limit"),
      ("virtual", "Readiness to meet at a distance, 0 to 1"),
      ("capacity", "How many partnerships would you join, 1 to 4?"),
      ("platforms", "Data systems, separated by ;"),
      ("roles", "Staff roles, separated by ;"),
      ("networks", "Networks, separated by ;"),
      ("substitutes", "Substitute teachers for visits: ample, tight or none?"),
    ]

    private func answers() throws -> [String: String] {
      let given: [(String, String?)] = [
        ("needs", needs), ("offers", offers), ("goals", goals), ("mode", mode),
        ("max_minutes", maxMinutes), ("virtual", virtual), ("capacity", capacity),
      ]
      var answers: [String: String] = [:]
      for case (let column, let value?) in given { answers[column] = value }
      for pair in set {
        guard let sign = pair.firstIndex(of: "="), sign > pair.startIndex else {
          throw ValidationError("'--set' is \(pair). Give COLUMN=VALUE.")
        }
        answers[String(pair[..<sign])] = String(pair[pair.index(after: sign)...])
      }
      return answers
    }

    func validate() throws {
      _ = try answers()
      if own.district == nil, from == nil, own.place.identity.actor.district == nil {
        throw ValidationError("Name a district, or give --from or --as district-lead:ID.")
      }
    }

    func run() throws {
      let desk = try own.place.desk()
      if let from {
        let source = try Source(contentsOf: from)
        Terminal.say(source.warnings)
        let named = (own.district ?? desk.actor.district?.rawValue).map { District.ID($0) }
        let districts = try desk.register(
          from: source, only: named, round: own.round
        ) { Terminal.say(["\($0.id) is registered."]) }
        return try own.answer.done(
          "\(Phrase.count(districts.count, "district")) registered.",
          ["districts": .texts(districts.map(\.id.rawValue))])
      }
      let id = try desk.district(named: own.district)
      var (form, seen) = try desk.form(of: id, round: own.round)
      let answers = try answers()
      if ask || answers.isEmpty && Terminal.isTerminal(STDIN_FILENO) {
        form = self.asked(form)
      } else if answers.isEmpty {
        throw Failure(
          .badInput, ["There is nothing to register. Give --needs and others, --from or --ask."])
      }
      form.merge(answers) { $1 }
      let district = try desk.register(form, round: own.round, seen: seen)
      try own.answer.done(
        "\(district.name) is registered for \(own.round)."
          + " Its consent is recorded with `tandem district consent`.",
        ["district": .text(district.id.rawValue)])
    }

    /// Asks every question; an empty answer keeps what stands in brackets, `-` clears it.
    private func asked(_ form: [String: String]) -> [String: String] {
      var form = form
      for (column, question) in Self.questions {
        let present = form[column].map { " [\($0)]" } ?? ""
        Terminal.say(raw: "\(question)\(present): ")
        guard let line = readLine() else { break }
        let answer = line.trimmingCharacters(in: .whitespaces)
        if answer == "-" {
          form[column] = nil
        } else if !answer.isEmpty {
          form[column] = answer
        }
      }
      return form
    }
  }
}
