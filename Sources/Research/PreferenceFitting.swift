package import Domain
package import LinearPrograms

/// Weights, and if asked the shape of each criterion, that agree best with stated preferences.
///
/// The value of a partnership is the sum of one rising function for each criterion, piecewise
/// linear over `segments` equal parts of 0…1 and 0 at 0; what the functions reach at 1 are the
/// weights, which sum to 1. The sum of the errors that the statements need is made as small as can
/// be: `U(first) - U(second) + error ≥ margin` for better, `U(first) - U(second) = error - error'`
/// for as good. Each statement has errors of its own, where the method has one for each
/// alternative, so that statements that contradict each other are shown and not refused. Many
/// weights may do equally well: each weight is then made as high and as low as the errors let it,
/// and the mean of those solutions is the answer.
///
/// Reference: Jacquet-Lagrèze & Siskos, "Assessing a set of additive utility functions for
/// multicriteria decision-making, the UTA method", European Journal of Operational Research 10(2),
/// 1982. doi:10.1016/0377-2217(82)90155-2
package struct PreferenceFitting: Sendable {
  /// What was found of one criterion.
  package struct Function: Equatable, Sendable {
    package var criterion: Criterion
    /// What the function reaches at 1.
    package var weight: Double
    /// The lowest and highest weight that fits the statements equally well.
    package var low: Double
    package var high: Double
    /// The value at the end of each segment; the last is the weight.
    package var ends: [Double]
  }

  /// In the order of `Criterion`.
  package let functions: [Function]
  /// The sum of the errors that the statements need; 0 if all can hold together.
  package let totalError: Double
  /// For each statement, by how much the answer misses it; 0 where it keeps it.
  package let misses: [Double]

  /// How far the errors of the last step may exceed the least, which rounding makes needful.
  private static let slack = 1e-6

  /// Fits functions of `segments` pieces to statements.
  ///
  /// With one piece the answer is a policy's weights. A better partnership's value is the higher by
  /// `margin`, above 0.
  ///
  /// - Throws: `ProgramDefect` if GLPK gives up.
  package init(
    _ statements: [PreferenceStatement], segments: Int = 1, margin: Double = 0.02
  ) throws(ProgramDefect) {
    precondition(segments > 0 && margin > 0, "functions have pieces, and better means more")
    let basis = Basis(segments: segments)
    let model = try Model(statements, basis, margin: margin)
    let least = try model.minimiseErrors()
    var solutions: [[Double]] = []
    var ranges: [(low: Double, high: Double)] = []
    for index in Criterion.allCases.indices {
      var ends: [Double] = []
      for sign in [1.0, -1.0] {
        let solution = try model.push(criterion: index, sign: sign, errors: least + Self.slack)
        solutions.append(solution)
        ends.append(basis.weight(index, of: solution))
      }
      ranges.append((ends[0], ends[1]))
    }
    let count = Double(solutions.count)
    let centre = (0..<basis.width).map { column in
      solutions.reduce(0) { $0 + $1[column] } / count
    }
    functions = Criterion.allCases.enumerated().map { index, criterion in
      Function(
        criterion: criterion, weight: basis.weight(index, of: centre), low: ranges[index].low,
        high: ranges[index].high, ends: basis.ends(index, of: centre))
    }
    totalError = least
    misses = statements.map { statement in
      let gain = basis.value(statement.first, centre) - basis.value(statement.second, centre)
      return statement.relation == .better ? max(0, margin - gain) : abs(gain)
    }
  }

  /// The weights of the answer.
  package var weights: [Double] { functions.map(\.weight) }
}

/// Piecewise linear functions as columns: one increment for each piece of each criterion.
private struct Basis {
  let segments: Int

  var width: Int { Criterion.allCases.count * segments }

  /// How much of each increment a partnership with these criterion values gets, 0…1.
  func shares(_ values: [Double]) -> [Double] {
    values.flatMap { value in
      (0..<segments).map { min(1, max(0, value * Double(segments) - Double($0))) }
    }
  }

  func value(_ values: [Double], _ increments: [Double]) -> Double {
    zip(shares(values), increments).reduce(0) { $0 + $1.0 * $1.1 }
  }

  func columns(_ criterion: Int) -> Range<Int> {
    criterion * segments..<(criterion + 1) * segments
  }

  func weight(_ criterion: Int, of increments: [Double]) -> Double {
    columns(criterion).reduce(0) { $0 + increments[$1] }
  }

  func ends(_ criterion: Int, of increments: [Double]) -> [Double] {
    var sum = 0.0
    return columns(criterion).map {
      sum += increments[$0]
      return sum
    }
  }
}

/// The program: increments first, then the errors.
private struct Model {
  private let program = LiveProgram(.minimise)
  private let basis: Basis
  private let errorColumns: Range<Int>

  init(
    _ statements: [PreferenceStatement], _ basis: Basis, margin: Double
  ) throws(ProgramDefect) {
    self.basis = basis
    let increments = try program.addColumns(
      (0..<basis.width).map { _ in Column(objective: 0, bounds: .between(0, 1), entries: []) })
    try program.addRow(.equal(1), entries: increments.map { Entry(index: $0, value: 1) })
    var errors = increments.upperBound..<increments.upperBound
    for statement in statements {
      let signs: [Double] = statement.relation == .better ? [1] : [1, -1]
      let columns = try program.addColumns(
        signs.map { _ in Column(objective: 1, bounds: .atLeast(0), entries: []) })
      errors = errors.lowerBound..<columns.upperBound
      let shares = zip(basis.shares(statement.first), basis.shares(statement.second))
        .map { $0 - $1 }
      let entries =
        shares.enumerated().map { Entry(index: $0, value: $1) }
        + zip(columns, signs).map { Entry(index: $0, value: $1) }
      try program.addRow(
        statement.relation == .better ? .atLeast(margin) : .equal(0),
        entries: entries.filter { $0.value != 0 })
    }
    errorColumns = errors
  }

  /// The least sum of errors; from then on it is a row of the program.
  func minimiseErrors() throws(ProgramDefect) -> Double {
    let least = max(0, try solve().objective)
    try program.addRow(.free, entries: errorColumns.map { Entry(index: $0, value: 1) })
    return least
  }

  /// The increments with the lowest (`sign` 1) or highest (-1) weight of a criterion, while the
  /// sum of errors is at most `errors`.
  func push(criterion: Int, sign: Double, errors: Double) throws(ProgramDefect) -> [Double] {
    try program.setBounds(.atMost(errors), ofRow: program.rowCount - 1)
    for column in 0..<program.columnCount {
      let isMeant = basis.columns(criterion).contains(column)
      try program.setObjective(isMeant ? sign : 0, ofColumn: column)
    }
    return Array(try solve().columnValues.prefix(basis.width))
  }

  private func solve() throws(ProgramDefect) -> RelaxedSolution {
    // Equal increments and enough error keep every row, and all columns are bounded from below.
    guard case .optimal(let solution) = try program.solveRelaxation() else {
      throw .solverGaveUp(code: 0)
    }
    return solution
  }
}
