import Domain
import Foundation
import Testing

struct PolicyVersionTests {
  @Test func `version 2 is what it was when it was published`() {
    let policy = Policy(version: "v2")
    #expect(policy.version == "v2")
    #expect(
      Criterion.allCases.map { policy.weights[$0] }
        == [0.30, 0.12, 0.24, 0.10, 0.10, 0.06, 0.04, 0.02, 0.02])
    #expect(abs(policy.weights.sum - 1) < 1e-12)
    #expect(policy.nearMinutes == 15 && policy.halfMinutes == 105)
    #expect(policy.shape.likeness == .ratios)
    #expect(policy.shape.sizeWeight == 2 && policy.shape.sizePower == 0.5)
    #expect(policy.shape.shareFloor == 5)
    #expect(policy.shape.reachEnrollment == 5000 && policy.shape.reachPower == 2.0 / 3)
    #expect(policy.shape.sameCountyShare == 0.5)
  }

  @Test func `version 2 changes nothing else`() {
    let first = Policy()
    var second = Policy(version: "v2")
    second.weights = first.weights
    second.nearMinutes = first.nearMinutes
    second.halfMinutes = first.halfMinutes
    second.version = "v1"
    #expect(second == first)
  }

  @Test(arguments: ["v2", "V2", "v2-learnt", "v2-2027"])
  func `a name that begins with v2 has its shape`(name: String) {
    #expect(Policy(version: name).shape == Policy(version: "v2").shape)
    var renamed = Policy()
    renamed.version = name
    #expect(renamed.shape == Policy(version: "v2").shape)
  }

  @Test(arguments: ["v1", "trial", "v22", "v20-pilot", ""])
  func `any other name has the shape of version 1`(name: String) {
    #expect(Policy(version: name).shape == Policy().shape)
    #expect(Policy(version: name).weights == Policy().weights)
  }

  @Test(arguments: ["v1", "v2", "v2-own"])
  func `every number of a policy reads back from JSON`(version: String) throws {
    let bytes = try JSONEncoder().encode(Policy(version: version))
    let object = try #require(JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    for key in object.keys {
      guard let number = object[key] as? Double, object[key] is NSNumber else { continue }
      var changed = object
      changed[key] = number + 1
      let data = try JSONSerialization.data(withJSONObject: changed)
      let policy = try JSONDecoder().decode(Policy.self, from: data)
      #expect(policy.shape == Policy(version: version).shape)
      let written = try #require(
        JSONSerialization.jsonObject(with: try JSONEncoder().encode(policy)) as? [String: Any])
      #expect(written[key] as? Double == number + 1, "\(key)")
    }
  }
}
