import Domain
import Scoring

/// Allowed pairs whose members would both have a higher score together than now.
///
/// The minimum score and locks do not make a pair less tempting, so they are not looked at.
///
/// A measure of how stable a plan is: few such pairs, few reasons to leave it. A member with a
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
    let together = Set(partnerships.map(\.members))
    pairs = model.allowed.compactMap { pair in
      let (a, b) = (Int(pair.a), Int(pair.b))
      guard
        pair.score > lowest[a] && pair.score > lowest[b]
          && !model.commitments.areTogether(a, b)
          && !together.contains([model.bundle.districts[a].id, model.bundle.districts[b].id])
      else { return nil }
      return Pair(pair: pair, gain: pair.score - max(lowest[a], lowest[b]))
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
