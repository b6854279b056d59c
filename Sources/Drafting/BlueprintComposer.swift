package import Domain

/// Why a blueprint cannot be drafted.
package enum BlueprintProblem: Error, Equatable {
  /// The plan has no such partnership; the ids that it has.
  case unknownPartnership(String, known: [String])
  /// The registry lacks districts or a facilitator of the plan, so it is not the plan's own.
  case notInRegistry([String])
}

extension BlueprintProblem: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknownPartnership(let id, let known):
      guard let first = known.first, let last = known.last else {
        return "This plan has no partnerships, so there is no \"\(id.printable)\" to draft for."
      }
      let range = known.count > 1 ? "\(first) to \(last)" : first
      return "This plan has no partnership \"\(id.printable)\". Give one of \(range)."
    case .notInRegistry(let ids):
      return "The registry does not have \(Phrase.list(ids)) of this plan."
        + " Give the registry that the plan was made from."
    }
  }
}

/// Drafts the blueprint of a partnership from its plan and the registry.
package enum BlueprintComposer {
  /// The draft for the partnership `id` (in any case) of `plan`.
  ///
  /// No date, name of a person or promise is made up: what the registry does not say becomes an
  /// open question.
  ///
  /// - Throws: `BlueprintProblem` if the plan has no such partnership or `bundle` lacks its members.
  package static func compose(
    plan: Plan, partnership id: String, bundle: RegistryBundle
  ) throws(BlueprintProblem) -> Blueprint {
    compose(try context(plan: plan, partnership: id, bundle: bundle))
  }

  /// Everything known about the partnership `id`.
  static func context(
    plan: Plan, partnership id: String, bundle: RegistryBundle
  ) throws(BlueprintProblem) -> DraftContext {
    let wanted = id.lowercased()
    guard let partnership = plan.partnerships.first(where: { $0.id.lowercased() == wanted }) else {
      throw .unknownPartnership(id, known: plan.partnerships.map(\.id))
    }
    return try DraftContext(partnership, in: plan, bundle: bundle)
  }

  private static func compose(_ context: DraftContext) -> Blueprint {
    let plan = context.plan
    let round = [plan.round.name, plan.round.schoolYear].compactMap(\.self).joined(separator: ", ")
    return Blueprint(
      rules: "v1", title: "Blueprint of \(context.words.members)",
      partnership: context.partnership.id,
      notice: "This is a draft for the members to change. Nothing in it is agreed until every"
        + " member has signed, and any member may withdraw.",
      origin: "Partnership \(context.partnership.id)"
        + (round.isEmpty ? "" : " of the round \(round)")
        + "; policy \(plan.input.policy.version); input \(plan.input.sha256.prefix(12)).",
      sections: [
        purpose(context), commonNeed(context), partners(context), facilitator(context),
        reasons(context), meetings(context), risks(context), openQuestions(context),
        signOff(context),
      ])
  }
}
