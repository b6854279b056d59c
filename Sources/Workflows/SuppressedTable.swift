/// Counts by two traits with their sums, of which small ones are left out so that nobody can tell
/// them from the rest.
///
/// A count of `limit` or fewer is suppressed, and so are as many others as it takes (complementary
/// suppression): in a row or column whose sum is shown, at least two counts are missing, they make
/// up more than `limit` together, and none of them follows from the sums of all rows and columns.
///
/// Reference: Gusfield, "A graph theoretic approach to statistical data security", SIAM Journal on
/// Computing 17(3), 1988, 552–571: a missing cell is determined exactly if and only if it is a
/// bridge of the graph of missing cells between rows and columns. doi:10.1137/0217034
package struct SuppressedTable: Equatable, Sendable {
  package let rows: [String]
  package let columns: [String]
  /// A count for each row and column, or nothing where it is suppressed.
  package private(set) var cells: [[Int?]]
  package private(set) var rowSums: [Int?]
  package private(set) var columnSums: [Int?]
  private let counts: [[Int]]
  private let limit: Int

  /// Suppresses what must be in `counts`, one list for each row.
  package init(rows: [String], columns: [String], counts: [[Int]], limit: Int = 10) {
    self.rows = rows
    self.columns = columns
    self.counts = counts
    self.limit = limit
    cells = counts.map { $0.map { $0 <= limit ? nil : $0 } }
    rowSums = counts.map { row in
      let sum = row.reduce(0, +)
      return sum <= limit ? nil : sum
    }
    columnSums = columns.indices.map { column in
      let sum = counts.reduce(0) { $0 + $1[column] }
      return sum <= limit ? nil : sum
    }
    while protectLine() || protectBridge() {}
  }

  /// Takes one more count out of a line that would give a missing one away; says whether it did.
  private mutating func protectLine() -> Bool {
    for row in rows.indices where rowSums[row] != nil {
      let missing = columns.indices.filter { cells[row][$0] == nil }
      guard isExposed(missing.map { counts[row][$0] }) else { continue }
      let shown = columns.indices.filter { cells[row][$0] != nil }
      if let next = shown.min(by: { counts[row][$0] < counts[row][$1] }) {
        cells[row][next] = nil
      } else {
        rowSums[row] = nil
      }
      return true
    }
    for column in columns.indices where columnSums[column] != nil {
      let missing = rows.indices.filter { cells[$0][column] == nil }
      guard isExposed(missing.map { counts[$0][column] }) else { continue }
      let shown = rows.indices.filter { cells[$0][column] != nil }
      if let next = shown.min(by: { counts[$0][column] < counts[$1][column] }) {
        cells[next][column] = nil
      } else {
        columnSums[column] = nil
      }
      return true
    }
    return false
  }

  private func isExposed(_ missing: [Int]) -> Bool {
    !missing.isEmpty && (missing.count < 2 || missing.reduce(0, +) <= limit)
  }

  /// Takes one sum away where the sums of several lines together give a missing count away.
  private mutating func protectBridge() -> Bool {
    for row in rows.indices {
      for column in columns.indices where cells[row][column] == nil {
        guard rowSums[row] != nil || columnSums[column] != nil, isBridge(row, column) else {
          continue
        }
        if rowSums[row] != nil { rowSums[row] = nil } else { columnSums[column] = nil }
        return true
      }
    }
    return false
  }

  /// Whether the lines of a missing cell are connected by this cell only.
  ///
  /// Lines whose sum is not shown hang together through what is not known of them.
  private func isBridge(_ row: Int, _ column: Int) -> Bool {
    let start = row
    let goal = rows.count + column
    let unknown = rows.count + columns.count
    var seen: Set<Int> = [start]
    var open = [start]
    while let node = open.popLast() {
      var next: [Int] = []
      if node < rows.count {
        for other in columns.indices
        where cells[node][other] == nil && !(node == row && other == column) {
          next.append(rows.count + other)
        }
        if rowSums[node] == nil { next.append(unknown) }
      } else if node < unknown {
        let other = node - rows.count
        for line in rows.indices
        where cells[line][other] == nil && !(line == row && other == column) {
          next.append(line)
        }
        if columnSums[other] == nil { next.append(unknown) }
      } else {
        next += rows.indices.filter { rowSums[$0] == nil }
        next += columns.indices.filter { columnSums[$0] == nil }.map { rows.count + $0 }
      }
      for node in next where seen.insert(node).inserted { open.append(node) }
    }
    return !seen.contains(goal)
  }
}
