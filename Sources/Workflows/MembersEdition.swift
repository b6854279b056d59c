package import Domain

/// A plan and its bundle without what districts keep to themselves.
///
/// The page before signing in promises that limits, readiness and who may leave are never shown to
/// partners, and the registration says the same of its last step. Documents that partners read are
/// drafted from this edition, so that no word of them follows from it.
package struct MembersEdition: Sendable {
  package let plan: Plan
  package let bundle: RegistryBundle

  private static let privateCriteria: Set<String> = [
    Criterion.readiness.rawValue, Criterion.stability.rawValue,
  ]
  /// Warnings that follow from what is left out; `known` says how much somebody left open.
  private static let privateWarnings: Set<Plan.Warning.Code> = [.leadership, .levelGap, .known]

  package init(_ plan: Plan, _ bundle: RegistryBundle) {
    var (plan, bundle) = (plan, bundle)
    for place in bundle.districts.indices {
      bundle.districts[place].readiness = nil
      bundle.districts[place].tenureYears = nil
      bundle.districts[place].isLeaving = false
      bundle.districts[place].substitutes = nil
      bundle.districts[place].levels = []
      bundle.districts[place].maximumMinutes = nil
      bundle.districts[place].capacity = 1
    }
    for place in plan.partnerships.indices {
      plan.partnerships[place].criteria.removeAll { Self.privateCriteria.contains($0.name) }
      plan.partnerships[place].warnings.removeAll { Self.privateWarnings.contains($0.code) }
    }
    self.plan = plan
    self.bundle = bundle
  }
}
