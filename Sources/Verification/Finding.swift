/// One thing in a plan that is not as the rules and the bundle say.
package struct Finding: Equatable, Sendable, Codable {
  /// The stable name of the rule, one of `Check`, such as `minimum_score`.
  package var check: String
  /// Where it stands in the plan, such as `partnerships[3].score`; places count from zero.
  package var place: String
  /// What was re-derived.
  package var expected: String
  /// What the plan says.
  package var found: String
  /// Which thing, what was found and what it should be, as a sentence.
  package var text: String

  package init(check: String, place: String, expected: String, found: String, text: String) {
    self.check = check
    self.place = place
    self.expected = expected
    self.found = found
    self.text = text
  }
}
