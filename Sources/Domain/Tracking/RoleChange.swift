/// Somebody in a part that matters goes, and somebody else comes; without names.
package struct RoleChange: Equatable, Sendable {
  package struct Item: Equatable, Sendable {
    package var number: Int
    package var text: String
    package var done: Day?

    package init(number: Int, text: String, done: Day? = nil) {
      self.number = number
      self.text = text
      self.done = done
    }
  }

  package var id: Int
  package var district: District.ID
  package var level: StaffLevel
  package var announced: Day
  package var leaves: Day
  /// When the successor began; `nil` while there is none.
  package var began: Day?
  /// What the successor is to be shown, from the day on which it began.
  package var onboarding: [Item]

  package init(
    id: Int = 0, district: District.ID, level: StaffLevel, announced: Day, leaves: Day,
    began: Day? = nil, onboarding: [Item] = []
  ) {
    self.id = id
    self.district = district
    self.level = level
    self.announced = announced
    self.leaves = leaves
    self.began = began
    self.onboarding = onboarding
  }
}

/// What a successor is to be shown.
///
/// WestEd 2015 reports turnover in every partnership, and peers around a new superintendent; Duffy
/// and others 2010 that shifts of staff undo work that has no framework. The list itself is ours.
package enum OnboardingList {
  package static let version = "onboarding/1"

  package static func items(for level: StaffLevel) -> [String] {
    let everybody = [
      "A talk alone with the facilitator",
      "The blueprint, the agreement and the notes of the last two meetings read",
      "A first talk with the counterpart in each partner district",
      "The open actions taken over or given back",
      "Two peers named who can be asked anything",
    ]
    switch level {
    case .superintendent:
      return everybody + [
        "The sponsorship renewed or withdrawn, in writing",
        "The board told, and its support asked for anew",
      ]
    case .cabinet: return everybody + ["Named to all partners as senior lead, with a deputy"]
    case .principal, .teacherLeader, .specialist:
      return everybody + ["A visit to a partner's school, or one from there"]
    }
  }
}
