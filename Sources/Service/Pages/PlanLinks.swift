import Domain

/// Where one goes from a plan, and what the ways are called.
enum PlanLinks {
  static func ofPlan(_ number: Int, mayLock: Bool) -> [Block.Bullet] {
    func link(_ words: String, _ place: String) -> Block.Bullet {
      Block.Bullet(bulletText: words, bulletPath: Place.path("plans", "\(number)", place))
    }
    return [
      link("The report for a meeting, with pictures", "report"),
      link("Why not somebody else?", "why-not"),
      link("Compare with another plan", "compare"),
      link("Check every rule, score and the proof again", "verification"),
    ] + (mayLock ? [link("Require or forbid something, and see what it costs", "locks")] : [])
  }

  /// What staff may try with a partnership.
  static func ofPartnership(
    _ partnership: Plan.Partnership, in plan: Plan, _ number: Int
  ) -> [Block.Bullet] {
    var links = [
      Block.Bullet(
        bulletText: "What if they were kept apart?",
        bulletPath: LockForm.path(
          plan: number, kind: "apart", members: partnership.members.map(\.rawValue),
          facilitator: nil))
    ]
    links.append(
      Block.Bullet(
        bulletText: "What if they stayed together, whatever else changes?",
        bulletPath: LockForm.path(
          plan: number, kind: "together", members: partnership.members.map(\.rawValue),
          facilitator: nil)))
    if let facilitator = partnership.facilitator {
      links.append(
        Block.Bullet(
          bulletText: "What if \(plan.name(of: facilitator)) guided them, whatever else changes?",
          bulletPath: LockForm.path(
            plan: number, kind: "facilitator", members: partnership.members.map(\.rawValue),
            facilitator: facilitator.rawValue)))
    }
    return links
  }

  static func comparison(of plan: Int, with before: Int?) -> [Block.Bullet] {
    before.map {
      [
        Block.Bullet(
          bulletText: "Side by side with plan \($0), the one before",
          bulletPath: Place.path("plans", "\($0)", "compare", "\(plan)"))
      ]
    } ?? []
  }
}
