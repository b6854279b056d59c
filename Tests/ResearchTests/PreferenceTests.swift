import Domain
import Research
import TestSupport
import Testing

struct PreferenceTests {
  /// Values that are 0 but for the criteria named.
  private func values(_ named: [Criterion: Double]) -> [Double] {
    Criterion.allCases.map { named[$0] ?? 0 }
  }

  @Test func `what is preferred for its need gives need the weight`() throws {
    let fitting = try PreferenceFitting(
      [
        PreferenceStatement(first: values([.commonNeed: 1]), second: values([.proximity: 1]))
      ], margin: 0.1)
    #expect(fitting.totalError == 0)
    #expect(abs(fitting.weights.reduce(0, +) - 1) < 1e-6)
    let need = fitting.functions[0]
    let proximity = fitting.functions[1]
    #expect(need.weight >= proximity.weight + 0.1 - 1e-5)
    #expect(abs(need.low - 0.1) < 1e-5 && abs(need.high - 1) < 1e-5)
    #expect(abs(proximity.low) < 1e-5 && abs(proximity.high - 0.45) < 1e-5)
    #expect(fitting.misses == [0])
  }

  @Test func `statements that contradict each other are shown, not refused`() throws {
    let (a, b) = (values([.commonNeed: 1]), values([.roles: 1]))
    let fitting = try PreferenceFitting(
      [
        PreferenceStatement(first: a, second: b), PreferenceStatement(first: b, second: a),
      ], margin: 0.05)
    #expect(abs(fitting.totalError - 0.1) < 1e-6)
    #expect(abs(fitting.misses.reduce(0, +) - 0.1) < 1e-5)
  }

  @Test func `partnerships as good as each other have equal values`() throws {
    let (a, b) = (values([.commonNeed: 1]), values([.readiness: 0.5]))
    let fitting = try PreferenceFitting([
      PreferenceStatement(first: a, second: b, relation: .equal)
    ])
    #expect(fitting.totalError < 1e-9)
    #expect(abs(fitting.functions[0].weight - 0.5 * fitting.functions[5].weight) < 1e-5)
  }

  @Test(arguments: 1...25 as ClosedRange<UInt64>)
  func `preferences of a policy are kept without error, and its weights lie in the ranges`(
    seed: UInt64
  ) throws {
    var random = SplitMix64(seed: seed)
    let raw = Criterion.allCases.map { _ in Double.random(in: 0...1, using: &random) }
    let truth = raw.map { $0 / raw.reduce(0, +) }
    func score(_ values: [Double]) -> Double {
      zip(truth, values).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let margin = 0.02
    var statements: [PreferenceStatement] = []
    while statements.count < 30 {
      let sides = (0..<2).map { _ in
        Criterion.allCases.map { _ in Double.random(in: 0...1, using: &random) }
      }.sorted { score($0) > score($1) }
      guard score(sides[0]) - score(sides[1]) >= margin else { continue }
      statements.append(PreferenceStatement(first: sides[0], second: sides[1]))
    }
    let segments = seed.isMultiple(of: 2) ? 1 : 3
    let fitting = try PreferenceFitting(statements, segments: segments, margin: margin)
    #expect(fitting.totalError < 1e-6)
    #expect(fitting.misses.allSatisfy { $0 < 1e-4 })
    for (function, weight) in zip(fitting.functions, truth) {
      #expect(function.low - 1e-5 <= weight && weight <= function.high + 1e-5)
      #expect(function.low - 1e-6 <= function.weight && function.weight <= function.high + 1e-6)
      #expect(function.ends.count == segments)
      #expect(zip(function.ends, function.ends.dropFirst()).allSatisfy { $0 <= $1 + 1e-9 })
      #expect(abs((function.ends.last ?? .nan) - function.weight) < 1e-9)
    }
  }
}
