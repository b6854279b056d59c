/// What someone said of two partnerships: the first is better than the second, or as good.
package struct PreferenceStatement: Equatable, Sendable {
  package enum Relation: String, CaseIterable, Sendable { case better, equal }

  /// One value for each criterion, 0…1, in the order of `Criterion`.
  package var first: [Double]
  package var second: [Double]
  package var relation: Relation

  package init(first: [Double], second: [Double], relation: Relation = .better) {
    self.first = first
    self.second = second
    self.relation = relation
  }
}
