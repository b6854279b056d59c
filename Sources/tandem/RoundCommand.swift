import ArgumentParser
import Domain
import Drafting
import Storage
import Workflows

struct RoundCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "round",
    abstract: "Open rounds, set their rules, lock and close them.",
    discussion: """
      EXAMPLES
        tandem round create 2026-27 --school-year 2026-27 --max-partnerships 10
        tandem round set 2026-27 --goal coverage --why "the board asked for reach"
        tandem round lock together 0614550 0622500 --round 2026-27 --why "both asked"
      """,
    subcommands: [List.self, Create.self, Set.self, AddLock.self, AddConsentText.self])
}

/// What can be set of a round.
struct RoundSettingsOption: ParsableArguments {
  @Option(help: "The name that plans print.")
  var title: String?

  @Option(help: ArgumentHelp("Such as 2026-27.", valueName: "year"))
  var schoolYear: String?

  @Option(help: "value, coverage or fair.")
  var goal: Round.Goal?

  @Option(help: ArgumentHelp("The most partnerships.", valueName: "number"))
  var maxPartnerships: Int?

  @Option(help: ArgumentHelp("The policy, by its version.", valueName: "version"))
  var policy: String?

  @Option(help: ArgumentHelp("The first day.", valueName: "day"))
  var opens: String?

  @Option(help: ArgumentHelp("The last day.", valueName: "day"))
  var closes: String?

  var change: RoundChange {
    var change = RoundChange()
    change.title = title
    change.schoolYear = schoolYear
    change.goal = goal
    change.maximumPartnerships = maxPartnerships
    change.policy = policy
    change.opens = opens
    change.closes = closes
    return change
  }
}

extension Round.Goal: ExpressibleByArgument {}

extension RoundCommand {
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List rounds.",
      discussion: """
        EXAMPLES
          tandem round list
        """)

    @OptionGroup var place: RegistryOption
    @OptionGroup var answer: AnswerOption

    func run() throws { try answer.put(place.desk().rounds()) }
  }

  struct Create: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Open a new round.",
      discussion: """
        EXAMPLES
          tandem round create 2026-27 --school-year 2026-27 --max-partnerships 10
        """)

    @Argument(help: "The round's name in commands.")
    var name: String

    @OptionGroup var settings: RoundSettingsOption
    @OptionGroup var place: RegistryOption
    @OptionGroup var answer: AnswerOption

    func run() throws {
      try place.desk().createRound(name, settings.change)
      try answer.done("Round \(name) is open.", ["round": .text(name)])
    }
  }

  struct Set: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Change a round's settings.",
      discussion: """
        EXAMPLES
          tandem round set 2026-27 --goal coverage --why "the board asked for reach"
          tandem round set 2026-27 --no-open
        """)

    @Argument(help: "The round.")
    var name: String

    @OptionGroup var settings: RoundSettingsOption

    @Flag(inversion: .prefixedNo, help: "Whether the round is open.")
    var open: Bool?

    @Option(help: "Why, for the audit.")
    var why: String?

    @OptionGroup var place: RegistryOption
    @OptionGroup var answer: AnswerOption

    func run() throws {
      var change = settings.change
      change.isOpen = open
      try place.desk().changeRound(name, change, why: why)
      try answer.done("Round \(name) is changed.", ["round": .text(name)])
    }
  }

  struct AddLock: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lock",
      abstract: "Keep districts together, apart or out, or name a facilitator.",
      discussion: """
        EXAMPLES
          tandem round lock apart 0614550 0622500 --round 2026-27 --why "they asked"
          tandem round lock facilitator 0614550 --facilitator F01 --round 2026-27
        """)

    @Argument(help: "together, apart, exclude or facilitator.")
    var kind: String

    @Argument(help: "Districts.")
    var members: [String]

    @Option(help: ArgumentHelp("The facilitator.", valueName: "id"))
    var facilitator: String?

    @Option(help: ArgumentHelp("The round.", valueName: "name"))
    var round: String

    @Option(help: "Why, for the audit.")
    var why: String?

    @OptionGroup var place: RegistryOption
    @OptionGroup var answer: AnswerOption

    func run() throws {
      try place.desk().lock(
        kind, members: members, facilitator: facilitator, round: round, why: why)
      try answer.done("The lock is kept.")
    }
  }

  struct AddConsentText: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "consent-text",
      abstract: "Add the words to which districts agree, under a new version.",
      discussion: """
        EXAMPLES
          tandem round consent-text v2 --text "$(cat consent-v2.txt)"
        """)

    @Argument(help: "The version.")
    var version: String

    @Option(help: "The words.")
    var text: String

    @OptionGroup var place: RegistryOption
    @OptionGroup var answer: AnswerOption

    func run() throws {
      try place.desk().addConsentText(version, text: text)
      try answer.done("The consent text \(version) is kept.")
    }
  }
}

struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "Keep policies, each under its version, never changed in place.",
    discussion: """
      EXAMPLES
        tandem policy list
        tandem policy show v1
        tandem policy add my-round --why "distance counts less online"
      """,
    subcommands: [List.self, Show.self, Add.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List policies.",
      discussion: """
        EXAMPLES
          tandem policy list
        """)

    @OptionGroup var place: RegistryOption
    @OptionGroup var answer: AnswerOption

    func run() throws { try answer.put(place.desk().policies()) }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print every number of a policy, as JSON.",
      discussion: """
        EXAMPLES
          tandem policy show v1
        """)

    @Argument(help: "The policy.")
    var policy: String

    @OptionGroup var place: RegistryOption

    func run() throws { try Terminal.print(place.desk().policyJSON(policy)) }
  }

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add the policy of a bundle's round.yaml.",
      discussion: """
        EXAMPLES
          tandem policy add my-round --why "distance counts less online"
        """)

    @Argument(help: "A bundle.", completion: .file())
    var bundle: String

    @Option(help: "Why, for the audit.")
    var why: String?

    @OptionGroup var place: RegistryOption
    @OptionGroup var answer: AnswerOption

    func run() throws {
      let source = try Source(contentsOf: bundle)
      let id = try place.desk().addPolicy(of: source, why: why)
      try answer.done("Policy \(id) is kept.", ["policy": .text(id)])
    }
  }
}

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Look at the plans that a registry keeps.",
    discussion: """
      EXAMPLES
        tandem plan list --round 2026-27
        tandem plan show 3
        tandem plan show 3 --json > plan.json
      """,
    subcommands: [List.self, Show.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List plans, oldest first.",
      discussion: """
        EXAMPLES
          tandem plan list --round 2026-27
        """)

    @Option(help: ArgumentHelp("Only of this round.", valueName: "name"))
    var round: String?

    @OptionGroup var place: RegistryOption
    @OptionGroup var answer: AnswerOption

    func run() throws { try answer.put(place.desk().plans(round: round)) }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print a plan as it was kept, or the bundle that it was made from.",
      discussion: """
        EXAMPLES
          tandem plan show 3
          tandem plan show 3 --json > plan.json
        """)

    @Argument(help: "The plan's number.")
    var number: Int

    @Flag(help: "Print the plan's JSON, byte for byte.")
    var json = false

    @Flag(help: "Print the bundle that it was made from, as JSON.")
    var input = false

    @OptionGroup var place: RegistryOption

    func run() throws {
      let desk = try place.desk()
      if input { return try Terminal.print(desk.planInput(number)) }
      let (bytes, plan) = try desk.plan(number)
      try Terminal.print(
        json ? bytes : Array(PlanText.text(plan, style: Terminal.style).utf8))
    }
  }
}
