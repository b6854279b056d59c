/// How large a program may be before GLPK ends the process.
package enum ProgramSize {
  /// The most rows, and the most columns.
  package static let mostLines = 100_000_000
  /// The most coefficients.
  package static let mostEntries = 500_000_000

  /// Refuses a size above the limits, which GLPK answers by ending the process.
  package static func check(rows: Int, columns: Int, entries: Int) throws(ProgramDefect) {
    guard max(rows, columns) <= mostLines, entries <= mostEntries else {
      throw .tooLarge(rows: rows, columns: columns, entries: entries)
    }
  }
}
