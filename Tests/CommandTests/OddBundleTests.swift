import Foundation
import TestSupport
import Testing

/// Well-formed bundles that look unlike each other and say the same give the same plan.
struct OddBundleTests {
  /// The plan of a bundle as JSON; what was said beside it must be nothing.
  private func plan(
    _ bundle: BundleText, _ location: SourceLocation = #_sourceLocation
  ) async throws -> String {
    let ending = try await Workspace(bundle).tandem("match", "round", "--json")
    #expect(ending.code == 0, sourceLocation: location)
    #expect(ending.errors == "", sourceLocation: location)
    return ending.output
  }

  @Test func `line breaks, marks, columns and rows in any way give the same bytes`() async throws {
    let usual = try await plan(.small)
    #expect(try PlanDigest(usual).partnerships.count == 2)

    var windows = BundleText.small
    for name in windows.files.keys {
      windows.files[name] =
        Data([0xEF, 0xBB, 0xBF])
        + Data(windows[name].replacing("\n", with: "\r\n").utf8)
    }
    #expect(try await plan(windows) == usual)

    for seed in 1...5 as ClosedRange<UInt64> {
      #expect(try await plan(shuffled(.small, seed: seed)) == usual)
    }
  }

  /// The bundle with the rows and the columns of its tables in another order, and blank lines.
  private func shuffled(_ bundle: BundleText, seed: UInt64) -> BundleText {
    var random = SplitMix64(seed: seed)
    var other = bundle
    for name in bundle.files.keys.sorted() where name.hasSuffix(".csv") {
      let rows = bundle[name].split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
      let order = rows[0].indices.shuffled(using: &random)
      let lines = rows.map { row in order.map { " \(row[$0]) " }.joined(separator: ",") }
      other[name] =
        lines[0] + "\n"
        + lines.dropFirst().shuffled(using: &random).joined(separator: "\n\n") + "\n\n"
    }
    return other
  }

  @Test func `a name may hold line breaks, commas and quotes`() async throws {
    let bundle = BundleText.small.replacing(
      "Alder Unified", in: "districts.csv", with: "\"Alder, \"\"the\nlittle\"\" Unified\"")
    let digest = try PlanDigest(try await plan(bundle))
    #expect(digest.names["0600001"] == "Alder, \"the\nlittle\" Unified")
    let later = bundle.replacing("math:4,,0.7,no", in: "districts.csv", with: "mth:4,,0.7,no")
    let ending = try await Workspace(later).tandem("match", "round")
    // Lines are counted as an editor counts them.
    #expect(ending.complaints.first?.hasPrefix("districts.csv:8, column needs:") == true)
  }

  @Test func `tables without rows are a round without partnerships`() async throws {
    var bundle = BundleText()
    bundle["districts.csv"] = "id,name,consent\n"
    bundle["facilitators.csv"] = "id,name,capacity\n"
    bundle["relationships.csv"] = "from,to,kind\n"
    bundle["locks.csv"] = "kind,members"
    bundle["round.yaml"] = "# nothing is decided yet\n"
    let digest = try PlanDigest(try await plan(bundle))
    #expect(digest.proof.status == "optimal")
    #expect(digest.partnerships.isEmpty)
    #expect(digest.unmatched.isEmpty)
    let workspace = try Workspace(bundle)
    for command in ["match", "scores"] {
      let ending = try await workspace.tandem(command, "round")
      #expect(ending.code == 0)
      #expect(ending.output.contains("0 "))
    }
  }

  @Test func `a column that is unknown is left out with a warning`() async throws {
    let bundle = BundleText.small.replacing("readiness", in: "districts.csv", with: "readyness")
    let ending = try await Workspace(bundle).tandem("match", "round", "--csv")
    #expect(ending.code == 0)
    #expect(
      ending.complaints == [
        "districts.csv:1, column readyness: The column is unknown and is left out."
          + " Did you mean \"readiness\"?"
      ])
  }

  @Test func `one JSON document on standard input or in a file gives the bytes of the folder`()
    async throws
  {
    let usual = try await plan(.small)
    let json = try document(.small)
    let piped = try await Command("match", "-", "--json").reading(json).run()
    #expect(piped.code == 0)
    #expect(piped.errors == "")
    #expect(piped.output == usual)
    let workspace = try Workspace()
    try workspace.write(String(decoding: json, as: UTF8.self), to: "round.json")
    #expect(try await workspace.tandem("match", "round.json", "--json").output == usual)
    let verified = try await Command.shell(
      "tandem match round.json --json | tandem verify round.json -", in: workspace
    ).run()
    #expect(verified.code == 0, "\(verified.output)")
  }

  /// The tables as lists of objects of text, and the settings as they are.
  private func document(_ bundle: BundleText) throws -> Data {
    var document: [String: [[String: String]]] = [:]
    for name in ["districts", "facilitators", "relationships", "locks"] {
      let rows = bundle["\(name).csv"].split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      document[name] = rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(rows[0], $0)) }
    }
    let tables = String(decoding: try JSONEncoder().encode(document), as: UTF8.self).dropLast()
    let round = """
      {"name": "Valley pilot", "school_year": "2026-27",
       "policy": {"version": "v1", "weights": {"common_need": 0.3}}}
      """
    return Data("\(tables), \"round\": \(round)}\n".utf8)
  }
}
