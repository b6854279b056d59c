/// A valid inequality with multipliers of one half: rows of members and facilitators, added up,
/// halved and rounded down.
///
/// For a set `S` of members and a set `T` of facilitators
///
///     Σ_columns ⌊(members in S + load · [facilitator in T]) / 2⌋ · x
///         ≤ ⌊(Σ_S b_i + Σ_T c_f) / 2⌋
///
/// holds for every plan, because each row does, and because a sum of whole numbers is whole. With
/// `T` empty these are the odd-set inequalities of the matching polytope.
///
/// References: Edmonds, "Maximum matching and a polyhedron with 0,1-vertices", J. Res. NBS 69B
/// (1965), doi:10.6028/jres.069B.013; Caprara & Fischetti, "{0,1/2}-Chvátal-Gomory cuts",
/// Mathematical Programming 74 (1996), doi:10.1007/BF02592196.
package struct HalfCut: Hashable, Sendable {
  /// Ascending.
  package let members: [Int]
  /// Ascending.
  package let facilitators: [Int]
  /// The right-hand side.
  package let limit: Int

  /// Creates the cut, or nothing where halving loses nothing (the right-hand sides add up evenly).
  init?(members: [Int], facilitators: [Int], in instance: Instance) {
    let sum =
      members.reduce(0) { $0 + instance.memberCapacities[$1] }
      + facilitators.reduce(0) { $0 + instance.caseloads[$1].capacity }
    guard !sum.isMultiple(of: 2) else { return nil }
    self.members = members.sorted()
    self.facilitators = facilitators.sorted()
    limit = sum / 2
  }

  /// What one column counts in the cut: 0, 1 or, with a load of 2, also 2.
  func coefficient(of column: Column, in instance: Instance) -> Int {
    let pair = instance.pairs[column.pair]
    let inside = (members.contains(pair.first) ? 1 : 0) + (members.contains(pair.second) ? 1 : 0)
    let load =
      column.facilitator.map { facilitators.contains($0) ? instance.loadOfPair : 0 } ?? 0
    return (inside + load) / 2
  }
}

extension HalfCut: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    left.members == right.members
      ? left.facilitators.lexicographicallyPrecedes(right.facilitators)
      : left.members.lexicographicallyPrecedes(right.members)
  }
}

/// The cuts of a program, found quickly by member: what a pair, with a facilitator, counts in each.
struct CutIndex {
  private let cuts: [HalfCut]
  private var cutsOfMember: [[Int]]
  private var hasFacilitator: [[Bool]]
  private let loadOfPair: Int

  init(_ cuts: [HalfCut], in instance: Instance) {
    self.cuts = []
    cutsOfMember = Array(repeating: [], count: instance.memberCapacities.count)
    hasFacilitator = []
    loadOfPair = instance.loadOfPair
    for cut in cuts { append(cut, in: instance) }
  }

  mutating func append(_ cut: HalfCut, in instance: Instance) {
    let number = hasFacilitator.count
    for member in cut.members { cutsOfMember[member].append(number) }
    var marks: [Bool] = []
    if !cut.facilitators.isEmpty {
      marks = Array(repeating: false, count: instance.caseloads.count)
      for facilitator in cut.facilitators { marks[facilitator] = true }
    }
    hasFacilitator.append(marks)
  }

  /// Calls `body` with each cut that holds a member of the pair, in ascending order, and with how
  /// many of the two it holds.
  func forEachCut(of pair: Instance.Pair, _ body: (_ cut: Int, _ inside: Int) -> Void) {
    let left = cutsOfMember[pair.first]
    let right = cutsOfMember[pair.second]
    var one = 0
    var other = 0
    while one < left.count || other < right.count {
      if other == right.count || (one < left.count && left[one] < right[other]) {
        body(left[one], 1)
        one += 1
      } else if one == left.count || right[other] < left[one] {
        body(right[other], 1)
        other += 1
      } else {
        body(left[one], 2)
        one += 1
        other += 1
      }
    }
  }

  /// What a pair counts in a cut that holds `inside` of its members, under a facilitator.
  func coefficient(ofCut cut: Int, inside: Int, facilitator: Int?) -> Int {
    guard let facilitator, !hasFacilitator[cut].isEmpty, hasFacilitator[cut][facilitator] else {
      return inside / 2
    }
    return (inside + loadOfPair) / 2
  }

  /// Whether what a pair counts in the cut depends on its facilitator.
  func dependsOnFacilitator(cut: Int) -> Bool { !hasFacilitator[cut].isEmpty }
}
