/// The numbers of every facilitator and district from which any partnership's fit can be added.
///
/// Arrays over members are member by member: `[member * facilitatorCount + facilitator]`. All are
/// already times their weight.
package struct FitParts: Sendable {
  package let facilitatorCount: Int
  package let memberCount: Int
  /// Topics of the taxonomy; the column of this index in `expertise` is "no focus".
  package let topicCount: Int

  package internal(set) var travel: [Double]
  package internal(set) var tie: [Double]
  package internal(set) var region: [Double]
  package internal(set) var context: [Double]

  /// What the drive and the ties allow.
  ///
  /// 0 is never; 1 is within the drive limit, or not known; 2 is beyond the limit, while both the
  /// facilitator and this member are ready enough to meet at a distance. A facilitator who is not
  /// available has 0 throughout.
  package internal(set) var reach: [UInt8]

  /// One row for each topic and one for "no focus": `[topic * facilitatorCount + facilitator]`.
  package internal(set) var expertise: [Double]

  /// Whether each district is ready enough to meet at a distance that a long drive is waived.
  package internal(set) var memberVirtual: [Bool]
  /// Whether each facilitator is.
  package internal(set) var facilitatorVirtual: [Bool]

  /// Whether a facilitator may guide a partnership of these members.
  package func mayServe(_ facilitator: Int, members: some Collection<Int>) -> Bool {
    var isBeyond = false
    for member in members {
      switch reach[member * facilitatorCount + facilitator] {
      case 0: return false
      case 1: break
      default: isBeyond = true
      }
    }
    guard isBeyond else { return true }
    return facilitatorVirtual[facilitator] && members.allSatisfy { memberVirtual[$0] }
  }

  /// The fit of a facilitator with `members`, which are in ascending order.
  ///
  /// `focus` is an index into `Topic.taxonomy`, or `topicCount` for none.
  package func fit(_ facilitator: Int, members: some Collection<Int>, focus: Int) -> Double {
    var sum = FitSum()
    for member in members {
      let index = member * facilitatorCount + facilitator
      sum.add(
        FitSum.Terms(
          travel: travel[index], tie: tie[index], region: region[index],
          context: context[index]))
    }
    return sum.total(expertise: expertise[focus * facilitatorCount + facilitator])
  }
}
