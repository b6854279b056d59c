import Access
import Domain
import Exchange
import Foundation
import Storage

/// What to import and how.
package struct ImportRequest: Sendable {
  /// The file, or what it is called where its bytes are given.
  package var path: String
  /// What stands in it, if it was read already.
  package var bytes: [UInt8]?
  /// What headers mean that are not recognised, by header.
  package var map: [String: String] = [:]
  /// The school year, for files that do not say it.
  package var year: String?
  /// Does everything and then takes it back.
  package var isTrial = false

  package init(path: String) { self.path = path }

  /// What a header can be said to mean.
  package static let meanings = AgencyColumn.allCases.map(\.rawValue)

  /// Adds what `HEADER=MEANING` says.
  ///
  /// - Throws: `Failure.badInput` for another form, or a meaning that there is not.
  package mutating func add(mapping text: String) throws(Failure) {
    guard let sign = text.lastIndex(of: "=") else {
      throw Failure(.badInput, ["The mapping is \(text). Give HEADER=MEANING."])
    }
    let meaning = String(text[text.index(after: sign)...])
    guard Self.meanings.contains(meaning) else {
      throw Failure(
        .badInput,
        [
          "The mapping gives the meaning \(meaning). Choose one of"
            + " \(Self.meanings.joined(separator: ", "))."
        ])
    }
    map[String(text[..<sign])] = meaning
  }
}

/// What an import did; imported and skipped rows are all the rows of the file.
package struct ImportOutcome: Sendable {
  package var source: String
  package var rows: Int
  package var imported: Int
  package var skipped: Int
  package var answer: RegistryAnswer
  /// The skipped rows with their lines and reasons, comma-separated.
  package var skippedRows: [[String]]
}

extension RegistryDesk {
  /// Takes a published file of districts into the directory.
  package func takeIn(_ request: ImportRequest) throws(Failure) -> ImportOutcome {
    try require(.importFiles)
    let file: AgencyFile
    do throws(BundleProblems) {
      file =
        if let bytes = request.bytes {
          try AgencyFile.read(bytes, name: request.path, map: request.map, year: request.year)
        } else {
          try AgencyFile.read(contentsOf: request.path, map: request.map, year: request.year)
        }
    } catch {
      throw Failure(error)
    }
    let report = try ask { () throws(StorageError) in
      try registry.takeIn(
        file.records, source: file.source, isTrial: request.isTrial, by: actor, at: now)
    }
    return outcome(of: file, report, request)
  }

  private func outcome(
    of file: AgencyFile, _ report: ImportReport, _ request: ImportRequest
  ) -> ImportOutcome {
    let name = URL(fileURLWithPath: request.path).lastPathComponent
    let weights = Dictionary(
      zip(file.records.map(\.line), file.rowCounts), uniquingKeysWith: { first, _ in first })
    let left = report.skipped.reduce(0) { $0 + (weights[$1.line] ?? 1) }
    let skipped = file.skipped.count + left
    let imported = file.rowCounts.reduce(0, +) - left
    let state =
      request.isTrial
      ? "This was a trial; nothing was changed." : "\(Phrase.grouped(imported)) rows are imported."
    var answer = RegistryAnswer.record(
      "import", title: "\(name): \(file.source)",
      paragraph: ([state] + file.notices).joined(separator: " "),
      [
        ("rows", .whole(file.rows)), ("imported", .whole(imported)), ("skipped", .whole(skipped)),
        ("districts_added", .whole(report.added)), ("districts_changed", .whole(report.changed)),
        ("districts_unchanged", .whole(report.unchanged)),
        (
          "columns", .texts(file.columns.map { "\($0.header) = \($0.meaning)" })
        ),
        ("columns_left_out", .texts(file.unknown)),
        (
          "reasons", .record(reasons(file, report))
        ),
        (
          "new_superintendents",
          .list(
            report.superintendents.map {
              .record([
                "district": .text($0.district.rawValue), "earlier": .text($0.earlier),
                "later": .text($0.later),
              ])
            })
        ),
      ])
    answer.facts["source"] = .text(file.source)
    answer.facts["trial"] = .flag(request.isTrial)
    let rows =
      file.skipped.map { [name, String($0.line), $0.reason, $0.text] }
      + report.skipped.map { [name, String($0.line), $0.reason, ""] }
    return ImportOutcome(
      source: file.source, rows: file.rows, imported: imported, skipped: skipped, answer: answer,
      skippedRows: rows)
  }

  /// How many rows were skipped for each kind of reason.
  private func reasons(_ file: AgencyFile, _ report: ImportReport) -> [String: RegistryValue] {
    var counts: [String: Int] = [:]
    for kind in file.skipped.map(\.kind) + report.skipped.map(\.kind) {
      counts[kind, default: 0] += 1
    }
    return counts.mapValues { .whole($0) }
  }
}

/// Skipped rows as a file.
package enum SkippedRows {
  /// A row for each, in the order in which they were met.
  package static func csv(_ rows: [[String]]) -> [UInt8] {
    var text = CSVText()
    text.append(["file", "line", "reason", "row"])
    for row in rows { text.append(row.map { CSVText.inert($0) }) }
    return text.bytes
  }
}
