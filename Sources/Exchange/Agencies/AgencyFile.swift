package import Domain
import Foundation

/// What a published file of districts says, row by row.
package struct AgencyFile: Sendable {
  package struct Skipped: Equatable, Sendable {
    package var line: Int
    package var reason: String
    /// The reason without what stands in the row, so that rows can be counted by it.
    package var kind: String
    /// The row as it stands in the file.
    package var text: String
  }

  /// What kind of file it is, such as `NCES EDGE`, which is the source of its facts.
  package var source: String
  package var records: [AgencyRecord] = []
  package var skipped: [Skipped] = []
  /// Rows below the header, blank lines aside; each is in a record or skipped.
  package var rows = 0
  /// Rows that each record was made of, in the order of the records.
  package var rowCounts: [Int] = []
  /// What each recognised header was taken for, and the headers that were left out.
  package var columns: [(header: String, meaning: String)] = []
  package var unknown: [String] = []
  /// What was mended on the way, in words.
  package var notices: [String] = []
}

extension AgencyFile {
  /// Reads the file at `path`.
  ///
  /// `map` says what headers mean that are not recognised, such as `["Pupils": "enrollment"]`;
  /// `year` is the school year, for files that do not say it.
  package static func read(
    contentsOf path: String, map: [String: String] = [:], year: String? = nil
  ) throws(BundleProblems) -> AgencyFile {
    let name = URL(fileURLWithPath: path).lastPathComponent
    let bytes: [UInt8]
    do throws(InputFile.Failure) {
      bytes = try InputFile.read(path, lineLimit: nil)
    } catch {
      switch error {
      case .notFound: throw .notFound(path: path)
      case .unreadable(let reason): throw .unreadable(path: path, reason: reason)
      case .fault(let fault, let line):
        throw .badInput([Problem(file: name, line: line, fault: fault)])
      }
    }
    return try read(bytes, name: name, map: map, year: year)
  }

  /// Reads `bytes`; `name` is what problems call the file.
  package static func read(
    _ bytes: [UInt8], name: String, map: [String: String] = [:], year: String? = nil
  ) throws(BundleProblems) -> AgencyFile {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      throw .badInput([Problem(file: name, line: 1, fault: .binary(.archive))])
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw .badInput([Problem(file: name, line: 1, fault: .binary(.utf16))])
    }
    if bytes.starts(with: Array("%PDF".utf8)) {
      throw .badInput([Problem(file: name, line: 1, fault: .binary(.document))])
    }
    if bytes.contains(0) { throw .badInput([Problem(file: name, fault: .binary(.other))]) }
    let text = DelimitedText(bytes)
    guard !text.records.isEmpty else {
      throw .badInput([Problem(file: name, line: 1, fault: .emptyFile)])
    }
    var reading = AgencyReading(text: text, name: name, map: map, year: year)
    return try reading.run()
  }
}
