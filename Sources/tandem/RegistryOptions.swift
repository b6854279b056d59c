import Access
import ArgumentParser
import Drafting
import Foundation
import Workflows

/// In whose name a command asks the registry.
struct IdentityOption: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "In whose name, such as district-lead:0614550; state-admin, if not given.",
      valueName: "role:id"))
  var identity: String?

  func validate() throws {
    guard let identity, Actor(identity) == nil else { return }
    let roles = Role.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError(
      "'--as' is \(identity). Give ROLE:ID, where the role is one of \(roles).")
  }

  /// Whoever holds the file can do anything with it; the name is that of the account.
  var actor: Actor {
    identity.flatMap { Actor($0) } ?? Actor(.stateAdmin, NSUserName())
  }

  /// Opens the registry at `path` and says what that changed.
  func desk(at path: String) throws -> RegistryDesk {
    let desk = try RegistryDesk(path, actor: actor, now: Date())
    Terminal.say(desk.notices)
    return desk
  }
}

/// Which registry, and in whose name.
struct RegistryOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The registry; TANDEM_REGISTRY or tandem.sqlite, if not given.", valueName: "file"),
    completion: .file())
  var registry: String?

  @OptionGroup var identity: IdentityOption

  var path: String { registry ?? Self.standardPath }

  static var standardPath: String {
    ProcessInfo.processInfo.environment["TANDEM_REGISTRY"] ?? "tandem.sqlite"
  }

  func desk() throws -> RegistryDesk { try identity.desk(at: path) }
}

/// How an answer of the registry is printed.
struct AnswerOption: ParsableArguments {
  @Flag(help: "Print JSON.")
  var json = false

  func put(_ answer: RegistryAnswer) throws {
    try Terminal.print(
      json ? answer.json() : Array(answer.text(style: Terminal.style).utf8))
  }

  func put(_ page: RegistryPage) throws {
    try Terminal.print(json ? page.json() : Array(page.text(style: Terminal.style).utf8))
  }

  /// Says that a deed is done, for people or for programs.
  func done(_ sentence: String, _ facts: [String: RegistryValue] = [:]) throws {
    guard json else { return Terminal.say([sentence]) }
    var answer = RegistryAnswer.record("done", title: "", paragraph: "", [])
    answer.facts = facts
    answer.facts["done"] = .text(sentence)
    try Terminal.print(answer.json())
  }
}
