import Foundation
import LinearPrograms
import TestSupport
import Testing

struct EnvironmentTests {
  @Test func `the solver says its name and version`() {
    #expect(LiveProgram.solverName.hasPrefix("GLPK 5."))
  }

  @Test func `two threads at once give the answers of one`() async throws {
    let seeds = Array(1...24)
    let serial = try seeds.map { try solve(seed: $0) }
    let parallel = try await withThrowingTaskGroup(of: [Answer].self) { group in
      for part in [seeds.prefix(12), seeds.suffix(12)] {
        // Without a suspension inside, a task stays on one thread.
        group.addTask { try part.map { try solve(seed: $0) } }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(Set(parallel) == Set(serial))
    #expect(parallel.count == serial.count)
  }

  /// The whole life of GLPK on the thread of a test: only one test may count its bytes.
  @Test func `what programs held is given back, also by two thousand of them`() throws {
    var random = SplitMix64(seed: 1)
    let plain = PlainProgram.packing(rows: 10, columns: 40, using: &random)
    func liveOnce() throws {
      let program = try plain.live()
      #expect(try program.solveRelaxation().optimum != nil)
      #expect(LiveProgram.bytesInUse > 0)
    }
    for _ in 0..<200 { try liveOnce() }
    #expect(LiveProgram.bytesInUse == 0)
    let before = try residentPages()
    for _ in 0..<2000 { try liveOnce() }
    #expect(LiveProgram.bytesInUse == 0)
    // Other tests run beside this one, hence the room: 2,000 leaks of one program are 40 MB.
    if let before, let after = try residentPages() { #expect(after - before < 5000) }
  }

  @Test func `a program outlives another of its thread`() throws {
    let first = LiveProgram(.maximise)
    try first.addRow(.atMost(4))
    do {
      let second = LiveProgram(.minimise)
      try second.addRow(.atLeast(1))
      #expect(try second.solveRelaxation() == .infeasible)
    }
    try first.addColumn(objective: 1, bounds: .atLeast(0), entries: [Entry(index: 0, value: 1)])
    #expect(try first.solveRelaxation().optimum?.objective == 4)
  }

  @Test func `GLPK prints nothing, also after its environment was renewed`() throws {
    for _ in 0..<2 {
      let program = LiveProgram(.maximise)
      try program.addRow(.atMost(1))
      try program.addColumn(
        objective: 1, bounds: .between(0, 5), isInteger: true,
        entries: [Entry(index: 0, value: 2)])
      #expect(try program.solveInteger().optimum?.objective == 0)
    }
  }

  /// Pages of 4 KiB that the process holds in memory; `nil` where the system does not say.
  private func residentPages() throws -> Int? {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else {
      return nil
    }
    return text.split(separator: " ").dropFirst().first.flatMap { Int($0) }
  }
}

private struct Answer: Hashable, Sendable {
  var seed: Int
  var objective: Double
  var iterations: Int
  var values: [Double]
}

private func solve(seed: Int) throws -> Answer {
  var random = SplitMix64(seed: UInt64(seed))
  var plain = PlainProgram.packing(rows: 20, columns: 60, using: &random)
  plain.isInteger = true
  plain.columns = plain.columns.map { _ in .between(0, 1) }
  let program = try plain.live()
  let relaxed = try #require(try program.solveRelaxation().optimum)
  let best = try #require(try program.solveInteger().optimum)
  return Answer(
    seed: seed, objective: relaxed.objective, iterations: relaxed.iterations, values: best.values)
}
