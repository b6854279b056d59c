import LinearPrograms
import TestSupport

/// A program as plain arrays, from which a test can compute everything by itself.
struct PlainProgram {
  var sense: LiveProgram.Sense
  var rows: [Bounds]
  var objective: [Double]
  var columns: [Bounds]
  /// One list of coefficients per row, one coefficient per column.
  var matrix: [[Double]]
  var isInteger = false

  func live() throws -> LiveProgram {
    let program = LiveProgram(sense)
    for bounds in rows { try program.addRow(bounds) }
    try program.addColumns(objective.indices.map { column($0) })
    return program
  }

  func column(_ index: Int) -> Column {
    Column(
      objective: objective[index], bounds: columns[index], isInteger: isInteger,
      entries: matrix.indices.filter { matrix[$0][index] != 0 }
        .map { Entry(index: $0, value: matrix[$0][index]) })
  }

  func value(of values: [Double]) -> Double {
    zip(objective, values).reduce(0) { $0 + $1.0 * $1.1 }
  }

  func isFeasible(_ values: [Double]) -> Bool {
    let keepsColumns = zip(columns, values).allSatisfy { $0.holds($1) }
    return keepsColumns
      && zip(rows, matrix).allSatisfy { bounds, line in
        bounds.holds(zip(line, values).reduce(0) { $0 + $1.0 * $1.1 })
      }
  }

  /// The best of all integer points, `nil` if there is none; every column needs two bounds.
  func bestByEnumeration() -> Double? {
    var best: Double?
    var values = [Double](repeating: 0, count: columns.count)
    func visit(_ index: Int) {
      guard index < columns.count else {
        guard isFeasible(values) else { return }
        let found = value(of: values)
        best = best.map { sense == .minimise ? min($0, found) : max($0, found) } ?? found
        return
      }
      guard let lower = columns[index].lower, let upper = columns[index].upper else { return }
      for value in stride(from: lower, through: upper, by: 1) {
        values[index] = value
        visit(index + 1)
      }
    }
    visit(0)
    return best
  }
}

extension Bounds {
  func holds(_ value: Double) -> Bool {
    value >= (lower ?? -.infinity) - 1e-6 && value <= (upper ?? .infinity) + 1e-6
  }
}

extension PlainProgram {
  /// A program with `≤`, `≥`, ranged and equality rows around a known point, hence feasible; with
  /// two bounds on every column, hence not unbounded.
  static func feasible(
    rows rowCount: Int, columns columnCount: Int, using random: inout SplitMix64
  ) -> PlainProgram {
    let point = (0..<columnCount).map { _ in Double.random(in: 0...4, using: &random) }
    let matrix = (0..<rowCount).map { _ in
      (0..<columnCount).map { _ in
        Bool.random(using: &random) ? Double(Int.random(in: -5...5, using: &random)) : 0
      }
    }
    let rows = matrix.map { line -> Bounds in
      let value = zip(line, point).reduce(0) { $0 + $1.0 * $1.1 }
      let slack = Double.random(in: 0...3, using: &random)
      return switch Int.random(in: 0..<5, using: &random) {
      case 0: Bounds.equal(value)
      case 1: Bounds.between(value - slack, value + 1)
      case 2: .atLeast(value - slack)
      default: .atMost(value + slack)
      }
    }
    return PlainProgram(
      sense: Bool.random(using: &random) ? .minimise : .maximise, rows: rows,
      objective: point.map { _ in Double(Int.random(in: -9...9, using: &random)) },
      columns: point.map { _ in .between(0, 5) }, matrix: matrix)
  }

  /// Districts packed into groups: the set-packing relaxation that column generation grows.
  static func packing(
    rows rowCount: Int, columns columnCount: Int, using random: inout SplitMix64
  ) -> PlainProgram {
    var matrix = Array(
      repeating: [Double](repeating: 0, count: columnCount), count: rowCount)
    for column in 0..<columnCount {
      for row in (0..<rowCount).shuffled(using: &random).prefix(3) { matrix[row][column] = 1 }
    }
    return PlainProgram(
      sense: .maximise, rows: matrix.map { _ in .atMost(1) },
      objective: (0..<columnCount).map { _ in Double.random(in: 0.5...1, using: &random) },
      columns: (0..<columnCount).map { _ in .atLeast(0) }, matrix: matrix)
  }
}

extension RelaxationOutcome {
  /// The solution if it is proved optimal.
  var optimum: RelaxedSolution? {
    if case .optimal(let solution) = self { solution } else { nil }
  }
}

extension IntegerOutcome {
  /// The solution if it is proved optimal.
  var optimum: IntegerSolution? {
    if case .optimal(let solution) = self { solution } else { nil }
  }
}

/// Whether two numbers agree to a relative 1e-6.
func near(_ first: Double, _ second: Double) -> Bool {
  abs(first - second) <= 1e-6 * (1 + abs(first))
}
