import Domain
import Testing
import Verification

/// A change after which a plan and its bundle no longer agree, and the rule that must notice.
struct Tampering: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var check: Check
  /// Changes the plan, or the bundle so that the plan no longer keeps it.
  var change: @Sendable (inout Plan, inout RegistryBundle) -> Void

  init(
    _ description: String, _ check: Check,
    _ change: @escaping @Sendable (inout Plan, inout RegistryBundle) -> Void
  ) {
    testDescription = description
    self.check = check
    self.change = change
  }
}

extension Tampering {
  static let all = input + rules + statements + facilitation + locks + proof + summary

  private static let input = [
    Tampering("another fingerprint", .fingerprint) { plan, _ in plan.input.sha256 = "0" },
    Tampering("a district that joined later", .districtCount) { _, bundle in
      bundle.districts.append(District(id: .init("A10"), name: "Late"))
    },
    Tampering("a facilitator who left", .facilitatorCount) { _, bundle in
      bundle.facilitators.removeLast()
    },
    Tampering("another weight", .policy) { plan, _ in
      plan.input.policy.weights[.systems] = 0.04
    },
    Tampering("a wrong name", .names) { plan, _ in plan.names["A01"] = "Elsewhere" },
    Tampering("a missing name", .names) { plan, _ in plan.names["F01"] = nil },
    Tampering("a name of nobody", .names) { plan, _ in plan.names["X"] = "Nobody" },
    Tampering("another goal", .goal) { _, bundle in bundle.round.goal = .coverage },
    Tampering("another round", .round) { plan, _ in plan.round.name = "Spring" },
    Tampering("another school year", .round) { plan, _ in plan.round.schoolYear = nil },
    Tampering("another cap", .round) { plan, _ in plan.round.maximumPartnerships = 4 },
  ]

  private static let rules = [
    Tampering("an id of another form", .partnershipID) { plan, _ in
      plan.partnerships[0].id = "P1"
    },
    Tampering("an id twice", .partnershipID) { plan, _ in plan.partnerships[1].id = "P01" },
    Tampering("partnerships out of order", .partnershipID) { plan, _ in
      plan.partnerships.swapAt(0, 1)
      plan.partnerships[0].id = "P01"
      plan.partnerships[1].id = "P02"
    },
    Tampering("members out of order", .members) { plan, _ in
      plan.partnerships[0].members.reverse()
    },
    Tampering("a member that does not exist", .members) { plan, _ in
      plan.partnerships[0].members[1] = .init("A99")
    },
    Tampering("a member twice", .members) { plan, _ in
      plan.partnerships[0].members[1] = plan.partnerships[0].members[0]
    },
    Tampering("a member alone", .members) { plan, _ in
      plan.partnerships[0].members.removeLast()
    },
    Tampering("no members", .members) { plan, _ in plan.partnerships[0].members = [] },
    Tampering("a third with two who join pairs only", .groupSize) { plan, _ in
      plan.partnerships[0].members.append(.init("A09"))
    },
    Tampering("a mentor of five", .partySize) { plan, _ in
      plan.partnerships[1].members += ["A05", "A06", "A07", "A08"].map { .init($0) }
    },
    Tampering("a member without consent", .consent) { _, bundle in
      bundle.districts[0].consents = false
    },
    Tampering("a district in two partnerships", .districtCapacity) { plan, _ in
      plan.partnerships[2].members = [.init("A01"), .init("A09")]
    },
    Tampering("a pair twice", .repeatedPair) { plan, bundle in
      plan.partnerships[1] = plan.partnerships[0]
      bundle.districts[0].capacity = 2
      bundle.districts[1].capacity = 2
    },
    Tampering("a district that wants three", .groupSize) { _, bundle in
      bundle.districts[1].groupSizes = 3...4
    },
    Tampering("a district that avoids its partner", .avoid) { _, bundle in
      bundle.districtTies.append(
        DistrictTie(from: .init("A02"), to: .init("A01"), kind: .avoid))
    },
    Tampering("a drive too far", .districtDrive) { _, bundle in
      bundle.districts[0].maximumMinutes = 0.5
    },
    Tampering("modes that do not fit", .modesFit) { _, bundle in
      bundle.districts[0].mode = .mentee
    },
    Tampering("no topic in common", .commonTopic) { _, bundle in
      bundle.districts[0].needs = [District.Need(topic: Topic("graduation"), priority: 5)]
    },
    Tampering("one wish of two withdrawn", .commonTopic) { _, bundle in
      bundle.districtTies.removeLast()
    },
    Tampering("a score below the minimum", .minimumScore) { _, bundle in
      bundle.round.policy.minimumScore = 0.95
    },
  ]

  private static let statements = [
    Tampering("another mode", .mode) { plan, _ in plan.partnerships[0].mode = .mentor },
    Tampering("a mentor on a mutual footing", .mentor) { plan, _ in
      plan.partnerships[0].mentor = .init("A01")
    },
    Tampering("the mentee as mentor", .mentor) { plan, _ in
      plan.partnerships[1].mentor = .init("A04")
    },
    Tampering("another focus", .focus) { plan, _ in
      plan.partnerships[0].focus = Topic("science")
    },
    Tampering("a focus where there is none", .focus) { plan, _ in
      plan.partnerships[2].focus = Topic("math")
    },
    Tampering("a request that nobody made", .requested) { plan, _ in
      plan.partnerships[0].requested = true
    },
    Tampering("a request left out", .requested) { plan, _ in
      plan.partnerships[2].requested = false
    },
    Tampering("a score a little higher", .score) { plan, _ in
      plan.partnerships[0].score += 1e-8
    },
    Tampering("a score that is no number", .score) { plan, _ in
      plan.partnerships[0].score = .nan
    },
    Tampering("more known than is", .known) { plan, _ in plan.partnerships[0].known = 1 },
    Tampering("a criterion's value", .criteria) { plan, _ in
      plan.partnerships[0].criteria[3].value += 0.01
    },
    Tampering("a criterion's weight", .criteria) { plan, _ in
      plan.partnerships[0].criteria[3].weight += 0.01
    },
    Tampering("a criterion's points", .criteria) { plan, _ in
      plan.partnerships[0].criteria[3].points += 0.01
    },
    Tampering("a criterion left out", .criteria) { plan, _ in
      plan.partnerships[0].criteria.removeLast()
    },
    Tampering("criteria out of order", .criteria) { plan, _ in
      plan.partnerships[0].criteria.swapAt(0, 1)
    },
    Tampering("a criterion without a reason", .evidence) { plan, _ in
      plan.partnerships[0].criteria[0].because = " "
    },
    Tampering("a criterion without a source", .evidence) { plan, _ in
      plan.partnerships[0].criteria[0].source = ""
    },
    Tampering("a higher value", .value) { plan, _ in plan.partnerships[0].value += 0.01 },
    Tampering("an alternative with another value", .alternatives) { plan, _ in
      plan.partnerships[0].alternatives[0].value += 0.01
    },
    Tampering("an alternative that gains", .alternatives) { plan, _ in
      plan.partnerships[0].alternatives[0].lossAtLeast = -0.1
    },
    Tampering("an alternative that breaks a rule", .alternatives) { plan, _ in
      plan.partnerships[0].alternatives[0].members = [.init("A01"), .init("A07")]
    },
    Tampering("an alternative of others", .alternatives) { plan, _ in
      plan.partnerships[0].alternatives[0].members = [.init("A03"), .init("A04")]
    },
    Tampering("an alternative that nobody guides", .alternatives) { plan, _ in
      plan.partnerships[0].alternatives[0].facilitator = nil
    },
  ]

  private static let facilitation = [
    Tampering("no facilitator", .facilitatorRequired) { plan, _ in
      plan.partnerships[0].facilitator = nil
    },
    Tampering("a facilitator who does not exist", .facilitatorExists) { plan, _ in
      plan.partnerships[0].facilitator = .init("F99")
    },
    Tampering("a facilitator who is away", .facilitatorAvailable) { _, bundle in
      bundle.facilitators[0].isAvailable = false
    },
    Tampering("a facilitator with a hard tie", .facilitatorTie) { _, bundle in
      bundle.facilitatorTies.append(
        FacilitatorTie(facilitator: .init("F01"), district: .init("A02"), kind: .employedBy))
    },
    Tampering("a facilitator far away", .facilitatorDrive) { _, bundle in
      bundle.facilitators[0].location = Coordinate(latitude: 45, longitude: -120)
    },
    Tampering("a better fit", .fit) { plan, _ in plan.partnerships[0].fit += 0.01 },
    Tampering("another facilitator with the same fit", .fit) { plan, _ in
      plan.partnerships[0].facilitator = .init("F03")
    },
    Tampering("a fit criterion's value", .fitCriteria) { plan, _ in
      plan.partnerships[0].fitCriteria[2].value = 0
    },
    Tampering("a fit criterion left out", .fitCriteria) { plan, _ in
      plan.partnerships[0].fitCriteria = []
    },
    Tampering("a fit criterion without a source", .fitEvidence) { plan, _ in
      plan.partnerships[0].fitCriteria[2].source = ""
    },
    Tampering("a candidate with another fit", .facilitatorCandidates) { plan, _ in
      plan.partnerships[0].facilitatorCandidates[0].fit += 0.01
    },
    Tampering("candidates, the best last", .facilitatorCandidates) { plan, _ in
      plan.partnerships[0].facilitatorCandidates.swapAt(0, 1)
    },
    Tampering("the facilitator as candidate", .facilitatorCandidates) { plan, _ in
      let partnership = plan.partnerships[0]
      guard let id = partnership.facilitator else { return }
      plan.partnerships[0].facilitatorCandidates = [.init(id: id, fit: partnership.fit)]
    },
    Tampering("a candidate who may not", .facilitatorCandidates) { plan, bundle in
      let candidate = plan.partnerships[0].facilitatorCandidates[0].id
      bundle.facilitatorTies.append(
        FacilitatorTie(facilitator: candidate, district: .init("A01"), kind: .conflict))
    },
    Tampering("too many candidates", .facilitatorCandidates) { plan, _ in
      plan.partnerships[0].facilitatorCandidates = Array(
        repeating: plan.partnerships[0].facilitatorCandidates[0], count: 4)
    },
    Tampering("a facilitator left out of the list", .facilitatorList) { plan, _ in
      plan.facilitators.removeLast()
    },
    Tampering("facilitators out of order", .facilitatorList) { plan, _ in
      plan.facilitators.swapAt(0, 1)
    },
    Tampering("another load", .facilitatorLoad) { plan, _ in plan.facilitators[0].load += 1 },
    Tampering("a load in other units", .facilitatorLoad) { _, bundle in
      bundle.round.policy.caseloadUnit = .districts
    },
    Tampering("another capacity", .facilitatorCapacity) { plan, _ in
      plan.facilitators[0].capacity = 9
    },
    Tampering("a load above capacity", .facilitatorCapacity) { plan, bundle in
      bundle.facilitators[0].capacity = 0
      plan.facilitators[0].capacity = 0
    },
    Tampering("a load below the minimum", .facilitatorMinimum) { _, bundle in
      bundle.facilitators[2].minimum = 2
    },
  ]

  private static let locks = [
    Tampering("too many partnerships", .maximumPartnerships) { _, bundle in
      bundle.round.maximumPartnerships = 2
    },
    Tampering("a lock that keeps others together", .lockTogether) { _, bundle in
      bundle.locks.append(.together([.init("A01"), .init("A09")]))
    },
    Tampering("a lock that keeps partners apart", .lockApart) { _, bundle in
      bundle.locks.append(.apart([.init("A01"), .init("A02"), .init("A09")]))
    },
    Tampering("a lock that sets another facilitator", .lockFacilitator) { _, bundle in
      bundle.locks.append(.facilitator([.init("A01")], .id(.init("F03"))))
    },
    Tampering("a lock on expertise that the facilitator lacks", .lockFacilitator) { _, bundle in
      bundle.locks.append(.facilitator([.init("A01")], .expertise(Topic("policy_voice"))))
    },
    Tampering("a lock on another region", .lockFacilitator) { _, bundle in
      bundle.locks.append(.facilitator([.init("A01"), .init("A02")], .region("Nowhere")))
    },
    Tampering("partners who run together already", .repeatedPair) { _, bundle in
      bundle.running = [RunningPartnership(members: [.init("A01"), .init("A02")])]
    },
    Tampering("a member whose places are taken already", .districtCapacity) { _, bundle in
      bundle.running = (1...4).map { _ in
        RunningPartnership(members: [.init("A01"), .init("A09")])
      }
    },
    Tampering("a facilitator whose places are taken already", .facilitatorCapacity) {
      plan, bundle in
      bundle.running = (1...9).map { _ in
        RunningPartnership(
          members: [.init("A08"), .init("A09")], facilitator: plan.partnerships[0].facilitator)
      }
    },
    Tampering("a lock that leaves a member out", .lockExclude) { _, bundle in
      bundle.locks.append(.exclude([.init("A02")]))
    },
  ]

  private static let proof = [
    Tampering("a higher objective", .objective) { plan, _ in plan.proof.objective += 0.001 },
    Tampering("a bound below the objective", .bound) { plan, _ in plan.proof.bound -= 0.001 },
    Tampering("another gap", .gap) { plan, _ in plan.proof.gap = 0.5 },
    Tampering("optimal with a gap", .status) { plan, _ in
      plan.proof.bound += 0.001
      plan.proof.gap += 0.001
    },
    Tampering("optimal though stopped", .status) { plan, _ in plan.proof.stopped = .time },
    Tampering("infeasible with partnerships", .status) { plan, _ in
      plan.proof.status = .infeasible
    },
    Tampering("another last stage", .stages) { plan, _ in
      plan.proof.stages[1].value -= 0.1
    },
    Tampering("more requests honoured", .stages) { plan, _ in
      plan.proof.stages[0].value += 1
      plan.proof.stages[0].bound += 1
    },
    Tampering("room for one more request", .stages) { plan, _ in
      plan.proof.stages[0].bound += 1
    },
    Tampering("no stage for requests", .stages) { plan, _ in plan.proof.stages.removeFirst() },
    Tampering("no stages", .stages) { plan, _ in plan.proof.stages = [] },
  ]

  private static let summary = [
    Tampering("an unmatched district left out", .unmatchedList) { plan, _ in
      plan.unmatched.removeFirst()
    },
    Tampering("an unmatched district twice", .unmatchedList) { plan, _ in
      plan.unmatched.append(plan.unmatched[0])
    },
    Tampering("a member among the unmatched", .unmatchedList) { plan, _ in
      plan.unmatched[0].district = .init("A01")
    },
    Tampering("no consent as no common need", .unmatchedReason) { plan, _ in
      plan.unmatched[0].reason = .noCommonNeed
    },
    Tampering("no common need as no consent", .unmatchedReason) { plan, _ in
      plan.unmatched[1].reason = .noConsent
    },
    Tampering("no common need as out of reach", .unmatchedReason) { plan, _ in
      plan.unmatched[1].reason = .outOfReach
    },
    Tampering("a cap that is not there", .unmatchedReason) { _, bundle in
      bundle.round.maximumPartnerships = nil
    },
    Tampering("a reason without words", .unmatchedText) { plan, _ in
      plan.unmatched[0].text = ""
    },
    Tampering("more placed", .placed) { plan, _ in plan.summary.placed += 1 },
    Tampering("a higher mean", .meanValue) { plan, _ in plan.summary.meanValue = 0.9 },
    Tampering("no mean", .meanValue) { plan, _ in plan.summary.meanValue = nil },
    Tampering("a higher worst", .worstValue) { plan, _ in plan.summary.worstValue = 0.9 },
    Tampering("one more blocking pair", .blockingPairs) { plan, _ in
      plan.summary.blockingPairs += 1
    },
  ]
}
