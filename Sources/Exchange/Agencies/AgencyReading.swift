import Domain

/// Finds the header of a published file and makes records of its rows.
struct AgencyReading {
  let text: DelimitedText
  let name: String
  let map: [String: String]
  private var year: String?
  var file = AgencyFile(source: "")
  private var places: [AgencyColumn: Int] = [:]
  private var groupPlaces: [(place: Int, group: String)] = []
  private var headerYear: String?
  private var padded = 0

  /// Lines among which the header is looked for.
  private static let preamble = 40
  /// More students than any state has, so that such a number is an id or a slip.
  private static let mostStudents = 10_000_000.0
  /// Characters of an NCES LEAID.
  private static let idLength = 7

  init(text: DelimitedText, name: String, map: [String: String], year: String?) {
    self.text = text
    self.name = name
    self.map = Dictionary(
      map.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
    self.year = year
  }

  mutating func run() throws(BundleProblems) -> AgencyFile {
    let first = try findColumns()
    if let given = year {
      guard let read = AgencyYear.read(given) else {
        throw .badInput([Problem(file: name, fault: .notASchoolYear(Excerpt.of(given)))])
      }
      year = read
    }
    guard year != nil || headerYear != nil || places[.year] != nil else {
      throw .badInput([
        Problem(
          file: name, line: text.records[0].line,
          fault: .noSchoolYear)
      ])
    }
    let rows = text.records[first...]
    file.rows = rows.count
    file.records.reserveCapacity(rows.count)
    if places[.total] != nil || places[.group] != nil {
      readLong(rows)
    } else {
      for row in rows { read(row) }
    }
    if padded > 0 {
      file.notices.append(
        "\(Phrase.count(padded, "id")) had lost the leading zero, which was put back.")
    }
    return file
  }

  /// Finds the header, or sees that there is none; returns the index of the first row.
  private mutating func findColumns() throws(BundleProblems) -> Int {
    for (index, record) in text.records.prefix(Self.preamble).enumerated() {
      if index == 0, isEDGERow(record) {
        readEDGEPlaces(record)
        return 0
      }
      guard take(header: record) else { continue }
      return index + 1
    }
    let found = text.texts(text.records[0]).prefix(6).joined(separator: ", ")
    throw .badInput([
      Problem(
        file: name, line: text.records[0].line,
        fault: .noDistrictColumns(firstRow: Excerpt.of(found)))
    ])
  }

  private mutating func take(header record: DelimitedText.Record) -> Bool {
    var places: [AgencyColumn: Int] = [:]
    var groups: [(place: Int, group: String)] = []
    var years: [AgencyColumn: String] = [:]
    var unknown: [String] = []
    var columns: [(header: String, meaning: String)] = []
    for (place, header) in text.texts(record).enumerated() {
      if let group = AssistanceCodes.group(ofHeader: header) {
        groups.append((place, group))
        columns.append((header, "suggested needs of \(group)"))
        continue
      }
      let mapped = map[header.lowercased()].flatMap { AgencyColumn(rawValue: $0) }
      guard let (column, year) = mapped.map({ ($0, nil) }) ?? AgencyColumn.recognise(header)
      else {
        if !header.isEmpty { unknown.append(header) }
        continue
      }
      // Of several columns of one meaning the first counts, but of statuses the latest.
      if places[column] != nil {
        guard column == .assistance, let year, year > years[column] ?? "" else {
          unknown.append(header)
          continue
        }
        columns.removeAll { $0.meaning == column.rawValue }
      }
      places[column] = place
      years[column] = year
      columns.append((header, column.rawValue))
    }
    guard places[.id] != nil || places[.stateID] != nil, places.count + groups.count >= 2 else {
      return false
    }
    self.places = places
    groupPlaces = groups
    headerYear = years[.enrollment] ?? years[.assistance] ?? years.values.max()
    file.columns = columns
    file.unknown = unknown
    file.source = source(of: text.texts(record).map { $0.lowercased() })
    return true
  }

  private func source(of headers: [String]) -> String {
    if !groupPlaces.isEmpty { return "CDE assistance" }
    if headers.contains(where: { $0.contains("nces assigned") }) { return "NCES ELSI" }
    if headers.contains(where: { $0.hasPrefix("nmcnty") }) { return "NCES EDGE" }
    if places[.total] != nil { return "NCES CCD membership" }
    if places[.group] != nil {
      return "CDE Dashboard" + (AssistanceCodes.topic(ofFile: name).map { " \($0.rawValue)" } ?? "")
    }
    if headers.contains("fedid") || headers.contains("cdcode") { return "CDE districts" }
    if headers.contains("leaid") { return "NCES CCD directory" }
    if headers.contains("data_source") { return "NCES CCD" }
    return name
  }

  private func isEDGERow(_ record: DelimitedText.Record) -> Bool {
    let id = text.text(record, 0)
    return record.count > 12 && id.utf8.count == Self.idLength
      && id.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// The places that the published file has without a header; two orders are in use.
  private mutating func readEDGEPlaces(_ record: DelimitedText.Record) {
    places = [.id: 0, .name: 1, .state: 5, .county: 9]
    if Int(text.text(record, 10)).flatMap({ LocaleCode($0) }) != nil {
      places.merge([.locale: 10, .latitude: 11, .longitude: 12]) { first, _ in first }
    } else {
      places.merge([.latitude: 10, .longitude: 11]) { first, _ in first }
    }
    for (place, cell) in text.texts(record).enumerated() where place > 12 {
      if cell.count == 9, AgencyYear.read(cell) != nil {
        places[.year] = place
        if places[.locale] == nil { places[.locale] = place + 1 }
      }
    }
    file.source = "NCES EDGE"
    file.columns = places.sorted { $0.value < $1.value }.map {
      ("column \($0.value + 1)", $0.key.rawValue)
    }
  }

  func cell(_ record: DelimitedText.Record, _ column: AgencyColumn) -> String? {
    guard let place = places[column] else { return nil }
    let text = text.text(record, place)
    return Self.blanks.contains(text) ? nil : text
  }

  /// What files write where they know nothing.
  private static let blanks: Set<String> = [
    "", "†", "–", "‡", "-", "—", "*", "--", ".", "-1", "-2", "-3", "-9", "NA", "N/A",
  ]

  func number(_ record: DelimitedText.Record, _ column: AgencyColumn) -> Double? {
    guard let cell = cell(record, column) else { return nil }
    let plain = cell.contains(",") ? cell.replacing(",", with: "") : cell
    return Double(plain).flatMap { $0.isFinite ? $0 : nil }
  }

  private mutating func read(_ row: DelimitedText.Record) {
    guard let record = record(of: row) else { return }
    file.records.append(record)
    file.rowCounts.append(1)
  }

  /// Leaves a row out; `kind` says why of all such rows, where the reason names what stands in one.
  mutating func skip(_ row: DelimitedText.Record, _ reason: String, kind: String? = nil) {
    file.skipped.append(
      AgencyFile.Skipped(
        line: row.line, reason: reason, kind: kind ?? reason,
        text: text.texts(row).joined(separator: " | ")))
  }

  /// The facts of a row; a row without them is skipped with its reason.
  mutating func record(of row: DelimitedText.Record) -> AgencyRecord? {
    guard row.count > 2 || text.filled(row) > 1 || places.count <= 2 else {
      skip(row, "This is a note, not a district.")
      return nil
    }
    let written = cell(row, .year)
    guard let year = self.year ?? written.flatMap(AgencyYear.read) ?? headerYear else {
      skip(row, "The row names no school year.")
      return nil
    }
    var record = AgencyRecord(line: row.line, year: year)
    record.stateID = cell(row, .stateID).map(Self.stateID)
    if let written = cell(row, .id) {
      let id = written.hasSuffix(".0") ? String(written.dropLast(2)) : written
      guard let id = wholeID(id) else {
        skip(
          row, "The id \(Excerpt.of(written)) is not the seven characters of an NCES LEAID.",
          kind: "The id is not the seven characters of an NCES LEAID.")
        return nil
      }
      record.id = District.ID(id)
    } else if record.stateID == nil {
      skip(row, "The row has no id.")
      return nil
    }
    record.name = cell(row, .name)
    record.state = cell(row, .state).map { $0.uppercased() }
    record.county = cell(row, .county)
    if let latitude = number(row, .latitude), let longitude = number(row, .longitude),
      abs(latitude) <= 90, abs(longitude) <= 180, latitude != 0 || longitude != 0
    {
      record.location = Coordinate(latitude: latitude, longitude: longitude)
    }
    record.locale = cell(row, .locale).flatMap { Int($0.prefix(2)) }.flatMap { LocaleCode($0) }
    record.enrollment = number(row, .enrollment).flatMap { $0 >= 0 ? $0 : nil }
    if let students = record.enrollment, students > Self.mostStudents {
      skip(
        row, "\(Excerpt.of(cell(row, .enrollment) ?? "")) students are more than a district has.",
        kind: "There are more students than a district has.")
      return nil
    }
    record.teachers = number(row, .teachers).flatMap { $0 >= 0 ? $0 : nil }
    record.grades = grades(row)
    record.percentEnglishLearners = percent(row, .percentEnglishLearners)
    record.percentDisadvantaged = percent(row, .percentDisadvantaged)
    record.percentDisabilities = percent(row, .percentDisabilities)
    record.kind = cell(row, .kind).flatMap { Int($0.prefix(1)) }.flatMap {
      (1...9).contains($0) ? $0 : nil
    }
    record.status = cell(row, .status).map(Self.status)
    if let last = cell(row, .superintendent) {
      let first = cell(row, .superintendentFirstName).map { $0 + " " } ?? ""
      record.superintendent = first + last
    }
    record.assistance = cell(row, .assistance)
    for (place, group) in groupPlaces {
      record.suggestions += AssistanceCodes.suggestions(text.text(row, place), group: group)
    }
    return record
  }

  /// The id with the leading zero that a spreadsheet took; `nil` if it is none.
  private mutating func wholeID(_ id: String) -> String? {
    let isWord = id.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
    guard isWord else { return nil }
    if id.utf8.count == Self.idLength { return id }
    guard id.utf8.count == Self.idLength - 1, id.utf8.allSatisfy({ $0 < 0x3A }) else { return nil }
    padded += 1
    return "0" + id
  }

  /// The state's own id; of California's fourteen digits the seven of county and district.
  private static func stateID(_ text: String) -> String {
    // Federal files put the state before it: `CA-0161119`.
    let parts = text.split(separator: "-", maxSplits: 1)
    let own = parts.count == 2 && parts[0].count == 2 ? String(parts[1]) : text
    return own.count == 14 && own.hasSuffix("0000000") ? String(own.dropLast(7)) : own
  }

  private static func status(_ text: String) -> String {
    switch text.lowercased() {
    case "2", "6", "closed", "inactive", "merged": "closed"
    case "1", "3", "4", "5", "8", "active", "open": "open"
    default: text.lowercased()
    }
  }

  private func percent(_ row: DelimitedText.Record, _ column: AgencyColumn) -> Double? {
    number(row, column).flatMap { (0...100).contains($0) ? $0 : nil }
  }

  private func grades(_ row: DelimitedText.Record) -> GradeSpan? {
    guard let low = cell(row, .gradeLow).flatMap(Self.grade),
      let high = cell(row, .gradeHigh).flatMap(Self.grade)
    else { return nil }
    return GradeSpan(lowest: low, highest: high)
  }

  private static func grade(_ text: String) -> Grade? {
    GradeNames.grade(named: text) ?? GradeNames.grade(named: String(text.drop { $0 == "0" }))
  }
}
