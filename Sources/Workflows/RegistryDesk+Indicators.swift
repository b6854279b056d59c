import Access
import Domain
import Storage

extension RegistryDesk {
  /// Adds an indicator, or makes the one of that name what the form says; returns its number.
  package func putIndicator(_ form: IndicatorForm, partnership id: Int) throws(Failure) -> Int {
    try require(.recordProgress, about: subject(of: try partnership(id)))
    let indicator = try form.indicator()
    return try ask { () throws(StorageError) in
      try registry.put(indicator, partnership: id, by: actor, at: now)
    }
  }

  /// Records the targets, figures and end of an indicator that is there.
  package func recordFigures(
    _ form: IndicatorForm, indicator number: Int, partnership id: Int
  ) throws(Failure) {
    try require(.recordProgress, about: subject(of: try partnership(id)))
    let (targets, actuals) = (try form.targetList(), try form.actualList())
    let ending = try form.ending()
    try ask { () throws(StorageError) in
      try registry.record(
        targets: targets, actuals: actuals, ending: ending, indicator: number, partnership: id,
        by: actor, at: now)
    }
  }

  /// The indicators of a partnership with their statuses in a school year.
  package func indicators(of id: Int, year: String?) throws(Failure) -> RegistryAnswer {
    let record = try record(id)
    let year =
      try year.map { text throws(Failure) in try FormFile.year(text) }
      ?? TrackingWarnings.latestYear(of: record, today: today)
    return Self.indicators(record, year: year, title: "Indicators of partnership \(id)")
  }

  static func indicators(
    _ record: PartnershipRecord, year: String, title: String
  ) -> RegistryAnswer {
    var answer = RegistryAnswer(
      "indicators", title: title,
      paragraph: record.indicators.isEmpty
        ? "There is none yet." : "Statuses for \(year), by the rule in docs/tracking.md.")
    answer.setColumns(
      "indicator#", "name", "kind", "whose", "leader", "status", "because", "measure-",
      "denominator-", "unit-", "direction-", "tolerance-", "noise-", "band-", "actuals-",
      "targets-", "ends_year-", "ends_reason-")
    answer.rows = record.indicators.map { tracked in
      let indicator = tracked.value
      let assessment = indicator.assessment(in: year)
      return [
        .whole(tracked.id), .text(indicator.name), .text(indicator.kind.rawValue),
        .text(indicator.district.map { record.name(of: $0) } ?? "all partners"),
        .text(indicator.leader ?? "nobody named"), .text(assessment.label),
        .text(assessment.because), .text(indicator.measure), .optional(indicator.denominator),
        .text(indicator.unit), .text(indicator.direction.rawValue), .number(indicator.tolerance),
        .number(indicator.noise), .optional(assessment.band?.rawValue),
        .list(
          indicator.actuals.map {
            .record([
              "year": .text($0.year), "group": .optional($0.group),
              "value": $0.isSuppressed ? .text(SmallCell.words) : .number($0.value),
              "source": .optional($0.source),
            ])
          }),
        .list(
          indicator.targets.map {
            .record([
              "year": .text($0.year), "group": .optional($0.group), "value": .number($0.value),
            ])
          }),
        .optional(indicator.ending?.year), .optional(indicator.ending?.reason),
      ]
    }
    answer.facts["year"] = .text(year)
    return answer
  }

  /// Two indicators side by side, year by year, with what makes them no like for like.
  package func comparison(
    of id: Int, _ first: Int, _ second: Int
  ) throws(Failure) -> RegistryAnswer {
    let record = try record(id)
    func indicator(_ number: Int) throws(Failure) -> Indicator {
      guard let found = record.indicators.first(where: { $0.id == number })?.value else {
        throw Failure(.notFound, ["Partnership \(id) has no indicator \(number)."])
      }
      return found
    }
    let (left, right) = (try indicator(first), try indicator(second))
    let differences = left.differences(from: right)
    var answer = RegistryAnswer(
      "comparison", title: "“\(left.name)” beside “\(right.name)”",
      paragraph: differences.isEmpty
        ? "Both measure the same."
        : "Not comparable figure by figure. " + differences.joined(separator: " "))
    answer.setColumns("year", "group", "first#", "second#")
    struct Place: Hashable {
      var year: String
      var group: String
    }
    func places(_ indicator: Indicator) -> [Place] {
      indicator.actuals.map { Place(year: $0.year, group: $0.group ?? "") }
    }
    func value(_ indicator: Indicator, _ place: Place) -> RegistryValue {
      let group = place.group.isEmpty ? nil : place.group
      guard let actual = indicator.actual(in: place.year, group: group) else { return .null }
      return actual.isSuppressed ? .text(SmallCell.words) : .number(actual.value)
    }
    let all = Set(places(left) + places(right)).sorted {
      ($0.year, $0.group) < ($1.year, $1.group)
    }
    answer.rows = all.map {
      [.text($0.year), .text($0.group), value(left, $0), value(right, $0)]
    }
    answer.facts = [
      "comparable": .flag(differences.isEmpty), "differences": .texts(differences),
    ]
    return answer
  }

  /// How far one student group is behind another in each year of an indicator.
  package func gaps(
    of id: Int, indicator number: Int, group: String, behind reference: String?
  ) throws(Failure) -> RegistryAnswer {
    guard let indicator = try record(id).indicators.first(where: { $0.id == number })?.value else {
      throw Failure(.notFound, ["Partnership \(id) has no indicator \(number)."])
    }
    var answer = RegistryAnswer(
      "gaps", title: "How far \(group) is behind \(reference ?? "all")",
      paragraph: "“\(indicator.name)”, in \(indicator.unit); below 0 is ahead.")
    answer.setColumns("year", "gap#", "narrowed_by#")
    var previous: String?
    for year in Set(indicator.actuals.map(\.year)).sorted() {
      let gap = indicator.gap(of: group, behind: reference, in: year)
      let narrowed = previous.flatMap {
        indicator.narrowing(of: group, behind: reference, from: $0, to: year)
      }
      answer.rows.append([.text(year), .optional(gap), .optional(narrowed)])
      if gap != nil { previous = year }
    }
    return answer
  }
}
