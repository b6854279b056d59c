import Domain

/// A cell on its way out, which CSV and JSON write each in their own way.
enum WrittenCell {
  case unknown
  case text(String)
  case number(Double)
  case flag(Bool)
  case list([String])

  static func optional(_ text: String?) -> WrittenCell { text.map { .text($0) } ?? .unknown }

  static func optional(_ number: Double?) -> WrittenCell { number.map { .number($0) } ?? .unknown }

  var csv: String {
    switch self {
    case .unknown: ""
    case .text(let text): text
    case .number(let number): PlainDecimal.text(of: number)
    case .flag(let flag): flag ? "yes" : "no"
    case .list(let items): items.joined(separator: ";")
    }
  }

  var json: JSONText {
    switch self {
    case .unknown: .null
    case .text(let text): .text(text)
    case .number(let number): .number(number)
    case .flag(let flag): .flag(flag)
    case .list(let items): .list(items.map { .text($0) })
    }
  }
}

/// One table on its way out; every row has one cell for each column.
struct WrittenTable {
  var name: String
  var columns: [String]
  var rows: [[WrittenCell]]

  /// The tables of `bundle` that bear on a match, with every default written out.
  ///
  /// Running partnerships are a table only where there are any, so that bundles without them are
  /// written, and hashed, as they always were.
  static func all(of bundle: RegistryBundle) -> [WrittenTable] {
    [
      WrittenTable(
        name: "districts", columns: DistrictColumn.names,
        rows: bundle.districts.map { district in
          DistrictColumn.allCases.map { district.cell(in: $0) }
        }),
      WrittenTable(
        name: "facilitators", columns: FacilitatorColumn.names,
        rows: bundle.facilitators.map { facilitator in
          FacilitatorColumn.allCases.map { facilitator.cell(in: $0) }
        }),
      WrittenTable(
        name: "relationships", columns: TieColumn.names,
        rows: bundle.districtTies.map {
          row($0.from.rawValue, $0.to.rawValue, $0.kind.rawValue, $0.since, $0.note)
        }
          + bundle.facilitatorTies.map {
            row($0.facilitator.rawValue, $0.district.rawValue, $0.kind.rawValue, $0.since, $0.note)
          }),
      WrittenTable(
        name: "locks", columns: LockColumn.names,
        rows: bundle.locks.map { lock in
          var facilitator: String?
          if case .facilitator(_, let required) = lock { facilitator = required.text }
          return [
            .text(lock.kind), .list(lock.members.map(\.rawValue)), .optional(facilitator),
          ]
        }),
    ] + (bundle.running.isEmpty ? [] : [partnerships(of: bundle)])
  }

  /// The calendars of `bundle`, a table only where there are any.
  static func calendars(of bundle: RegistryBundle) -> [WrittenTable] {
    guard !bundle.calendars.isEmpty else { return [] }
    return [
      WrittenTable(
        name: "calendars", columns: CalendarColumn.names,
        rows: bundle.calendars.map { span in
          [
            .text(span.district.rawValue), .text(span.kind.rawValue), .text("\(span.first)"),
            .text("\(span.last)"),
          ]
        })
    ]
  }

  private static func partnerships(of bundle: RegistryBundle) -> WrittenTable {
    WrittenTable(
      name: "partnerships", columns: PartnershipColumn.names,
      rows: bundle.running.map { partnership in
        [
          .optional(partnership.id), .list(partnership.members.map(\.rawValue)),
          .optional(partnership.facilitator?.rawValue), .optional(partnership.since),
        ]
      })
  }

  private static func row(
    _ from: String, _ to: String, _ kind: String, _ since: String?, _ note: String?
  ) -> [WrittenCell] {
    [.text(from), .text(to), .text(kind), .optional(since), .optional(note)]
  }

  func object(_ row: [WrittenCell], skipsUnknown: Bool) -> JSONText {
    .object(
      zip(columns, row).compactMap { column, cell in
        if skipsUnknown, case .unknown = cell { return nil }
        return (column, cell.json)
      })
  }
}

extension District {
  fileprivate func cell(in column: DistrictColumn) -> WrittenCell {
    switch column {
    case .id: .text(id.rawValue)
    case .name: .text(name)
    case .state: .optional(state)
    case .county: .optional(county)
    case .region: .optional(region)
    case .latitude: .optional(location?.latitude)
    case .longitude: .optional(location?.longitude)
    case .locale: .optional(locale.map { Double($0.code) })
    case .enrollment: .optional(enrollment)
    case .grades: .optional(grades?.label)
    case .percentEnglishLearners: .optional(percentEnglishLearners)
    case .percentDisadvantaged: .optional(percentDisadvantaged)
    case .percentDisabilities: .optional(percentDisabilities)
    case .needs:
      .list(
        needs.map { need in
          "\(need.topic.rawValue):\(need.priority)" + (need.group.map { "@" + $0 } ?? "")
        })
    case .offers: .list(offers.map { "\($0.topic.rawValue):\($0.strength)" })
    case .goals: .optional(goals)
    case .levels: .list(levels.map { "\($0.topic.rawValue):\($0.level)" })
    case .mode: .text(mode.rawValue)
    case .groupMinimum: .number(Double(groupSizes.lowerBound))
    case .groupMaximum: .number(Double(groupSizes.upperBound))
    case .maximumMinutes: .optional(maximumMinutes)
    case .virtual: .optional(virtual)
    case .capacity: .number(Double(capacity))
    case .readiness: .optional(readiness)
    case .tenureYears: .optional(tenureYears)
    case .leaving: .flag(isLeaving)
    case .platforms: .list(platforms)
    case .roles: .list(roles)
    case .networks: .list(networks)
    case .substitutes: .optional(substitutes?.rawValue)
    case .consent: .flag(consents)
    }
  }
}

extension Facilitator {
  fileprivate func cell(in column: FacilitatorColumn) -> WrittenCell {
    switch column {
    case .id: .text(id.rawValue)
    case .name: .text(name)
    case .organization: .optional(organization)
    case .latitude: .optional(location?.latitude)
    case .longitude: .optional(location?.longitude)
    case .regions: .list(regions)
    case .capacity: .number(Double(capacity))
    case .minimum: .number(Double(minimum))
    case .expertise: .list(expertise.map { "\($0.topic.rawValue):\($0.level)" })
    case .locales: .list(locales.map(\.rawValue))
    case .maximumMinutes: .optional(maximumMinutes)
    case .virtual: .optional(virtual)
    case .available: .flag(isAvailable)
    }
  }
}
