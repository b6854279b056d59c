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

/// Drafts the documents of a partnership from its plan and the registry.
package enum BlueprintComposer {
  /// The draft for the partnership `id` (in any case) of `plan`.
  ///
  /// No date, name of a person or promise is made up: what the registry does not say becomes an
  /// open question (`Blueprint.openQuestions`).
  ///
  /// - Throws: `BlueprintProblem` if the plan has no such partnership or `bundle` lacks its members.
  package static func compose(
    _ document: Blueprint.Document = .blueprint, plan: Plan, partnership id: String,
    bundle: RegistryBundle
  ) throws(BlueprintProblem) -> Blueprint {
    let context = try context(plan: plan, partnership: id, bundle: bundle)
    return switch document {
    case .blueprint: blueprint(context)
    case .agreement: agreement(context)
    case .deepDive: deepDive(context)
    case .consultancy: consultancy(context)
    case .visit: visitAgenda(context)
    case .summit: summit(context)
    case .first: firstMeeting(context)
    }
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

  static func blueprint(_ context: DraftContext) -> Blueprint {
    draft(
      .blueprint, title: "Blueprint of \(context.names)",
      notice: "This is a draft for the members to change. Nothing in it is agreed until every"
        + " member has signed, and any member may withdraw.",
      [
        purpose(context), aim(context), drivers(context), membership(context),
        governance(context), meetings(context), distance(context), agreements(context),
        norms(context), learning(context), indicators(context), common(context),
        resources(context), continuity(context), feedback(context), risks(context),
        firstDays(context), signOff(context),
      ], context)
  }

  /// A document of a partnership, with what it was made from.
  static func draft(
    _ document: Blueprint.Document, title: String, notice: String,
    _ sections: [Blueprint.Section], _ context: DraftContext
  ) -> Blueprint {
    let plan = context.plan
    let round = [plan.round.name, plan.round.schoolYear].compactMap(\.self).joined(separator: ", ")
    return Blueprint(
      document, rules: context.rules.version, title: title, partnership: context.partnership.id,
      notice: notice,
      origin: "Partnership \(context.partnership.id)"
        + (round.isEmpty ? "" : " of the round \(round)")
        + "; policy \(plan.input.policy.version); drafting rules \(context.rules.version); input"
        + " \(plan.input.sha256.prefix(12)).",
      sections: sections)
  }
}
