/// Something that a partnership measures, with what it wants to reach.
///
/// Its figures are in its own unit. A target or an actual figure belongs to a school year and to one
/// student group (or grade, or any other part); without a group it is of all whom the indicator
/// counts.
package struct Indicator: Equatable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// Tells early whether the work happens, such as participation in training.
    case leading
    /// Tells late whether it helped, such as test results.
    case trailing
  }

  /// Which way is better.
  package enum Direction: String, CaseIterable, Sendable { case higher, lower }

  /// How its status is told.
  package enum Scheme: String, CaseIterable, Sendable {
    /// Exceeds, meets, improving, flat or declining.
    case trend
    /// Achieved, below and far below target, after the dashboard of Long Beach.
    case bands
  }

  package struct Target: Equatable, Sendable {
    package var year: String
    package var group: String?
    package var value: Double

    package init(year: String, group: String? = nil, value: Double) {
      self.year = year
      self.group = group
      self.value = value
    }
  }

  package struct Actual: Equatable, Sendable {
    package var year: String
    package var group: String?
    package var value: Double
    /// How many students stand behind it; `nil` is not known.
    package var students: Int?
    package var source: String?

    package init(
      year: String, group: String? = nil, value: Double, students: Int? = nil,
      source: String? = nil
    ) {
      self.year = year
      self.group = group
      self.value = value
      self.students = students
      self.source = source
    }

    /// Whether so few students stand behind it that it is neither shown nor judged.
    package var isSuppressed: Bool { students.map { $0 <= SmallCell.limit } ?? false }
  }

  /// Why and from which year on there are no figures.
  package struct Ending: Equatable, Sendable {
    package var year: String
    package var reason: String

    package init(year: String, reason: String) {
      self.year = year
      self.reason = reason
    }
  }

  package var name: String
  package var kind: Kind
  package var direction: Direction = .higher
  package var scheme: Scheme = .trend
  /// What is measured, in words.
  package var measure: String
  /// Of whom or of what a share is taken.
  package var denominator: String?
  package var unit: String
  /// Whom the indicator counts; `nil` is all students.
  package var group: String?
  /// Whose figures they are; `nil` is the partnership's as a whole.
  package var district: District.ID?
  /// Who answers for it.
  package var leader: String?
  /// How far beyond a target a figure must lie to exceed it rather than to meet it, in the unit.
  package var tolerance = 0.0
  /// The largest change from one year to the next that counts as no change, in the unit.
  package var noise = 0.0
  /// How far short of a target a figure is far below it, in the unit; for `bands`.
  package var farBelow: Double?
  package var targets: [Target] = []
  package var actuals: [Actual] = []
  package var ending: Ending?

  package init(
    name: String, kind: Kind = .trailing, direction: Direction = .higher, measure: String = "",
    unit: String = "percent"
  ) {
    self.name = name
    self.kind = kind
    self.direction = direction
    self.measure = measure
    self.unit = unit
  }

  /// The figure of a year and a group, if there is one.
  package func actual(in year: String, group: String? = nil) -> Actual? {
    actuals.first { $0.year == year && $0.group == group }
  }

  /// The last figure of a group before `year`, for comparison.
  package func previous(before year: String, group: String? = nil) -> Actual? {
    actuals.filter { $0.group == group && $0.year < year }.max { $0.year < $1.year }
  }

  /// The last year for which there is a target or a figure.
  package var lastYear: String? { (targets.map(\.year) + actuals.map(\.year)).max() }

  /// How much better `value` is than `other`, in the unit; negative is worse.
  package func advantage(of value: Double, over other: Double) -> Double {
    // Decimal figures such as 10.3 less 10 must come out as they are written.
    let difference = ((value - other) * 1e9).rounded() / 1e9
    return direction == .higher ? difference : -difference
  }
}

/// Counts so small that a person could be told from them.
package enum SmallCell {
  /// The largest count that is suppressed (California Department of Education: 10 or fewer).
  package static let limit = 10
  /// What stands in its place.
  package static let words = "not shown (10 or fewer students)"
}
