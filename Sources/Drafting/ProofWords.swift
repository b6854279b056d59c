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

  /// What is proved about the plan, in a sentence or a few.
  static func sentence(_ plan: Plan) -> String {
    let proof = plan.proof
    let done = earlierStages(proof)
    switch proof.status {
    case .optimal where plan.partnerships.isEmpty:
      return "No partnership can be formed under the rules of this round; this is proved over all"
        + " allowed \(RoundWords.choices(plan))."
    case .optimal:
      let scope =
        done.isEmpty
        ? "over all allowed \(RoundWords.choices(plan))"
        : "\(Phrase.list(done)), and of all plans that \(doAsWell(proof))"
      return "No better plan exists: \(scope) none is worth more than this one's"
        + " \(Amount.objective(proof.objective))."
    case .feasible:
      let stages = done.map { " \($0.capitalisedFirst)." }.joined()
      let others = done.isEmpty ? "none" : "none of those that \(doAsWell(proof))"
      let missing = Amount.objectiveLimit(proof.gap)
      let share =
        proof.bound > 0 ? " (\(Amount.percentAtMost(proof.gap / proof.bound)))" : ""
      return "\(stop(proof.stopped)).\(stages) This plan is worth"
        + " \(Amount.objective(proof.objective)), and \(others) is worth more than"
        + " \(Amount.objectiveLimit(proof.bound)), so at most \(missing)\(share) is missing."
    case .infeasible:
      return "No plan keeps every hard rule of this round (locks, places, and the fewest"
        + " partnerships that facilitators asked for), so nothing is proposed."
    }
  }

  /// What each stage before the last costs, in a sentence for each that costs anything.
  static func prices(_ plan: Plan) -> [String] {
    plan.proof.stages.dropLast().compactMap { stage in
      guard let price = stage.price else { return nil }
      let count = Int(stage.value.rounded())
      let deed =
        switch stage.name {
        case "requests" where count == 0: ""
        case "requests": "Honouring \(Phrase.count(count, "mutual request"))"
        case "coverage": "Placing as many districts as can be"
        default: "Raising the lowest value"
        }
      guard !deed.isEmpty else { return nil }
      guard price >= 1e-9 else { return "\(deed) costs nothing." }
      return "\(deed) costs \(Amount.objective(price)) of the"
        + " \(Amount.objective(plan.proof.objective + price)) that would be possible without."
    }
  }

  private static func doAsWell(_ proof: Plan.Proof) -> String {
    proof.stages.dropLast().allSatisfy { $0.name == "requests" } ? "honour as many" : "do as well"
  }

  /// What each stage before the last reached, as parts of a sentence.
  private static func earlierStages(_ proof: Plan.Proof) -> [String] {
    proof.stages.dropLast().map { stage in
      let isReached = stage.bound - stage.value < tolerance(of: stage)
      let count = Int(stage.value.rounded())
      let most = Amount.whole(stage.bound.rounded(.down))
      let limit = isReached ? "the most that can be" : "of at most \(most)"
      switch stage.name {
      case "requests" where count == 0 && isReached: return "no mutual request can be honoured"
      case "requests":
        return "\(Phrase.count(count, "mutual request")) \(count == 1 ? "is" : "are") honoured,"
          + " \(limit)"
      case "coverage", "placed":
        return "\(Phrase.count(count, "district")) \(count == 1 ? "is" : "are") placed, \(limit)"
      default:
        let height = isReached ? "as high as can be" : "of at most \(Amount.atMost(stage.bound))"
        return "the lowest value of a partnership is \(Amount.value(stage.value)), \(height)"
      }
    }
  }

  /// What a proof counts as no gap: less than one where things are counted.
  private static func tolerance(of stage: Plan.Proof.Stage) -> Double {
    ["requests", "coverage", "placed"].contains(stage.name) ? 1 - 1e-6 : 1e-6
  }

  private static func stop(_ stop: Plan.Proof.Stop?) -> String {
    switch stop {
    case .time: "Stopped by the time limit"
    case .interrupt: "Stopped before the end by request"
    case nil: "Not proved to be the best"
    }
  }
}

extension String {
  /// The text with a capital at its start.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
