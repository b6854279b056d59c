import Domain

/// A plan and its bundle, side by side; each check writes what it finds into a ledger.
struct Examination {
  let plan: Plan
  let bundle: RegistryBundle
  let plain: PlainScore

  let districts: [District.ID: District]
  let facilitators: [Facilitator.ID: Facilitator]
  let engagements: Engagements

  init(of plan: Plan, against bundle: RegistryBundle) {
    self.plan = plan
    self.bundle = bundle
    plain = PlainScore(bundle)
    engagements = Engagements(bundle)
    districts = Dictionary(
      bundle.districts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    facilitators = Dictionary(
      bundle.facilitators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var policy: Policy { bundle.round.policy }

  /// Holds everything but the input against the bundle.
  ///
  /// - Returns: what the certificate proves, where that is asked for and there is one.
  func checkPlan(provesBound: Bool, into ledger: inout Ledger) -> BoundReport? {
    let derived = plan.partnerships.map(derive)
    for (index, partnership) in plan.partnerships.enumerated() {
      check(
        partnership, derived[index], at: "partnerships[\(index)]", number: index + 1, into: &ledger)
    }
    checkOrderOfPartnerships(into: &ledger)
    checkDistrictCapacities(into: &ledger)
    checkRepeatedPairs(into: &ledger)
    checkFacilitators(into: &ledger)
    checkMaximumPartnerships(into: &ledger)
    checkLocks(into: &ledger)
    checkProof(derived, into: &ledger)

    let table = PairTable(bundle, plain, engagements)
    checkUnmatched(table, into: &ledger)
    checkSummary(derived, table, into: &ledger)
    return provesBound ? checkBound(derived, table, into: &ledger) : nil
  }

  /// The districts that are in a partnership of the plan.
  var placed: Set<District.ID> { Set(plan.partnerships.flatMap(\.members)) }

  /// The partnerships of the plan that each district is in.
  var partnershipsByDistrict: [District.ID: [Int]] {
    var indices: [District.ID: [Int]] = [:]
    for (index, partnership) in plan.partnerships.enumerated() {
      for member in Set(partnership.members) { indices[member, default: []].append(index) }
    }
    return indices
  }
}
