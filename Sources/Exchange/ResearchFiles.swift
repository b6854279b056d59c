package import Domain
import Foundation

/// The tables that research reads; columns that it has no use for are left alone.
package enum ResearchFiles {
  /// Public records of districts, a district once.
  package static func districts(
    contentsOf path: String
  ) throws(BundleProblems) -> [PublicDistrict] {
    var lines: [District.ID: Int] = [:]
    var districts: [PublicDistrict] = []
    try read(path) { (row: Row<PublicDistrictColumn>, findings) in
      guard let district = row.publicDistrict(&findings) else { return }
      if let line = lines[district.id] {
        findings.add(
          row.problem(.id, .repeatedID(Excerpt.of(district.id.rawValue), firstLine: line)))
      }
      lines[district.id] = row.line
      districts.append(district)
    }
    return districts
  }

  /// Partnerships by their members, one row for each member, in the order of the file.
  package static func partnerships(
    contentsOf path: String
  ) throws(BundleProblems) -> [PastPartnership] {
    var places: [PastPartnership.ID: Int] = [:]
    var partnerships: [PastPartnership] = []
    try read(path) { (row: Row<PastPartnershipColumn>, findings) in
      guard let text = row.requiredText(.id, &findings) else { return }
      let id = PastPartnership.ID(text)
      let place = places[id] ?? partnerships.count
      if places.updateValue(place, forKey: id) == nil {
        partnerships.append(
          PastPartnership(id: id, name: row.text(.name, &findings) ?? text, members: []))
      }
      guard row.cells[.district] != nil else {
        let name = row.text(.member, &findings) ?? "line \(row.line)"
        partnerships[place].unidentified.append(Excerpt.of(name))
        return
      }
      guard let member = row.identifier(.district, &findings).map({ District.ID($0) }),
        !partnerships[place].members.contains(member)
      else { return }
      partnerships[place].members.append(member)
    }
    return partnerships
  }

  /// Judged partnerships, in the order of the file.
  package static func outcomes(contentsOf path: String) throws(BundleProblems) -> [OutcomeRecord] {
    var records: [OutcomeRecord] = []
    try read(path) { (row: Row<OutcomeColumn>, findings) in
      if let record = row.outcome(&findings) { records.append(record) }
    }
    return records
  }

  /// Stated preferences, in the order of the file.
  package static func preferences(
    contentsOf path: String
  ) throws(BundleProblems) -> [PreferenceRecord] {
    var records: [PreferenceRecord] = []
    try read(path) { (row: Row<PreferenceColumn>, findings) in
      if let record = row.preference(&findings) { records.append(record) }
    }
    return records
  }

  private static func read<Column: TableColumn>(
    _ path: String, _ body: (Row<Column>, inout Findings) -> Void
  ) throws(BundleProblems) {
    let name = URL(fileURLWithPath: path).lastPathComponent
    var findings = Findings()
    do throws(InputFile.Failure) {
      let bytes = try InputFile.read(path, lineLimit: InputFile.lineLimit)
      do throws(Problem) {
        _ = Table.read(try SourceText(file: name, bytes: bytes), &findings, body)
      } catch {
        findings.add(error)
      }
    } catch {
      switch error {
      case .notFound: throw .notFound(path: path)
      case .unreadable(let reason): throw .unreadable(path: path, reason: reason)
      case .fault(let fault, let line):
        findings.add(Problem(file: name, line: line, fault: fault))
      }
    }
    guard findings.problems.isEmpty else {
      throw .badInput(Findings.sorted(findings.problems, files: [name]))
    }
  }
}
