import Domain
import Scoring

/// Allowed pairs whose members would both have a higher score together than now.
///
/// The minimum score and locks do not make a pair less tempting, so they are not looked at.
///
/// A measure of how stable a plan is: few such pairs, few reasons to leave it. A member with a
/// place to spare counts as having nothing to lose.
struct BlockingPairs {
  let count: Int

  init(model: RoundModel, partnerships: [Plan.Partnership]) {
    var scores: [District.ID: [Double]] = [:]
    for partnership in partnerships {
      for member in partnership.members { scores[member, default: []].append(partnership.score) }
    }
    let lowest = model.bundle.districts.map { district in
      let own = scores[district.id] ?? []
      return own.count < district.capacity ? 0 : own.min() ?? 0
    }
    let together = Set(partnerships.map(\.members))
    count = model.allowed.count { pair in
      let (a, b) = (Int(pair.a), Int(pair.b))
      return pair.score > lowest[a] && pair.score > lowest[b]
        && !together.contains([model.bundle.districts[a].id, model.bundle.districts[b].id])
    }
  }
}
