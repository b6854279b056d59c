import Domain
import Drafting

extension Example {
  /// The example with a mutual group of three and a hub with three spokes instead of its pairs.
  static var groups: Plan {
    var plan = plan
    var circle = mutual
    circle.members = [alder, birch, elm]
    circle.requested = true
    circle.criteria = circle.criteria.map(\.ofAGroup)
    circle.fitCriteria = circle.fitCriteria.map(\.ofAGroup)
    circle.score = circle.criteria.reduce(0) { $0 + $1.points } * 0.98
    circle.value = 0.7 * circle.score + 0.3 * circle.fit
    circle.alternatives = [
      Plan.Alternative(
        members: [alder, birch], facilitator: okafor, value: 0.61, lossAtLeast: 0.2)
    ]
    var hub = mentor
    hub.members = [cedar, dune, fir, gorse]
    hub.score = 0.55 * 0.96
    hub.value = 0.7 * hub.score + 0.3 * hub.fit
    hub.warnings = Warnings.of(
      WarningFacts(
        members: groupBundle.districts.filter { hub.members.contains($0.id) }, mode: .mentor,
        mentor: cedar, minutes: 300, known: 0.52, focus: hub.focus, facilitatorName: "Ana Ruiz",
        facilitatorTies: [1, 0, 0, 0.33], competes: true))
    plan.names[gorse.rawValue] = "Gorse Unified"
    plan.partnerships = [circle, hub]
    plan.unmatched = []
    return plan
  }

  static let gorse = District.ID("0600007")

  static var groupBundle: RegistryBundle {
    var bundle = bundle
    for index in bundle.districts.indices {
      bundle.districts[index].consents = true
      if bundle.districts[index].id == fir { bundle.districts[index].mode = .mentee }
    }
    bundle.districts.append(
      district(gorse, 36.3, -120.3) {
        $0.name = "Gorse Unified"
        $0.mode = .either
        $0.enrollment = 300
        $0.needs = [District.Need(topic: Topic("chronic_absence"), priority: 3)]
      })
    return bundle
  }
}

extension CriterionScore {
  /// The score without the evidence of the pair that it was made for.
  fileprivate var ofAGroup: CriterionScore {
    var score = self
    score.because = "An example."
    return score
  }
}
