import Access
package import Assignment
import Domain
import Exchange
import Storage
package import Verification

/// Makes a kept plan again from what was kept with it, and compares.
package struct Reproduction: Sendable {
  package enum Outcome: Sendable {
    /// The same bytes came out.
    case identical
    /// Other bytes came out; the version that made the plan is named.
    case different(engine: String)
    /// A clock or Ctrl-C stopped the plan, so that no run gives it again; it was verified instead.
    case verified(VerificationReport)
  }

  package var number: Int
  package var outcome: Outcome
  /// The plan as it was kept.
  package var plan: [UInt8]

  package var isSound: Bool {
    switch outcome {
    case .identical: true
    case .different: false
    case .verified(let report): report.ok
    }
  }

  /// What came out, in one sentence.
  package func words(engine: String) -> String {
    switch outcome {
    case .identical: "Plan \(number) was made again, and its bytes are identical."
    case .different(let maker) where maker != engine:
      "Plan \(number) comes out otherwise: version \(maker) made it, and this is \(engine)."
        + " Make it again with that version."
    case .different:
      "Plan \(number) comes out otherwise, though this version made it. Check the registry with"
        + " `tandem registry check`."
    case .verified(let report):
      "Plan \(number) was stopped before its end, so that no run gives the same again; it was"
        + " verified instead: "
        + (report.ok ? "every rule holds." : "\(report.findings.count) findings.")
    }
  }
}

extension RegistryDesk {
  /// Makes plan `number` again.
  package func reproduce(_ number: Int, control: Control) throws -> Reproduction {
    try require(.seePlans)
    let kept = try ask { () throws(StorageError) in try registry.plan(number) }
    let source = try Source(json: Array(kept.bundle.utf8), name: "the input of plan \(number)")
    guard source.sha256 == kept.plan.input else {
      throw Failure(
        .conflict,
        [
          "The input of plan \(number) is not the one that it was made from. Check the registry with"
            + " `tandem registry check`."
        ])
    }
    let bytes = Array(kept.body.utf8)
    let plan = try PlanDocument.read(json: bytes, name: "plan \(number)")
    if plan.proof.stopped != nil {
      return Reproduction(
        number: number, outcome: .verified(Verifying.report(plan, against: source)), plan: bytes)
    }
    let outcome = try Matching.run(
      RoundModel(source.bundle), sha256: source.sha256, control: control)
    let again = try PlanFile.encode(outcome.plan)
    return Reproduction(
      number: number, outcome: again == bytes ? .identical : .different(engine: kept.plan.engine),
      plan: bytes)
  }
}
