import Domain

/// What every district rates, topic by topic: first a row of needs for each, then a row of offers.
///
/// Row `i` holds the needs of district `i`, row `count + i` its offers, so that the mentor's
/// offers stand where its priorities would by a change of row. Topics are indices into
/// `Topic.taxonomy`; a topic outside the taxonomy is bad input and is not held.
struct TopicRows: Sendable {
  struct Row: Sendable {
    /// The topics rated.
    var named = TopicSet()
    /// The topics rated at `minimumPriority` or above.
    var pressing = TopicSet()
    /// The topics that are about one student group.
    var grouped = TopicSet()
    /// What makes ratings relative: `min(1, needBudget / Σ rating)`.
    var scale = 1.0
    /// The sum of the relative ratings.
    var total = 0.0
    /// Whether the row is on record; empty needs are not, empty offers are.
    var isKnown = true
  }

  static let topicCount = Topic.taxonomy.count
  private static let indices = Dictionary(
    uniqueKeysWithValues: Topic.taxonomy.enumerated().map { ($1, $0) })

  /// The index of a topic in the taxonomy.
  static func index(of topic: Topic) -> Int? { indices[topic] }

  private let count: Int
  private(set) var rows: [Row]
  /// One rating for each row and topic, row by row; 0 is "not rated".
  private var ratings: [UInt8]
  /// One student group for each district and topic, district by district; 0 is none.
  private var groups: [Int32]

  init(_ districts: [District], _ policy: Policy) {
    precondition(Self.topicCount <= UInt64.bitWidth, "a topic set has one bit for each topic")
    count = districts.count
    rows = Array(repeating: Row(), count: 2 * count)
    ratings = Array(repeating: 0, count: 2 * count * Self.topicCount)
    groups = Array(repeating: 0, count: count * Self.topicCount)
    var groupNumbers: [String: Int32] = [:]
    for (place, district) in districts.enumerated() {
      for need in district.needs {
        guard let topic = Self.index(of: need.topic) else { continue }
        rate(place, topic, need.priority, policy)
        guard let group = need.group else { continue }
        let number = groupNumbers[group, default: Int32(groupNumbers.count + 1)]
        groupNumbers[group] = number
        groups[place * Self.topicCount + topic] = number
        rows[place].grouped.insert(topic)
      }
      for offer in district.offers {
        guard let topic = Self.index(of: offer.topic) else { continue }
        rate(count + place, topic, offer.strength, policy)
      }
      rows[place].isKnown = !rows[place].named.isEmpty
    }
    for row in rows.indices { settle(row, policy) }
  }

  private mutating func rate(_ row: Int, _ topic: Int, _ rating: Int, _ policy: Policy) {
    ratings[row * Self.topicCount + topic] = UInt8(clamping: rating)
    rows[row].named.insert(topic)
    if rating >= policy.minimumPriority { rows[row].pressing.insert(topic) }
  }

  private mutating func settle(_ row: Int, _ policy: Policy) {
    let sum = rows[row].named.reduce(0.0) { $0 + rating(row, $1) }
    if sum > policy.needBudget { rows[row].scale = policy.needBudget / sum }
    rows[row].total = rows[row].named.reduce(0.0) { $0 + relative(row, $1) }
  }

  @inline(__always)
  func needs(of place: Int) -> Int { place }

  @inline(__always)
  func offers(of place: Int) -> Int { count + place }

  /// A rating as registered, 1…5; 0 where the topic is not rated.
  @inline(__always)
  func rating(_ row: Int, _ topic: Int) -> Double {
    Double(ratings[row &* Self.topicCount &+ topic])
  }

  /// `p̂ = p · min(1, needBudget / Σp)`.
  @inline(__always)
  func relative(_ row: Int, _ topic: Int) -> Double { rating(row, topic) * rows[row].scale }

  /// The topics that both rows rate.
  @inline(__always)
  func shared(_ first: Int, _ second: Int) -> TopicSet {
    rows[first].named.intersection(rows[second].named)
  }

  /// Whether two rows name a topic for two different student groups.
  ///
  /// Rows of offers name no student groups, so that this holds in mutual mode only.
  @inline(__always)
  func differInGroup(_ first: Int, _ second: Int, _ topic: Int) -> Bool {
    guard rows[first].grouped.contains(topic), rows[second].grouped.contains(topic) else {
      return false
    }
    return groups[first * Self.topicCount + topic] != groups[second * Self.topicCount + topic]
  }

  /// The topic with the largest shared rating; `nil` if the rows share none.
  ///
  /// `min(p_a, p_b)`, times `differentGroupsShare` for two student groups; ties by the larger sum
  /// of ratings, then by topic name.
  func focus(_ first: Int, _ second: Int, _ policy: Policy) -> Int? {
    var best: (topic: Int, shared: Double, sum: Double)?
    for topic in shared(first, second) {
      let ratings = (rating(first, topic), rating(second, topic))
      let share = differInGroup(first, second, topic) ? policy.shape.differentGroupsShare : 1
      let shared = min(ratings.0, ratings.1) * share
      let sum = ratings.0 + ratings.1
      if let best, (shared, sum) <= (best.shared, best.sum) { continue }
      best = (topic, shared, sum)
    }
    return best?.topic
  }
}
