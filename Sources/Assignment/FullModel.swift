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

  /// The columns to write.
  let columns: [Column]

  /// Prepares the program of these columns, or of all.
  package init(_ instance: Instance, requestsHonoured: Int?, columns: [Column]? = nil) {
    self.instance = instance
    self.columns = columns ?? instance.allColumns()
    self.requestsHonoured = requestsHonoured
  }

  /// Writes the program to a file.
  ///
  /// Rows: `member_I` (capacity), `facilitator_F` (minimum and capacity), `partnerships` (the cap),
  /// `requests` (mutual requests honoured), `together_I_J…` (kept in one partnership), `couple_I_J`
  /// (in at most one). Columns: `x_I_J_F` for a pair, `g_I_J_K…_fF` for a group, `h_I_J_K…_fF` for a
  /// hub `I` with its spokes; without facilitator, the last part is missing. The numbers are places
  /// in order of id, from 1.
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
    let countRow = try instance.maximumCount.map {
      try program.addRow(.atMost(Double($0)), name: "partnerships")
    }
    let requestRow = try requestsHonoured.map {
      try program.addRow(.atLeast(Double($0)), name: "requests")
    }
    func name(_ kind: String, _ members: [Int]) -> String {
      ([kind] + members.map { String($0 + 1) }).joined(separator: "_")
    }
    let togetherRows = try instance.together.map { set in
      (set: set, row: try program.addRow(.equal(1), name: name("together", set)))
    }
    var coupleRows: [Couple: Int] = [:]
    let several = columns.map {
      Couple.all(of: instance.members(of: $0).filter { instance.memberCapacities[$0] > 1 })
    }
    for couple in Set(several.joined()).sorted() {
      coupleRows[couple] = try program.addRow(
        .atMost(1), name: name("couple", [couple.lower, couple.higher]))
    }
    let firstFacilitator = instance.memberCapacities.count
    let written = zip(columns, several).map { column, couples in
      let members = instance.members(of: column)
      var entries = members.map { Entry(index: $0, value: 1) }
      if let facilitator = column.facilitator {
        entries.append(
          Entry(
            index: firstFacilitator + facilitator,
            value: Double(instance.load(ofSize: members.count))))
      }
      if let countRow { entries.append(Entry(index: countRow, value: 1)) }
      let requests = instance.requests(in: column)
      if let requestRow, requests > 0 {
        entries.append(Entry(index: requestRow, value: Double(requests)))
      }
      for (set, row) in togetherRows where set.allSatisfy(members.contains) {
        entries.append(Entry(index: row, value: 1))
      }
      entries += couples.compactMap { couple in
        coupleRows[couple].map { Entry(index: $0, value: 1) }
      }
      return LinearPrograms.Column(
        objective: Double(instance.units(of: column)) / Column.unitsPerOne,
        bounds: .between(0, 1), isInteger: true, entries: entries,
        name: Self.name(of: column, in: instance))
    }
    guard !written.isEmpty else { throw Empty() }
    _ = try program.addColumns(written)
    try program.write(format == .lp ? .lp : .mps, to: path)
  }

  private static func name(of column: Column, in instance: Instance) -> String {
    func numbers(_ members: [Int]) -> String {
      members.map { String($0 + 1) }.joined(separator: "_")
    }
    let partners =
      switch column.partners {
      case .pair: "x_" + numbers(instance.members(of: column))
      case .group(let group):
        group.hub.map { hub in
          "h_" + numbers([hub] + group.members.filter { $0 != hub })
        } ?? "g_" + numbers(group.members)
      }
    let isPair = column.pair != nil
    return partners + (column.facilitator.map { (isPair ? "_" : "_f") + String($0 + 1) } ?? "")
  }
}
