import Foundation

/// What the tests look at in a plan, read as any other program would read it.
struct PlanDigest: Decodable {
  struct Proof: Decodable {
    var status: String
    var objective: Double
    var bound: Double
    var gap: Double
    var stopped: String?
  }

  struct Partnership: Decodable {
    var id: String
    var members: [String]
    var facilitator: String?
    var score: Double
    var fit: Double
    var value: Double
  }

  struct Unmatched: Decodable {
    var district: String
    var reason: String
  }

  var schema: String
  var names: [String: String]
  var proof: Proof
  var partnerships: [Partnership]
  var unmatched: [Unmatched]

  init(_ json: String) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(json.utf8))
  }
}
