import Foundation
import Testing

struct RobustnessCommandTests {
  /// A round with its plan in `plan.json`.
  private static func workspace() async throws -> Workspace {
    let workspace = try Workspace(.small)
    let ending = try await workspace.tandem("match", "round", "--json", "--output", "plan.json")
    #expect(ending.code == 0)
    return workspace
  }

  /// Runs `tandem robustness round plan.json` with these options.
  private static func run(_ options: String..., in workspace: Workspace) async throws
    -> Command.Ending
  {
    var command = Command(in: workspace)
    command.arguments = ["robustness", "round", "plan.json"] + options
    return try await command.run()
  }

  @Test func `shards that are merged print what one run prints`() async throws {
    let workspace = try await Self.workspace()
    let whole = try await Self.run("--samples", "30", "--seed", "4", "--json", in: workspace)
    #expect(whole.code == 0 && whole.errors == "")
    #expect(whole.output.contains("\"schema\" : \"tandem.robustness/1\""))
    for number in 1...3 {
      let part = try await Self.run(
        "--samples", "30", "--seed", "4", "--shard", "\(number)/3", "--threads", "1", "--output",
        "part-\(number).json", in: workspace)
      #expect(part.code == 0 && part.output == "")
    }
    let merged = try await Self.run(
      "--merge", "part-3.json", "part-1.json", "part-2.json", "--json", in: workspace)
    #expect(merged.code == 0)
    #expect(merged.output == whole.output)
    let text = try await Self.run("--samples", "30", "--seed", "4", in: workspace)
    #expect(text.output.contains("P01  Alder Unified and Birch Unified"))
    #expect(text.output.contains("30 samples of 30."))
  }

  @Test func `parts that do not belong together are named`() async throws {
    let workspace = try await Self.workspace()
    func part(_ shard: String, seed: String, _ file: String) async throws {
      let ending = try await Self.run(
        "--samples", "4", "--seed", seed, "--shard", shard, "--output", file, in: workspace)
      #expect(ending.code == 0)
    }
    try await part("1/2", seed: "1", "a.json")
    try await part("2/2", seed: "2", "b.json")
    let missing = try await Self.run("--merge", "a.json", in: workspace)
    #expect(missing.code == 4)
    #expect(missing.complaints == ["1 of 2 shards is missing: 2. Give the files of all shards."])
    let other = try await Self.run("--merge", "a.json", "b.json", in: workspace)
    #expect(other.code == 5)
    #expect(
      other.complaints == [
        "b.json: This part is of another study than a.json (4 samples, seed 2, spread 0.500, "
          + "2 shards, there 4 samples, seed 1, spread 0.500, 2 shards). Give the parts of one study."
      ])
    let twice = try await Self.run("--merge", "a.json", "a.json", in: workspace)
    #expect(twice.code == 5)
    #expect(twice.complaints == ["a.json: a.json is shard 1 as well. Give each shard once."])
    let absent = try await Self.run("--merge", "c.json", in: workspace)
    #expect(absent.code == 4)
    #expect(absent.complaints.first?.hasPrefix("There is no file c.json.") == true)
    let plan = try await Self.run("--merge", "plan.json", in: workspace)
    #expect(plan.code == 3)
    #expect(plan.complaints.first?.contains("\"tandem.plan/1\"") == true)

    let text = try workspace.text("a.json")
    for (found, put) in [
      ("\"number\" : 3", "\"number\" : 9"), ("\"samples\"", "\"sample\""),
      ("\"parted\" : [\n\n", "\"parted\" : [ 77\n"),
    ] {
      try workspace.write(text.replacing(found, with: put), to: "broken.json")
      let broken = try await Self.run("--merge", "broken.json", in: workspace)
      #expect(broken.code == 3, "\(put)")
      #expect(broken.complaints.first?.hasPrefix("broken.json: ") == true)
    }
    try workspace.write(
      try workspace.text("plan.json").replacing("0600001", with: "0600009"), to: "plan.json")
    let foreign = try await Self.run("--merge", "a.json", in: workspace)
    #expect(foreign.code == 5)
    #expect(foreign.complaints.first?.contains("another plan") == true)
  }

  @Test(arguments: [
    ["--samples", "0"], ["--spread", "0"], ["--spread", "1.5"], ["--shard", "0/3"],
    ["--shard", "4/3"], ["--shard", "3"], ["--shard", "1/2", "--merge", "a.json"],
    ["--threads", "0"],
  ])
  func `options that make no sense are usage errors`(options: [String]) async throws {
    let workspace = try Workspace(.small)
    var command = Command(in: workspace)
    command.arguments = ["robustness", "round", "plan.json"] + options
    let ending = try await command.run()
    #expect(ending.code == 2 && ending.output == "")
  }

  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/parallel"),
      "GNU parallel is not installed (package parallel)"))
  func `the example for GNU parallel prints what one run prints`() async throws {
    let workspace = try await Self.workspace()
    let script = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "examples/robustness-parallel.sh")
    var command = Command(script.path, "round", "plan.json", "5", in: workspace)
    command.arguments += ["--samples", "12", "--seed", "9"]
    command.executable = URL(filePath: "/bin/bash")
    command.environment = ["HOME": workspace.folder.path]
    let ending = try await command.run()
    #expect(ending.code == 0, "\(ending.errors)")
    let whole = try await Self.run("--samples", "12", "--seed", "9", in: workspace)
    #expect(ending.output == whole.output)
    #expect(!whole.output.isEmpty)
  }
}
