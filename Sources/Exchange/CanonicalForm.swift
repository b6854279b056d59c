package import Domain

/// The one form that all files with the same content share, of which a plan keeps the hash.
///
/// Every table is sorted by all its columns, numbers are the shortest decimals that read back the
/// same, defaults are written out, and so are the goal, the cap and every number of the policy.
/// Neither the folder nor the JSON form, nor line ends, nor the order of rows, columns or lists
/// leave a trace in it. Calendars of districts are left out, since no match looks at them: a plan
/// stays the plan of its bundle when holidays are added for the dates of meetings.
package enum CanonicalForm {
  /// The name of this form, its first line; a change of the form needs another.
  private static let name = "tandem.bundle/1"

  /// The canonical bytes: a line for each row, as JSON.
  package static func bytes(of bundle: RegistryBundle) -> [UInt8] {
    var bytes = Array("\(name)\n".utf8)
    for table in WrittenTable.all(of: bundle) {
      JSONText.list([.text(table.name)] + table.columns.map { .text($0) }).write(to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
      let lines = table.rows.map { row in
        var line: [UInt8] = []
        JSONText.list(row.map(\.json)).write(to: &line)
        return line
      }
      for line in lines.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
        bytes.append(contentsOf: line)
        bytes.append(UInt8(ascii: "\n"))
      }
    }
    RoundSettings.object(of: bundle.round).write(to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// The SHA-256 of the canonical bytes, as 64 characters of lower-case hexadecimal.
  package static func sha256(of bundle: RegistryBundle) -> String {
    SHA256.hexadecimal(of: bytes(of: bundle))
  }
}
