import LinearPrograms

extension Master {
  /// Begins from the basis of a plan, which is much nearer to the optimum than that of no columns.
  ///
  /// Each chosen column is basic in place of the row of a member that it fills.
  ///
  /// - Parameters:
  ///   - plan: columns that exceed nothing.
  ///   - likely: other columns, the likeliest first, to be basic at zero; see `Crash`.
  ///   - prices: what the rows are worth more or less, where there are likely columns.
  /// - Throws: `ProgramDefect.busy` within a solve.
  func start(from plan: [Column], likely: [Column] = [], prices: Prices? = nil) throws {
    var rows = Array(repeating: BasisStatus.basic, count: program.rowCount)
    var statuses = Array(repeating: BasisStatus.atLower, count: program.columnCount)
    let places = Dictionary(
      uniqueKeysWithValues: columns.enumerated().map { ($1, fixedCount + $0) })
    var crash = Crash(instance: instance, plan: plan, prices: prices ?? .zero(for: instance))
    for column in plan {
      guard let place = places[column], let row = crash.memberFilled(by: column) else { continue }
      rows[row] = .atUpper
      statuses[place] = .basic
    }
    for column in likely {
      guard let place = places[column], statuses[place] != .basic,
        let row = crash.rowForZero(of: column)
      else { continue }
      rows[row] = .atUpper
      statuses[place] = .basic
    }
    try program.setBasis(rows: rows, columns: statuses)
  }

  /// A basis by the meaning of its rows and columns, for another program of the same instance.
  struct Basis {
    fileprivate var rows: [BasisStatus]
    fileprivate var request: BasisStatus?
    fileprivate var coverage: BasisStatus?
    fileprivate var couples: [Couple: BasisStatus]
    fileprivate var cuts: [BasisStatus]
    fileprivate var fixedColumns: ArraySlice<BasisStatus>
    /// In the order in which the program held them.
    fileprivate(set) var basicColumns: [Column]
  }

  /// The basis at hand.
  var basis: Basis {
    let rows = program.rowStatuses
    let statuses = program.columnStatuses
    return Basis(
      rows: Array(rows[..<firstAddedRow]), request: requestRow.map { rows[$0] },
      coverage: coverageRow.map { rows[$0] }, couples: coupleRows.mapValues { rows[$0] },
      cuts: cutRows.map { rows[$0] }, fixedColumns: statuses[..<fixedCount],
      basicColumns: columns.indices.filter { statuses[fixedCount + $0] == .basic }
        .map { columns[$0] })
  }

  /// Begins from a basis of another program, whose cuts are the first ones here.
  ///
  /// - Returns: whether it makes a basis here; where it does not, nothing has changed.
  func start(from basis: Basis) throws -> Bool {
    guard basis.rows.count == firstAddedRow, basis.fixedColumns.count == fixedCount else {
      return false
    }
    var rows = Array(repeating: BasisStatus.basic, count: program.rowCount)
    rows.replaceSubrange(..<firstAddedRow, with: basis.rows)
    if let requestRow { rows[requestRow] = basis.request ?? .basic }
    if let coverageRow { rows[coverageRow] = basis.coverage ?? .basic }
    for (couple, row) in coupleRows { rows[row] = basis.couples[couple] ?? .basic }
    for (row, status) in zip(cutRows, basis.cuts) { rows[row] = status }
    let basic = Set(basis.basicColumns)
    let statuses =
      basis.fixedColumns + columns.map { basic.contains($0) ? BasisStatus.basic : .atLower }
    guard
      rows.count(where: { $0 == .basic }) + statuses.count(where: { $0 == .basic }) == rows.count
    else { return false }
    try program.setBasis(rows: rows, columns: Array(statuses))
    return true
  }
}

/// Finds each column of a first basis a row that it can take over.
///
/// Columns that the plan does not contain are basic at zero, in place of rows that the plan fills, so
/// that the plan's amounts stay as they are and only the prices change: towards those in which the
/// likely columns have no reduced cost. A column meets no row that an earlier one has taken over, so
/// that the basis is triangular.
private struct Crash {
  private let instance: Instance
  private let prices: Prices
  private let firstFacilitator: Int
  /// What the plan leaves of each row of a member or a facilitator.
  private var room: [Int]
  private var isTaken: [Bool]

  /// Rows with a price below this are as well left alone.
  private static let leastPrice = 1e-6

  init(instance: Instance, plan: [Column], prices: Prices) {
    self.instance = instance
    self.prices = prices
    firstFacilitator = instance.memberCapacities.count
    room = instance.memberCapacities + instance.caseloads.map(\.capacity)
    isTaken = Array(repeating: false, count: room.count)
    for column in plan {
      let members = instance.members(of: column)
      for member in members { room[member] -= 1 }
      if let facilitator = column.facilitator {
        room[firstFacilitator + facilitator] -= instance.load(ofSize: members.count)
      }
    }
  }

  /// The row of the dearest member that a column of the plan fills by itself.
  mutating func memberFilled(by column: Column) -> Int? {
    let filled = instance.members(of: column).filter { instance.memberCapacities[$0] == 1 }
    return take(filled.max { (prices.members[$0], $1) < (prices.members[$1], $0) })
  }

  /// The dearest full row of a column that the plan does not contain.
  mutating func rowForZero(of column: Column) -> Int? {
    let rows =
      instance.members(of: column) + (column.facilitator.map { [firstFacilitator + $0] } ?? [])
    guard rows.allSatisfy({ !isTaken[$0] }) else { return nil }
    let full = rows.filter { room[$0] == 0 && price($0) > Self.leastPrice }
    return take(full.max { (price($0), $1) < (price($1), $0) })
  }

  private mutating func take(_ row: Int?) -> Int? {
    if let row { isTaken[row] = true }
    return row
  }

  private func price(_ row: Int) -> Double {
    row < firstFacilitator ? prices.members[row] : prices.facilitators[row - firstFacilitator]
  }
}
