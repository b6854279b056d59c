import Domain
import Foundation
import Testing

struct PolicyTests {
  private func data(_ text: String) -> Data { Data(text.utf8) }

  @Test func `weights are an object with every criterion by name`() throws {
    var weights = Weights<FitCriterion>([0.5, 0.25, 0.125, 0.0625, 0.0625])
    #expect(weights.sum == 1)
    #expect(weights[.expertise] == 0.125)
    weights[.expertise] = 0.25
    #expect(weights[.expertise] == 0.25 && weights[.relationship] == 0.25 && weights.sum == 1.125)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let bytes = try encoder.encode(weights)
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == #"{"context":0.0625,"expertise":0.25,"region":0.0625,"relationship":0.25,"travel":0.5}"#)
    #expect(try JSONDecoder().decode(Weights<FitCriterion>.self, from: bytes) == weights)
  }

  @Test func `weights that lack a criterion do not read`() {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(
        Weights<FitCriterion>.self,
        from: data(#"{"context":0.1,"expertise":0.3,"region":0.1,"travel":0.5}"#))
    }
  }

  @Test func `version 1 is what it was when it was published`() {
    let policy = Policy()
    #expect(policy.version == "v1")
    #expect(
      Criterion.allCases.map { policy.weights[$0] }
        == [0.30, 0.16, 0.14, 0.12, 0.10, 0.08, 0.04, 0.03, 0.03])
    #expect(FitCriterion.allCases.map { policy.fitWeights[$0] } == [0.30, 0.25, 0.25, 0.10, 0.10])
    #expect(abs(policy.weights.sum - 1) < 1e-12 && abs(policy.fitWeights.sum - 1) < 1e-12)
    #expect(policy.scoreShare == 0.7 && policy.fitShare == 0.3 && policy.unknown == 0.25)
    #expect(policy.needBudget == 15 && policy.minimumPriority == 2 && policy.minimumScore == 0.35)
    #expect(policy.sizeDiscount == 0.02 && policy.speedKmh == 80 && policy.detour == 1.3)
    #expect(policy.nearMinutes == 45 && policy.halfMinutes == 60)
    #expect(policy.facilitatorNearMinutes == 60 && policy.facilitatorHalfMinutes == 60)
    #expect(policy.facilitatorMinutes == 180)
    #expect(policy.facilitators == .required && policy.caseloadUnit == .partnerships)
    #expect(policy.requests == .first)
  }

  @Test func `a drive takes the road's detour at the road's speed`() {
    #expect(abs(Policy().minutes(kilometres: 80) - 78) < 1e-12)
    #expect(Policy().minutes(kilometres: 0) == 0)
  }

  @Test func `a policy reads back from JSON, and its shape is not in it`() throws {
    var policy = Policy()
    policy.version = "trial"
    policy.weights[.proximity] = 0.5
    policy.facilitators = .optional
    policy.caseloadUnit = .districts
    policy.requests = .advisory
    let bytes = try JSONEncoder().encode(policy)
    #expect(try JSONDecoder().decode(Policy.self, from: bytes) == policy)
    let object = try #require(JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    #expect(
      object.keys.sorted() == [
        "caseload_unit", "detour", "facilitator_half_minutes", "facilitator_minutes",
        "facilitator_near_minutes", "facilitators", "fit_share", "fit_weights", "half_minutes",
        "minimum_priority", "minimum_score", "near_minutes", "need_budget", "requests",
        "score_share", "size_discount", "speed_kmh", "unknown", "version", "weights",
      ])
  }
}
