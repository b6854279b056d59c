/// A table of a document: titled columns and rows of text.
package struct DocumentTable: Equatable, Sendable, Codable {
  package struct Column: Equatable, Sendable, Codable {
    package var title: String
    /// Whether the cells are numbers, which stand flush right.
    package var numeric: Bool

    package init(_ title: String, numeric: Bool = false) {
      self.title = title
      self.numeric = numeric
    }
  }

  package var columns: [Column]
  /// One cell for each column.
  package var rows: [[String]]

  package init(columns: [Column], rows: [[String]]) {
    self.columns = columns
    self.rows = rows
  }
}
