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
  package init?(members: [Int], facilitators: [Int], in instance: Instance) {
    let sum =
      members.reduce(0) { $0 + instance.memberCapacities[$1] }
      + facilitators.reduce(0) { $0 + instance.caseloads[$1].capacity }
    guard !sum.isMultiple(of: 2) else { return nil }
    self.members = members.sorted()
    self.facilitators = facilitators.sorted()
    limit = sum / 2
  }

  /// What one column counts in the cut.
  func coefficient(of column: Column, in instance: Instance) -> Int {
    var sum = 0
    instance.forEachMember(of: column) { if contains($0) { sum += 1 } }
    if let facilitator = column.facilitator, facilitators.contains(facilitator) {
      sum += instance.load(ofSize: instance.size(of: column))
    }
    return sum / 2
  }

  private func contains(_ member: Int) -> Bool {
    var low = 0
    var high = members.count
    while low < high {
      let middle = (low + high) / 2
      if members[middle] < member { low = middle + 1 } else { high = middle }
    }
    return low < members.count && members[low] == member
  }
}

extension HalfCut: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    left.members == right.members
      ? left.facilitators.lexicographicallyPrecedes(right.facilitators)
      : left.members.lexicographicallyPrecedes(right.members)
  }
}

/// The cuts of a program, found quickly by member: what a partnership counts in each.
struct CutIndex {
  private let cuts: [HalfCut]
  private var cutsOfMember: [[Int]]
  private var hasFacilitator: [[Bool]]

  init(_ cuts: [HalfCut], in instance: Instance) {
    self.cuts = []
    cutsOfMember = Array(repeating: [], count: instance.memberCapacities.count)
    hasFacilitator = []
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

  /// Calls `body` with each cut that holds at least one of these members, and with how many.
  func forEachCut(of members: [Int], _ body: (_ cut: Int, _ inside: Int) -> Void) {
    var counts: [Int: Int] = [:]
    for member in members { for cut in cutsOfMember[member] { counts[cut, default: 0] += 1 } }
    for (cut, inside) in counts.sorted(by: { $0.key < $1.key }) { body(cut, inside) }
  }

  /// Calls `body` with each cut that holds a member of the column, ascending, and with how many.
  func forEachCut(
    of column: Column, in instance: Instance, _ body: (_ cut: Int, _ inside: Int) -> Void
  ) {
    switch column.partners {
    case .pair(let number): forEachCut(of: instance.pairs[number], body)
    case .group(let group): forEachCut(of: group.members, body)
    }
  }

  /// The cuts that hold a member, ascending.
  func cuts(of member: Int) -> [Int] { cutsOfMember[member] }

  /// What a partnership counts in a cut that holds `inside` of its members, under a facilitator.
  ///
  /// Cuts hold facilitators only where a partnership is a load of 1; see `CutSearch`.
  func coefficient(ofCut cut: Int, inside: Int, facilitator: Int?) -> Int {
    guard let facilitator, !hasFacilitator[cut].isEmpty, hasFacilitator[cut][facilitator] else {
      return inside / 2
    }
    return (inside + 1) / 2
  }

  /// Whether what a partnership counts in the cut depends on its facilitator.
  func dependsOnFacilitator(cut: Int) -> Bool { !hasFacilitator[cut].isEmpty }
}
