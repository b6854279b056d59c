import Access
import ArgumentParser
import Drafting
import Foundation
import Storage
import Workflows

struct RegistryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "registry",
    abstract: "Keep districts, facilitators, rounds and plans in one file.",
    discussion: """
      EXAMPLES
        tandem registry init --registry state.sqlite
        tandem registry load my-round --round 2026-27 --registry state.sqlite
        tandem match state.sqlite --round 2026-27
        tandem registry audit --verify --registry state.sqlite
      """,
    subcommands: [
      Init.self, Load.self, Import.self, Export.self, Backup.self, Restore.self, Check.self,
      Audit.self,
      Roles.self, Retention.self,
    ])
}

extension RegistryCommand {
  struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Create an empty registry.",
      discussion: """
        EXAMPLES
          tandem registry init --registry state.sqlite
        """)

    @OptionGroup var place: RegistryOption

    func run() throws {
      _ = try RegistryDesk.create(place.path, actor: place.identity.actor, now: Date())
      Terminal.say(["\(place.path) is a new, empty registry."])
    }
  }

  struct Load: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take a bundle into a round, new or not.",
      discussion: """
        EXAMPLES
          tandem registry load my-round --round 2026-27
        """)

    @Argument(
      help: "A bundle folder, a bundle in one .json file, or - for standard input.",
      completion: .file())
    var bundle: String

    @Option(help: ArgumentHelp("The round.", valueName: "name"))
    var round: String

    @OptionGroup var place: RegistryOption
    @OptionGroup var answer: AnswerOption

    func run() throws {
      let desk = try place.desk()
      let source =
        bundle == "-"
        ? try Source(json: try Input.standard(), name: "standard input")
        : try Source(contentsOf: bundle)
      Terminal.say(source.warnings)
      try answer.put(desk.load(source, round: round))
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write a round as a bundle, or figures for researchers.",
      discussion: """
        EXAMPLES
          tandem registry export --round 2026-27 --output my-round
          tandem registry export --round 2026-27 --research > counts.csv
          tandem registry export --round 2026-27 --outcomes > outcomes.csv
        """)

    @Option(help: ArgumentHelp("The round.", valueName: "name"))
    var round: String

    @Option(
      name: [.short, .long],
      help: ArgumentHelp(
        "A folder, or a file that ends in .json; standard output has JSON, if not given.",
        valueName: "place"),
      completion: .file())
    var output: String?

    @Flag(help: "Counts for researchers, small ones suppressed, as CSV; no names, no persons.")
    var research = false

    @Flag(help: "Outcomes of partnerships for tandem learn, as CSV; numbers, no names.")
    var outcomes = false

    @OptionGroup var place: RegistryOption

    func run() throws {
      let desk = try place.desk()
      if outcomes {
        let bytes = try desk.outcomes(round: round)
        if let output { return try OutputFile.write(bytes, to: output) }
        return try Terminal.print(bytes)
      }
      if research {
        let bytes = try desk.research(round: round)
        if let output { return try OutputFile.write(bytes, to: output) }
        return try Terminal.print(bytes)
      }
      guard let output else { return try Terminal.print(desk.exportJSON(round: round)) }
      try desk.export(round: round, to: output)
      Terminal.say(["round \(round) is written to \(output)."])
    }
  }

  struct Backup: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Copy the registry to a new file, while others use it.",
      discussion: """
        EXAMPLES
          tandem registry backup copy.sqlite
        """)

    @Argument(help: "The new file.", completion: .file())
    var file: String

    @OptionGroup var place: RegistryOption

    func run() throws {
      try place.desk().backUp(to: file)
      Terminal.say(["\(place.path) is copied to \(file)."])
    }
  }

  struct Restore: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a new registry out of a sound backup.",
      discussion: """
        EXAMPLES
          tandem registry restore copy.sqlite --registry state.sqlite
        """)

    @Argument(help: "The backup.", completion: .file())
    var backup: String

    @OptionGroup var place: RegistryOption

    func run() throws {
      try RegistryDesk.restore(backup, to: place.path, actor: place.identity.actor)
      Terminal.say(["\(place.path) is restored from \(backup)."])
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check pages, references, the audit, plans and states.",
      discussion: """
        EXAMPLES
          tandem registry check
          tandem registry check --head "$(cat head.txt)"
        """)

    @OptionGroup var head: HeadOption
    @OptionGroup var place: RegistryOption
    @OptionGroup var answer: AnswerOption

    func run() throws {
      let report = try place.desk().check(against: head.kept)
      try answer.put(report.answer)
      if !report.isSound { throw Status.foundSomething }
    }
  }

  struct Audit: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show who did what, or check that nobody changed it.",
      discussion: """
        EXAMPLES
          tandem registry audit
          tandem registry audit --subject district:0614550
          tandem registry audit --deed 12
          tandem registry audit --print-head > head.txt
          tandem registry audit --verify --head "$(cat head.txt)"
        """)

    @Flag(help: "Check the chain and hold every row against it.")
    var verify = false

    @Flag(help: "Print the head of the chain, to keep elsewhere.")
    var printHead = false

    @OptionGroup var head: HeadOption

    @Option(help: ArgumentHelp("Only deeds about this, such as round:2026-27."))
    var subject: String?

    @Option(help: ArgumentHelp("What one deed changed.", valueName: "number"))
    var deed: Int?

    @Option(help: ArgumentHelp("The latest deeds, at most.", valueName: "number"))
    var limit = 100

    @OptionGroup var place: RegistryOption
    @OptionGroup var answer: AnswerOption

    func run() throws {
      let desk = try place.desk()
      if printHead { return try Terminal.print(Array((desk.head().text + "\n").utf8)) }
      if verify || head.head != nil {
        let report = try desk.verifyAudit(against: head.kept)
        try answer.put(report.answer)
        if !report.isSound { throw Status.foundSomething }
        return
      }
      if let deed { return try answer.put(desk.changes(of: deed)) }
      try answer.put(desk.audit(about: subject, limit: limit))
    }
  }

  struct Roles: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show who may what.",
      discussion: """
        EXAMPLES
          tandem registry roles
        """)

    func run() throws { try Terminal.print(Array(PermissionTable.markdown.utf8)) }
  }

  struct Retention: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Set how long people and notes are kept, or erase what is older.",
      discussion: """
        EXAMPLES
          tandem registry retention --kind person --years 7
          tandem registry retention --erase
        """)

    @Option(help: "What is kept: person or note.")
    var kind: String?

    @Option(help: "Years after the round closed.")
    var years: Int?

    @Flag(help: "Erase what is older; the audit keeps its digests.")
    var erase = false

    @OptionGroup var place: RegistryOption
    @OptionGroup var answer: AnswerOption

    func validate() throws {
      if (kind == nil) != (years == nil) || (kind == nil && !erase) {
        throw ValidationError("Give --kind with --years, or --erase, or all three.")
      }
    }

    func run() throws {
      let desk = try place.desk()
      if let kind, let years { try desk.setRetention(of: kind, years: years) }
      let erased = erase ? try desk.eraseOutdated() : 0
      try answer.done(
        erase ? "\(erased) rows are erased." : "The rule is kept.", ["erased": .whole(erased)])
    }
  }
}

/// The head of the audit's chain as it was kept elsewhere.
struct HeadOption: ParsableArguments {
  @Option(help: ArgumentHelp("The head as it was printed and kept.", valueName: "deeds:hash"))
  var head: String?

  func validate() throws {
    guard let head, ChainHead(head) == nil else { return }
    throw ValidationError("'--head' is not of the form that `registry audit --print-head` prints.")
  }

  var kept: ChainHead? { head.flatMap { ChainHead($0) } }
}
