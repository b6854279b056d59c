import Access
import Domain
package import Drafting

extension RegistryDesk {
  /// An indicator over the years as a picture, for one student group; where none is named, for the
  /// whole or else for the first group of which there is a figure or a target.
  package func trend(
    of id: Int, indicator number: Int, group: String?
  ) throws(Failure) -> TrendPicture {
    let record = try record(id)
    guard let indicator = record.indicators.first(where: { $0.id == number })?.value else {
      throw Failure(.notFound, ["Partnership \(id) has no indicator \(number)."])
    }
    let groups = indicator.actuals.map(\.group) + indicator.targets.map(\.group)
    let group = group ?? (groups.contains(nil) ? nil : groups.first ?? nil)
    let year = TrackingWarnings.latestYear(of: record, today: today)
    let assessment = indicator.assessment(in: year)
    let years = Set((indicator.actuals.map(\.year) + indicator.targets.map(\.year))).sorted()
    return TrendPicture(
      id: "trend-\(number)",
      name: indicator.name + (group.map { ", \($0)" } ?? ""),
      unit: indicator.unit == "percent" ? " %" : " \(indicator.unit)",
      years: years.map { year in
        let actual = indicator.actual(in: year, group: group)
        return TrendPicture.Year(
          label: year, value: actual.flatMap { $0.isSuppressed ? nil : $0.value },
          target: indicator.targets.first { $0.year == year && $0.group == group }?.value)
      },
      status: assessment.label, sign: Self.sign(of: assessment.status))
  }

  private static func sign(of status: IndicatorStatus) -> TrendPicture.Sign {
    switch status {
    case .exceeds: .doubleTriangle
    case .meets: .triangle
    case .improving: .circle
    case .flatOrDeclining: .bar
    case .notAvailable: .ring
    }
  }
}
