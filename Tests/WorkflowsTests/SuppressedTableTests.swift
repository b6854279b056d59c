import TestSupport
import Testing
import Workflows

/// Counts of which nobody can tell the small ones.
struct SuppressedTableTests {
  private static let limit = 10

  @Test func `one small count takes a second one with it`() {
    let table = SuppressedTable(
      rows: ["a", "b"], columns: ["x", "y"], counts: [[3, 50], [40, 60]])
    #expect(table.cells == [[nil, nil], [nil, nil]])
  }

  @Test func `large counts are all shown`() {
    let table = SuppressedTable(
      rows: ["a", "b"], columns: ["x", "y"], counts: [[30, 50], [40, 60]])
    #expect(table.cells == [[30, 50], [40, 60]])
    #expect(table.rowSums == [80, 100])
    #expect(table.columnSums == [70, 110])
  }

  /// What follows exactly from the sums that are shown: elimination over the missing counts.
  private func derived(_ table: SuppressedTable) -> [(row: Int, column: Int)] {
    var places: [(row: Int, column: Int)] = []
    for row in table.rows.indices {
      for column in table.columns.indices where table.cells[row][column] == nil {
        places.append((row, column))
      }
    }
    var equations: [[Double]] = []
    for row in table.rows.indices where table.rowSums[row] != nil {
      equations.append(places.map { $0.row == row ? 1 : 0 })
    }
    for column in table.columns.indices where table.columnSums[column] != nil {
      equations.append(places.map { $0.column == column ? 1 : 0 })
    }
    var rank = 0
    for column in places.indices {
      guard
        let pivot = equations.indices.dropFirst(rank).first(where: {
          abs(equations[$0][column]) > 1e-9
        })
      else { continue }
      equations.swapAt(rank, pivot)
      let scale = equations[rank][column]
      for index in places.indices { equations[rank][index] /= scale }
      for other in equations.indices where other != rank {
        let factor = equations[other][column]
        if abs(factor) > 1e-9 {
          for index in places.indices {
            equations[other][index] -= factor * equations[rank][index]
          }
        }
      }
      rank += 1
    }
    // An equation over a single count gives it away.
    return equations.compactMap { row in
      let terms = row.indices.filter { abs(row[$0]) > 1e-9 }
      return terms.count == 1 ? places[terms[0]] : nil
    }
  }

  @Test(arguments: 1...300)
  func `no missing count follows from what is shown`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let rows = Int.random(in: 1...5, using: &random)
    let columns = Int.random(in: 1...6, using: &random)
    let top = [12, 25, 80][seed % 3]
    let counts = (0..<rows).map { _ in
      (0..<columns).map { _ in Int.random(in: 0...top, using: &random) }
    }
    let table = SuppressedTable(
      rows: (0..<rows).map { "r\($0)" }, columns: (0..<columns).map { "c\($0)" }, counts: counts)
    for row in 0..<rows {
      for column in 0..<columns {
        #expect(counts[row][column] > Self.limit || table.cells[row][column] == nil)
        if let shown = table.cells[row][column] { #expect(shown == counts[row][column]) }
      }
      let hidden = (0..<columns).filter { table.cells[row][$0] == nil }
      if table.rowSums[row] != nil, !hidden.isEmpty {
        #expect(hidden.count > 1)
        #expect(hidden.reduce(0) { $0 + counts[row][$1] } > Self.limit)
      }
    }
    #expect(derived(table).isEmpty)
  }
}
