import Foundation
import Testing

/// What commands print, read by programs that know nothing of this one.
struct OutputTests {
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `a plan that is piped on has no finding`(seed: UInt64) async throws {
    let workspace = try Workspace(.crowded(districts: 30, seed: seed))
    let ending = try await Command.shell(
      "tandem match round --json | tandem verify round -", in: workspace
    ).run()
    #expect(ending.code == 0)
    #expect(ending.output.hasPrefix("No finding: "), "\(ending.output)")
    let json = try await Command.shell(
      "tandem match round --json | tandem verify round - --json", in: workspace
    ).run()
    struct Report: Decodable { var ok: Bool }
    #expect(try JSONDecoder().decode(Report.self, from: Data(json.output.utf8)).ok)
  }

  @Test func `a plan as JSON says what its schema says`() async throws {
    let ending = try await Workspace(.small).tandem("match", "round", "--json")
    let plan = try PlanDigest(ending.output)
    #expect(plan.schema == "tandem.plan/1")
    #expect(plan.names["F1"] == "Faye Stone")
    #expect(plan.proof.status == "optimal")
    #expect(plan.proof.gap < 1e-6)
    let total = plan.partnerships.reduce(0) { $0 + 2 * $1.value }
    #expect(abs(total - plan.proof.objective) < 1e-6)
    #expect(plan.partnerships.map(\.members) == [["0600001", "0600002"], ["0600003", "0600004"]])
    #expect(plan.unmatched.map(\.district) == ["0600005", "0600006"])
    #expect(plan.unmatched.map(\.reason) == ["no_common_need", "no_consent"])
    #expect(ending.output.hasSuffix("}\n"))
  }

  @Test func `a plan as CSV has a row for each partnership`() async throws {
    let bundle = BundleText.small.replacing(
      "Alder Unified", in: "districts.csv", with: "\"Alder, \"\"A\"\"\nUnified\"")
    let workspace = try Workspace(bundle)
    let plan = try PlanDigest(try await workspace.tandem("match", "round", "--json").output)
    let rows = csv(try await workspace.tandem("match", "round", "--csv").output)
    #expect(rows.count == plan.partnerships.count + 1)
    #expect(Set(rows.map(\.count)) == [rows[0].count])
    let table = rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(rows[0], $0)) }
    for (row, partnership) in zip(table, plan.partnerships) {
      #expect(row["partnership"] == partnership.id)
      #expect(row["members"] == partnership.members.joined(separator: ";"))
      #expect(row["value"].flatMap { Double($0) } == partnership.value)
      #expect(row["facilitator"] == partnership.facilitator)
    }
    #expect(table[0]["names"]?.hasPrefix("Alder, \"A\"\nUnified; Birch") == true)
  }

  @Test func `a plan as a map has the shape of RFC 7946`() async throws {
    struct Map: Decodable {
      var type: String
      var features: [Feature]
    }
    struct Feature: Decodable {
      var type: String
      var geometry: Geometry
      var properties: Properties
    }
    struct Properties: Decodable {
      var kind: String
      var id: String?
    }
    enum Geometry: Decodable {
      case point([Double])
      case line([[Double]])
      private enum CodingKeys: String, CodingKey { case type, coordinates }

      init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self =
          try container.decode(String.self, forKey: .type) == "Point"
          ? .point(try container.decode([Double].self, forKey: .coordinates))
          : .line(try container.decode([[Double]].self, forKey: .coordinates))
      }

      var positions: [[Double]] {
        switch self {
        case .point(let position): [position]
        case .line(let positions): positions
        }
      }
    }
    let ending = try await Workspace(.small).tandem("match", "round", "--geojson")
    let map = try JSONDecoder().decode(Map.self, from: Data(ending.output.utf8))
    #expect(map.type == "FeatureCollection")
    #expect(map.features.allSatisfy { $0.type == "Feature" })
    let kinds = Dictionary(grouping: map.features, by: \.properties.kind).mapValues(\.count)
    #expect(kinds == ["district": 6, "facilitator": 2, "partnership": 2, "facilitation": 4])
    for position in map.features.flatMap(\.geometry.positions) {
      // Longitude stands first.
      #expect(position.count == 2)
      #expect((-121 ... -119).contains(position[0]))
      #expect((36...37).contains(position[1]))
    }
  }

  @Test(arguments: [
    ["match", "round"], ["scores", "round"], ["explain", "plan.json"],
    ["explain", "plan.json", "P01"], ["verify", "round", "plan.json"],
    ["blueprint", "round", "plan.json", "P01"], ["compare", "plan.json", "plan.json"],
    ["fairness", "round", "plan.json"], ["weights", "round"],
  ])
  func `text that goes to no terminal has no escape codes and no wide lines`(
    arguments: [String]
  ) async throws {
    let workspace = try await planned()
    for environment in [[:], ["NO_COLOR": "1"], ["CLICOLOR_FORCE": "1"]] {
      var command = Command(in: workspace)
      command.arguments = arguments
      command.environment = environment
      let ending = try await command.run()
      #expect(ending.code == 0)
      #expect(!ending.output.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\r" })
      #expect(ending.output.hasSuffix("\n"))
      guard !["verify", "blueprint"].contains(arguments[0]) else { continue }
      #expect(ending.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }
  }

  @Test(arguments: [
    (["compare", "plan.json", "plan.json"], "tandem.comparison/1"),
    (["fairness", "round", "plan.json"], "tandem.fairness/1"),
    (["weights", "round"], "tandem.weights/1"),
  ])
  func `a report as JSON names its schema`(arguments: [String], schema: String) async throws {
    struct Report: Decodable { var schema: String }
    var command = Command(in: try await planned())
    command.arguments = arguments + ["--json"]
    let ending = try await command.run()
    #expect(ending.code == 0 && ending.errors == "")
    #expect(
      try JSONDecoder().decode(Report.self, from: Data(ending.output.utf8)).schema == schema)
  }

  @Test func `a name cannot steer the terminal`() async throws {
    let bundle = BundleText.small
      .replacing("Alder Unified", in: "districts.csv", with: "Al\u{1B}[31mder\u{202E} Unified")
      .setting("locks.csv", to: "kind,members\ntogether,0600001;0600005\n")
    let workspace = try Workspace(bundle)
    for arguments in [
      ["match", "round"], ["scores", "round"], ["scores", "round", "--district", "unified"],
    ] {
      var command = Command(in: workspace)
      command.arguments = arguments
      let ending = try await command.run()
      let printed = ending.output + ending.errors
      #expect(!printed.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    }
  }

  @Test func `a terminal has colours, unless they are not wanted`() async throws {
    let workspace = try Workspace(.small)
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else { return }
    for (setting, hasColor) in [("", true), ("NO_COLOR=1", false), ("TERM=dumb", false)] {
      let line = "script -qec 'env \(setting) tandem match round' /dev/null"
      let ending = try await Command.shell(line, in: workspace).run()
      #expect(ending.output.contains("Alder Unified"))
      #expect(ending.output.contains("\u{1B}[1m") == hasColor)
    }
    // A file has none, wherever the command is typed.
    let line = "script -qec 'tandem scores round --output scores.txt' /dev/null"
    _ = try await Command.shell(line, in: workspace).run()
    #expect(try !workspace.text("scores.txt").contains("\u{1B}"))
  }

  @Test(
    arguments: [
      (nil, "The plan as a whole"), ("P01", "Alder Unified and Birch Unified"),
      ("0600003", "Cedar Elementary"), ("elm", "Elm Unified"), ("Faye Stone", "Faye Stone"),
      ("f2", "Gil Reyes"),
    ] as [(String?, String)])
  func `an explanation names what it is about, as text and as JSON`(
    subject: String?, title: String
  ) async throws {
    let workspace = try await planned()
    var command = Command(in: workspace)
    command.arguments = ["explain", "plan.json"] + [subject].compactMap(\.self)
    let text = try await command.run()
    #expect(text.code == 0)
    #expect(text.output.split(separator: "\n").first?.contains(title) == true, "\(text.output)")
    command.arguments.append("--json")
    let json = try await command.run()
    #expect(json.code == 0)
    _ = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
    #expect(json.output.contains(subject == nil ? "Where the choice is close" : title))
  }

  @Test func `scores come as text, as rows and as JSON with the same numbers`() async throws {
    struct Row: Decodable {
      var members: [String]
      var score: Double
    }
    let workspace = try Workspace(.small)
    let rows = csv(try await workspace.tandem("scores", "round", "--csv").output)
    let json = try await workspace.tandem("scores", "round", "--json").output
    let listed = try JSONDecoder().decode([Row].self, from: Data(json.utf8))
    let table = rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(rows[0], $0)) }
    #expect(!listed.isEmpty)
    #expect(table.map { $0["score"].flatMap { Double($0) } } == listed.map(\.score))
    #expect(
      table.map { [$0["member_1"] ?? "", $0["member_2"] ?? ""] } == listed.map(\.members))
    #expect(listed.map(\.score) == listed.map(\.score).sorted(by: >))

    let text = try await workspace.tandem("scores", "round").output
    #expect(text.contains("\(listed.count) pairs may be formed."))
    let one = try await workspace.tandem("scores", "round", "--json", "--limit", "1").output
    #expect(try JSONDecoder().decode([Row].self, from: Data(one.utf8)).count == 1)
    for name in ["0600004", "Dogwood", "dogwood union"] {
      let own = try await workspace.tandem("scores", "round", "--json", "--district", name).output
      #expect(
        try JSONDecoder().decode([Row].self, from: Data(own.utf8)).map(\.members)
          == listed.map(\.members).filter { $0.contains("0600004") })
    }
  }

  @Test func `fits of facilitators are those of the plan`() async throws {
    struct Row: Decodable {
      var facilitator: String
      var members: [String]
      var fit: Double
    }
    let workspace = try await planned()
    let plan = try PlanDigest(try workspace.text("plan.json"))
    let json = try await workspace.tandem("scores", "round", "--facilitators", "--json").output
    let fits = try JSONDecoder().decode([Row].self, from: Data(json.utf8))
    for partnership in plan.partnerships {
      let fit = fits.first {
        $0.facilitator == partnership.facilitator && $0.members == partnership.members
      }
      #expect(fit?.fit == partnership.fit)
    }
    let rows = csv(try await workspace.tandem("scores", "round", "--facilitators", "--csv").output)
    #expect(rows.count == fits.count + 1)
    let text = try await workspace.tandem("scores", "round", "--facilitators", "--limit", "1")
    #expect(text.output.contains("Faye Stone (F1)"))
    #expect(!text.output.contains("Cedar"))
  }

  @Test func `a blueprint comes as Markdown and as JSON`() async throws {
    let workspace = try await planned()
    let text = try await workspace.tandem("blueprint", "round", "plan.json", "P01")
    #expect(text.code == 0)
    #expect(text.output.hasPrefix("# "))
    #expect(text.output.contains("Alder Unified"))
    let json = try await workspace.tandem(
      "blueprint", "round", "plan.json", "P01", "--format", "json", "-o", "P01.json")
    #expect(json.code == 0)
    #expect(json.output == "")
    _ = try JSONSerialization.jsonObject(with: Data(try workspace.text("P01.json").utf8))
  }

  @Test func `a model comes in both formats and another program solves it to the same value`()
    async throws
  {
    let workspace = try await planned()
    let objective = try PlanDigest(try workspace.text("plan.json")).proof.objective
    for (format, beginning) in [("lp", "\\* Problem"), ("mps", "* Problem")] {
      let ending = try await workspace.tandem("model", "round", "--format", format)
      #expect(ending.code == 0)
      #expect(ending.output.hasPrefix(beginning))
      try workspace.write(ending.output, to: "model")
      let glpsol = ["/usr/bin/glpsol", "/usr/local/bin/glpsol"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }
      guard let glpsol else { continue }
      let reading = format == "lp" ? "--lp" : "--freemps"
      let solved = try await Command.shell(
        "\(glpsol) \(reading) model --write solution > log; grep '^s ' solution", in: workspace
      ).run()
      let value = solved.output.split(whereSeparator: \.isWhitespace).last.flatMap { Double($0) }
      let found = try #require(value, "\(solved.output)")
      #expect(abs(abs(found) - objective) < 1e-6)
    }
  }

  @Test func `an output file is the output, and replaces a file whole`() async throws {
    let workspace = try Workspace(.small)
    let printed = try await workspace.tandem("match", "round", "--json").output
    try workspace.write(String(repeating: "old\n", count: 100_000), to: "plan.json")
    let ending = try await workspace.tandem("match", "round", "--json", "--output", "plan.json")
    #expect(ending.code == 0)
    #expect(ending.output == "")
    #expect(try workspace.text("plan.json") == printed)
    #expect(try workspace.names() == ["plan.json", "round"])
    let device = try await workspace.tandem("match", "round", "--json", "-o", "/dev/stdout")
    #expect(device.output == printed)
  }

  /// The small round and its plan.
  private func planned() async throws -> Workspace {
    let workspace = try Workspace(.small)
    let ending = try await workspace.tandem("match", "round", "--json", "-o", "plan.json")
    try #require(ending.code == 0)
    return workspace
  }

  /// The cells of comma-separated text after RFC 4180.
  private func csv(_ text: String) -> [[String]] {
    var rows: [[String]] = [[]]
    var cell = ""
    var isQuoted = false
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"" where isQuoted && rest.first == "\"":
        cell.unicodeScalars.append(scalar)
        rest.removeFirst()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted, "\n" where !isQuoted:
        rows[rows.count - 1].append(cell)
        cell = ""
        if scalar == "\n" { rows.append([]) }
      case "\r" where !isQuoted: break
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return rows.dropLast()
  }
}
