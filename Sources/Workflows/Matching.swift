package import Assignment
package import Domain

/// The main job: from a bundle to a plan with its proof and its reasons.
package enum Matching {
  /// A plan and, where there is none, why.
  package struct Outcome: Sendable {
    package var plan: Plan
    /// What cannot hold together, in words; empty unless the plan is infeasible.
    package var conflicts: [String]
  }

  /// Matches a round.
  ///
  /// - Parameters:
  ///   - model: the round, scored.
  ///   - sha256: of the canonical bundle.
  ///   - control: ends the run early and follows its progress.
  /// - Returns: the plan; where there is none, an empty one with the conflicts in words.
  /// - Throws: `MatchingError`, or `ProgramDefect` for numbers that are not fit for a linear program.
  package static func run(
    _ model: RoundModel, sha256: String, control: Control = Control()
  ) throws -> Outcome {
    let composer = PlanComposer(model: model, sha256: sha256)
    let conflicts = model.conflicts
    guard conflicts.isEmpty else {
      return Outcome(plan: composer.infeasiblePlan(), conflicts: conflicts)
    }
    let result = try Optimiser(control: control).solve(
      model.instance, goal: goal(of: model.bundle))
    switch result.status {
    case .optimal, .feasible:
      let prices = try StagePrices(instance: model.instance, control: control)
        .prices(of: result, goal: goal(of: model.bundle))
      let certificate = CertificateMaking(model: model).certificate(result)
      return Outcome(
        plan: composer.plan(result, prices: prices, certificate: certificate), conflicts: [])
    case .infeasible:
      let contradiction = try Contradiction.smallest(of: model.bundle, control)
      return Outcome(plan: composer.infeasiblePlan(), conflicts: contradiction.sentences)
    case .unknown: throw MatchingError.stoppedWithoutPlan(result.stopped)
    }
  }
}

extension Matching {
  /// The optimiser's goal for a round.
  static func goal(of bundle: RegistryBundle) -> Optimiser.Goal {
    switch bundle.round.goal {
    case .value: .value
    case .coverage: .coverage
    case .fair: .fair
    }
  }
}

/// What the main job refuses.
package enum MatchingError: Error, Equatable {
  /// The run was stopped before any plan was found that keeps all minimums and locks.
  case stoppedWithoutPlan(Control.Stop?)
}

extension MatchingError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .stoppedWithoutPlan:
      "The run was stopped before it found a plan that keeps all minimum caseloads and locks, and"
        + " before it could show that there is none. Give it more time, or lower the minimums."
    }
  }
}
