/// A local education agency and what it registered for a round.
///
/// A value of `nil` means "not known", never zero.
package struct District: Equatable, Sendable, Identifiable {
  package typealias ID = Identifier<District>

  /// What a district wants to work on.
  package struct Need: Equatable, Sendable {
    package var topic: Topic
    /// 1 (useful) … 5 (most urgent).
    package var priority: Int
    /// The student group that the need is about, in lower case, if it is about one.
    package var group: String?

    package init(topic: Topic, priority: Int, group: String? = nil) {
      self.topic = topic
      self.priority = priority
      self.group = group
    }
  }

  /// What a district can show others.
  package struct Offer: Equatable, Sendable {
    package var topic: Topic
    /// 1 (some practice) … 5 (a strength that others visit).
    package var strength: Int

    package init(topic: Topic, strength: Int) {
      self.topic = topic
      self.strength = strength
    }
  }

  /// Where a district says that it stands on a topic.
  package struct Level: Equatable, Sendable {
    package var topic: Topic
    /// 1 (beginning) … 4 (well established).
    package var level: Int

    package init(topic: Topic, level: Int) {
      self.topic = topic
      self.level = level
    }
  }

  /// The kind of partnership that a district asks for.
  package enum Mode: String, CaseIterable, Sendable, Codable {
    case mutual, mentor, mentee, either
  }

  /// How many substitute teachers a district finds for visits.
  package enum Substitutes: String, CaseIterable, Sendable, Codable {
    case ample, tight, none
  }

  /// The NCES `LEAID` where there is one: seven characters, leading zeros kept.
  package let id: ID
  package var name: String
  package var state: String?
  package var county: String?
  package var region: String?
  package var location: Coordinate?
  package var locale: LocaleCode?
  /// Students, above zero.
  package var enrollment: Double?
  package var grades: GradeSpan?
  /// Percent of students who are English learners, 0…100.
  package var percentEnglishLearners: Double?
  /// Percent of students who are socio-economically disadvantaged, 0…100.
  package var percentDisadvantaged: Double?
  /// Percent of students with disabilities, 0…100.
  package var percentDisabilities: Double?
  /// What it wants to work on, in order of topic, a topic once; empty is "not known".
  package var needs: [Need] = []
  /// In order of topic; a topic once.
  package var offers: [Offer] = []
  package var goals: String?
  /// In order of topic; a topic once.
  package var levels: [Level] = []
  package var mode: Mode = .mutual
  /// Members of the partnership that it would join, itself included, 2…10.
  package var groupSizes: ClosedRange<Int> = 2...2
  /// The longest one-way drive that it accepts, in minutes; `nil` is no limit.
  package var maximumMinutes: Double?
  /// Readiness to meet at a distance, 0…1.
  package var virtual: Double?
  /// Partnerships that it will join in this round, 1…4.
  package var capacity = 1
  /// The capacities that a district can state.
  package static let capacities = 1...4
  /// 0…1.
  package var readiness: Double?
  /// Years that the superintendent has served.
  package var tenureYears: Double?
  /// Whether the superintendent's departure is announced.
  package var isLeaving = false
  /// Data systems in use, sorted, in lower case; empty is "not known".
  package var platforms: [String] = []
  /// Staff roles present, sorted, in lower case; empty is "not known".
  package var roles: [String] = []
  /// Networks joined; sorted, as written.
  package var networks: [String] = []
  package var substitutes: Substitutes?
  /// Whether the district agreed to be matched in this round.
  package var consents: Bool

  package init(id: ID, name: String, consents: Bool = true) {
    self.id = id
    self.name = name
    self.consents = consents
  }
}
