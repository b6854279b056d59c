import Domain
import Foundation
import Workflows

/// A folder of `scenarios/` that holds a bundle, with what the engine makes of it.
struct Scenario: Sendable {
  let source: Source
  let model: RoundModel
  let outcome: Matching.Outcome

  var plan: Plan { outcome.plan }

  /// The folders of `scenarios/` that have a `districts.csv`, in order of name.
  static let names: [String] = {
    let folders = try? FileManager.default.contentsOfDirectory(
      at: root, includingPropertiesForKeys: nil)
    return (folders ?? [])
      .filter { FileManager.default.fileExists(atPath: $0.appending(path: "districts.csv").path) }
      .map(\.lastPathComponent)
      .sorted()
  }()

  /// Where a file of a scenario lies.
  static func file(_ file: String, of name: String) -> URL {
    root.appending(path: name).appending(path: file)
  }

  /// A scenario, read and matched; the work is done once for all tests.
  static func named(_ name: String) throws -> Scenario {
    guard let result = all[name] else { throw CocoaError(.fileNoSuchFile) }
    return try result.get()
  }

  /// The partnerships that join nobody but districts of a system, in the plan's order.
  func partnerships(among members: [District.ID]) -> [Plan.Partnership] {
    let system = Set(members)
    return plan.partnerships.filter { system.isSuperset(of: $0.members) }
  }

  /// The folder of all scenarios.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "scenarios")

  private static let all: [String: Result<Scenario, any Error>] = Dictionary(
    uniqueKeysWithValues: names.map { name in (name, Result { try Scenario(name) }) })

  private init(_ name: String) throws {
    source = try Source(contentsOf: Self.root.appending(path: name).path)
    model = RoundModel(source.bundle)
    outcome = try Matching.run(model, sha256: source.sha256)
  }
}
