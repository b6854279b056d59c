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
  let count: Int

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
    count = model.allowed.count { pair in
      let (a, b) = (Int(pair.a), Int(pair.b))
      return pair.score > lowest[a] && pair.score > lowest[b]
        && !model.commitments.areTogether(a, b)
        && !together.contains([model.bundle.districts[a].id, model.bundle.districts[b].id])
    }
  }
}
