import Assignment
import Domain
import Drafting
import Foundation
import Scoring

/// Turns what the optimiser found into a plan: words, reasons and the sums beside the numbers.
struct PlanComposer {
  let model: RoundModel
  let sha256: String

  /// The other partnerships named for each member, and the other facilitators named.
  private static let choicesNamed = 3
  private static let threads = ProcessInfo.processInfo.activeProcessorCount

  private var bundle: RegistryBundle { model.bundle }

  /// The plan of a result that keeps every requirement.
  ///
  /// - Parameters:
  ///   - result: of the round itself, or of it with further limits.
  ///   - prices: what each stage costs, by name, where that is known.
  ///   - certificate: what proves the bound; only of a result of the round itself.
  /// - Returns: the plan.
  func plan(
    _ result: Optimiser.Result, prices: [Stage: Double] = [:],
    certificate: Plan.Certificate? = nil
  ) -> Plan {
    let counterfactuals = Counterfactuals(model.instance, result)
    let formed = Set(result.columns.map(\.partners))
    // By members alone, whatever the kind of partnership.
    let columns = result.columns.sorted {
      model.instance.members(of: $0).lexicographicallyPrecedes(model.instance.members(of: $1))
    }
    let partnerships = onThreads(Self.threads, count: columns.count) { number in
      partnership(number, columns[number], counterfactuals, formed: formed)
    }
    let placed = Set(partnerships.flatMap(\.members))
    let loads = model.instance.loads(of: result.columns)
    let unmatched = UnmatchedReasons(
      model: model, counterfactuals: counterfactuals, columns: result.columns,
      capIsReached: bundle.round.maximumPartnerships.map { partnerships.count >= $0 } ?? false)
    let left = bundle.districts.indices.filter { !placed.contains(bundle.districts[$0].id) }
    return Plan(
      round: roundSummary, goal: bundle.round.goal, names: names, input: input,
      proof: proof(result, prices), partnerships: partnerships,
      unmatched: onThreads(Self.threads, count: left.count) { unmatched.reason(left[$0]) },
      facilitators: bundle.facilitators.enumerated().map { place, facilitator in
        Plan.FacilitatorLoad(
          id: facilitator.id, load: loads[place],
          capacity: model.instance.caseloads[place].capacity,
          marginalValueAtMost: counterfactuals.marginalValue(ofFacilitator: place))
      },
      summary: Plan.Summary(
        placed: placed.count,
        meanValue: partnerships.isEmpty
          ? nil : partnerships.reduce(0) { $0 + $1.value } / Double(partnerships.count),
        worstValue: partnerships.map(\.value).min(),
        blockingPairs: BlockingPairs(model: model, partnerships: partnerships).count),
      certificate: certificate)
  }

  /// A plan that says that there is none.
  func infeasiblePlan() -> Plan {
    Plan(
      round: roundSummary, goal: bundle.round.goal, names: names, input: input,
      proof: Plan.Proof(
        status: .infeasible, objective: 0, bound: 0, gap: 0, stages: [], stopped: nil, columns: 0,
        cuts: 0, rounds: 0, solver: Optimiser.solverName),
      partnerships: [], unmatched: [],
      facilitators: bundle.facilitators.enumerated().map { place, facilitator in
        Plan.FacilitatorLoad(
          id: facilitator.id, load: 0, capacity: model.instance.caseloads[place].capacity,
          marginalValueAtMost: 0)
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

  private func proof(_ result: Optimiser.Result, _ prices: [Stage: Double]) -> Plan.Proof {
    Plan.Proof(
      status: result.status == .optimal ? .optimal : .feasible, objective: result.objective,
      bound: result.bound, gap: result.bound - result.objective,
      stages: result.stages.map {
        Plan.Proof.Stage(
          name: $0.name.rawValue, value: $0.value, bound: $0.bound, price: prices[$0.name])
      },
      stopped: result.stopped.map { $0 == .time ? .time : .interrupt },
      columns: result.columnCount, cuts: result.cutCount, rounds: result.pricingRounds,
      solver: Optimiser.solverName)
  }

  // MARK: One partnership

  private func partnership(
    _ number: Int, _ column: Column, _ counterfactuals: Counterfactuals,
    formed: Set<Column.Partners>
  ) -> Plan.Partnership {
    let party = model.party(column)
    let members = party.members
    let score = model.pairScoring.score(party)
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
      requested: score.requests > 0, criteria: model.pairScoring.criteria(party),
      fitCriteria: column.facilitator.map {
        model.fitScoring.criteria($0, members: members, focus: score.focus)
      } ?? [],
      warnings: warnings(members, score, column.facilitator),
      facilitatorCandidates: candidates(column),
      alternatives: members.filter(mayBeElsewhere).flatMap { member in
        counterfactuals.choices(
          of: member, excluding: formed, count: Self.choicesNamed
        ).map { alternative($0) }
      })
  }

  /// Whether locks leave a member a place that another partnership could have.
  private func mayBeElsewhere(_ member: Int) -> Bool {
    let kept = model.locks.together.count { $0.contains(member) }
    return kept < model.instance.memberCapacities[member]
  }

  private func alternative(_ choice: Counterfactuals.Choice) -> Plan.Alternative {
    let policy = bundle.round.policy
    let party = model.party(choice.column)
    let score = model.pairScoring.score(party)
    let fit = choice.column.facilitator.map {
      model.fitScoring.fit($0, members: party.members, focus: score.focus).fit
    }
    return Plan.Alternative(
      members: model.ids(choice.column),
      facilitator: choice.column.facilitator.map { bundle.facilitators[$0].id },
      value: policy.scoreShare * score.score + policy.fitShare * (fit ?? 0),
      lossAtLeast: choice.lossAtLeast)
  }

  /// The facilitators who would suit the partnership best besides its own.
  private func candidates(_ column: Column) -> [Plan.Candidate] {
    let members = model.instance.members(of: column)
    let focus = model.instance.focus(of: column)
    let fits = model.instance.fits
    return (model.locks.facilitators(members) ?? Array(bundle.facilitators.indices))
      .filter { $0 != column.facilitator && fits.allows($0, members) }
      .map { (place: $0, fit: fits.fit($0, members, focus: focus)) }
      .sorted { ($1.fit, $0.place) < ($0.fit, $1.place) }
      .prefix(Self.choicesNamed)
      .map { Plan.Candidate(id: bundle.facilitators[$0.place].id, fit: $0.fit) }
  }

  private func warnings(
    _ members: [Int], _ score: PartyScore, _ facilitator: Int?
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
