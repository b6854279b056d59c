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
    var found = oddComponents()
    if found.isEmpty { found = eliminations() }
    var broken: [(cut: HalfCut, by: Double)] = []
    for cut in Set(found) {
      let by = self.violation(of: cut)
      if by > Self.violation { broken.append((cut, by)) }
    }
    broken.sort {
      $0.by != $1.by
        ? $0.by > $1.by
        : ($0.cut.members + $0.cut.facilitators)
          .lexicographicallyPrecedes($1.cut.members + $1.cut.facilitators)
    }
    return broken.prefix(limit).map(\.cut)
  }

  private func violation(of cut: HalfCut) -> Double {
    support.reduce(-Double(cut.limit)) {
      $0 + $1.value * Double(cut.coefficient(of: $1.column, in: instance))
    }
  }

  // MARK: Odd components

  private func oddComponents() -> [HalfCut] {
    var weights: [Int: Double] = [:]
    for (column, value) in support { weights[column.pair, default: 0] += value }
    let edges = weights.sorted { $0.key < $1.key }
      .map { (pair: instance.pairs[$0.key], weight: $0.value) }
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
        let one = root(edge.pair.first)
        let other = root(edge.pair.second)
        parent[max(one, other)] = min(one, other)
        if parent[min(one, other)] == nil { parent[min(one, other)] = min(one, other) }
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

  /// A combination of rows, with the parity of its columns and of its right-hand side.
  private struct Combination {
    var rows: Set<Int>
    var columns: Set<Int>
    var isOdd: Bool

    /// Adds another combination, modulo 2.
    mutating func add(_ other: Combination) {
      rows.formSymmetricDifference(other.rows)
      columns.formSymmetricDifference(other.columns)
      isOdd = isOdd != other.isOdd
    }
  }

  /// Combinations of tight rows in which every fractional column counts evenly and the right-hand
  /// sides oddly: halving them cuts the solution off.
  private func eliminations() -> [HalfCut] {
    let fractional = support.filter {
      $0.value > Self.epsilon && $0.value < 1 - Self.epsilon
    }.sorted { $0.value != $1.value ? $0.value > $1.value : $0.column < $1.column }
    guard !fractional.isEmpty, fractional.count <= 4000 else { return [] }
    let memberCount = instance.memberCapacities.count
    var use: [Int: Double] = [:]
    func rows(of column: Column) -> [Int] {
      let pair = instance.pairs[column.pair]
      let members = [pair.first, pair.second]
      return members + (column.facilitator.map { [memberCount + $0] } ?? [])
    }
    for (column, value) in support {
      for row in rows(of: column) {
        use[row, default: 0] += row < memberCount ? value : value * Double(instance.loadOfPair)
      }
    }
    func capacity(_ row: Int) -> Int {
      row < memberCount
        ? instance.memberCapacities[row] : instance.caseloads[row - memberCount].capacity
    }
    var combinations: [Int: Combination] = [:]
    for (number, entry) in fractional.enumerated() {
      for row in rows(of: entry.column)
      where Double(capacity(row)) - (use[row] ?? 0) < 1e-6
        && (row < memberCount || instance.loadOfPair == 1)
      {
        combinations[
          row,
          default: Combination(rows: [row], columns: [], isOdd: !capacity(row).isMultiple(of: 2))
        ].columns.formSymmetricDifference([number])
      }
    }
    var pool = combinations.sorted { $0.key < $1.key }.map(\.value)
    var cuts: [HalfCut] = []
    for number in fractional.indices {
      guard
        let pivot = pool.indices.filter({ pool[$0].columns.contains(number) })
          .min(by: { (pool[$0].columns.count, $0) < (pool[$1].columns.count, $1) })
      else { continue }
      let combination = pool[pivot]
      for other in pool.indices where other != pivot && pool[other].columns.contains(number) {
        pool[other].add(combination)
      }
      pool.remove(at: pivot)
    }
    for combination in pool where combination.isOdd && combination.rows.count <= 200 {
      let rows = combination.rows.sorted()
      let cut = HalfCut(
        members: rows.filter { $0 < memberCount },
        facilitators: rows.filter { $0 >= memberCount }.map { $0 - memberCount }, in: instance)
      if let cut { cuts.append(cut) }
    }
    return cuts
  }
}
