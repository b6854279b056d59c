/// How well each facilitator suits each member, in parts that add up for a partnership.
///
/// For facilitator `f` and members with focus `t`
///
///     fit = min travel + min tie + expertise_t + mean region + mean context
///
/// with the minimum and the mean over the members. As a minimum is at most a mean, the fit is at
/// most the mean of the fits that `f` would have with each member alone: pricing bounds many
/// partnerships at once by that.
package struct FitTable: Sendable {
  package let facilitatorCount: Int
  package let memberCount: Int
  /// One row of `facilitatorCount` for each focus; weighted.
  package let expertise: [Double]
  // One row of `facilitatorCount` for each member; weighted.
  package let travel: [Double]
  package let tie: [Double]
  package let region: [Double]
  package let context: [Double]
  /// For each member, one for each facilitator.
  ///
  /// 0 is never, 1 is within reach, 2 is within reach only if all can meet at a distance.
  package let reach: [UInt8]
  /// The facilitators that may guide each member at all, ascending.
  package let guides: [[Int]]
  /// Whether each member can meet at a distance.
  package let memberIsVirtual: [Bool]
  /// Whether each facilitator can meet at a distance.
  package let facilitatorIsVirtual: [Bool]

  package init(
    facilitatorCount: Int, memberCount: Int, expertise: [Double], travel: [Double],
    tie: [Double], region: [Double], context: [Double], reach: [UInt8],
    memberIsVirtual: [Bool], facilitatorIsVirtual: [Bool]
  ) {
    let cells = facilitatorCount * memberCount
    precondition(
      [travel, tie, region, context].allSatisfy { $0.count == cells } && reach.count == cells,
      "one cell for each facilitator and member")
    precondition(
      facilitatorCount == 0 || expertise.count.isMultiple(of: facilitatorCount),
      "one row of expertise for each focus")
    self.facilitatorCount = facilitatorCount
    self.memberCount = memberCount
    self.expertise = expertise
    self.travel = travel
    self.tie = tie
    self.region = region
    self.context = context
    self.reach = reach
    guides = (0..<memberCount).map { member in
      (0..<facilitatorCount).filter { reach[member * facilitatorCount + $0] != 0 }
    }
    self.memberIsVirtual = memberIsVirtual
    self.facilitatorIsVirtual = facilitatorIsVirtual
  }

  /// Whether a facilitator may guide these two members.
  package func allows(_ facilitator: Int, _ first: Int, _ second: Int) -> Bool {
    let one = reach[first * facilitatorCount + facilitator]
    let other = reach[second * facilitatorCount + facilitator]
    if one == 0 || other == 0 { return false }
    if one == 1 && other == 1 { return true }
    return facilitatorIsVirtual[facilitator] && memberIsVirtual[first] && memberIsVirtual[second]
  }

  /// The fit of a facilitator with a pair, 0…1.
  package func fit(_ facilitator: Int, _ first: Int, _ second: Int, focus: Int) -> Double {
    let one = first * facilitatorCount + facilitator
    let other = second * facilitatorCount + facilitator
    return min(travel[one], travel[other]) + min(tie[one], tie[other])
      + expertise[focus * facilitatorCount + facilitator]
      + (region[one] + region[other]) / 2 + (context[one] + context[other]) / 2
  }

  /// Whether a facilitator may guide all these members together.
  package func allows(_ facilitator: Int, _ members: [Int]) -> Bool {
    var isBeyond = false
    for member in members {
      switch reach[member * facilitatorCount + facilitator] {
      case 0: return false
      case 1: break
      default: isBeyond = true
      }
    }
    return !isBeyond
      || (facilitatorIsVirtual[facilitator] && members.allSatisfy { memberIsVirtual[$0] })
  }

  /// The fit of a facilitator with members in ascending order, 0…1.
  package func fit(_ facilitator: Int, _ members: [Int], focus: Int) -> Double {
    var travel = Double.infinity
    var tie = Double.infinity
    var region = 0.0
    var context = 0.0
    for member in members {
      let cell = member * facilitatorCount + facilitator
      travel = min(travel, self.travel[cell])
      tie = min(tie, self.tie[cell])
      region += self.region[cell]
      context += self.context[cell]
    }
    let count = Double(members.count)
    return travel + tie + expertise[focus * facilitatorCount + facilitator]
      + region / count + context / count
  }

  /// The fit of each facilitator with each member alone, without expertise; minus infinity where
  /// the facilitator may never guide the member.
  func singleFits() -> [Double] {
    travel.indices.map {
      reach[$0] == 0 ? -.infinity : travel[$0] + tie[$0] + region[$0] + context[$0]
    }
  }
}
