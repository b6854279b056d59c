package import Domain

/// An independent check of a plan against the bundle that it was made from.
package enum PlanVerifier {
  /// What a check of a plan cannot say.
  static let note = """
    Every rule, score, value and sum was re-derived from the bundle. That no better plan exists \
    was not proved again: the bound, the marginal values and the losses are held only against \
    what they must agree with.
    """

  /// What a check that proved the bound again cannot say.
  static let noteWithBound = """
    Every rule, score, value and sum was re-derived from the bundle, and the bound from the prices \
    of the certificate. What the stages before the sum reached was counted; that they could not \
    reach more was not proved again. The marginal values and the losses are held only against what \
    they must agree with.
    """

  /// What a check of a plan that found nothing to propose cannot say.
  static let noteOnInfeasible = """
    The plan says that the rules cannot all be kept. Its input was held against the bundle; that \
    no plan exists was not proved again.
    """

  /// Re-derives every rule, score, reason and sum of `plan` from the tables of `bundle`.
  ///
  /// A plan of status `infeasible` proposes nothing, so only its input is held against the bundle.
  /// Numbers may differ by 1e-9, and the objective by 2e-9 for each partnership. Where a score is
  /// so close to a threshold that rounding decides, either answer is accepted.
  ///
  /// - Parameters:
  ///   - plan: the plan to check.
  ///   - bundle: the tables that it claims to be made from.
  ///   - sha256: the fingerprint of the canonical bundle, in lower-case hexadecimal.
  ///   - provesBound: whether every allowed partnership is priced again with the plan's certificate.
  /// - Returns: every finding, and how often each rule was applied.
  package static func verify(
    _ plan: Plan, against bundle: RegistryBundle, sha256: String, provesBound: Bool = false
  ) -> VerificationReport {
    let examination = Examination(of: plan, against: bundle)
    let isInfeasible = plan.proof.status == .infeasible
    var ledger = Ledger()
    examination.checkInput(sha256: sha256, into: &ledger)
    var bound: BoundReport?
    if isInfeasible {
      examination.checkNothingProposed(into: &ledger)
    } else {
      bound = examination.checkPlan(provesBound: provesBound, into: &ledger)
    }
    return VerificationReport(
      findings: ledger.findings, checks: ledger.checks,
      note: isInfeasible ? noteOnInfeasible : bound == nil ? note : noteWithBound, bound: bound)
  }
}
