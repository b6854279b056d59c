/// A willing person who guides partnerships, and the limits of that willingness.
package struct Facilitator: Equatable, Sendable, Identifiable {
  package typealias ID = Identifier<Facilitator>

  /// What a facilitator knows well.
  package struct Expertise: Equatable, Sendable {
    package var topic: Topic
    /// 1 (some) … 5 (deep).
    package var level: Int

    package init(topic: Topic, level: Int) {
      self.topic = topic
      self.level = level
    }
  }

  package let id: ID
  package var name: String
  package var organization: String?
  package var location: Coordinate?
  /// Names of regions or counties, sorted; empty is "not known".
  package var regions: [String] = []
  /// The most partnerships (or districts, by the policy's caseload unit), 0 or more.
  package var capacity: Int
  /// The fewest partnerships, a hard rule; at most `capacity`.
  package var minimum = 0
  /// In order of topic, a topic once; empty is "not known".
  package var expertise: [Expertise] = []
  /// Kinds of place known from experience, in the order of `LocaleType`; empty is "not known".
  package var locales: [LocaleType] = []
  /// The longest one-way drive in minutes; `nil` leaves the policy's `facilitatorMinutes`.
  package var maximumMinutes: Double?
  /// Readiness to work at a distance, 0…1.
  package var virtual: Double?
  package var isAvailable = true

  package init(id: ID, name: String, capacity: Int) {
    self.id = id
    self.name = name
    self.capacity = capacity
  }
}
