import Assignment
import Domain
import Scoring

/// The plan of pairs that nobody has a reason to leave, as far as scores go.
///
/// A score is the same for both members, so there is one stable set of pairs, ties apart, and the
/// greedy one is it: whoever takes the best pair left cannot do better with anyone who would
/// rather. Locks that keep two together, and mutual requests where the policy puts them first, come
/// before scores. Facilitators are then given to these pairs as well as can be; where they cannot
/// serve all of them, the pairs of less value are left out, and minimum caseloads are not asked for.
///
/// Reference: Abraham, Levavi, Manlove & O'Malley, "The stable roommates problem with globally
/// ranked pairs", Internet Mathematics 5 (2008).
struct StablePlan {
  /// Pairs before facilitators are given to them, as places in the instance, best first.
  let pairs: [Int]
  /// The pairs with their facilitators.
  let columns: [Column]
  /// The sum of the members' values.
  let objective: Double
  /// Whether no better choice of facilitators for these pairs exists.
  let isProved: Bool

  /// - Throws: `MatchingError` if it was stopped before anything was found; `ProgramDefect` for numbers that are not fit for a linear program.
  init(_ model: RoundModel, control: Control = Control()) throws {
    pairs = Self.greedy(model)
    var instance = model.instance
    let kept = pairs.sorted()
    instance.pairs = kept.map { place in
      var pair = instance.pairs[place]
      pair.isRequested = false
      return pair
    }
    instance.groups = nil
    instance.together = []
    instance.requests = []
    for place in instance.caseloads.indices { instance.caseloads[place].minimum = 0 }
    let result = try Optimiser(control: control).solve(instance, goal: .value)
    if result.status == .unknown { throw MatchingError.stoppedWithoutPlan(result.stopped) }
    isProved = result.status == .optimal
    columns = result.columns.compactMap { column in
      column.pair.map { Column(pair: kept[$0], facilitator: column.facilitator) }
    }
    objective = result.objective
  }

  private static func greedy(_ model: RoundModel) -> [Int] {
    let instance = model.instance
    let together = Set(instance.together)
    func rank(_ place: Int) -> Int {
      let pair = instance.pairs[place]
      return together.contains([pair.first, pair.second]) ? 0 : pair.isRequested ? 1 : 2
    }
    let order = instance.pairs.indices.map {
      (rank: rank($0), score: model.allowedPair($0).score, place: $0)
    }.sorted { ($0.rank, $1.score, $0.place) < ($1.rank, $0.score, $1.place) }
    var room = instance.memberCapacities
    var chosen: [Int] = []
    for (_, _, place) in order {
      if let most = instance.maximumCount, chosen.count >= most { break }
      let pair = instance.pairs[place]
      guard room[pair.first] > 0, room[pair.second] > 0 else { continue }
      room[pair.first] -= 1
      room[pair.second] -= 1
      chosen.append(place)
    }
    return chosen
  }
}
