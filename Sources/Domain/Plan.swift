/// What the optimiser proposes for a round: partnerships, reasons, the unmatched, and a proof.
///
/// Its JSON form is the schema `tandem.plan/1`; numbers are not rounded and every list has the
/// order that its field documents.
package struct Plan: Equatable, Sendable {
  package static let schema = "tandem.plan/1"

  package var round: RoundSummary
  package var goal: Round.Goal
  /// The name of every district and facilitator of the input, by id.
  package var names: [String: String]
  package var input: Input
  package var proof: Proof
  /// What proves the bound again; `nil` where a plan has none.
  package var certificate: Certificate?
  /// In order of id: P01, P02, …, which is the order of their members.
  package var partnerships: [Partnership]
  /// In order of district id.
  package var unmatched: [Unmatched]
  /// In order of id; every facilitator of the input.
  package var facilitators: [FacilitatorLoad]
  package var summary: Summary

  package init(
    round: RoundSummary, goal: Round.Goal, names: [String: String], input: Input, proof: Proof,
    partnerships: [Partnership], unmatched: [Unmatched], facilitators: [FacilitatorLoad],
    summary: Summary, certificate: Certificate? = nil
  ) {
    self.round = round
    self.goal = goal
    self.names = names
    self.input = input
    self.proof = proof
    self.certificate = certificate
    self.partnerships = partnerships
    self.unmatched = unmatched
    self.facilitators = facilitators
    self.summary = summary
  }

  /// The name of a district or facilitator, or its id where the plan has no name for it.
  package func name<Entity>(of id: Identifier<Entity>) -> String {
    names[id.rawValue] ?? id.rawValue
  }
}

extension Plan {
  package struct RoundSummary: Equatable, Sendable, Codable {
    @OrNull package var name: String?
    @OrNull package var schoolYear: String?
    @OrNull package var maximumPartnerships: Int?

    private enum CodingKeys: String, CodingKey {
      case name
      case schoolYear = "school_year"
      case maximumPartnerships = "max_partnerships"
    }

    package init(name: String?, schoolYear: String?, maximumPartnerships: Int?) {
      self.name = name
      self.schoolYear = schoolYear
      self.maximumPartnerships = maximumPartnerships
    }
  }

  /// What the plan was made from.
  package struct Input: Equatable, Sendable, Codable {
    /// Of the canonical bundle, in lower-case hexadecimal.
    package var sha256: String
    package var districts: Int
    package var facilitators: Int
    package var policy: Policy

    package init(sha256: String, districts: Int, facilitators: Int, policy: Policy) {
      self.sha256 = sha256
      self.districts = districts
      self.facilitators = facilitators
      self.policy = policy
    }
  }

  /// The objective, what no plan can exceed, and how both were found.
  package struct Proof: Equatable, Sendable, Codable {
    package enum Status: String, CaseIterable, Sendable, Codable {
      case optimal, feasible, infeasible
    }

    /// What ended a run before its own rules did.
    package enum Stop: String, CaseIterable, Sendable, Codable { case time, interrupt }

    /// One stage of the goal; each is fixed before the next.
    package struct Stage: Equatable, Sendable, Codable {
      package var name: String
      package var value: Double
      package var bound: Double
      /// What the sum of the members' values loses by this stage.
      ///
      /// The best sum with the stages before it less the best with it too; `nil` for the last stage, and where it was not proved.
      @OrNull package var price: Double?

      package init(name: String, value: Double, bound: Double, price: Double? = nil) {
        self.name = name
        self.value = value
        self.bound = bound
        self.price = price
      }
    }

    package var status: Status
    /// The sum of the members' values, in units of one district's value.
    package var objective: Double
    /// What no plan over all allowed partnerships and facilitators exceeds.
    package var bound: Double
    /// `bound - objective`.
    package var gap: Double
    /// In the order in which they were solved.
    package var stages: [Stage]
    @OrNull package var stopped: Stop?
    /// Columns that the linear program held.
    package var columns: Int
    package var cuts: Int
    /// Times that every allowed column was priced.
    package var rounds: Int
    package var solver: String

    package init(
      status: Status, objective: Double, bound: Double, gap: Double, stages: [Stage],
      stopped: Stop?, columns: Int, cuts: Int, rounds: Int, solver: String
    ) {
      self.status = status
      self.objective = objective
      self.bound = bound
      self.gap = gap
      self.stages = stages
      self.stopped = stopped
      self.columns = columns
      self.cuts = cuts
      self.rounds = rounds
      self.solver = solver
    }
  }

  /// Whether partners meet on one footing or one shows the others.
  package enum Mode: String, CaseIterable, Sendable, Codable { case mutual, mentor }

  package struct Partnership: Equatable, Sendable, Codable, Identifiable {
    package var id: String
    /// Sorted by id.
    package var members: [District.ID]
    package var mode: Mode
    /// The member that mentors; only in mode `mentor`.
    @OrNull package var mentor: District.ID?
    @OrNull package var focus: Topic?
    /// The score of the members together, 0…1.
    package var score: Double
    /// The share of the score's weight that was known, 0…1.
    package var known: Double
    @OrNull package var facilitator: Facilitator.ID?
    /// The fit of the facilitator, 0…1; 0 without one.
    package var fit: Double
    /// `score_share · score + fit_share · fit`.
    package var value: Double
    /// Whether both asked for each other.
    package var requested: Bool
    /// In the order of `Criterion`.
    package var criteria: [CriterionScore]
    /// In the order of `FitCriterion`; empty without a facilitator.
    package var fitCriteria: [CriterionScore]
    /// In the order of `Warning.Code`.
    package var warnings: [Warning]
    /// The best other facilitators, best first.
    package var facilitatorCandidates: [Candidate]
    /// For each member, in order of id, its best other partnerships, least loss first.
    package var alternatives: [Alternative]

    private enum CodingKeys: String, CodingKey {
      case id, members, mode, mentor, focus, score, known, facilitator, fit, value, requested
      case criteria, warnings, alternatives
      case fitCriteria = "fit_criteria"
      case facilitatorCandidates = "facilitator_candidates"
    }

    package init(
      id: String, members: [District.ID], mode: Mode, mentor: District.ID?, focus: Topic?,
      score: Double, known: Double, facilitator: Facilitator.ID?, fit: Double, value: Double,
      requested: Bool, criteria: [CriterionScore], fitCriteria: [CriterionScore],
      warnings: [Warning], facilitatorCandidates: [Candidate], alternatives: [Alternative]
    ) {
      self.id = id
      self.members = members
      self.mode = mode
      self.mentor = mentor
      self.focus = focus
      self.score = score
      self.known = known
      self.facilitator = facilitator
      self.fit = fit
      self.value = value
      self.requested = requested
      self.criteria = criteria
      self.fitCriteria = fitCriteria
      self.warnings = warnings
      self.facilitatorCandidates = facilitatorCandidates
      self.alternatives = alternatives
    }
  }

  /// Something that partners should know and plan for.
  package struct Warning: Equatable, Sendable, Codable {
    package enum Code: String, CaseIterable, Sendable, Codable {
      case distance
      case lopsidedTie = "lopsided_tie"
      case leadership
      case size
      case known
      case roles
      case competes
      case levelGap = "level_gap"
    }

    package var code: Code
    package var text: String

    package init(code: Code, text: String) {
      self.code = code
      self.text = text
    }
  }

  package struct Candidate: Equatable, Sendable, Codable {
    package var id: Facilitator.ID
    package var fit: Double

    package init(id: Facilitator.ID, fit: Double) {
      self.id = id
      self.fit = fit
    }
  }

  /// Another partnership that a member could have been in, and what choosing it would cost.
  package struct Alternative: Equatable, Sendable, Codable {
    /// Sorted by id.
    package var members: [District.ID]
    @OrNull package var facilitator: Facilitator.ID?
    package var value: Double
    /// The plan's objective falls by at least this if the partnership is forced; 0 or more.
    package var lossAtLeast: Double

    private enum CodingKeys: String, CodingKey {
      case members, facilitator, value
      case lossAtLeast = "loss_at_least"
    }

    package init(
      members: [District.ID], facilitator: Facilitator.ID?, value: Double, lossAtLeast: Double
    ) {
      self.members = members
      self.facilitator = facilitator
      self.value = value
      self.lossAtLeast = lossAtLeast
    }
  }

  /// A district without a partnership: the first rule that leaves it none.
  package struct Unmatched: Equatable, Sendable, Codable {
    /// In the order in which the rules are tried.
    package enum Reason: String, CaseIterable, Sendable, Codable {
      case noConsent = "no_consent"
      /// Partnerships that run already take all its places.
      case noPlaceLeft = "no_place_left"
      case lockedOut = "locked_out"
      case mode
      case noCommonNeed = "no_common_need"
      case outOfReach = "out_of_reach"
      case belowMinimum = "below_minimum"
      case noFacilitator = "no_facilitator"
      case capReached = "cap_reached"
      case betterUsedElsewhere = "better_used_elsewhere"
    }

    package var district: District.ID
    package var reason: Reason
    /// What happened and what would help, in words for staff.
    package var text: String

    package init(district: District.ID, reason: Reason, text: String) {
      self.district = district
      self.reason = reason
      self.text = text
    }
  }

  package struct FacilitatorLoad: Equatable, Sendable, Codable {
    package var id: Facilitator.ID
    /// What the plan gives it; partnerships that run already do not count.
    package var load: Int
    /// What partnerships that run already leave of its capacity.
    package var capacity: Int
    /// One more place would raise the objective by at most this.
    package var marginalValueAtMost: Double

    private enum CodingKeys: String, CodingKey {
      case id, load, capacity
      case marginalValueAtMost = "marginal_value_at_most"
    }

    package init(id: Facilitator.ID, load: Int, capacity: Int, marginalValueAtMost: Double) {
      self.id = id
      self.load = load
      self.capacity = capacity
      self.marginalValueAtMost = marginalValueAtMost
    }
  }

  package struct Summary: Equatable, Sendable, Codable {
    /// Different districts in a partnership.
    package var placed: Int
    /// The mean of the partnerships' values; `nil` without partnerships.
    @OrNull package var meanValue: Double?
    /// The lowest of the partnerships' values; `nil` without partnerships.
    @OrNull package var worstValue: Double?
    /// Allowed pairs, both of whose members would have a higher score together.
    package var blockingPairs: Int

    private enum CodingKeys: String, CodingKey {
      case placed
      case meanValue = "mean_value"
      case worstValue = "worst_value"
      case blockingPairs = "blocking_pairs"
    }

    package init(placed: Int, meanValue: Double?, worstValue: Double?, blockingPairs: Int) {
      self.placed = placed
      self.meanValue = meanValue
      self.worstValue = worstValue
      self.blockingPairs = blockingPairs
    }
  }
}
