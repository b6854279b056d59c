import Foundation
import TestSupport
import Testing

/// A registry by commands.
struct RegistryCommandTests {
  /// A folder with a registry that holds the small round as `R`.
  private func workspace() async throws -> Workspace {
    let workspace = try Workspace(.small)
    for arguments in [["registry", "init"], ["registry", "load", "round", "--round", "R"]] {
      var command = Command(in: workspace)
      command.arguments = arguments
      #expect(try await command.run().code == 0)
    }
    return workspace
  }

  @Test(arguments: ["a-round-by-commands.sh", "a-year-by-commands.sh"])
  func `a round from nothing, and a partnership through its year, by commands alone`(
    name: String
  ) async throws {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../scenarios/\(name)").standardizedFileURL
    let command = Command.shell(
      "'\(script.path)' '\(Command.products.appending(path: "tandem").path)'", in: try Workspace())
    let ending = try await command.run()
    #expect(ending.code == 0, "\(ending.errors.suffix(2000))")
    #expect(ending.output.contains("== Done"))
  }

  @Test func `a plan of a registry is that of the bundle, is kept, and is made again`() async throws
  {
    let workspace = try await workspace()
    let bundle = try await workspace.tandem("match", "round", "--json")
    let registry = try await workspace.tandem("match", "tandem.sqlite", "--round", "R", "--json")
    #expect(registry.code == 0)
    #expect(registry.output == bundle.output)
    #expect(registry.complaints == ["kept as plan 1 of round R."])
    let again = try await workspace.tandem("match", "tandem.sqlite", "--reproduce", "1", "--json")
    #expect(again.code == 0)
    #expect(again.output == bundle.output)
    #expect(again.complaints == ["Plan 1 was made again, and its bytes are identical."])
    let shown = try await workspace.tandem("plan", "show", "1", "--json")
    #expect(shown.output == bundle.output)
  }

  @Test(arguments: [
    (["match", "tandem.sqlite"], 3, "Name one with --round."),
    (["match", "tandem.sqlite", "--round", "X"], 4, "There is no round X"),
    (["match", "round", "--round", "R"], 3, "Leave --round out."),
    (["match", "round", "--reproduce", "1"], 3, "is no registry"),
    (["match", "tandem.sqlite", "--reproduce", "7"], 4, "There is no plan 7"),
    (["registry", "init"], 5, "There is already a file"),
    (["registry", "check", "--registry", "no.sqlite"], 4, "There is no registry at no.sqlite"),
    (["registry", "check", "--registry", "round/districts.csv"], 3, "is not a registry"),
    (["registry", "audit", "--head", "12"], 2, "is not of the form"),
    (["registry", "import", "round/districts.csv"], 3, "No row of headers"),
    (["registry", "import", "x.csv", "--map", "a=b"], 2, "gives the meaning b"),
    (["district", "show", "9"], 4, "There is no district 9"),
    (["district", "list", "--as", "king:1"], 2, "Give ROLE:ID"),
    (
      ["district", "list", "--need", "math", "--as", "researcher:r"], 6, "may not see registration"
    ),
    (["district", "register", "0600001", "--round", "R", "--needs", "maths:5"], 3, "math"),
    (["district", "register", "0600001", "--round", "R", "--needs", "math:9"], 3, "math"),
    (["district", "consent", "0600001", "--round", "R", "--name", "A"], 6, "may not give consent"),
    (["plan", "list", "--as", "district-lead:0600001"], 6, "may not see plans"),
    (["partnership", "show", "1"], 4, "There is no partnership 1"),
    (["partnership", "answer-by", "1", "--day", "soon"], 3, "The day is soon."),
    (["partnership", "awaited", "--as", "district-lead:0600001"], 6, "may not"),
    (["partnership", "close-lapsed", "--as", "facilitator:F1"], 6, "may not"),
    (["registry", "audit", "--as", "state-staff:s"], 6, "may not see audit"),
    (["scores", "tandem.sqlite", "--round", "R", "--as", "facilitator:F1"], 6, "may not match"),
  ])
  func `what cannot be done ends with its code and says why`(
    arguments: [String], code: Int, words: String
  ) async throws {
    var command = Command(in: try await workspace())
    command.arguments = arguments
    let ending = try await command.run()
    #expect(ending.code == Int32(code), "\(ending.errors)")
    #expect(ending.errors.contains(words), "\(ending.errors)")
    #expect(ending.output == "")
  }

  @Test func `questions are answered at a terminal, and an empty answer keeps what stands`()
    async throws
  {
    let workspace = try await workspace()
    var command = Command(
      "district", "register", "0600001", "--round", "R", "--ask", "--as",
      "district-lead:0600001", in: workspace)
    command = command.reading("science:4\n\nReach every student\n\n90\n\n\n\n\n\n\n")
    let ending = try await command.run()
    #expect(ending.code == 0, "\(ending.errors)")
    #expect(ending.errors.contains("Needs, as topic:priority"))
    #expect(ending.errors.contains("[early_literacy:4]"))
    let shown = try await workspace.tandem(
      "district", "show", "0600001", "--round", "R", "--json")
    struct Shown: Decodable {
      var needs: [String]
      var offers: [String]
      var goals: String
      var max_minutes: Double
      var consent: Bool
    }
    let found = try JSONDecoder().decode(Shown.self, from: Data(shown.output.utf8))
    #expect(found.needs == ["science:4"])
    #expect(found.offers == ["early_literacy:4"])
    #expect(found.goals == "Reach every student")
    #expect(found.max_minutes == 90)
    #expect(found.consent)
  }

  @Test func `tampering with the file is found with 1`() async throws {
    let workspace = try await workspace()
    let head = try await workspace.tandem("registry", "audit", "--print-head").output
      .trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(try await workspace.tandem("registry", "audit", "--verify", "--head", head).code == 0)
    let place = workspace.folder.appending(path: "tandem.sqlite")
    var bytes = try Data(contentsOf: place)
    while let range = bytes.range(of: Data("Birch Unified".utf8)) {
      bytes.replaceSubrange(range, with: Data("Beech Unified".utf8))
    }
    try bytes.write(to: place)
    #expect(try await workspace.tandem("registry", "check").code == 1)
  }

  /// Kills of the test below; more where somebody asks for a longer show.
  private static let kills =
    ProcessInfo.processInfo.environment["TANDEM_SHOW_KILLS"].flatMap { Int($0) } ?? 6

  @Test func `a process that is killed while it writes loses nothing that it acknowledged`()
    async throws
  {
    let workspace = try await workspace()
    let ids = (1...120).map { "1\(String(1_000_000 + $0).dropFirst())" }
    var random = SplitMix64(seed: 17)
    var expected: [String: Int] = [:]
    var acknowledged = 0
    var cut = 0
    let clock = ContinuousClock()
    var whole = Duration.zero
    for attempt in 0...Self.kills {
      // Each district is a deed of its own, which is acknowledged as soon as it is done.
      let rows = ids.map {
        "{\"id\":\"\($0)\",\"name\":\"\($0)\",\"consent\":\"yes\",\"goals\":\"\(attempt)\"}"
      }
      try workspace.write("{\"districts\":[\(rows.joined(separator: ","))]}", to: "load.json")
      let command = Command(
        "district", "register", "--from", "load.json", "--round", "R", "--as", "state-admin:x",
        in: workspace)
      // The first run is left alone, and tells how long the others would take.
      let delay = whole * Double.random(in: 0.02...1, using: &random)
      let start = clock.now
      let ending = try await command.run { process in
        guard attempt > 0 else { return }
        try await Task.sleep(for: delay)
        kill(process.processIdentifier, SIGKILL)
      }
      if attempt == 0 { whole = clock.now - start }
      let done = Set(ending.complaints)
      for id in ids where done.contains("\(id) is registered.") {
        expected[id] = attempt
        acknowledged += 1
      }
      if ending.isKilled, done.count > 0 { cut += 1 }
      #expect(attempt > 0 || expected.count == ids.count)
      let check = try await workspace.tandem("registry", "check")
      #expect(check.code == 0, "attempt \(attempt): \(check.output) \(check.errors)")
      let export = try await workspace.tandem("registry", "export", "--round", "R")
      struct Bundle: Decodable {
        struct District: Decodable {
          var id: String
          var goals: String?
        }
        var districts: [District]
      }
      let bundle = try JSONDecoder().decode(Bundle.self, from: Data(export.output.utf8))
      for district in bundle.districts {
        guard let least = expected[district.id] else { continue }
        // A write that was not acknowledged may be there all the same.
        #expect(Int(district.goals ?? "") ?? 0 >= least, "attempt \(attempt)")
      }
    }
    if Self.kills > 50 {
      print("\(Self.kills) kills, \(cut) of them between writes; \(acknowledged) acknowledged")
    }
  }
}
