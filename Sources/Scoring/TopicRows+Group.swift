extension TopicRows {
  /// The topic on which a group of three or more works; `nil` if none is common to all.
  ///
  /// Of the topics that every row rates at `minimumPriority` or above, the one with the largest
  /// lowest rating; ties by the larger sum of ratings, then by topic name. Student groups are not
  /// compared.
  func focus(_ rows: [Int]) -> Int? {
    var best: (topic: Int, lowest: Double, sum: Double)?
    for topic in common(rows, \.pressing) {
      let lowest = self.lowest(rows, topic)
      let sum = rows.reduce(0.0) { $0 + rating($1, topic) }
      if let best, (lowest, sum) <= (best.lowest, best.sum) { continue }
      best = (topic, lowest, sum)
    }
    return best?.topic
  }

  /// The largest of the lowest ratings of topics that all rows rate; 0 if there is no such topic.
  func strongestCommonRating(_ rows: [Int]) -> Int {
    Int(common(rows, \.named).map { lowest(rows, $0) }.max() ?? 0)
  }

  /// The topics of a row with their ratings, from the lowest index to the highest.
  func ratings(_ row: Int) -> [(topic: Int, rating: Int)] {
    rows[row].named.map { ($0, Int(rating(row, $0))) }
  }

  private func common(_ places: [Int], _ topics: KeyPath<Row, TopicSet>) -> TopicSet {
    places.dropFirst().reduce(rows[places[0]][keyPath: topics]) {
      $0.intersection(rows[$1][keyPath: topics])
    }
  }

  private func lowest(_ rows: [Int], _ topic: Int) -> Double {
    rows.map { rating($0, topic) }.min() ?? 0
  }
}

extension Roster {
  /// The rows of topics that meet in a group: everyone's needs, or the hub's offers with the needs
  /// of the spokes.
  func rows(_ party: Party) -> [Int] {
    party.members.map { $0 == party.mentor ? topics.offers(of: $0) : topics.needs(of: $0) }
  }
}
