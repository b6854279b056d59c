import Foundation
import Testing

/// How commands end, and what they say when they end badly.
struct ExitCodeTests {
  @Test func `a match that is done ends with 0 and says nothing beside the plan`() async throws {
    let ending = try await Workspace(.small).tandem("match", "round")
    #expect(ending.code == 0)
    #expect(ending.errors == "")
    #expect(ending.output.hasPrefix("Plan for Valley pilot, 2026-27\n"))
  }

  @Test func `the command alone shows its help and ends with 0`() async throws {
    let alone = try await Command().run()
    let help = try await Command("--help").run()
    #expect(alone.code == 0)
    #expect(alone.output == help.output)
  }

  @Test func `a plan that was changed is found out with 1`() async throws {
    let workspace = try Workspace(.small)
    let plan = try await workspace.tandem("match", "round", "--json").output
    let changed = plan.replacing("\"requested\" : false", with: "\"requested\" : true")
    try #require(changed != plan)
    try workspace.write(changed, to: "plan.json")
    let ending = try await workspace.tandem("verify", "round", "plan.json")
    #expect(ending.code == 1)
    #expect(ending.output.contains("requested"))
  }

  @Test func `of many findings a text shows fifty`() async throws {
    let workspace = try Workspace(.crowded(districts: 60, seed: 3))
    let plan = try await workspace.tandem("match", "round", "--json", "--time-limit", "1").output
    try workspace.write(plan.replacing("\"weight\" : ", with: "\"weight\" : 1"), to: "plan.json")
    let text = try await workspace.tandem("verify", "round", "plan.json")
    let all = try await workspace.tandem("verify", "round", "plan.json", "--json")
    struct Report: Decodable { var findings: [Finding] }
    struct Finding: Decodable { var text: String }
    let findings = try JSONDecoder().decode(Report.self, from: Data(all.output.utf8)).findings
    try #require(findings.count > 50, "the plan must be larger")
    #expect(text.code == 1)
    #expect(all.code == 1)
    #expect(text.output.split(separator: "\n").count == 50 + 3)
    #expect(text.output.contains("… and \(findings.count - 50) more; --json prints all of them."))
  }

  @Test(arguments: [
    (["frobnicate"], "Unexpected argument 'frobnicate'"),
    (["match"], "Missing expected argument '<source>'"),
    (["match", "round", "--frobnicate"], "Unknown option '--frobnicate'"),
    (["match", "round", "--json", "--csv"], "Give one of --json, --csv and --geojson."),
    (["match", "round", "--csv", "--geojson"], "Give one of --json, --csv and --geojson."),
    (["match", "round", "--time-limit", "0"], "Give a number of seconds above zero."),
    (["match", "round", "--time-limit", "nan"], "Give a number of seconds above zero."),
    (["match", "round", "--time-limit", "soon"], "The value 'soon' is invalid"),
    (["match", "round", "--time-limit=-5"], "Give a number of seconds above zero."),
    (["verify", "-", "-"], "there is one standard input. Give one of them as a file."),
    (["compare", "-", "-"], "there is one standard input. Give one of them as a file."),
    (["blueprint", "-", "-", "P01"], "there is one standard input. Give one of them as a file."),
    (["blueprint", "round", "plan.json"], "Missing expected argument '<partnership>'"),
    (["blueprint", "round", "plan.json", "P01", "--format", "pdf"], "The value 'pdf' is invalid"),
    (["scores", "round", "--limit", "0"], "Give a number above zero."),
    (["scores", "round", "--csv", "--json"], "Give one of --csv and --json."),
    (["model", "round", "--format", "xls"], "The value 'xls' is invalid"),
  ])
  func `a wrong use ends with 2 and says how it is used`(
    arguments: [String], words: String
  ) async throws {
    var command = Command(in: try Workspace(.small))
    command.arguments = arguments
    let ending = try await command.run()
    #expect(ending.code == 2)
    #expect(ending.output == "")
    #expect(ending.errors.contains(words))
    #expect(ending.errors.contains("Usage: tandem"))
  }

  @Test(arguments: ["inf", "1e300", "1e-300"])
  func `a time limit of any size is a limit`(limit: String) async throws {
    let ending = try await Workspace(.small).tandem(
      "match", "round", "--time-limit", limit, "--csv")
    #expect(ending.code == 0)
    #expect(!ending.output.isEmpty)
  }

  @Test(arguments: [
    (
      ["match", "nowhere"],
      "There is nothing at nowhere. Give a bundle folder or a .json file that exists."
    ),
    (
      ["verify", "round", "nowhere.json"],
      "There is no file nowhere.json. Give a plan, as `tandem match SOURCE --json` prints it."
    ),
    (
      ["explain", "plan.json", "Aldr"],
      "This plan has no partnership, district or facilitator \"Aldr\". Did you mean Alder Unified"
        + " (0600001)?"
    ),
    (
      ["explain", "plan.json", "unified"],
      "\"unified\" fits 4 names: Alder Unified (0600001), Birch Unified (0600002), Elm Unified"
        + " (0600005) and Fir Unified (0600006). Give the id or more of the name."
    ),
    (["blueprint", "round", "plan.json", "P77"], "This plan has no partnership \"P77\""),
    (
      ["scores", "round", "--district", "600001"],
      "There is no district 600001 in this bundle. Did you mean Alder Unified (0600001)?"
    ),
    (
      ["scores", "round", "--district", "Zelkova"],
      "There is no district Zelkova in this bundle. Give an id or a part of a name."
    ),
    (
      ["scores", "round", "--district", "unified"],
      "\"unified\" fits 4 districts, such as Alder Unified (0600001), Birch Unified (0600002) and"
        + " Elm Unified (0600005). Give the id or more of the name."
    ),
  ])
  func `what is not there ends with 4 and says what is near`(
    arguments: [String], words: String
  ) async throws {
    let workspace = try Workspace(.small)
    _ = try await workspace.tandem("match", "round", "--json", "--output", "plan.json")
    var command = Command(in: workspace)
    command.arguments = arguments
    let ending = try await command.run()
    #expect(ending.code == 4)
    #expect(ending.output == "")
    #expect(ending.complaints.count == 1)
    #expect(ending.complaints.first?.hasPrefix(words) == true, "\(ending.errors)")
  }

  @Test(arguments: [
    (
      "together,0600001;0600005,",
      "A lock keeps Alder Unified (0600001) and Elm Unified (0600005) together, but they share no"
        + " topic."
    ),
    (
      "together,0600001;0600002,\napart,0600001;0600002,",
      "A lock keeps Alder Unified (0600001) and Birch Unified (0600002) together, but a lock"
        + " keeps them apart."
    ),
  ])
  func `locks that cannot be kept end with 5, a plan that says so, and the reason`(
    rows: String, words: String
  ) async throws {
    let workspace = try Workspace(
      .small.setting("locks.csv", to: "kind,members,facilitator\n\(rows)\n"))
    let ending = try await workspace.tandem("match", "round", "--json")
    #expect(ending.code == 5)
    let plan = try PlanDigest(ending.output)
    #expect(plan.proof.status == "infeasible")
    #expect(plan.partnerships.isEmpty)
    #expect(ending.complaints.contains { $0.hasPrefix(words) }, "\(ending.errors)")

    let model = try await workspace.tandem("model", "round")
    #expect(model.code == 5)
    #expect(model.output == "")
    #expect(model.errors == ending.errors)
  }

  @Test func `a caseload that nobody can fill ends with 5 and names it`() async throws {
    let bundle = BundleText.small.replacing(
      "2,0,math:5", in: "facilitators.csv", with: "9,9,math:5")
    let ending = try await Workspace(bundle).tandem("match", "round", "--csv")
    #expect(ending.code == 5)
    #expect(ending.output.split(separator: "\n").count == 1)
    #expect(ending.errors.contains("Faye Stone (F1)"))
    #expect(ending.errors.contains("minimum of 9"))
  }

  @Test func `a blueprint of another bundle's plan ends with 5`() async throws {
    let workspace = try Workspace(.small)
    _ = try await workspace.tandem("match", "round", "--json", "--output", "plan.json")
    try workspace.write(.small.replacing("9000", in: "districts.csv", with: "9100"), to: "other")
    let ending = try await workspace.tandem("blueprint", "other", "plan.json", "P01")
    #expect(ending.code == 5)
    #expect(ending.output == "")
    #expect(ending.complaints.first?.hasPrefix("The plan was made from other data") == true)
  }

  @Test(arguments: [
    ("round", "is a folder. Name the file in it that is to be written."),
    ("nowhere/plan.json", "Create it, or choose another."),
    ("round/locks.csv/plan.json", "Create it, or choose another."),
  ])
  func `an output that cannot be written ends with 74 before any work`(
    output: String, words: String
  ) async throws {
    // The source is not there either: who is told of the output has not waited for the match.
    let workspace = try Workspace(.small)
    for command in [["match"], ["scores"], ["model"]] {
      var run = Command(in: workspace)
      run.arguments = command + ["nowhere", "--output", output]
      let ending = try await run.run()
      #expect(ending.code == 74)
      #expect(ending.output == "")
      #expect(ending.complaints.first?.hasSuffix(words) == true, "\(ending.errors)")
    }
  }

  @Test func `a disk without room ends with 74, not with a trace`() async throws {
    let workspace = try Workspace(.small)
    let option = try await workspace.tandem("match", "round", "--output", "/dev/full")
    #expect(option.code == 74)
    #expect(!option.isKilled)
    #expect(option.complaints.count == 1)
    let redirected = try await Command.shell("tandem match round > /dev/full", in: workspace).run()
    #expect(redirected.code == 74)
    #expect(redirected.complaints.count == 1)
    #expect(redirected.errors.contains("write to a file with --output"))
  }

  @Test func `a reader that leaves early changes nothing about how a command ends`() async throws {
    let workspace = try Workspace(.small)
    for reader in ["head -1 > first", "true"] {
      for command in ["match round", "match round --json", "--help"] {
        let line = "{ tandem \(command); echo $? > code; } | \(reader); cat code"
        let ending = try await Command.shell(line, in: workspace).run()
        #expect(ending.output == "0\n")
        #expect(ending.errors == "")
      }
    }
    let deaf = try await Command.shell("{ tandem match nowhere; echo $?; } 2>&-", in: workspace)
      .run()
    #expect(deaf.output == "4\n")
  }

  @Test func `a closed standard input is said to be closed`() async throws {
    let ending = try await Command.shell("tandem match - <&-", in: try Workspace()).run()
    #expect(ending.code == 74)
    #expect(ending.complaints.first?.hasPrefix("Standard input could not be read") == true)
  }
}
