import GRDB

extension Statement {
  /// What each row holds, read as it comes.
  ///
  /// A row on its way finds its columns in a table made once for the statement; one that was fetched
  /// and kept looks through all names anew for each.
  func rows<Value>(
    _ arguments: StatementArguments = [], _ read: (Row) throws -> Value
  ) throws -> [Value] {
    let cursor = try Row.fetchCursor(self, arguments: arguments)
    var values: [Value] = []
    while let row = try cursor.next() { values.append(try read(row)) }
    return values
  }
}
