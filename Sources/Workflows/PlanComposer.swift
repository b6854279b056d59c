import Assignment
import Domain
import Drafting
import Scoring

/// Turns what the optimiser found into a plan: words, reasons and the sums beside the numbers.
struct PlanComposer {
  let model: RoundModel
  let sha256: String

  /// The other partnerships named for each member, and the other facilitators named.
  private static let choicesNamed = 3

  private var bundle: RegistryBundle { model.bundle }

  /// The plan of a result that keeps every requirement.
  func plan(_ result: Optimiser.Result) -> Plan {
    let counterfactuals = Counterfactuals(model.instance, result)
    let formed = Set(result.columns.map(\.pair))
    let partnerships = result.columns.enumerated().map { number, column in
      partnership(number, column, counterfactuals, formed: formed)
    }
    let placed = Set(partnerships.flatMap(\.members))
    let loads = model.instance.loads(of: result.columns)
    let unmatched = UnmatchedReasons(
      model: model, counterfactuals: counterfactuals, columns: result.columns,
      capIsReached: bundle.round.maximumPartnerships.map { partnerships.count >= $0 } ?? false)
    return Plan(
      round: roundSummary, goal: bundle.round.goal, names: names, input: input,
      proof: proof(result), partnerships: partnerships,
      unmatched: bundle.districts.indices.filter { !placed.contains(bundle.districts[$0].id) }
        .map(unmatched.reason),
      facilitators: bundle.facilitators.enumerated().map { place, facilitator in
        Plan.FacilitatorLoad(
          id: facilitator.id, load: loads[place], capacity: facilitator.capacity,
          marginalValueAtMost: counterfactuals.marginalValue(ofFacilitator: place))
      },
      summary: Plan.Summary(
        placed: placed.count,
        meanValue: partnerships.isEmpty
          ? nil : partnerships.reduce(0) { $0 + $1.value } / Double(partnerships.count),
        worstValue: partnerships.map(\.value).min(),
        blockingPairs: BlockingPairs(model: model, partnerships: partnerships).count))
  }

  /// A plan that says that there is none.
  func infeasiblePlan() -> Plan {
    Plan(
      round: roundSummary, goal: bundle.round.goal, names: names, input: input,
      proof: Plan.Proof(
        status: .infeasible, objective: 0, bound: 0, gap: 0, stages: [], stopped: nil, columns: 0,
        cuts: 0, rounds: 0, solver: Optimiser.solverName),
      partnerships: [], unmatched: [],
      facilitators: bundle.facilitators.map {
        Plan.FacilitatorLoad(id: $0.id, load: 0, capacity: $0.capacity, marginalValueAtMost: 0)
      },
      summary: Plan.Summary(placed: 0, meanValue: nil, worstValue: nil, blockingPairs: 0))
  }

  private var roundSummary: Plan.RoundSummary {
    Plan.RoundSummary(
      name: bundle.round.name, schoolYear: bundle.round.schoolYear,
      maximumPartnerships: bundle.round.maximumPartnerships)
  }

  private var names: [String: String] {
    var names: [String: String] = [:]
    for district in bundle.districts { names[district.id.rawValue] = district.name }
    for facilitator in bundle.facilitators { names[facilitator.id.rawValue] = facilitator.name }
    return names
  }

  private var input: Plan.Input {
    Plan.Input(
      sha256: sha256, districts: bundle.districts.count, facilitators: bundle.facilitators.count,
      policy: bundle.round.policy)
  }

  private func proof(_ result: Optimiser.Result) -> Plan.Proof {
    Plan.Proof(
      status: result.status == .optimal ? .optimal : .feasible, objective: result.objective,
      bound: result.bound, gap: result.bound - result.objective,
      stages: result.stages.map {
        Plan.Proof.Stage(name: $0.name.rawValue, value: $0.value, bound: $0.bound)
      },
      stopped: result.stopped.map { $0 == .time ? .time : .interrupt },
      columns: result.columnCount, cuts: result.cutCount, rounds: result.pricingRounds,
      solver: Optimiser.solverName)
  }

  // MARK: One partnership

  private func partnership(
    _ number: Int, _ column: Column, _ counterfactuals: Counterfactuals, formed: Set<Int>
  ) -> Plan.Partnership {
    let pair = model.instance.pairs[column.pair]
    let members = [pair.first, pair.second]
    let score = model.pairScoring.pair(pair.first, pair.second)
    let policy = bundle.round.policy
    let fit = column.facilitator.map {
      model.fitScoring.fit($0, members: members, focus: score.focus).fit
    }
    return Plan.Partnership(
      id: "P" + String(repeating: "0", count: number < 9 ? 1 : 0) + String(number + 1),
      members: members.map { bundle.districts[$0].id }, mode: score.mode,
      mentor: score.mentor.map { bundle.districts[$0].id }, focus: score.focus,
      score: score.score, known: score.known,
      facilitator: column.facilitator.map { bundle.facilitators[$0].id }, fit: fit ?? 0,
      value: policy.scoreShare * score.score + policy.fitShare * (fit ?? 0),
      requested: score.requested, criteria: model.pairScoring.criteria(pair.first, pair.second),
      fitCriteria: column.facilitator.map {
        model.fitScoring.criteria($0, members: members, focus: score.focus)
      } ?? [],
      warnings: warnings(members, score, column.facilitator),
      facilitatorCandidates: candidates(pair, other: column.facilitator),
      alternatives: members.filter(mayBeElsewhere).flatMap { member in
        counterfactuals.choices(
          of: member, excluding: formed, count: Self.choicesNamed
        ).map { alternative($0) }
      })
  }

  /// Whether locks leave a member a place that another partnership could have.
  private func mayBeElsewhere(_ member: Int) -> Bool {
    let kept = model.locks.together.count { $0.contains(member) }
    return kept < bundle.districts[member].capacity
  }

  private func alternative(_ choice: Counterfactuals.Choice) -> Plan.Alternative {
    let instance = model.instance
    let units = instance.units(of: choice.column)
    let pair = instance.pairs[choice.column.pair]
    let policy = bundle.round.policy
    let score = model.allowedPair(choice.column.pair).score
    let fit = choice.column.facilitator.map {
      instance.fits.fit($0, pair.first, pair.second, focus: pair.focus)
    }
    assert(units >= 0, "values are never below zero")
    return Plan.Alternative(
      members: model.members(choice.column.pair),
      facilitator: choice.column.facilitator.map { bundle.facilitators[$0].id },
      value: policy.scoreShare * score + policy.fitShare * (fit ?? 0),
      lossAtLeast: choice.lossAtLeast)
  }

  /// The facilitators who would suit the partnership best besides its own.
  private func candidates(_ pair: Instance.Pair, other: Int?) -> [Plan.Candidate] {
    // A lock on the facilitator leaves no other.
    guard pair.onlyFacilitator == nil else { return [] }
    let fits = model.instance.fits
    return bundle.facilitators.indices
      .filter { $0 != other && fits.allows($0, pair.first, pair.second) }
      .map { (place: $0, fit: fits.fit($0, pair.first, pair.second, focus: pair.focus)) }
      .sorted { ($1.fit, $0.place) < ($0.fit, $1.place) }
      .prefix(Self.choicesNamed)
      .map { Plan.Candidate(id: bundle.facilitators[$0.place].id, fit: $0.fit) }
  }

  private func warnings(
    _ members: [Int], _ score: PairScore, _ facilitator: Int?
  ) -> [Plan.Warning] {
    let districts = members.map { bundle.districts[$0] }
    let ids = Set(districts.map(\.id))
    return Warnings.of(
      WarningFacts(
        members: districts, mode: score.mode,
        mentor: score.mentor.map { bundle.districts[$0].id }, minutes: score.minutes,
        known: score.known, focus: score.focus,
        facilitatorName: facilitator.map { bundle.facilitators[$0].name },
        facilitatorTies: facilitator.map { place in
          members.map { model.fitScoring.tie(place, $0) }
        } ?? [],
        competes: bundle.districtTies.contains {
          $0.kind == .competes && ids.contains($0.from) && ids.contains($0.to)
        },
        policy: bundle.round.policy))
  }
}
