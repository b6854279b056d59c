/// What the description of the API says of a route beyond its path and gate.
struct APIDescription: Sendable {
  /// A parameter of the query.
  struct Parameter: Sendable {
    var name: String
    var summary: String
    var isNumber = false
  }

  var parameters: [Parameter] = []
  /// The fields of the JSON object in the body, by name; a name with `?` may be left out.
  var fields: [(name: String, summary: String)] = []
  /// The status of success.
  var status = 200
  /// What comes back, such as `tandem.rounds/1`.
  var answer = "object"
  /// Whether a change needs `If-Match`.
  var needsMatch = false
  /// Whether it takes an `Idempotency-Key`.
  var takesKey = false
}
