import CGLPK

/// A linear or integer program that lives in GLPK, and that grows and shrinks between solves.
///
/// Rows and columns count from zero. A solve begins from the basis in which the last one ended, so
/// that a few new columns (then the primal method) or a few new rows (then the dual one) cost few
/// iterations. Nothing invalid reaches GLPK, which would end the process: every method checks its
/// input first and, when it throws, leaves the program as it was.
///
/// The environment of GLPK belongs to a thread. Create, use and free a program on one thread, with
/// no suspension in between.
package final class LiveProgram {
  /// Whether the objective is to be as low or as high as possible.
  package enum Sense: Sendable { case minimise, maximise }

  package let sense: Sense
  let problem: OpaquePointer

  /// Whether the basis in GLPK is known to be optimal for the program as it now stands.
  var hasOptimalBasis = false
  /// Whether the basis comes from outside, or its coefficients have changed since it was found.
  var hasDoubtfulBasis = false
  /// True while GLPK runs and may call our closures.
  var isBusy = false

  private var indices: [Int32] = []
  private var values: [Double] = []
  private var marks: [Int] = []
  private var mark = 0

  package init(_ sense: Sense) {
    glp_term_out(GLP_OFF)
    self.sense = sense
    problem = glp_create_prob()
    glp_set_obj_dir(problem, sense == .minimise ? GLP_MIN : GLP_MAX)
  }

  deinit {
    glp_delete_prob(problem)
    // An environment outlives its thread unless it is freed, and freeing it frees every program in
    // it: so it goes when the last one has gone.
    if Self.blocksInUse == 0 { glp_free_env() }
  }

  package var rowCount: Int { Int(glp_get_num_rows(problem)) }
  package var columnCount: Int { Int(glp_get_num_cols(problem)) }

  /// The number of coefficients that are not zero.
  package var entryCount: Int { Int(glp_get_num_nz(problem)) }

  /// Adds one row over columns that exist, and returns its index.
  @discardableResult
  package func addRow(
    _ bounds: Bounds, entries: [Entry] = [], name: String? = nil
  ) throws(ProgramDefect) -> Int {
    let row = rowCount
    try ProgramSize.check(
      rows: row + 1, columns: columnCount, entries: entryCount + entries.count)
    try bounds.check(.row(row))
    try check(entries, of: .row(row))
    try ProgramName.check(name)
    try beginChange()
    let number = glp_add_rows(problem, 1)
    apply(bounds, toRow: number)
    load(entries)
    glp_set_mat_row(problem, number, Int32(entries.count), indices, values)
    if let name { glp_set_row_name(problem, number, name) }
    return row
  }

  /// Adds one column over rows that exist, and returns its index.
  @discardableResult
  package func addColumn(
    objective: Double, bounds: Bounds, isInteger: Bool = false, entries: [Entry],
    name: String? = nil
  ) throws(ProgramDefect) -> Int {
    try addColumns([
      Column(
        objective: objective, bounds: bounds, isInteger: isInteger, entries: entries, name: name)
    ]).lowerBound
  }

  /// Adds all of these columns or, if one of them is refused, none; returns their indices.
  ///
  /// An empty list is no error and changes nothing.
  @discardableResult
  package func addColumns(_ columns: [Column]) throws(ProgramDefect) -> Range<Int> {
    let first = columnCount
    guard !columns.isEmpty else { return first..<first }
    try ProgramSize.check(
      rows: rowCount, columns: first + columns.count,
      entries: columns.reduce(entryCount) { $0 + $1.entries.count })
    for (offset, column) in columns.enumerated() {
      let place = Place.column(first + offset)
      guard column.objective.isFinite else {
        throw .objectiveNotFinite(column: first + offset)
      }
      try column.bounds.check(place, isInteger: column.isInteger)
      try check(column.entries, of: place)
      try ProgramName.check(column.name)
    }
    try beginChange()
    var number = glp_add_cols(problem, Int32(columns.count))
    for column in columns {
      glp_set_obj_coef(problem, number, column.objective)
      if column.isInteger { glp_set_col_kind(problem, number, GLP_IV) }
      apply(column.bounds, toColumn: number)
      load(column.entries)
      glp_set_mat_col(problem, number, Int32(column.entries.count), indices, values)
      if let name = column.name { glp_set_col_name(problem, number, name) }
      number += 1
    }
    return first..<(first + columns.count)
  }

  /// Removes columns; the indices of those that follow shift down.
  ///
  /// The next solve starts warm if every removed column was nonbasic, else from the basis of all
  /// rows. To switch a basic column off and keep the warm start, set its bounds to zero instead.
  package func removeColumns(_ indices: [Int]) throws(ProgramDefect) {
    guard !indices.isEmpty else { return }
    try checkDistinct(indices) { .column($0) }
    try beginChange()
    let keepsBasis = indices.allSatisfy { glp_get_col_stat(problem, Int32($0 + 1)) != GLP_BS }
    glp_del_cols(problem, Int32(indices.count), [0] + indices.map { Int32($0 + 1) })
    if !keepsBasis { glp_std_basis(problem) }
  }

  /// Removes rows; the indices of those that follow shift down.
  ///
  /// The next solve starts warm if every removed row was basic, which is to say not binding, else
  /// from the basis of all rows.
  package func removeRows(_ indices: [Int]) throws(ProgramDefect) {
    guard !indices.isEmpty else { return }
    try checkDistinct(indices) { .row($0) }
    try beginChange()
    let keepsBasis = indices.allSatisfy { glp_get_row_stat(problem, Int32($0 + 1)) == GLP_BS }
    glp_del_rows(problem, Int32(indices.count), [0] + indices.map { Int32($0 + 1) })
    if !keepsBasis { glp_std_basis(problem) }
  }

  package func setObjective(_ value: Double, ofColumn column: Int) throws(ProgramDefect) {
    try checkExists(.column(column))
    guard value.isFinite else { throw .objectiveNotFinite(column: column) }
    try beginChange()
    glp_set_obj_coef(problem, Int32(column + 1), value)
  }

  package func setBounds(_ bounds: Bounds, ofRow row: Int) throws(ProgramDefect) {
    try checkExists(.row(row))
    try bounds.check(.row(row))
    try beginChange()
    apply(bounds, toRow: Int32(row + 1))
  }

  package func setBounds(_ bounds: Bounds, ofColumn column: Int) throws(ProgramDefect) {
    try checkExists(.column(column))
    try bounds.check(.column(column), isInteger: isInteger(number: Int32(column + 1)))
    try beginChange()
    apply(bounds, toColumn: Int32(column + 1))
  }

  /// Makes a column integer, for which its bounds must be whole numbers, or continuous.
  package func setInteger(_ isInteger: Bool, ofColumn column: Int) throws(ProgramDefect) {
    try checkExists(.column(column))
    try bounds(ofColumn: Int32(column + 1)).check(.column(column), isInteger: isInteger)
    try beginChange()
    glp_set_col_kind(problem, Int32(column + 1), isInteger ? GLP_IV : GLP_CV)
  }

  /// Replaces all coefficients of a row.
  package func setEntries(_ entries: [Entry], ofRow row: Int) throws(ProgramDefect) {
    try checkExists(.row(row))
    try checkGrowth(entries)
    try check(entries, of: .row(row))
    try beginChange()
    hasDoubtfulBasis = true
    load(entries)
    glp_set_mat_row(problem, Int32(row + 1), Int32(entries.count), indices, values)
  }

  /// Replaces all coefficients of a column.
  package func setEntries(_ entries: [Entry], ofColumn column: Int) throws(ProgramDefect) {
    try checkExists(.column(column))
    try checkGrowth(entries)
    try check(entries, of: .column(column))
    try beginChange()
    hasDoubtfulBasis = true
    load(entries)
    glp_set_mat_col(problem, Int32(column + 1), Int32(entries.count), indices, values)
  }
}

extension LiveProgram {
  /// The solver and its version, such as `GLPK 5.0`.
  package static var solverName: String { "GLPK " + String(cString: glp_version()) }

  /// Bytes that GLPK holds for all programs of this thread.
  package static var bytesInUse: Int {
    var total = 0
    glp_mem_usage(nil, nil, &total, nil)
    return total
  }

  private static var blocksInUse: Int {
    var count: Int32 = 0
    glp_mem_usage(&count, nil, nil, nil)
    return Int(count)
  }
}

// MARK: - Checks

extension LiveProgram {
  func beginChange() throws(ProgramDefect) {
    guard !isBusy else { throw .busy }
    hasOptimalBasis = false
  }

  func checkExists(_ place: Place) throws(ProgramDefect) {
    let (index, count) =
      switch place {
      case .row(let index): (index, rowCount)
      case .column(let index): (index, columnCount)
      }
    guard (0..<count).contains(index) else { throw .absent(place, count: count) }
  }

  private func checkGrowth(_ entries: [Entry]) throws(ProgramDefect) {
    try ProgramSize.check(
      rows: rowCount, columns: columnCount, entries: entryCount + entries.count)
  }

  /// Checks the coefficients of one line, which meet the lines of the other kind.
  private func check(_ entries: [Entry], of line: Place) throws(ProgramDefect) {
    let count: Int
    let other: (Int) -> Place
    switch line {
    case .row: (count, other) = (columnCount, { .column($0) })
    case .column: (count, other) = (rowCount, { .row($0) })
    }
    beginMarks(count)
    for entry in entries {
      guard (0..<count).contains(entry.index) else {
        throw .absent(other(entry.index), count: count)
      }
      guard entry.value.isFinite else {
        throw .coefficientNotFinite(line, at: other(entry.index))
      }
      guard marks[entry.index] != mark else { throw .repeated(other(entry.index)) }
      marks[entry.index] = mark
    }
  }

  private func checkDistinct(
    _ indices: [Int], _ place: (Int) -> Place
  ) throws(ProgramDefect) {
    beginMarks(max(rowCount, columnCount))
    for index in indices {
      try checkExists(place(index))
      guard marks[index] != mark else { throw .repeated(place(index)) }
      marks[index] = mark
    }
  }

  /// Forgets all marks without touching them: a line is marked when it carries the newest number.
  private func beginMarks(_ count: Int) {
    if marks.count < count { marks += Array(repeating: 0, count: count - marks.count) }
    mark += 1
  }
}

// MARK: - The shape of GLPK: counts from one, ignores element zero

extension LiveProgram {
  private func load(_ entries: [Entry]) {
    indices.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    indices.append(0)
    values.append(0)
    for entry in entries {
      indices.append(Int32(entry.index + 1))
      values.append(entry.value)
    }
  }

  private func apply(_ bounds: Bounds, toRow number: Int32) {
    glp_set_row_bnds(problem, number, bounds.kind, bounds.lower ?? 0, bounds.upper ?? 0)
  }

  private func apply(_ bounds: Bounds, toColumn number: Int32) {
    glp_set_col_bnds(problem, number, bounds.kind, bounds.lower ?? 0, bounds.upper ?? 0)
  }

  func bounds(ofRow number: Int32) -> Bounds {
    Bounds(
      kind: glp_get_row_type(problem, number), lower: glp_get_row_lb(problem, number),
      upper: glp_get_row_ub(problem, number))
  }

  func bounds(ofColumn number: Int32) -> Bounds {
    Bounds(
      kind: glp_get_col_type(problem, number), lower: glp_get_col_lb(problem, number),
      upper: glp_get_col_ub(problem, number))
  }

  func isInteger(number: Int32) -> Bool { glp_get_col_kind(problem, number) != GLP_CV }

  /// One value per number from 1 to `count`, in a single pass.
  func list<Value>(_ count: Int, _ value: (Int32) -> Value) -> [Value] {
    Array(unsafeUninitializedCapacity: count) { buffer, filled in
      for index in 0..<count {
        buffer.initializeElement(at: index, to: value(Int32(index + 1)))
      }
      filled = count
    }
  }

  /// Calls `body` with each column and its coefficients, through one pair of buffers.
  ///
  /// As in GLPK, element zero of both arrays means nothing and rows count from one.
  func forEachColumn(
    _ body: (_ column: Int, _ count: Int, _ rows: [Int32], _ coefficients: [Double]) -> Void
  ) {
    var rows = [Int32](repeating: 0, count: rowCount + 1)
    var coefficients = [Double](repeating: 0, count: rowCount + 1)
    for column in 0..<columnCount {
      let count = glp_get_mat_col(problem, Int32(column + 1), &rows, &coefficients)
      body(column, Int(count), rows, coefficients)
    }
  }
}

extension Bounds {
  fileprivate init(kind: Int32, lower: Double, upper: Double) {
    self.init(
      lower: kind == GLP_FR || kind == GLP_UP ? nil : lower,
      upper: kind == GLP_FR || kind == GLP_LO ? nil : upper)
  }

  /// The word of GLPK; two equal bounds must be called fixed, or it refuses to solve.
  fileprivate var kind: Int32 {
    switch (lower, upper) {
    case (nil, nil): GLP_FR
    case (.some, nil): GLP_LO
    case (nil, .some): GLP_UP
    case (.some(let lower), .some(let upper)): lower == upper ? GLP_FX : GLP_DB
    }
  }
}
