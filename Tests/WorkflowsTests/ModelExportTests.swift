import Assignment
import Domain
import Foundation
import TestSupport
import Testing
import Workflows

struct ModelExportTests {
  /// A round with requests and capacities, in which caps, locks and caseloads take turns.
  private static func bundle(_ seed: UInt64) -> RegistryBundle {
    var registry = SmallRegistry.varied(seed: seed)
    registry.facilitators = max(2, registry.facilitators)
    registry.districts = 4 + Int(seed % 2)
    registry.capacity = 3
    registry.missing = 0.1
    registry.requests = 2
    registry.togetherLocks = seed.isMultiple(of: 5) ? 1 : 0
    registry.hasMinimums = seed.isMultiple(of: 3)
    registry.hasLimits = false
    return registry.bundle(seed: seed)
  }

  @Test(
    .enabled(if: Glpsol.path != nil, "glpsol is not installed"),
    arguments: 5001...5060 as ClosedRange<UInt64>)
  func `another program finds the same objective in both files`(seed: UInt64) throws {
    let bundle = Self.bundle(seed)
    let plan = try bundle.matched().plan
    guard RoundModel(bundle).conflicts.isEmpty else { return }
    guard !RoundModel(bundle).instance.allColumns().isEmpty else {
      #expect(throws: Failure.self) { try ModelExport.bytes(bundle, as: .lp) }
      return
    }
    let objective = plan.proof.status == .infeasible ? nil : plan.proof.objective
    let maximum = try Glpsol.solve(ModelExport.bytes(bundle, as: .lp), "--lp")
    let minimum = try Glpsol.solve(ModelExport.bytes(bundle, as: .mps), "--freemps")
    guard let objective else {
      #expect(maximum == nil && minimum == nil)
      return
    }
    #expect(abs(try #require(maximum) - objective) < 1e-6)
    #expect(abs(try #require(minimum) + objective) < 1e-6)
  }

  @Test(.enabled(if: Glpsol.path != nil, "glpsol is not installed"))
  func `the files hold that two districts share one partnership at most`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch"], facilitators: ["Ann", "Ben"]) {
      for name in ["Alder", "Birch"] { $0.alter(name) { $0.capacity = 2 } }
    }
    let plan = try bundle.matched().plan
    #expect(plan.partnerships.count == 1)
    let objective = try Glpsol.solve(ModelExport.bytes(bundle, as: .lp), "--lp")
    #expect(abs(try #require(objective) - plan.proof.objective) < 1e-6)
  }

  @Test func `contradicting locks are no model`() {
    let bundle = SmallestRound.bundle(["Alder", "Birch"]) {
      $0.locks = [
        SmallestRound.together("Alder", "Birch"), SmallestRound.apart("Alder", "Birch"),
      ]
    }
    let failure = #expect(throws: Failure.self) { try ModelExport.bytes(bundle, as: .lp) }
    #expect(failure?.kind == .conflict)
    #expect(failure?.lines.first?.contains("Alder") == true)
  }

  @Test func `a round without any possible partnership is no model`() {
    let failure = #expect(throws: Failure.self) {
      try ModelExport.bytes(SmallestRound.bundle(["Alder"]), as: .mps)
    }
    #expect(failure?.kind == .conflict)
  }
}

/// The command of the GLPK project, as a solver that does not share our way to the model.
private enum Glpsol {
  static var path: String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/glpsol" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// The objective of a model's whole-number optimum; `nil` where it has none.
  static func solve(_ model: [UInt8], _ form: String) throws -> Double? {
    let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (input, output) = (folder.appending(path: "model"), folder.appending(path: "solution"))
    try Data(model).write(to: input)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(path))
    process.arguments = [form, input.path, "--write", output.path]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let words = try String(contentsOf: output, encoding: .utf8).split(separator: "\n")
      .first { $0.hasPrefix("s mip ") }?.split(separator: " ")
    // `s mip ROWS COLUMNS STATUS OBJECTIVE`, where `o` is an optimum.
    guard let words, words.count == 6, words[4] == "o" else { return nil }
    return Double(words[5])
  }
}
