import Domain

/// The proof of a plan and the goal that it was made for, in sentences.
enum ProofWords {
  static func goal(_ goal: Round.Goal) -> String {
    switch goal {
    case .value: "the greatest value, summed over the districts"
    case .coverage: "the most districts placed, then the greatest value summed over them"
    case .fair:
      "the most districts placed, then the lowest value as high as possible, then the greatest sum"
    }
  }

  /// What is proved about the plan, in one sentence or two.
  static func sentence(_ plan: Plan) -> String {
    let proof = plan.proof
    switch proof.status {
    case .optimal where plan.partnerships.isEmpty:
      return "No partnership can be formed under the rules of this round; this is proved over all"
        + " allowed partnerships and facilitators."
    case .optimal:
      let scope =
        proof.stages.count > 1
        ? "Among the plans that do as well in the stages before, none over all allowed"
          + " partnerships and facilitators"
        : "No plan over all allowed partnerships and facilitators"
      return "\(scope) can exceed \(Amount.objective(proof.objective)); this one reaches it."
    case .feasible:
      let limit = Amount.objectiveLimit(proof.bound)
      let missing = Amount.objectiveLimit(proof.gap)
      let share =
        proof.bound > 0 ? " (\(Amount.percentAtMost(proof.gap / proof.bound)))" : ""
      return "\(stop(proof.stopped)). This is the best plan found so far, with"
        + " \(Amount.objective(proof.objective)); no plan can exceed \(limit), so at most"
        + " \(missing)\(share) is missing."
    case .infeasible:
      return "No plan keeps every hard rule of this round (locks, places, and the fewest"
        + " partnerships that facilitators asked for), so nothing is proposed."
    }
  }

  /// What each stage before the last reached, as sentences.
  static func earlierStages(_ proof: Plan.Proof) -> [String] {
    proof.stages.dropLast().map { stage in
      let isCount = isCount(stage.name)
      let value = isCount ? Amount.whole(stage.value) : Amount.value(stage.value)
      let bound = isCount ? Amount.whole(stage.bound.rounded(.down)) : Amount.atMost(stage.bound)
      let isReached = stage.bound - stage.value < tolerance
      let limit = isReached ? ", as \(isCount ? "many" : "high") as can be" : " of at most \(bound)"
      return "\(title(stage.name)): \(value)\(limit)."
    }
  }

  /// What a proof counts as no gap.
  private static let tolerance = 1e-6

  private static func isCount(_ stage: String) -> Bool {
    ["requests", "coverage", "placed"].contains(stage)
  }

  private static func title(_ stage: String) -> String {
    switch stage {
    case "requests": "Mutual requests honoured"
    case "coverage", "placed": "Districts placed"
    case "fair", "worst", "lowest": "Lowest value of a partnership"
    default: stage.replacing("_", with: " ").capitalisedFirst
    }
  }

  private static func stop(_ stop: Plan.Proof.Stop?) -> String {
    switch stop {
    case .time: "Stopped by the time limit"
    case .interrupt: "Stopped before the end by request"
    case nil: "Not proved to be the greatest"
    }
  }
}

extension String {
  /// The text with a capital at its start.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
