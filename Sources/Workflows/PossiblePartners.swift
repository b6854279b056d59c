import Access
package import Domain
import Scoring
import Storage

/// How many districts of a round could be a district's partners, and which of its limits keep how
/// many others away; numbers only, since who registered what is not for its eyes.
package struct PossiblePartners: Equatable, Sendable {
  /// Districts with consent, itself not counted.
  package var others = 0
  package var possible = 0
  /// Kept away by the own limit on the drive, and by the others' limits.
  package var tooFarForIt = 0
  package var tooFarForThem = 0
  package var withoutCommonNeed = 0
  package var otherMode = 0
}

extension RegistryDesk {
  /// Counts the possible partners of a district as if it had consented to what it registered.
  ///
  /// `limits` are cells of the registration to count with instead; they are not kept.
  package func possiblePartners(
    of id: District.ID, round: String, limits: [String: String] = [:]
  ) throws(Failure) -> PossiblePartners {
    try require(.editRegistration, about: Subject(districts: [id]))
    let (cells, _) = try form(of: id, round: round)
    let wanted = cells.merging(limits) { $1 }.merging(["consent": "yes"]) { $1 }
    guard
      var own = try RegistryForm(districts: [wanted]).source(named: "the registration")
        .bundle.districts.first
    else { return PossiblePartners() }
    // A larger group begins with two who fit.
    own.groupSizes = 2...max(2, own.groupSizes.upperBound)
    let kept = try ask { () throws(StorageError) in try registry.bundle(round: round) }
    let others = kept.districts.filter { $0.id != id && $0.consents }
    let present = Set(others.map(\.id)).union([id])
    let bundle = RegistryBundle(
      districts: others + [own],
      districtTies: kept.districtTies.filter {
        present.contains($0.from) && present.contains($0.to) && Self.isKnown($0, to: id)
      },
      round: kept.round)
    return Self.count(bundle, id)
  }

  /// Whether a district may learn of a tie from a count: whom others avoid or ask for is theirs.
  private static func isKnown(_ tie: DistrictTie, to id: District.ID) -> Bool {
    tie.from == id || tie.kind != .avoid && tie.kind != .prefers
  }

  private static func count(_ bundle: RegistryBundle, _ id: District.ID) -> PossiblePartners {
    var count = PossiblePartners()
    let scoring = PairScoring(bundle)
    guard let place = bundle.districts.firstIndex(where: { $0.id == id }) else { return count }
    for other in bundle.districts.indices where other != place {
      count.others += 1
      switch scoring.refusal(min(place, other), max(place, other)) {
      case .outOfReach(_, _, let whose):
        if whose == id { count.tooFarForIt += 1 } else { count.tooFarForThem += 1 }
      case .noCommonNeed: count.withoutCommonNeed += 1
      case .modesDoNotFit, .groupSize: count.otherMode += 1
      case .avoided, .noConsent: break
      case nil:
        let score = scoring.score(scoring.party([min(place, other), max(place, other)]))
        if scoring.isFormable(score, members: 2) { count.possible += 1 }
      }
    }
    return count
  }
}
