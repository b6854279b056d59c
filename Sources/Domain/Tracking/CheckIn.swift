/// The levels of a district at which people take part, from the top.
package enum StaffLevel: String, CaseIterable, Sendable {
  case superintendent, cabinet, principal
  case teacherLeader = "teacher_leader"
  /// Data analysts, coaches and other staff.
  case specialist

  package var label: String { rawValue.replacing("_", with: " ") }
}

/// A meeting or a visit of a partnership, as it was held.
package struct CheckIn: Equatable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case superintendents, leadership, working, visit, call
  }

  package enum Place: String, CaseIterable, Sendable {
    case inPerson = "in_person"
    case virtual
  }

  /// How many of a district's people at a level were there.
  package struct Attendance: Equatable, Sendable {
    package var district: District.ID
    package var level: StaffLevel
    package var attended: Int
    /// How many were to be there; `nil` is not known.
    package var expected: Int?

    package init(
      district: District.ID, level: StaffLevel, attended: Int, expected: Int? = nil
    ) {
      self.district = district
      self.level = level
      self.attended = attended
      self.expected = expected
    }
  }

  package var id: Int
  package var day: Day
  package var kind: Kind
  package var place: Place
  package var minutes: Int?
  /// A district at a level once.
  package var attendance: [Attendance]
  /// The common efforts that it was about, sorted.
  package var initiatives: [String]
  /// Whether somebody shared a result that disappointed.
  package var isHardTruthShared: Bool
  /// Whether a common problem was worked on, and not only practices shown.
  package var isJointWork: Bool
  /// Of a visit: the percentage of visitors who found it useful; `nil` is not known.
  package var usefulPercent: Double?
  /// Who guided it.
  package var facilitator: Facilitator.ID?
  /// The facilitator's hours, with travel and preparation.
  package var hours: Double?
  /// The facilitator's costs, in dollars.
  package var cost: Double?

  package init(id: Int = 0, day: Day, kind: Kind, place: Place = .inPerson) {
    self.id = id
    self.day = day
    self.kind = kind
    self.place = place
    attendance = []
    initiatives = []
    isHardTruthShared = false
    isJointWork = false
  }

  /// The share of those expected who came, 0…1; `nil` where nobody wrote down who was expected.
  package var attendedShare: Double? {
    let known = attendance.filter { $0.expected != nil }
    let expected = known.reduce(0) { $0 + ($1.expected ?? 0) }
    guard expected > 0 else { return nil }
    return Double(known.reduce(0) { $0 + $1.attended }) / Double(expected)
  }

  /// The levels at which anybody was there, from the top.
  package var levels: [StaffLevel] {
    StaffLevel.allCases.filter { level in
      attendance.contains { $0.level == level && $0.attended > 0 }
    }
  }
}
