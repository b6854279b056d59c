/// What a partnership learnt, and what became of a practice on its way.
package struct Lesson: Equatable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case adopted, adapted
    case coDeveloped = "co_developed"
    case learnedAndStopped = "learned_stopped"
    /// Something to know, of no particular practice.
    case insight
  }

  package var id: Int
  package var day: Day
  package var kind: Kind
  package var text: String

  package init(id: Int = 0, day: Day, kind: Kind, text: String) {
    self.id = id
    self.day = day
    self.kind = kind
    self.text = text
  }
}

/// A rule, a cost or a lack that stands in the way and that the agency could remove or carry on.
package struct Barrier: Equatable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case policy, funding, time, data, travel, staffing, other
  }

  package var id: Int
  package var raised: Day
  package var kind: Kind
  package var text: String
  package var settled: Day?
  /// What the agency answered.
  package var answer: String?

  package init(id: Int = 0, raised: Day, kind: Kind, text: String) {
    self.id = id
    self.raised = raised
    self.kind = kind
    self.text = text
  }
}

/// Money that carries a partnership, and until when.
package struct Funding: Equatable, Sendable {
  package var id: Int
  package var source: String
  package var begins: Day?
  package var ends: Day
  /// In dollars.
  package var amount: Double?

  package init(id: Int = 0, source: String, begins: Day? = nil, ends: Day, amount: Double? = nil) {
    self.id = id
    self.source = source
    self.begins = begins
    self.ends = ends
    self.amount = amount
  }
}

/// A facilitator passes a partnership on to another.
package struct HandOver: Equatable, Sendable {
  package var id: Int
  package var from: Facilitator.ID?
  package var to: Facilitator.ID
  package var asked: Day
  /// `nil` while the other has not answered.
  package var answered: Day?
  package var isAccepted: Bool

  package init(
    id: Int = 0, from: Facilitator.ID?, to: Facilitator.ID, asked: Day, answered: Day? = nil,
    isAccepted: Bool = false
  ) {
    self.id = id
    self.from = from
    self.to = to
    self.asked = asked
    self.answered = answered
    self.isAccepted = isAccepted
  }
}

/// Everything that is on record of one partnership's life since it began.
package struct PartnershipRecord: Equatable, Sendable {
  package struct Member: Equatable, Sendable {
    package var id: District.ID
    package var name: String

    package init(id: District.ID, name: String) {
      self.id = id
      self.name = name
    }
  }

  package var id: Int
  package var members: [Member]
  package var facilitator: Facilitator.ID?
  /// The day on which it became active.
  package var began: Day
  /// When the next meeting is, where that was set.
  package var nextDate: Day?
  /// In order of day.
  package var checkIns: [CheckIn] = []
  package var actions: [ActionItem] = []
  package var indicators: [Tracked<Indicator>] = []
  /// In order of day.
  package var pulses: [PulseSurvey] = []
  package var changes: [RoleChange] = []
  package var lessons: [Lesson] = []
  package var barriers: [Barrier] = []
  package var funding: [Funding] = []
  package var handOvers: [HandOver] = []

  package init(
    id: Int, members: [Member], facilitator: Facilitator.ID? = nil, began: Day,
    nextDate: Day? = nil
  ) {
    self.id = id
    self.members = members
    self.facilitator = facilitator
    self.began = began
    self.nextDate = nextDate
  }

  package func name(of district: District.ID) -> String {
    members.first { $0.id == district }?.name ?? district.rawValue
  }
}

/// A value under the number that the registry gave it.
package struct Tracked<Value: Equatable & Sendable>: Equatable, Sendable {
  package var id: Int
  package var value: Value

  package init(id: Int, value: Value) {
    self.id = id
    self.value = value
  }
}
