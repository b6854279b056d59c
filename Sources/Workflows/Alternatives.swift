package import Assignment
package import Domain

/// Plans beside the best one, each different from all before it; schema `tandem.alternatives/1`.
package struct Alternatives: Equatable, Sendable, Codable {
  package static let schema = "tandem.alternatives/1"

  package struct Partnership: Equatable, Sendable, Codable {
    package var members: [District.ID]
    @OrNull package var facilitator: Facilitator.ID?
    package var value: Double
  }

  /// One plan, as what sets it apart from the best one.
  package struct Choice: Equatable, Sendable, Codable {
    /// 1 is the best plan.
    package var rank: Int
    package var objective: Double
    /// What no plan exceeds that differs from all plans of a lower rank.
    package var bound: Double
    /// By how much its objective is below that of the best plan.
    package var loss: Double
    /// Partnerships of the best plan that it has not, and the other way round.
    package var without: [Partnership]
    package var with: [Partnership]
  }

  package var schema = Self.schema
  /// The best first.
  package var plans: [Choice]
  /// The best plan as `tandem match --json` prints it.
  package var plan: Plan
}

extension Matching {
  /// The best plans that differ from each other in at least one partnership or its facilitator.
  ///
  /// Each is the best that differs from all before it, as far as `control` lets it be proved.
  ///
  /// - Parameters:
  ///   - count: at least 1; there may be fewer plans than that.
  ///   - model: the round, scored.
  ///   - sha256: of the canonical bundle.
  ///   - control: ends the search early.
  /// - Returns: the best plan as a match gives it, and all of them beside each other.
  /// - Throws: what a match throws.
  package static func alternatives(
    _ count: Int, of model: RoundModel, sha256: String, control: Control = Control()
  ) throws -> (outcome: Outcome, alternatives: Alternatives) {
    let first = try run(model, sha256: sha256, control: control)
    var choices = [
      Alternatives.Choice(
        rank: 1, objective: first.plan.proof.objective, bound: first.plan.proof.bound, loss: 0,
        without: [], with: [])
    ]
    guard first.plan.proof.status == .optimal || first.plan.proof.status == .feasible else {
      return (first, Alternatives(plans: [], plan: first.plan))
    }
    var instance = model.instance
    let composer = PlanComposer(model: model, sha256: sha256)
    var last = first.plan.partnerships.compactMap { try? model.column($0).get() }
    while choices.count < count, control.stop() == nil {
      // Another plan lacks at least one of these columns, or has one more.
      instance.sides.append(.init(Set(last), .atMost(last.count - 1)))
      guard !last.isEmpty else { break }
      let result = try Optimiser(control: control).solve(
        instance, goal: goal(of: model.bundle), from: last)
      guard result.status == .optimal || result.status == .feasible else { break }
      let plan = composer.plan(result)
      choices.append(
        Alternatives.Choice(
          rank: choices.count + 1, objective: result.objective, bound: result.bound,
          loss: first.plan.proof.objective - result.objective,
          without: missing(first.plan, in: plan), with: missing(plan, in: first.plan)))
      last = result.columns
    }
    return (first, Alternatives(plans: choices, plan: first.plan))
  }

  private static func missing(_ plan: Plan, in other: Plan) -> [Alternatives.Partnership] {
    plan.partnerships.filter { partnership in
      !other.partnerships.contains {
        $0.members == partnership.members && $0.facilitator == partnership.facilitator
      }
    }.map {
      Alternatives.Partnership(
        members: $0.members, facilitator: $0.facilitator, value: $0.value)
    }
  }
}

extension Alternatives {
  package func json() throws -> [UInt8] { try Printed.json(self) }

  /// The plans after the first, for staff.
  package var text: String {
    func words(_ partnership: Partnership) -> String {
      Phrase.list(partnership.members.map { plan.name(of: $0) })
        + (partnership.facilitator.map { ", guided by \(plan.name(of: $0))" } ?? "")
    }
    var lines = ["", "Other plans"]
    for choice in plans.dropFirst() {
      let gap = choice.bound - choice.objective
      lines += [
        "",
        "\(choice.rank). Worth \(Phrase.decimal(choice.objective, 4)),"
          + " \(Phrase.decimal(choice.loss, 4)) less than the best"
          + (gap < 1e-6
            ? "; no other plan but those above is worth more."
            : "; none but those above is worth more than \(Phrase.decimal(choice.bound, 4))."),
      ]
      lines += choice.without.map { "   without  \(words($0))" }
      lines += choice.with.map { "   with     \(words($0))" }
    }
    if plans.count < 2 { lines.append("There is no other plan.") }
    return lines.joined(separator: "\n") + "\n"
  }
}
