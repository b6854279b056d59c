import Domain

/// The columns of a file of public records that are read; the others are left alone.
///
/// Names are those of `us_districts.csv`: from the Common Core of Data, the EDGE geocodes, the F-33
/// survey, and shares of students where the file has them.
enum PublicDistrictColumn: Int, TableColumn {
  case id, name, state, county, latitude, longitude, locale, grades, isRegular, enrollment
  case earlierEnrollment, localRevenue
  case percentEnglishLearners, percentDisadvantaged, percentDisabilities
  case percentBlack, percentHispanic, percentNativeAmerican

  static let names = [
    "leaid", "name", "state", "county", "latitude", "longitude", "locale_code", "grades",
    "is_regular", "enrollment", "enrollment_2020_21", "revenue_local_2020_21",
    "pct_english_learner", "pct_econ_disadvantaged", "pct_special_ed", "pct_black",
    "pct_hispanic", "pct_native_american",
  ]
  static let required: [Self] = [.id, .name, .state, .enrollment]
}

extension Row<PublicDistrictColumn> {
  func publicDistrict(_ findings: inout Findings) -> PublicDistrict? {
    guard let id = identifier(.id, &findings) else { return nil }
    let name = requiredText(.name, &findings) ?? ""
    var district = District(id: District.ID(id), name: name, consents: false)
    district.state = text(.state, &findings)
    district.county = text(.county, &findings)
    district.location = coordinate(.latitude, .longitude, &findings)
    district.locale = whole(.locale, .whole(11, to: 43), &findings).flatMap { LocaleCode($0) }
    district.enrollment = positive(.enrollment, &findings)
    district.grades = spanOnRecord(&findings) ?? GradeSpan(inName: name)
    district.percentEnglishLearners = number(
      .percentEnglishLearners, CellLimits.percent, &findings)
    district.percentDisadvantaged = number(.percentDisadvantaged, CellLimits.percent, &findings)
    district.percentDisabilities = number(.percentDisabilities, CellLimits.percent, &findings)
    // A file without the column holds nothing but regular districts.
    let isRegular =
      positions[.isRegular] == nil || number(.isRegular, .whole(0, to: 1), &findings) == 1
    var record = PublicDistrict(district, isRegular: isRegular)
    record.percentBlack = number(.percentBlack, CellLimits.percent, &findings)
    record.percentHispanic = number(.percentHispanic, CellLimits.percent, &findings)
    record.percentNativeAmerican = number(.percentNativeAmerican, CellLimits.percent, &findings)
    let students = positive(.earlierEnrollment, &findings)
    let revenue = number(.localRevenue, Limits(), &findings)
    if let students, let revenue { record.localRevenuePerStudent = revenue / students }
    return record
  }

  /// A number of students, where nought says that there are none to speak of.
  private func positive(_ column: PublicDistrictColumn, _ findings: inout Findings) -> Double? {
    number(column, .from(0), &findings).flatMap { $0 > 0 ? $0 : nil }
  }

  private func spanOnRecord(_ findings: inout Findings) -> GradeSpan? {
    guard let text = text(.grades, &findings) else { return nil }
    let grades = GradeNames.parts(of: text).map { GradeNames.grade(named: $0) }
    guard grades.count <= 2, let lowest = grades.first ?? nil, let highest = grades.last ?? nil,
      let span = GradeSpan(lowest: lowest, highest: highest)
    else {
      findings.add(
        problem(
          .grades,
          .notGrades(Excerpt.of(text), suggestion: GradeNames.suggestion(for: text))))
      return nil
    }
    return span
  }
}

/// The columns of a file of partnerships that are read: membership, and nothing else.
enum PastPartnershipColumn: Int, TableColumn {
  case id, name, member, district

  static let names = ["partnership_id", "partnership", "member", "leaid"]
  static let required: [Self] = [.id, .district]
}
