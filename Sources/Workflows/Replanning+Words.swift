import Domain

extension Replanning {
  package static func json(_ replan: Replan) throws -> [UInt8] { try Printed.json(replan) }

  /// The new plan alone, as `tandem match --json` would print it.
  package static func planJSON(_ replan: Replan) throws -> [UInt8] {
    try Printed.json(replan.plan)
  }

  /// What changed and why, for staff.
  package static func text(_ replan: Replan) -> String {
    let plan = replan.plan
    func names(_ change: Replan.Change) -> String {
      Phrase.list(change.members.map { plan.name(of: $0) })
        + (change.facilitator.map { ", guided by \(plan.name(of: $0))" } ?? "")
    }
    var lines = [
      "\(Phrase.count(replan.kept, "partnership")) stay as they are,"
        + " \(replan.forced.count) end because of what happened, \(replan.ended.count) more end,"
        + " and \(replan.begun.count) begin."
    ]
    func section(_ title: String, _ rows: [String]) {
      guard !rows.isEmpty else { return }
      lines += ["", title] + rows.map { "  - " + $0 }
    }
    section("Ended by what happened", replan.forced.map { names($0) + ": " + ($0.reason ?? "") })
    section("Ended to make a better plan", replan.ended.map(names))
    section(
      "Begun", replan.begun.map { names($0) + " (value \(Phrase.decimal($0.value, 3)))" })
    section("Who moves", replan.moves.map(\.text))
    lines += ["", "Changes allowed beyond what happened, and what the best plan is then worth"]
    for step in replan.curve {
      let gap = step.bound - step.objective
      lines.append(
        "  \(step.changes)  \(Phrase.decimal(step.objective, 4))"
          + (gap < 1e-6 ? ", proved" : ", at most \(Phrase.decimal(step.bound, 4))"))
    }
    lines.append(
      "Without a limit it is worth \(Phrase.decimal(replan.unlimited.objective, 4)), with"
        + " \(Phrase.count(replan.unlimited.changes, "change")).")
    return lines.joined(separator: "\n") + "\n"
  }
}
