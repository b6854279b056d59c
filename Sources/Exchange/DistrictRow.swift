import Domain

/// The columns of `districts.csv`, in the order in which they are written.
enum DistrictColumn: Int, TableColumn {
  case id, name, state, county, region, latitude, longitude, locale, enrollment, grades
  case percentEnglishLearners, percentDisadvantaged, percentDisabilities
  case needs, offers, goals, levels, mode, groupMinimum, groupMaximum, maximumMinutes
  case virtual, capacity, readiness, tenureYears, leaving
  case platforms, roles, networks, substitutes, consent

  static let names = [
    "id", "name", "state", "county", "region", "latitude", "longitude", "locale", "enrollment",
    "grades", "pct_el", "pct_sed", "pct_swd", "needs", "offers", "goals", "levels", "mode",
    "group_min", "group_max", "max_minutes", "virtual", "capacity", "readiness", "tenure_years",
    "leaving", "platforms", "roles", "networks", "substitutes", "consent",
  ]
  static let required: [Self] = [.id, .name, .consent]
}

/// The bounds of the numbers in the tables.
enum CellLimits {
  static let latitude = Limits.from(-90, to: 90)
  static let longitude = Limits.from(-180, to: 180)
  static let percent = Limits.from(0, to: 100)
  static let share = Limits.from(0, to: 1)
  static let groupSize = 2...10
  static let defaultGroupSize = 2
  static let districtCapacity = District.capacities
  static let rating = 1...5
  static let level = 1...4
}

extension Row<DistrictColumn> {
  /// The district of this row, or nothing if it has no id; what is wrong goes to `findings`.
  func district(_ findings: inout Findings) -> District? {
    let id = identifier(.id, &findings)
    let name = requiredText(.name, &findings)
    var district = District(
      id: District.ID(id ?? ""), name: name ?? "", consents: flag(.consent, &findings) ?? false)
    district.state = text(.state, &findings)
    district.county = text(.county, &findings)
    district.region = text(.region, &findings)
    district.location = coordinate(.latitude, .longitude, &findings)
    district.locale = localeCode(&findings)
    district.enrollment = number(.enrollment, .above(0), &findings)
    district.grades = grades(&findings)
    district.percentEnglishLearners = number(
      .percentEnglishLearners, CellLimits.percent, &findings)
    district.percentDisadvantaged = number(.percentDisadvantaged, CellLimits.percent, &findings)
    district.percentDisabilities = number(.percentDisabilities, CellLimits.percent, &findings)
    let needs = ratings(.needs, "priority", CellLimits.rating, takesGroups: true, &findings)
    district.needs = needs.map {
      District.Need(topic: $0.topic, priority: $0.rating, group: $0.group)
    }
    district.offers = ratings(.offers, "strength", CellLimits.rating, &findings)
      .map { District.Offer(topic: $0.topic, strength: $0.rating) }
    district.goals = text(.goals, &findings)
    district.levels = ratings(.levels, "level", CellLimits.level, &findings)
      .map { District.Level(topic: $0.topic, level: $0.rating) }
    district.mode = word(.mode, &findings) ?? .mutual
    district.groupSizes = groupSizes(&findings)
    district.maximumMinutes = number(.maximumMinutes, .above(0), &findings)
    district.virtual = number(.virtual, CellLimits.share, &findings)
    let capacity = CellLimits.districtCapacity
    district.capacity =
      whole(.capacity, .whole(capacity.lowerBound, to: capacity.upperBound), &findings)
      ?? capacity.lowerBound
    district.readiness = number(.readiness, CellLimits.share, &findings)
    district.tenureYears = number(.tenureYears, .from(0), &findings)
    district.isLeaving = flag(.leaving, &findings) ?? false
    district.platforms = lowercasedNames(.platforms, &findings)
    district.roles = lowercasedNames(.roles, &findings)
    district.networks = names(.networks, &findings)
    district.substitutes = word(.substitutes, &findings)
    return id == nil ? nil : district
  }

  private func localeCode(_ findings: inout Findings) -> LocaleCode? {
    let codes = (11...43).filter { LocaleCode($0) != nil }
    let limits = Limits.whole(codes[0], to: codes[codes.count - 1])
    guard let code = whole(.locale, limits, &findings) else { return nil }
    if let locale = LocaleCode(code) { return locale }
    findings.add(
      problem(.locale, .notAWord(String(code), allowed: codes.map { String($0) }, nearest: nil)))
    return nil
  }

  private func grades(_ findings: inout Findings) -> GradeSpan? {
    guard let text = text(.grades, &findings), text.uppercased() != "UG" else { return nil }
    let parts = GradeNames.parts(of: text)
    let grades = parts.compactMap { GradeNames.grade(named: $0) }
    guard grades.count == parts.count, let lowest = grades.first, let highest = grades.last,
      grades.count <= 2
    else {
      let fault: Fault =
        GradeNames.isDate(text)
        ? .gradesAsDate(Excerpt.of(text))
        : .notGrades(Excerpt.of(text), suggestion: GradeNames.suggestion(for: text))
      findings.add(problem(.grades, fault))
      return nil
    }
    guard let span = GradeSpan(lowest: lowest, highest: highest) else {
      findings.add(problem(.grades, .reversedGrades(Excerpt.of(text))))
      return nil
    }
    return span
  }

  private func groupSizes(_ findings: inout Findings) -> ClosedRange<Int> {
    let range = CellLimits.groupSize
    let limits = Limits.whole(range.lowerBound, to: range.upperBound)
    let minimum = whole(.groupMinimum, limits, &findings) ?? CellLimits.defaultGroupSize
    let maximum = whole(.groupMaximum, limits, &findings) ?? minimum
    guard minimum <= maximum else {
      findings.add(
        problem(
          .groupMaximum,
          .maximumBelowMinimum(
            maximum: maximum, minimum: minimum,
            maximumColumn: DistrictColumn.groupMaximum.name,
            minimumColumn: DistrictColumn.groupMinimum.name)))
      return CellLimits.defaultGroupSize...CellLimits.defaultGroupSize
    }
    return minimum...maximum
  }
}

extension Row {
  /// Both coordinates or neither.
  func coordinate(
    _ latitude: Column, _ longitude: Column, _ findings: inout Findings
  ) -> Coordinate? {
    let anywhere = Limits()
    let north = number(latitude, anywhere, &findings)
    let east = number(longitude, anywhere, &findings)
    guard let north, let east else {
      // A cell that is filled but wrong has been reported; only an empty one is missing.
      if cells[latitude] == nil, cells[longitude] != nil {
        findings.add(
          problem(
            latitude, .missingHalf(given: longitude.name, missing: latitude.name)))
      } else if cells[longitude] == nil, cells[latitude] != nil {
        findings.add(
          problem(
            longitude, .missingHalf(given: latitude.name, missing: longitude.name)))
      }
      return nil
    }
    func excerpt(_ number: Double) -> String { Excerpt.of(PlainDecimal.text(of: number)) }
    let isNorthFit = CellLimits.latitude.contains(north)
    let isEastFit = CellLimits.longitude.contains(east)
    if !isNorthFit, CellLimits.latitude.contains(east), CellLimits.longitude.contains(north) {
      findings.add(
        problem(
          latitude,
          .swappedCoordinates(
            latitude: excerpt(north), longitude: excerpt(east))))
      return nil
    }
    if !isNorthFit {
      findings.add(
        problem(latitude, .outOfRange(excerpt(north), expected: CellLimits.latitude)))
    }
    if !isEastFit {
      findings.add(
        problem(longitude, .outOfRange(excerpt(east), expected: CellLimits.longitude)))
    }
    guard isNorthFit, isEastFit else { return nil }
    guard north != 0 || east != 0 else {
      findings.add(problem(latitude, .nullIsland))
      return nil
    }
    // Minus zero reads as zero, so that equal places are written alike.
    return Coordinate(latitude: north + 0, longitude: east + 0)
  }
}

/// Grades as tables write them.
enum GradeNames {
  private static let labels: [String: Grade] = {
    var labels = Dictionary(uniqueKeysWithValues: Grade.allCases.map { ($0.label, $0) })
    labels["K"] = .kindergarten
    for grade in Grade.allCases where grade.label.count == 1 { labels["0" + grade.label] = grade }
    return labels
  }()

  static func grade(named name: String) -> Grade? { labels[name.uppercased()] }

  static func parts(of text: String) -> [String] {
    text.split(separator: "-", omittingEmptySubsequences: false)
      .map { Blanks.trimmed(String($0)) }
  }

  /// Whether a spreadsheet made a date of a span such as `6-8`: `8-Jun`, `6/8/2026`.
  static func isDate(_ text: String) -> Bool {
    let months = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    let lowered = text.lowercased()
    return months.contains { lowered.contains($0) }
      || lowered.contains("/") && lowered.utf8.allSatisfy { $0 < 0x3A }
  }

  /// The span that `text` writes in another way: with a dash, with `to`, or with other names.
  static func suggestion(for text: String) -> String? {
    var plain = text.uppercased()
    for dash in ["–", "—", "−", " TO ", " THROUGH ", ".."] {
      plain = plain.replacing(dash, with: "-")
    }
    let names = [
      "P": "PK", "PREK": "PK", "PRE-K": "PK", "KDG": "KG", "KINDERGARTEN": "KG", "00": "KG",
    ]
    let grades = parts(of: plain.replacing("PRE-K", with: "PK")).map { name in
      let name = name.replacing("GRADES ", with: "").replacing("GRADE ", with: "")
      return grade(named: names[name] ?? name)
    }
    guard grades.count <= 2, let lowest = grades.first ?? nil, let highest = grades.last ?? nil
    else { return nil }
    return GradeSpan(lowest: lowest, highest: highest)?.label
  }
}
