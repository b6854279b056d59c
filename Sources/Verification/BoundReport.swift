/// What a plan's certificate proves, worked out from the bundle alone.
package struct BoundReport: Equatable, Sendable, Codable {
  /// What no plan exceeds that keeps what the certificate says of the stages before the last.
  package var proved: Double
  /// What the certificate claims to prove.
  package var claimed: Double
  /// The bound that the plan states, which whole numbers may have made lower.
  package var stated: Double
  package var objective: Double
  /// The pairs, and the groups whose prices left any doubt, that were priced with every facilitator.
  package var pairs: Int
  package var groups: Int
  /// Whether every group was looked at; some were only bounded if not.
  package var isWhole: Bool
  /// In words for staff.
  package var text: String

  private enum CodingKeys: String, CodingKey {
    case proved, claimed, stated, objective, pairs, groups, text
    case isWhole = "is_whole"
  }
}
