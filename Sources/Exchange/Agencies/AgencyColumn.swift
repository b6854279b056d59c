/// What a column of a published file can mean to the directory.
package enum AgencyColumn: String, CaseIterable, Sendable {
  case id
  case stateID = "state_id"
  case name, state, county, latitude, longitude, locale, enrollment, teachers
  case gradeLow = "grade_low"
  case gradeHigh = "grade_high"
  case percentEnglishLearners = "pct_el"
  case percentDisadvantaged = "pct_sed"
  case percentDisabilities = "pct_swd"
  case kind, status, superintendent
  case superintendentFirstName = "superintendent_first_name"
  case year, assistance
  // Long forms, several rows for a district.
  case total, level, group, subgroup, rate, color

  /// The headers under which it is known, in lower case without blanks and marks.
  private var headers: [String] {
    switch self {
    case .id:
      [
        "leaid", "agencyidncesassigned", "fedid", "ncesdist", "ncesid", "districtid",
        "ncesdistrictid",
      ]
    case .stateID: ["cdcode", "cds", "cdscode", "stleaid", "statedistrictid"]
    case .name: ["name", "leaname", "agencyname", "districtname", "district"]
    case .state: ["state", "st", "stateabbr", "lstate", "stabbr"]
    case .county: ["nmcnty", "countyname", "county"]
    case .latitude: ["lat", "latitude"]
    case .longitude: ["lon", "long", "longitude", "lng"]
    case .locale: ["locale", "localedistrict", "localecode", "ulocale"]
    case .enrollment:
      [
        "enrollment", "totalstudentsallgradesexcludesae", "totalstudentsallgradesincludesae",
        "totalstudents", "enrolltotal", "member", "totalenrollment", "studentcount",
      ]
    case .teachers: ["fulltimeequivalentfteteachers", "teachers", "teachersfte", "totteachers"]
    case .gradeLow: ["gradelow", "gslo", "lowestgradeoffered"]
    case .gradeHigh: ["gradehigh", "gshi", "highestgradeoffered"]
    case .percentEnglishLearners: ["elpct", "pctel", "pctenglishlearner"]
    case .percentDisadvantaged: ["sedpct", "pctsed"]
    case .percentDisabilities: ["swdpct", "pctswd", "pctspecialed"]
    case .kind: ["leatype", "agencytype", "leatypecode"]
    case .status: ["systatus", "statustype", "updatedstatus"]
    case .superintendent: ["superintendent", "admlname", "admlname1", "superintendentname"]
    case .superintendentFirstName: ["admfname", "admfname1"]
    case .year: ["schoolyear", "year", "reportyear", "reportingyear", "academicyear"]
    case .assistance: ["assiststatus", "assistancestatus"]
    case .total: ["totalindicator"]
    case .level: ["rtype", "aggregatelevel"]
    case .group: ["studentgroup"]
    case .subgroup: ["subgrouptotal"]
    case .rate: ["rate"]
    case .color: ["color"]
    }
  }

  private static let byHeader: [String: AgencyColumn] = Dictionary(
    allCases.flatMap { column in column.headers.map { ($0, column) } },
    uniquingKeysWith: { first, _ in first })

  /// What a header means, and the year that it names.
  static func recognise(_ header: String) -> (column: AgencyColumn, year: String?)? {
    var text = header
    var year: String?
    // ELSI says `Total Students [District] 2022-23`.
    if let bracket = header.firstIndex(of: "[") {
      text = String(header[..<bracket])
      year = AgencyYear.within(String(header[bracket...]))
    }
    var key = text.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    if let column = byHeader[key] { return (column, year) }
    // Older files carry the year in the name: `LAT1516`, `AssistanceStatus2024`.
    let digits = String(key.reversed().prefix { $0.isNumber }.reversed())
    guard digits.count == 4 || digits.count == 2, digits.count < key.count else { return nil }
    key.removeLast(digits.count)
    guard let column = byHeader[key] else { return nil }
    if digits.hasPrefix("20"), column == .assistance {
      return (column, Int(digits).map(AgencyYear.ending))
    }
    return (column, nil)
  }
}

/// School years as files write them.
enum AgencyYear {
  /// `2023-24` from `2023-2024`, `2023-24`, `2023–24` or `2324`; from `2024` alone, the school year
  /// that ends in it.
  static func read(_ text: String) -> String? {
    let plain = text.replacing("–", with: "-").replacing("/", with: "-")
    let parts = plain.split(separator: "-")
    if parts.count == 2, let first = Int(parts[0]), let last = Int(parts[1]),
      (1980...2100).contains(first), last % 100 == (first + 1) % 100
    {
      return starting(first)
    }
    guard let number = Int(plain) else { return nil }
    return (1980...2100).contains(number) ? ending(number) : nil
  }

  /// The first school year within some text.
  static func within(_ text: String) -> String? {
    text.split { !($0.isNumber || $0 == "-" || $0 == "–") }
      .first { $0.contains("-") || $0.contains("–") }.flatMap { read(String($0)) }
  }

  static func starting(_ year: Int) -> String {
    let last = (year + 1) % 100
    return "\(year)-\(last < 10 ? "0" : "")\(last)"
  }

  static func ending(_ year: Int) -> String { starting(year - 1) }
}
