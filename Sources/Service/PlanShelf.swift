import Access
import Domain
import Storage
import Synchronization
import Workflows

/// The plans that were looked at lately: a kept plan never changes, and a large one takes long to
/// be read.
final class PlanShelf: Sendable {
  struct Kept: Sendable {
    var plan: Plan
    /// The plan as it is kept, in JSON.
    var bytes: [UInt8]
    var round: String
    /// The plan's page, rendered, as those of a role see it.
    fileprivate var pages: [Role: Page] = [:]

    init(plan: Plan, bytes: [UInt8], round: String) {
      self.plan = plan
      self.bytes = bytes
      self.round = round
    }
  }

  fileprivate struct State {
    var plans: [Int: Kept] = [:]
    /// Numbers, the one that was asked for last at the end.
    var order: [Int] = []
  }

  private let state = Mutex(State())
  /// Plans kept at once.
  private static let most = 8

  /// A plan, for whoever may see it.
  func plan(_ number: Int, _ desk: RegistryDesk) throws(Failure) -> Kept {
    if Permission.allows(desk.actor, .seePlans), let known = state.withLock({ $0.take(number) }) {
      return known
    }
    let (bytes, plan) = try desk.plan(number)
    let kept = Kept(plan: plan, bytes: bytes, round: try desk.round(ofPlan: number))
    state.withLock { $0.put(kept, number, most: Self.most) }
    return kept
  }

  /// A plan's page, which `make` makes for a role but once.
  func page(
    _ number: Int, _ desk: RegistryDesk, _ make: (Kept) throws -> Page
  ) throws -> Page {
    let (kept, role) = (try plan(number, desk), desk.actor.role)
    if let page = kept.pages[role] { return page }
    let page = try make(kept)
    state.withLock { $0.plans[number]?.pages[role] = page }
    return page
  }
}

extension PlanShelf.State {
  fileprivate mutating func take(_ number: Int) -> PlanShelf.Kept? {
    guard let found = plans[number] else { return nil }
    order.removeAll { $0 == number }
    order.append(number)
    return found
  }

  fileprivate mutating func put(_ kept: PlanShelf.Kept, _ number: Int, most: Int) {
    plans[number] = kept
    order.removeAll { $0 == number }
    order.append(number)
    if order.count > most { plans[order.removeFirst()] = nil }
  }
}
