import Assignment
import Domain
import Exchange
import Verification
import Workflows

extension RegistryBundle {
  /// The whole pipeline, as the commands run it.
  func matched(_ control: Control = Control()) throws -> Matching.Outcome {
    try Matching.run(RoundModel(self), sha256: CanonicalForm.sha256(of: self), control: control)
  }

  /// What an independent check finds in a plan.
  func findings(in plan: Plan) -> [Finding] {
    PlanVerifier.verify(plan, against: self, sha256: CanonicalForm.sha256(of: self)).findings
  }

  /// The best that any plan reaches.
  var best: ExhaustiveSearch.Best? { ExhaustiveSearch(self).best() }
}

extension Plan {
  /// The objective in units of 1e-9.
  var units: Int { Int((proof.objective * 1e9).rounded()) }

  /// Mutual requests honoured, as far as the policy puts them first.
  var requests: Int {
    Int((proof.stages.first { $0.name == "requests" }?.value ?? 0).rounded())
  }
}
