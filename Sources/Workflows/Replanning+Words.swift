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
        + " \(replan.forced.count) end or change because of what happened,"
        + " \(replan.ended.count) more end or change, and \(replan.begun.count) are new or changed."
    ]
    func section(_ title: String, _ rows: [String]) {
      guard !rows.isEmpty else { return }
      lines += ["", title] + rows.map { "  - " + $0 }
    }
    section("Ended by what happened", replan.forced.map { names($0) + ": " + ($0.reason ?? "") })
    // Who stays together under someone else has not ended anything.
    let begun = Dictionary(grouping: replan.begun, by: \.members)
    let ended = Dictionary(grouping: replan.ended + replan.forced, by: \.members)
    section(
      "Ended to make a better plan",
      replan.ended.filter { begun[$0.members] == nil }.map(names))
    section(
      "Another facilitator",
      replan.begun.compactMap { change in
        guard let before = ended[change.members]?.first else { return nil }
        func guide(_ id: Facilitator.ID?) -> String {
          id.map { plan.name(of: $0) } ?? "no facilitator"
        }
        return Phrase.list(change.members.map { plan.name(of: $0) })
          + ": \(guide(change.facilitator)) instead of \(guide(before.facilitator))"
      })
    section(
      "Begun",
      replan.begun.filter { ended[$0.members] == nil }
        .map { names($0) + " (value \(Phrase.decimal($0.value, 3)))" })
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
