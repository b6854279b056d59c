import LinearPrograms

/// An instance as one integer program with every column in it, for any other solver.
///
/// Small and middling instances only: nothing is generated, everything is written out.
package struct FullModel {
  /// A file format that other solvers read.
  package enum Format: Sendable {
    /// The LP format of CPLEX.
    case lp
    /// Free MPS, with the objective negated, since MPS has no agreed word for maximising.
    case mps
  }

  /// There is no column to write.
  package struct Empty: Error, CustomStringConvertible {
    package var description: String {
      "No partnership is possible in this round, so there is no model to write."
        + " `tandem match` says for each district why."
    }
  }

  let instance: Instance
  /// How many mutual requests a plan honours at least; `nil` where the stage does not apply.
  let requestsHonoured: Int?

  package init(_ instance: Instance, requestsHonoured: Int?) {
    self.instance = instance
    self.requestsHonoured = requestsHonoured
  }

  /// Writes the program to a file.
  ///
  /// Rows: `member_I` (capacity), `facilitator_F` (minimum and capacity), `partnerships` (the cap),
  /// `requests` (mutual requests honoured), `pair_I_J` (once, or required). Columns: `x_I_J_F`, or
  /// `x_I_J` without a facilitator. The numbers are places in order of id, from 1.
  ///
  /// - Throws: `Empty` where there is no column; `ProgramDefect` if the file cannot be written.
  package func write(_ format: Format, to path: String) throws {
    let program = LiveProgram(.maximise)
    for (member, capacity) in instance.memberCapacities.enumerated() {
      try program.addRow(.atMost(Double(capacity)), name: "member_\(member + 1)")
    }
    for (facilitator, caseload) in instance.caseloads.enumerated() {
      try program.addRow(
        .between(Double(caseload.minimum), Double(caseload.capacity)),
        name: "facilitator_\(facilitator + 1)")
    }
    let countRow = try instance.maximumPairs.map {
      try program.addRow(.atMost(Double($0)), name: "partnerships")
    }
    let requestRow = try requestsHonoured.map {
      try program.addRow(.atLeast(Double($0)), name: "requests")
    }
    var pairRows: [Int: Int] = [:]
    for (number, pair) in instance.pairs.enumerated() {
      let isFree =
        instance.memberCapacities[pair.first] > 1 && instance.memberCapacities[pair.second] > 1
      guard isFree || pair.isRequired else { continue }
      pairRows[number] = try program.addRow(
        pair.isRequired ? .equal(1) : .atMost(1), name: "pair_\(pair.first + 1)_\(pair.second + 1)")
    }
    let firstFacilitator = instance.memberCapacities.count
    let columns = instance.allColumns().map { column in
      let pair = instance.pairs[column.pair]
      var entries = [Entry(index: pair.first, value: 1), Entry(index: pair.second, value: 1)]
      var name = "x_\(pair.first + 1)_\(pair.second + 1)"
      if let facilitator = column.facilitator {
        entries.append(
          Entry(index: firstFacilitator + facilitator, value: Double(instance.loadOfPair)))
        name += "_\(facilitator + 1)"
      }
      if let countRow { entries.append(Entry(index: countRow, value: 1)) }
      if let requestRow, pair.isRequested { entries.append(Entry(index: requestRow, value: 1)) }
      if let row = pairRows[column.pair] { entries.append(Entry(index: row, value: 1)) }
      return LinearPrograms.Column(
        objective: Double(instance.units(of: column)) / Column.unitsPerOne,
        bounds: .between(0, 1), isInteger: true, entries: entries, name: name)
    }
    guard !columns.isEmpty else { throw Empty() }
    _ = try program.addColumns(columns)
    try program.write(format == .lp ? .lp : .mps, to: path)
  }
}
