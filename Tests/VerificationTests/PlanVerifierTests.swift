import Domain
import Foundation
import Testing
import Verification

struct PlanVerifierTests {
  private let honest = HonestPlan.make(from: SmallRound.bundle, sha256: SmallRound.sha256)

  private func verify(_ plan: Plan, _ bundle: RegistryBundle) -> VerificationReport {
    PlanVerifier.verify(plan, against: bundle, sha256: SmallRound.sha256)
  }

  @Test func `the small round has a partnership of each kind`() {
    #expect(
      honest.partnerships.map { $0.members.map(\.rawValue) }
        == [["A01", "A02"], ["A03", "A04"], ["A05", "A06"]])
    #expect(honest.partnerships.map(\.mode) == [.mutual, .mentor, .mutual])
    #expect(honest.partnerships.map(\.requested) == [false, false, true])
    #expect(honest.unmatched.map(\.reason) == [.noConsent, .noCommonNeed, .capReached])
    #expect(!honest.partnerships[0].alternatives.isEmpty)
    #expect(honest.partnerships[0].facilitatorCandidates.count == 2)
  }

  @Test func `an honest plan has no findings`() {
    let report = verify(honest, SmallRound.bundle)
    #expect(report.findings == [])
    #expect(report.ok)
    #expect(report.note.contains("bound"))
  }

  @Test(arguments: Tampering.all)
  func `what was tampered with is found`(tampering: Tampering) {
    var plan = honest
    var bundle = SmallRound.bundle
    tampering.change(&plan, &bundle)
    let report = verify(plan, bundle)
    #expect(!report.ok)
    let finding = report.findings.first { $0.check == tampering.check.rawValue }
    #expect(finding != nil, "\(report.findings.map(\.check))")
    #expect(finding?.place.isEmpty == false)
    #expect(finding?.text.hasSuffix(".") == true)
  }

  @Test func `every rule has a plan that breaks it`() {
    // Certificates are held against the optimiser's, where there is one.
    let others = Set(Check.allCases).subtracting([.certificate, .certificateBound])
    #expect(Set(Tampering.all.map(\.check)) == others)
  }

  @Test func `a number that is wrong is found once, where it stands`() throws {
    var plan = honest
    plan.partnerships[1].score += 0.25
    let report = verify(plan, SmallRound.bundle)
    let finding = try #require(report.findings.first)
    #expect(report.findings.count == 1)
    #expect(finding.check == "score")
    #expect(finding.place == "partnerships[1].score")
    #expect(finding.found == "\(plan.partnerships[1].score)")
    #expect(finding.text.contains("P02"))
  }

  @Test func `a report lists every rule with what was checked, and whether all is well`() throws {
    let report = verify(honest, SmallRound.bundle)
    #expect(report.checks.map(\.name) == Check.allCases.map(\.rawValue))
    let counts = Dictionary(uniqueKeysWithValues: report.checks.map { ($0.name, $0.checked) })
    #expect(counts["names"] == 12)
    #expect(counts["score"] == 3)
    #expect(counts["lock_apart"] == 0)

    let json = try JSONEncoder().encode(report)
    #expect(try JSONDecoder().decode(VerificationReport.self, from: json) == report)
    #expect(String(decoding: json, as: UTF8.self).contains("\"ok\":true"))
  }

  @Test(arguments: 1...80)
  func `honest plans of random rounds have no findings`(seed: Int) throws {
    let bundle = RegistryBundle.random(districts: 12, facilitators: 3, seed: UInt64(seed))
    let plan = HonestPlan.make(from: bundle, sha256: SmallRound.sha256)
    #expect(verify(plan, bundle).findings == [])

    let saved = try JSONEncoder().encode(plan)
    let read = try JSONDecoder().decode(Plan.self, from: saved)
    #expect(verify(read, bundle).findings == [])
  }

  @Test func `random rounds reach every reason and every kind of partnership`() {
    var reasons: Set<Plan.Unmatched.Reason> = []
    var modes: Set<Plan.Mode> = []
    var requests: Set<Bool> = []
    var unguided = 0
    for seed in 1...80 {
      let bundle = RegistryBundle.random(districts: 12, facilitators: 3, seed: UInt64(seed))
      let plan = HonestPlan.make(from: bundle, sha256: SmallRound.sha256)
      reasons.formUnion(plan.unmatched.map(\.reason))
      modes.formUnion(plan.partnerships.map(\.mode))
      requests.formUnion(plan.partnerships.map(\.requested))
      unguided += plan.partnerships.count { $0.facilitator == nil }
    }
    // Without partnerships that run already, every district has a place.
    #expect(reasons == Set(Plan.Unmatched.Reason.allCases).subtracting([.noPlaceLeft]))
    #expect(modes == [.mutual, .mentor])
    #expect(requests == [true, false])
    #expect(unguided > 0)
  }

  @Test(arguments: 1...15)
  func `a wrong reason for an unmatched district is always found`(seed: Int) {
    let bundle = RegistryBundle.random(districts: 10, facilitators: 2, seed: UInt64(seed))
    let plan = HonestPlan.make(from: bundle, sha256: SmallRound.sha256)
    for index in plan.unmatched.indices {
      for reason in Plan.Unmatched.Reason.allCases where reason != plan.unmatched[index].reason {
        var tampered = plan
        tampered.unmatched[index].reason = reason
        #expect(verify(tampered, bundle).findings.map(\.check) == ["unmatched_reason"])
      }
    }
  }

  @Test(arguments: 1...10)
  func `a plan of another round is read to its end and found out`(seed: Int) {
    let other = RegistryBundle.random(districts: 9, facilitators: 2, seed: UInt64(seed))
    let plan = HonestPlan.make(from: other, sha256: SmallRound.sha256)
    let report = verify(plan, SmallRound.bundle)
    #expect(report.findings.contains { $0.check == "names" })
    #expect(report.findings.contains { $0.check == "unmatched_list" })
  }

  @Test func `an infeasible plan is held against its input only`() {
    var plan = honest
    plan.proof.status = .infeasible
    plan.partnerships = []
    #expect(verify(plan, SmallRound.bundle).findings == [])
    plan.input.districts += 1
    #expect(verify(plan, SmallRound.bundle).findings.map(\.check) == ["district_count"])
  }

  @Test func `a plan that was stopped is feasible, with a gap and perhaps without a last stage`() {
    var plan = honest
    plan.proof.status = .feasible
    plan.proof.stopped = .time
    plan.proof.bound += 0.5
    plan.proof.gap = plan.proof.bound - plan.proof.objective
    plan.proof.stages[1].bound += 0.5
    #expect(verify(plan, SmallRound.bundle).findings == [])
    plan.proof.stages.removeLast()
    #expect(verify(plan, SmallRound.bundle).findings == [])
  }

  @Test func `locks that the plan keeps are no findings`() {
    var bundle = SmallRound.bundle
    let guide = honest.partnerships[0].facilitator
    bundle.locks = [
      .together([.init("A01"), .init("A02")]), .apart([.init("A02"), .init("A03")]),
      .exclude([.init("A07")]),
    ]
    if let guide { bundle.locks.append(.facilitator([.init("A01"), .init("A02")], .id(guide))) }
    var plan = honest
    for index in plan.partnerships.indices { plan.partnerships[index].alternatives = [] }
    plan.partnerships[0].facilitatorCandidates = []
    #expect(verify(plan, bundle).findings == [])
  }

  @Test func `a district that a lock leaves out is locked out`() {
    var bundle = SmallRound.bundle
    bundle.locks = [.exclude([.init("A09")])]
    let plan = HonestPlan.make(from: bundle, sha256: SmallRound.sha256)
    #expect(plan.unmatched.last?.reason == .lockedOut)
    #expect(verify(plan, bundle).findings == [])
  }

  @Test func `ids of a hundred partnerships may have two or three digits`() {
    // Alike in all, each five of them join with one another.
    let districts = (0..<50).map { number in
      var district = District(id: .init("D\(10 + number)"), name: "District")
      district.needs = [District.Need(topic: Topic("math"), priority: 5)]
      district.readiness = 1
      district.capacity = 4
      return district
    }
    var bundle = RegistryBundle(districts: districts)
    bundle.round.policy.facilitators = .optional
    var plan = HonestPlan.make(from: bundle, sha256: SmallRound.sha256)
    #expect(plan.partnerships.count == 100)
    #expect(verify(plan, bundle).findings == [])
    for index in plan.partnerships.indices.prefix(99) {
      plan.partnerships[index].id = "P0" + plan.partnerships[index].id.dropFirst()
    }
    #expect(verify(plan, bundle).findings == [])
  }
}
