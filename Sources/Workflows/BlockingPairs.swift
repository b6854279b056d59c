import Assignment
import Domain
import Scoring

/// Allowed pairs whose members would both have a higher score together than now.
///
/// The minimum score and locks do not make a pair less tempting, so they are not looked at.
///
/// A measure of how stable a plan is: few such pairs, few reasons to leave it. Two who share a group
/// would leave it for each other, so that its score is what they have to lose. A member with a
/// place to spare counts as having nothing to lose; one whose places are all taken by partnerships
/// that run already, or a pair in one of these, is not looked at.
struct BlockingPairs {
  struct Pair {
    var pair: AllowedPair
    /// What the member that gains less would gain, in points of the score; above 0.
    var gain: Double
  }

  /// In ascending order of members.
  let pairs: [Pair]

  init(model: RoundModel, partnerships: [Plan.Partnership]) {
    var scores: [District.ID: [Double]] = [:]
    for partnership in partnerships {
      for member in partnership.members { scores[member, default: []].append(partnership.score) }
    }
    let lowest = zip(model.bundle.districts, model.commitments.placesLeft).map {
      district, places in
      let own = scores[district.id] ?? []
      return own.count < places ? 0 : own.min() ?? .infinity
    }
    // What two who are together have to lose; pairs as they are in the plan are left out.
    var shared: [Couple: Double] = [:]
    let places = Dictionary(
      uniqueKeysWithValues: model.bundle.districts.enumerated().map { ($1.id, $0) })
    for partnership in partnerships {
      let score = partnership.members.count == 2 ? .infinity : partnership.score
      for couple in Couple.all(of: partnership.members.compactMap { places[$0] }) {
        shared[couple] = score
      }
    }
    pairs = model.allowed.compactMap { pair in
      let (a, b) = (Int(pair.a), Int(pair.b))
      guard !model.commitments.areTogether(a, b) else { return nil }
      let held = shared[Couple(a, b)] ?? max(lowest[a], lowest[b])
      return pair.score > held ? Pair(pair: pair, gain: pair.score - held) : nil
    }
  }

  var count: Int { pairs.count }

  /// Those that tempt most, by what the member that gains less would gain.
  func strongest(_ count: Int) -> [Pair] {
    Array(
      pairs.sorted { ($1.gain, $0.pair.a, $0.pair.b) < ($0.gain, $1.pair.a, $1.pair.b) }
        .prefix(count))
  }
}
