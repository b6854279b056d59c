import Foundation
import LinearPrograms
import Testing

/// Each of these would end the process, or pass as a number, if it reached GLPK.
struct RefusalTests {
  /// Two integer columns and one row.
  private func program() throws -> LiveProgram {
    let program = LiveProgram(.maximise)
    try program.addRow(.atMost(3))
    for _ in 0..<2 {
      try program.addColumn(
        objective: 1, bounds: .between(0, 2), isInteger: true,
        entries: [Entry(index: 0, value: 2)])
    }
    return program
  }

  /// Checks that the deed is refused so, and that the program then still works as before.
  private func refused(
    _ defect: ProgramDefect, sourceLocation: SourceLocation = #_sourceLocation,
    _ deed: (LiveProgram) throws -> Void
  ) throws {
    let program = try program()
    #expect(throws: defect, sourceLocation: sourceLocation) { try deed(program) }
    #expect(program.rowCount == 1 && program.columnCount == 2, sourceLocation: sourceLocation)
    let solution = try program.solveInteger().optimum
    #expect(solution?.objective == 1, sourceLocation: sourceLocation)
    let words = defect.description
    #expect(words.hasSuffix("."), sourceLocation: sourceLocation)
    #expect(words.contains(". ") || words.contains(": "), sourceLocation: sourceLocation)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `a number that is not finite`(value: Double) throws {
    let entry = Entry(index: 0, value: value)
    try refused(.coefficientNotFinite(.row(1), at: .column(0))) {
      try $0.addRow(.free, entries: [entry])
    }
    try refused(.coefficientNotFinite(.column(2), at: .row(0))) {
      try $0.addColumn(objective: 0, bounds: .free, entries: [entry])
    }
    try refused(.coefficientNotFinite(.row(0), at: .column(0))) {
      try $0.setEntries([entry], ofRow: 0)
    }
    try refused(.coefficientNotFinite(.column(1), at: .row(0))) {
      try $0.setEntries([entry], ofColumn: 1)
    }
    try refused(.objectiveNotFinite(column: 2)) {
      try $0.addColumn(objective: value, bounds: .free, entries: [])
    }
    try refused(.objectiveNotFinite(column: 1)) { try $0.setObjective(value, ofColumn: 1) }
    try refused(.boundNotFinite(.row(1))) { try $0.addRow(.atMost(value)) }
    try refused(.boundNotFinite(.row(0))) { try $0.setBounds(.atLeast(value), ofRow: 0) }
    try refused(.boundNotFinite(.column(0))) { try $0.setBounds(.equal(value), ofColumn: 0) }
    try refused(.boundNotFinite(.column(2))) {
      try $0.addColumn(objective: 1, bounds: .between(0, value), entries: [])
    }
    try refused(.valueNotFinite(list: "row duals", index: 0)) {
      _ = try $0.bound(rowDuals: [value])
    }
    try refused(.valueNotFinite(list: "incumbent values", index: 1)) {
      _ = try $0.solveInteger(.init(incumbent: [0, value]))
    }
    try refused(.optionOutOfRange(name: "cutoff", needed: "a finite number")) {
      _ = try $0.solveInteger(.init(cutoff: value))
    }
  }

  @Test func `bounds that cross`() throws {
    try refused(.boundsCrossed(.row(1), lower: 2, upper: 1)) { try $0.addRow(.between(2, 1)) }
    try refused(.boundsCrossed(.column(1), lower: 2, upper: 1)) {
      try $0.setBounds(.between(2, 1), ofColumn: 1)
    }
  }

  @Test func `an integer column with a fractional bound`() throws {
    try refused(.boundNotWhole(.column(2), found: 0.5)) {
      try $0.addColumn(objective: 1, bounds: .between(0.5, 3), isInteger: true, entries: [])
    }
    try refused(.boundNotWhole(.column(0), found: 1.5)) {
      try $0.setBounds(.atMost(1.5), ofColumn: 0)
    }
    try refused(.boundNotWhole(.column(0), found: 1.5)) { program in
      try program.setInteger(false, ofColumn: 0)
      try program.setBounds(.between(0, 1.5), ofColumn: 0)
      defer {
        try? program.setBounds(.between(0, 2), ofColumn: 0)
        try? program.setInteger(true, ofColumn: 0)
      }
      try program.setInteger(true, ofColumn: 0)
    }
  }

  @Test(arguments: [-1, 7, Int.max])
  func `an index that does not exist`(index: Int) throws {
    let entry = Entry(index: index, value: 1)
    let (row, column) = (Place.row(index), Place.column(index))
    try refused(.absent(column, count: 2)) { try $0.addRow(.free, entries: [entry]) }
    try refused(.absent(row, count: 1)) {
      try $0.addColumn(objective: 1, bounds: .free, entries: [entry])
    }
    try refused(.absent(column, count: 2)) { try $0.setEntries([entry], ofRow: 0) }
    try refused(.absent(row, count: 1)) { try $0.setEntries([], ofRow: index) }
    try refused(.absent(column, count: 2)) { try $0.setEntries([], ofColumn: index) }
    try refused(.absent(column, count: 2)) { try $0.removeColumns([0, index]) }
    try refused(.absent(row, count: 1)) { try $0.removeRows([index]) }
    try refused(.absent(column, count: 2)) { try $0.setObjective(1, ofColumn: index) }
    try refused(.absent(column, count: 2)) { try $0.setBounds(.free, ofColumn: index) }
    try refused(.absent(column, count: 2)) { try $0.setInteger(true, ofColumn: index) }
    try refused(.absent(row, count: 1)) { try $0.setBounds(.free, ofRow: index) }
  }

  @Test func `a place named twice`() throws {
    let entries = [Entry(index: 0, value: 1), Entry(index: 0, value: 0)]
    try refused(.repeated(.column(0))) { try $0.addRow(.free, entries: entries) }
    try refused(.repeated(.row(0))) {
      try $0.addColumn(objective: 1, bounds: .free, entries: entries)
    }
    try refused(.repeated(.column(0))) { try $0.setEntries(entries, ofRow: 0) }
    try refused(.repeated(.row(0))) { try $0.setEntries(entries, ofColumn: 0) }
    try refused(.repeated(.column(1))) { try $0.removeColumns([1, 0, 1]) }
    try refused(.repeated(.row(0))) { try $0.removeRows([0, 0]) }
  }

  @Test func `one bad column of many leaves all of them out`() throws {
    try refused(.objectiveNotFinite(column: 3)) {
      try $0.addColumns([
        Column(objective: 1, bounds: .free, entries: []),
        Column(objective: .nan, bounds: .free, entries: []),
      ])
    }
  }

  @Test func `a program beyond the size that GLPK holds`() throws {
    try ProgramSize.check(rows: 100_000_000, columns: 100_000_000, entries: 500_000_000)
    for (rows, columns, entries) in [
      (100_000_001, 1, 1), (1, 100_000_001, 1), (1, 1, 500_000_001),
    ] {
      let defect = ProgramDefect.tooLarge(rows: rows, columns: columns, entries: entries)
      #expect(throws: defect) {
        try ProgramSize.check(rows: rows, columns: columns, entries: entries)
      }
      #expect(defect.description.contains("Use at most"))
    }
  }

  @Test(arguments: [
    "", " ", "a b", "9lives", ".dot", "naïve", "tab\there", "nul\0", "e1", "E", "Free", "st",
    "infinity", "a+b", "a:b", "a>b", String(repeating: "x", count: 256),
  ])
  func `a name that files cannot hold`(name: String) throws {
    try refused(.nameNotUsable(name)) { try $0.addRow(.free, name: name) }
    try refused(.nameNotUsable(name)) {
      try $0.addColumn(objective: 1, bounds: .free, entries: [], name: name)
    }
  }

  @Test(arguments: ["x", "_0614550", "P01.F03#2@a", String(repeating: "x", count: 255)])
  func `a name that files can hold`(name: String) throws {
    let program = try program()
    try program.addRow(.free, name: name)
    try program.addColumn(objective: 1, bounds: .free, entries: [], name: name)
    #expect(program.rowCount == 2 && program.columnCount == 3)
  }

  @Test func `an option out of range`() throws {
    func relaxation(_ name: String, _ needed: String, _ options: RelaxationOptions) throws {
      try refused(.optionOutOfRange(name: name, needed: needed)) {
        _ = try $0.solveRelaxation(options)
      }
    }
    func integer(_ name: String, _ needed: String, _ options: IntegerOptions) throws {
      try refused(.optionOutOfRange(name: name, needed: needed)) {
        _ = try $0.solveInteger(options)
      }
    }
    for chunk in [0, -1] {
      try relaxation(
        "iterationsPerChunk", "a number above 0", .init(iterationsPerChunk: chunk))
    }
    try relaxation("iterationLimit", "0 or more", .init(iterationLimit: -1))
    for gap in [-0.1, .nan, .infinity] {
      try integer("relativeGap", "0 or more", .init(relativeGap: gap))
    }
    for tolerance in [0, 1, -1, Double.nan] {
      try integer(
        "objectiveTolerance", "a number above 0 and below 1",
        .init(objectiveTolerance: tolerance))
    }
    try integer("nodeLimit", "0 or more", .init(nodeLimit: -1))
    for seconds in [-1, .nan, Double.infinity] {
      try integer("timeLimit", "0 to 1e9 seconds", .init(timeLimit: seconds))
    }
  }

  @Test func `the largest options are accepted`() throws {
    let program = try program()
    let outcome = try program.solveRelaxation(
      .init(iterationsPerChunk: .max, iterationLimit: .max))
    #expect(outcome.optimum != nil)
    #expect(
      try program.solveInteger(.init(nodeLimit: .max, timeLimit: 1e9)).optimum?.objective == 1)
  }

  @Test func `a basis or a list of another length`() throws {
    try refused(.lengthDiffers(list: "row statuses", found: 0, needed: 1)) {
      try $0.setBasis(rows: [], columns: [.atLower, .atLower])
    }
    try refused(.lengthDiffers(list: "column statuses", found: 1, needed: 2)) {
      try $0.setBasis(rows: [.basic], columns: [.atLower])
    }
    try refused(.basisIncomplete(found: 2, needed: 1)) {
      try $0.setBasis(rows: [.basic], columns: [.basic, .atLower])
    }
    try refused(.lengthDiffers(list: "row duals", found: 2, needed: 1)) {
      _ = try $0.bound(rowDuals: [1, 1])
    }
    try refused(.lengthDiffers(list: "incumbent values", found: 1, needed: 2)) {
      _ = try $0.solveInteger(.init(incumbent: [0]))
    }
  }

  @Test func `an incumbent that breaks a rule`() throws {
    try refused(.incumbentOutside(.column(1), found: 3)) {
      _ = try $0.solveInteger(.init(incumbent: [0, 3]))
    }
    try refused(.incumbentOutside(.row(0), found: 4)) {
      _ = try $0.solveInteger(.init(incumbent: [1, 1]))
    }
    try refused(.incumbentNotWhole(column: 0, found: 0.5)) {
      _ = try $0.solveInteger(.init(incumbent: [0.5, 0]))
    }
    try refused(.incumbentMissesCutoff(found: 0, cutoff: 1)) {
      _ = try $0.solveInteger(.init(incumbent: [0, 0], cutoff: 1))
    }
  }

  @Test func `a solution that only looks whole`() throws {
    let program = LiveProgram(.minimise)
    // The opening costs so little of a whole that the solver reads it as none.
    let opening = try program.addColumn(
      objective: 1, bounds: .between(0, 1), isInteger: true, entries: [])
    let flow = try program.addColumn(objective: 0, bounds: .between(0.5, 2), entries: [])
    try program.addRow(
      .atMost(0), entries: [Entry(index: flow, value: 1), Entry(index: opening, value: -1e7)])
    let defect = ProgramDefect.roundingBreaks(.row(0), found: 0.5)
    #expect(throws: defect) { _ = try program.solveInteger() }
    #expect(defect.description.contains("smaller coefficients"))
  }

  @Test func `a program used by the closures of its own solve`() throws {
    let program = try program()
    var defects: [ProgramDefect] = []
    func attempt(_ deed: () throws(ProgramDefect) -> Void) {
      do { try deed() } catch { defects.append(error) }
    }
    let useIt = {
      attempt { () throws(ProgramDefect) in try program.addRow(.free) }
      attempt { () throws(ProgramDefect) in
        try program.addColumn(objective: 1, bounds: .free, entries: [])
      }
      attempt { () throws(ProgramDefect) in try program.removeRows([0]) }
      attempt { () throws(ProgramDefect) in _ = try program.solveRelaxation() }
      attempt { () throws(ProgramDefect) in _ = try program.solveInteger() }
      attempt { () throws(ProgramDefect) in _ = try program.bound(rowDuals: [0]) }
      attempt { () throws(ProgramDefect) in try program.write(.lp, to: "never.lp") }
    }
    let outcome = try program.solveInteger(
      .init(
        shouldStop: {
          useIt()
          return false
        },
        progress: { _ in useIt() }))
    #expect(outcome.optimum?.objective == 1)
    #expect(defects.count >= 14)
    #expect(defects.allSatisfy { $0 == .busy })
    #expect(!FileManager.default.fileExists(atPath: "never.lp"))
  }

  @Test func `every sentence says what to do`() {
    let defects: [ProgramDefect] = [
      .nameRepeated("x"), .nothingToWrite, .fileNotWritten(path: "a"), .busy,
      .solverGaveUp(code: 5),
    ]
    for defect in defects {
      #expect(defect.description.split(separator: ". ").count == 2, "\(defect)")
    }
  }
}
