import Domain

extension Plan {
  /// Whether the registry of the round has no facilitators at all.
  var isWithoutFacilitators: Bool { input.facilitators == 0 }

  /// Whether a facilitator could take one more partnership of two.
  func hasFreePlace(_ load: FacilitatorLoad) -> Bool {
    load.capacity - load.load >= (input.policy.caseloadUnit == .districts ? 2 : 1)
  }
}

/// What every text says about the round that a plan is for.
enum RoundWords {
  static let withoutFacilitators = "This round is matched without facilitators."

  /// How many facilitators there are and how many have an assignment.
  static func facilitators(_ plan: Plan) -> String {
    guard plan.isWithoutFacilitators else {
      let busy = plan.facilitators.filter { $0.load > 0 }.count
      return "\(Phrase.count(plan.input.facilitators, "facilitator")) in the registry:"
        + " \(Phrase.grouped(busy)) with an assignment."
    }
    return plan.input.policy.facilitators == .required
      ? "The registry has no facilitators, and the policy asks for one for each partnership."
      : withoutFacilitators
  }

  /// What is free to choose in the round: `partnerships and facilitators`.
  static func choices(_ plan: Plan) -> String {
    plan.isWithoutFacilitators ? "partnerships" : "partnerships and facilitators"
  }
}
