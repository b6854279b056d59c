import CGLPK

/// Where the basis holds a row or a column.
///
/// A nonbasic line that has only one bound, or none, stands there whichever of the two is said.
package enum BasisStatus: Sendable {
  case basic
  case atLower
  case atUpper
}

extension LiveProgram {
  /// One status per row of the current basis; a basic row does not bind.
  package var rowStatuses: [BasisStatus] {
    list(rowCount) { BasisStatus(glp_get_row_stat(problem, $0)) }
  }

  /// One status per column of the current basis; a nonbasic column stands at one of its bounds.
  package var columnStatuses: [BasisStatus] {
    list(columnCount) { BasisStatus(glp_get_col_stat(problem, $0)) }
  }

  /// Sets the basis from which the next solve begins.
  ///
  /// As many rows and columns together must be basic as there are rows. If their coefficients are
  /// dependent, the next solve begins from the basis of all rows instead.
  ///
  /// - Throws: `ProgramDefect.lengthDiffers`, `.basisIncomplete` or `.busy`.
  package func setBasis(
    rows: [BasisStatus], columns: [BasisStatus]
  ) throws(ProgramDefect) {
    guard rows.count == rowCount else {
      throw .lengthDiffers(list: "row statuses", found: rows.count, needed: rowCount)
    }
    guard columns.count == columnCount else {
      throw .lengthDiffers(list: "column statuses", found: columns.count, needed: columnCount)
    }
    let basic = (rows + columns).count { $0 == .basic }
    guard basic == rowCount else { throw .basisIncomplete(found: basic, needed: rowCount) }
    try beginChange()
    hasDoubtfulBasis = true
    for (index, status) in rows.enumerated() {
      glp_set_row_stat(problem, Int32(index + 1), status.word)
    }
    for (index, status) in columns.enumerated() {
      glp_set_col_stat(problem, Int32(index + 1), status.word)
    }
  }
}

extension BasisStatus {
  fileprivate init(_ word: Int32) {
    self =
      switch word {
      case GLP_BS: .basic
      case GLP_NU: .atUpper
      default: .atLower
      }
  }

  fileprivate var word: Int32 {
    switch self {
    case .basic: GLP_BS
    case .atLower: GLP_NL
    case .atUpper: GLP_NU
    }
  }
}
