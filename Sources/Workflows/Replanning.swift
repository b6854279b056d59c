package import Assignment
package import Domain
import Scoring

/// A plan made anew after something happened, with few changes; schema `tandem.replan/1`.
package struct Replan: Equatable, Sendable, Codable {
  package static let schema = "tandem.replan/1"

  /// A partnership of the old plan that ends, or one of the new plan that begins.
  package struct Change: Equatable, Sendable, Codable {
    package var members: [District.ID]
    @OrNull package var facilitator: Facilitator.ID?
    package var value: Double
    /// Why it ends, where the event ended it.
    @OrNull package var reason: String?
  }

  /// A district whose partnership changes.
  package struct Move: Equatable, Sendable, Codable {
    package var district: District.ID
    /// Its partners before and after; empty where it has none.
    package var from: [District.ID]
    package var to: [District.ID]
    package var text: String
  }

  /// The best plan with at most so many changes beyond those that were forced.
  package struct Step: Equatable, Sendable, Codable {
    package var changes: Int
    package var objective: Double
    package var bound: Double
  }

  package var schema = Self.schema
  /// Partnerships of the old plan that are kept as they are.
  package var kept: Int
  /// Those that the event itself ends, in order of members.
  package var forced: [Change]
  /// Those that are given up beyond that, at most as many as were allowed, in order of members.
  package var ended: [Change]
  package var begun: [Change]
  /// In order of district.
  package var moves: [Move]
  /// From no change to as many as were allowed.
  package var curve: [Step]
  /// The best plan without a limit on changes.
  package var unlimited: Step
  package var plan: Plan

  private enum CodingKeys: String, CodingKey {
    case schema, kept, forced, ended, begun, moves, curve, unlimited, plan
  }
}

/// Makes a plan anew after a facilitator left, or districts joined or withdrew.
package enum Replanning {
  /// The best plan of a round as it now is, with few changes to a plan of the round as it was.
  ///
  /// Partnerships of the old plan that the round no longer allows, or that its places no longer
  /// hold together, end by the event itself; beyond these at most `changes` more end.
  ///
  /// - Parameters:
  ///   - old: a plan of an earlier state of the round.
  ///   - changes: 0 or more.
  ///   - source: the round as it now is.
  ///   - control: ends the matches early.
  /// - Returns: what is kept, what ends and why, and the new plan.
  /// - Throws: `Failure.conflict` where the round now has no plan at all.
  package static func run(
    from old: Plan, changes: Int, of source: Source, control: Control = Control()
  ) throws -> Replan {
    let model = RoundModel(source.bundle)
    guard model.conflicts.isEmpty else { throw Failure(.conflict, model.conflicts) }
    let history = History(old, model)
    let goal = Matching.goal(of: source.bundle)
    let optimiser = Optimiser(control: control)
    let free = try optimiser.solve(model.instance, goal: goal, from: history.standing)
    switch free.status {
    case .optimal, .feasible: break
    case .infeasible:
      throw Failure(
        .conflict, try Contradiction.smallest(of: source.bundle, control).sentences)
    case .unknown: throw MatchingError.stoppedWithoutPlan(free.stopped)
    }
    let most = try history.mostKept(model.instance, optimiser)
    var results: [Optimiser.Result] = []
    var start = history.standing
    for allowed in 0...changes {
      var instance = model.instance
      instance.sides.append(
        .init(Set(history.standing), .atLeast(max(0, most - allowed))))
      let result = try optimiser.solve(instance, goal: goal, from: start)
      guard result.status == .optimal || result.status == .feasible else { break }
      results.append(result)
      start = result.columns
      // More changes than the best plan of all needs bring nothing.
      if result.objective >= free.objective - 1e-9, result.status == .optimal { break }
    }
    guard let last = results.last else { throw MatchingError.stoppedWithoutPlan(.time) }
    let plan = PlanComposer(model: model, sha256: source.sha256).plan(last)
    return history.replan(
      plan, results.enumerated().map { step($1, changes: $0) },
      unlimited: step(free, changes: history.given(up: free.columns, most)))
  }

  private static func step(_ result: Optimiser.Result, changes: Int) -> Replan.Step {
    Replan.Step(changes: changes, objective: result.objective, bound: result.bound)
  }
}

/// What became of the partnerships of an old plan.
private struct History {
  let old: Plan
  let model: RoundModel
  /// Those that the round still allows.
  private(set) var standing: [Column] = []
  /// For each partnership of the old plan, why the round no longer allows it.
  private var reasons: [String?] = []

  init(_ old: Plan, _ model: RoundModel) {
    self.old = old
    self.model = model
    for partnership in old.partnerships {
      switch model.column(partnership) {
      case .success(let column):
        standing.append(column)
        reasons.append(nil)
      case .failure(let obstacle): reasons.append(obstacle.text)
      }
    }
  }

  /// How many of those that are still allowed the round can hold at once.
  func mostKept(_ instance: Instance, _ optimiser: Optimiser) throws -> Int {
    var most = standing.count
    while most > 0 {
      var limited = instance
      limited.sides.append(.init(Set(standing), .atLeast(most)))
      if try optimiser.isFeasible(limited) != false { return most }
      most -= 1
    }
    return 0
  }

  /// How many partnerships a set of columns gives up beyond those that must end.
  func given(up columns: [Column], _ most: Int) -> Int {
    max(0, most - columns.count(where: Set(standing).contains))
  }

  func replan(_ plan: Plan, _ curve: [Replan.Step], unlimited: Replan.Step) -> Replan {
    func key(_ partnership: Plan.Partnership) -> [String] {
      partnership.members.map(\.rawValue) + ["", partnership.facilitator?.rawValue ?? ""]
    }
    let before = Set(old.partnerships.map(key))
    let after = Set(plan.partnerships.map(key))
    var forced: [Replan.Change] = []
    var ended: [Replan.Change] = []
    for (partnership, reason) in zip(old.partnerships, reasons)
    where !after.contains(key(partnership)) {
      let change = Replan.Change(
        members: partnership.members, facilitator: partnership.facilitator,
        value: partnership.value, reason: reason)
      if reason == nil { ended.append(change) } else { forced.append(change) }
    }
    return Replan(
      kept: plan.partnerships.count { before.contains(key($0)) }, forced: forced, ended: ended,
      begun: plan.partnerships.filter { !before.contains(key($0)) }.map {
        Replan.Change(
          members: $0.members, facilitator: $0.facilitator, value: $0.value, reason: nil)
      },
      moves: moves(to: plan), curve: curve, unlimited: unlimited, plan: plan)
  }

  private func moves(to plan: Plan) -> [Replan.Move] {
    func partners(_ plan: Plan) -> [District.ID: Set<District.ID>] {
      var partners: [District.ID: Set<District.ID>] = [:]
      for partnership in plan.partnerships {
        for member in partnership.members {
          partners[member, default: []].formUnion(partnership.members.filter { $0 != member })
        }
      }
      return partners
    }
    let (before, after) = (partners(old), partners(plan))
    return Set(before.keys).union(after.keys).sorted().compactMap { district in
      let from = (before[district] ?? []).sorted()
      let to = (after[district] ?? []).sorted()
      guard from != to else { return nil }
      let name = plan.names[district.rawValue] ?? old.name(of: district)
      func names(_ ids: [District.ID]) -> String {
        Phrase.list(ids.map { plan.names[$0.rawValue] ?? old.name(of: $0) })
      }
      let text =
        switch (from.isEmpty, to.isEmpty) {
        case (true, _): "\(name) joins \(names(to))."
        case (_, true): "\(name) leaves \(names(from)) and has no partnership now."
        default: "\(name) moves from \(names(from)) to \(names(to))."
        }
      return Replan.Move(district: district, from: from, to: to, text: text)
    }
  }
}

extension RoundModel {
  /// Why a partnership of another state of the round is no column of this one.
  struct Obstacle: Error { var text: String }

  /// The column of a partnership of a plan, or why there is none any more.
  func column(_ partnership: Plan.Partnership) -> Result<Column, Obstacle> {
    var places: [Int] = []
    for id in partnership.members {
      guard let place = bundle.districts.firstIndex(where: { $0.id == id }) else {
        return .failure(Obstacle(text: "\(id) is no longer in the registry."))
      }
      places.append(place)
    }
    var guide: Int?
    if let id = partnership.facilitator {
      guide = bundle.facilitators.firstIndex { $0.id == id }
      if guide == nil {
        return .failure(Obstacle(text: "The facilitator \(id) is no longer in the registry."))
      }
    }
    places.sort()
    let partners: Column.Partners? =
      places.count == 2
      ? instance.pairs.firstIndex { [$0.first, $0.second] == places }.map(Column.Partners.pair)
      : instance.groups?.group(places, hub: pairScoring.party(places).mentor)
        .map(Column.Partners.group)
    let obstacle =
      obstacles.sentence(places) ?? guide.flatMap { obstacles.sentence($0, for: places) }
    guard let partners, instance.allows(Column(partners, facilitator: guide)),
      !(guide.map { instance.caseloads[$0].capacity < instance.load(ofSize: places.count) }
        ?? false)
    else {
      return .failure(
        Obstacle(text: (obstacle ?? "The round no longer allows it.").capitalisedStart))
    }
    return .success(Column(partners, facilitator: guide))
  }
}

extension String {
  /// The text with a capital at its start.
  fileprivate var capitalisedStart: String { prefix(1).uppercased() + dropFirst() }
}
