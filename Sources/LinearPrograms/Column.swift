/// One coefficient of a row or of a column.
package struct Entry: Equatable, Sendable {
  /// Which line the coefficient meets, from zero: the row for a column, the column for a row.
  package var index: Int
  package var value: Double

  package init(index: Int, value: Double) {
    self.index = index
    self.value = value
  }
}

/// A column to be added to a program.
package struct Column: Equatable, Sendable {
  /// What one unit of this column adds to the objective.
  package var objective: Double
  package var bounds: Bounds
  package var isInteger: Bool
  /// At most one coefficient per row; rows that are absent have zero.
  package var entries: [Entry]
  /// What the column is called in a file; see `LiveProgram.write(_:to:)`.
  package var name: String?

  package init(
    objective: Double, bounds: Bounds, isInteger: Bool = false, entries: [Entry],
    name: String? = nil
  ) {
    self.objective = objective
    self.bounds = bounds
    self.isInteger = isInteger
    self.entries = entries
    self.name = name
  }
}
