/// Adds a facilitator's points over the members of a partnership, in the one order that counts.
///
/// `min_i travel + min_i tie + expertise + mean_i region + mean_i context`, from left to right;
/// a mean is the sum over the members, from the lowest place to the highest, over their number.
/// Everything that goes in is already times its weight. Whoever needs a fit adds it here, so that
/// the optimiser and the explanation agree bit for bit.
package struct FitSum: Sendable {
  /// What one facilitator has with one member, each times its weight.
  package struct Terms: Equatable, Sendable {
    package var travel: Double
    package var tie: Double
    package var region: Double
    package var context: Double

    package init(travel: Double, tie: Double, region: Double, context: Double) {
      self.travel = travel
      self.tie = tie
      self.region = region
      self.context = context
    }
  }

  private var travel = Double.infinity
  private var tie = Double.infinity
  private var region = 0.0
  private var context = 0.0
  private var members = 0.0

  package init() {}

  /// Adds a member; members come from the lowest place to the highest.
  @inline(__always)
  package mutating func add(_ terms: Terms) {
    travel = min(travel, terms.travel)
    tie = min(tie, terms.tie)
    region += terms.region
    context += terms.context
    members += 1
  }

  /// The points of each criterion, in the order of `FitCriterion`.
  package func points(expertise: Double) -> [Double] {
    [travel, tie, expertise, region / members, context / members]
  }

  /// The fit: the points, added in their order.
  @inline(__always)
  package func total(expertise: Double) -> Double {
    travel + tie + expertise + region / members + context / members
  }
}
