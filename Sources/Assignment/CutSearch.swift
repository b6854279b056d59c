/// Looks for half cuts that a fractional solution breaks.
///
/// First the odd components of the fractional support at several thresholds, which are cheap and
/// find most; where they find nothing, elimination over the tight rows modulo 2.
///
/// References: Padberg & Rao, "Odd minimum cut-sets and b-matchings", Math. of OR 7 (1982),
/// doi:10.1287/moor.7.1.67; Koster, Zymolka & Kutschka, "Algorithms to separate {0,1/2}-Chvátal-
/// Gomory cuts", Algorithmica 55 (2009), doi:10.1007/s00453-008-9218-7.
struct CutSearch {
  let instance: Instance
  /// Columns above zero, and how much of each is chosen.
  let support: [(column: Column, value: Double)]

  /// By how much a cut must be broken to be worth a row.
  private static let violation = 1e-4
  /// What counts as zero in a solution of the linear program.
  private static let epsilon = 1e-7

  /// Broken cuts, most broken first, at most `limit`.
  func cuts(limit: Int = 60) -> [HalfCut] {
    let odd = broken(oddComponents())
    return Array((odd.isEmpty ? broken(eliminations()) : odd).prefix(limit))
  }

  private func broken(_ found: [HalfCut]) -> [HalfCut] {
    var broken: [(cut: HalfCut, by: Double)] = []
    for cut in Set(found) {
      let by = self.violation(of: cut)
      if by > Self.violation { broken.append((cut, by)) }
    }
    broken.sort { ($1.by, $0.cut) < ($0.by, $1.cut) }
    return broken.map(\.cut)
  }

  private func violation(of cut: HalfCut) -> Double {
    support.reduce(-Double(cut.limit)) {
      $0 + $1.value * Double(cut.coefficient(of: $1.column, in: instance))
    }
  }

  // MARK: Odd components

  private func oddComponents() -> [HalfCut] {
    var weights: [Column.Partners: Double] = [:]
    for (column, value) in support { weights[column.partners, default: 0] += value }
    let edges = weights.map {
      (members: instance.members(of: Column($0.key, facilitator: nil)), weight: $0.value)
    }
    var cuts: [HalfCut] = []
    for threshold in [0, 0.1, 0.2, 0.3, 0.4, 0.45] {
      var parent: [Int: Int] = [:]
      func root(_ member: Int) -> Int {
        var at = member
        while let next = parent[at], next != at { at = next }
        return at
      }
      for edge in edges
      where edge.weight > threshold + Self.epsilon && edge.weight < 1 - Self.epsilon {
        for member in edge.members.dropFirst() {
          let one = root(edge.members[0])
          let other = root(member)
          parent[max(one, other)] = min(one, other)
          if parent[min(one, other)] == nil { parent[min(one, other)] = min(one, other) }
        }
      }
      let components = Dictionary(grouping: parent.keys.sorted(), by: root)
      for component in components.values where component.count >= 3 {
        if let cut = HalfCut(members: component, facilitators: [], in: instance) {
          cuts.append(cut)
        }
      }
    }
    return cuts
  }

  // MARK: Elimination modulo 2

  /// A sum of rows, halved: its rows, the columns that it counts oddly, the parity of its limit.
  private struct Combination {
    var rows: Bits
    var columns: Bits
    var isOdd: Bool

    /// Adds another combination, modulo 2.
    mutating func add(_ other: Combination) {
      rows.formSymmetricDifference(other.rows)
      columns.formSymmetricDifference(other.columns)
      isOdd = isOdd != other.isOdd
    }
  }

  /// Combinations of nearly tight rows with an odd limit, in which little counts oddly.
  ///
  /// Halving one breaks the solution by `½ − ½ (slack of its rows + Σ x over its odd columns)`.
  /// Elimination makes more and more columns even, those with the largest values first; every
  /// combination on the way that breaks the solution is a cut.
  private func eliminations() -> [HalfCut] {
    let fractional = support.filter {
      $0.value > Self.epsilon && $0.value < 1 - Self.epsilon
    }.sorted { $0.value != $1.value ? $0.value > $1.value : $0.column < $1.column }
    guard !fractional.isEmpty, fractional.count <= 4000 else { return [] }
    let lines = rows(of: fractional.map(\.column))
    var pool = lines.indices.map { place in
      Combination(
        rows: Bits([place], count: lines.count),
        columns: Bits(lines[place].columns, count: fractional.count),
        isOdd: !lines[place].limit.isMultiple(of: 2))
    }
    var cuts: [HalfCut] = []
    func consider(_ combination: Combination) {
      guard combination.isOdd else { return }
      var loss = 0.0
      combination.rows.forEach { loss += lines[$0].slack }
      combination.columns.forEach { loss += fractional[$0].value }
      guard loss < 1 - 2 * Self.violation else { return }
      var members: [Int] = []
      var facilitators: [Int] = []
      combination.rows.forEach {
        if lines[$0].isMember {
          members.append(lines[$0].number)
        } else {
          facilitators.append(lines[$0].number)
        }
      }
      if let cut = HalfCut(members: members, facilitators: facilitators, in: instance) {
        cuts.append(cut)
      }
    }
    pool.forEach(consider)
    for number in fractional.indices {
      let holders = pool.indices.filter { pool[$0].columns.contains(number) }
      guard let pivot = holders.min(by: { pool[$0].columns.count < pool[$1].columns.count }) else {
        continue
      }
      for other in holders where other != pivot {
        pool[other].add(pool[pivot])
        consider(pool[other])
      }
      pool.remove(at: pivot)
    }
    return cuts
  }

  /// A row of a member or a facilitator that the solution nearly fills.
  private struct Line {
    var isMember: Bool
    var number: Int
    var limit: Int
    var slack: Double
    /// The places of its fractional columns.
    var columns: [Int]
  }

  /// Rows with so much room that no cut could come of them are left out.
  private static let mostSlack = 0.5

  private func rows(of fractional: [Column]) -> [Line] {
    let members = instance.memberCapacities.count
    var use = Array(repeating: 0.0, count: members + instance.caseloads.count)
    func lines(_ column: Column) -> [Int] {
      instance.members(of: column) + (column.facilitator.map { [members + $0] } ?? [])
    }
    for (column, value) in support {
      for line in lines(column) { use[line] += value }
    }
    var columns = Array(repeating: [Int](), count: use.count)
    for (place, column) in fractional.enumerated() {
      for line in lines(column) { columns[line].append(place) }
    }
    return use.indices.compactMap { line in
      let isMember = line < members
      // Where members are counted, columns without a member of the cut would count in it too.
      guard !columns[line].isEmpty, isMember || !instance.loadCountsMembers else { return nil }
      let number = isMember ? line : line - members
      let limit =
        isMember ? instance.memberCapacities[number] : instance.caseloads[number].capacity
      let slack = max(0, Double(limit) - use[line])
      guard slack < Self.mostSlack else { return nil }
      return Line(
        isMember: isMember, number: number, limit: limit, slack: slack, columns: columns[line])
    }
  }
}

/// A set of small whole numbers, one bit each.
private struct Bits {
  private var words: [UInt64]

  init(_ members: [Int], count: Int) {
    words = Array(repeating: 0, count: (count + 63) / 64)
    for member in members { words[member / 64] ^= 1 << UInt64(member % 64) }
  }

  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  func contains(_ member: Int) -> Bool { words[member / 64] & (1 << UInt64(member % 64)) != 0 }

  mutating func formSymmetricDifference(_ other: Bits) {
    for index in words.indices { words[index] ^= other.words[index] }
  }

  /// Calls `body` with each member, in ascending order.
  func forEach(_ body: (Int) -> Void) {
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        body(index * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }
}
