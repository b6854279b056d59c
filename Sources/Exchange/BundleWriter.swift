package import Domain
import Foundation

/// Writes a registry bundle in the forms that `BundleReader` reads.
package enum BundleWriter {
  /// The bundle as one JSON document, a row to a line; what is not known is left out.
  package static func json(_ bundle: RegistryBundle) -> [UInt8] {
    let tables = tables(of: bundle).map { table in
      let rows = table.rows.map { table.object($0, skipsUnknown: true) }
      return (key: table.name, value: JSONText.list(rows))
    }
    return JSONText.object(tables + [("round", RoundSettings.object(of: bundle.round))]).document
  }

  /// The bundle as the files of a folder, by name, in the order of reading.
  package static func files(of bundle: RegistryBundle) -> [(name: String, bytes: [UInt8])] {
    let tables = tables(of: bundle).map { table in
      var text = CSVText()
      text.append(table.columns)
      for row in table.rows { text.append(row.map(\.csv)) }
      return (name: table.name + ".csv", bytes: text.bytes)
    }
    return tables + [(BundleFile.round, RoundSettings.yaml(of: bundle.round))]
  }

  private static func tables(of bundle: RegistryBundle) -> [WrittenTable] {
    WrittenTable.all(of: bundle) + WrittenTable.calendars(of: bundle)
  }

  /// Writes the files of the bundle into the folder at `path`, which is made if it is missing.
  ///
  /// Each file is written whole or not at all.
  package static func write(
    _ bundle: RegistryBundle, toFolder path: String
  ) throws(AtomicFile.Failure) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw AtomicFile.Failure(path: path, reason: "the folder cannot be made")
    }
    for (name, bytes) in files(of: bundle) { try AtomicFile.write(bytes, to: "\(path)/\(name)") }
  }
}
