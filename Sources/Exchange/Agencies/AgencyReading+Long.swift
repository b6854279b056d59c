import Domain

extension AgencyReading {
  /// Files with several rows for a district: CCD membership, and the Dashboard's by student group.
  mutating func readLong(_ rows: ArraySlice<DelimitedText.Record>) {
    var places: [String: Int] = [:]
    for row in rows {
      if let level = cell(row, .level), level.uppercased() != "D" {
        skip(row, "The row is about a school or the state, not a district.")
        continue
      }
      guard let read = record(of: row) else { continue }
      let key = read.id?.rawValue ?? read.stateID ?? ""
      let place = places[key] ?? file.records.count
      if places[key] == nil {
        places[key] = place
        var record = read
        record.enrollment = nil
        file.records.append(record)
        file.rowCounts.append(0)
      }
      var record = file.records[place]
      merge(read, row, into: &record)
      file.records[place] = record
      file.rowCounts[place] += 1
    }
  }

  private func merge(
    _ read: AgencyRecord, _ row: DelimitedText.Record, into record: inout AgencyRecord
  ) {
    if let total = cell(row, .total) {
      if total == "Education Unit Total" { record.enrollment = read.enrollment }
    } else if let code = cell(row, .group) {
      if code.uppercased() == "ALL" { record.enrollment = read.enrollment ?? record.enrollment }
      let share = number(row, .rate).flatMap { (0...100).contains($0) ? $0 : nil }
      if cell(row, .subgroup) != nil {
        record.enrollment = read.enrollment ?? record.enrollment
        switch code.uppercased() {
        case "EL": record.percentEnglishLearners = share
        case "SED": record.percentDisadvantaged = share
        case "SWD": record.percentDisabilities = share
        default: break
        }
      } else if let topic = AssistanceCodes.topic(ofFile: name),
        let color = number(row, .color), color == 1 || color == 2
      {
        record.suggestions.append(
          AgencyRecord.Suggestion(
            topic: topic, group: AssistanceCodes.group(ofCode: code),
            because: "The state's Dashboard shows \(color == 1 ? "red" : "orange") for"
              + " \(AssistanceCodes.group(ofCode: code) ?? "all students")."))
      }
    }
  }
}
