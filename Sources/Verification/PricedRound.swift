import Domain

/// Prices every partnership that a round allows: its value less what the rules it uses cost.
struct PricedRound {
  /// What a partnership brings to its price besides its facilitator.
  struct Party {
    /// Places in the bundle, ascending.
    var members: [Int]
    var score: Double
    var focus: Topic?
    /// Couples of members that asked for each other.
    var requests: Int
  }

  let examination: Examination
  let table: PairTable
  let guides: GuideTable
  let rows: CertificateRows
  /// The partnerships that each district can still join.
  let capacities: [Int]
  let profiles: [Profile]
  /// What each member of a partnership has to get at least, in units of 1e-9.
  let leastUnits: Double

  private var isInside: [Int]

  init(_ examination: Examination, _ table: PairTable, _ certificate: Plan.Certificate) {
    self.examination = examination
    self.table = table
    guides = GuideTable(examination, table.districts)
    capacities = table.districts.map { examination.engagements.placesLeft(of: $0) }
    rows = CertificateRows(
      certificate, examination.bundle, capacities: capacities,
      guides: zip(guides.minimums, guides.capacities).map { ($0, $1) })
    profiles = table.districts.map { Profile($0, policy: examination.policy) }
    // A unit may be rounded the other way in the plan.
    leastUnits = (certificate.leastValue ?? 0) * 1e9 - 2
    isInside = Array(repeating: 0, count: rows.cuts.count)
  }

  var policy: Policy { examination.policy }

  /// What a partnership of this many takes of its facilitator's capacity.
  func load(_ size: Int) -> Int { policy.caseloadUnit == .districts ? size : 1 }

  /// By how much a partnership is worth more than what it uses, under the facilitator with whom
  /// that is most; `nil` where nobody may guide it.
  mutating func most(_ party: Party) -> Double? {
    let size = party.members.count
    var base = Double(party.requests) * rows.request - rows.count
    for member in party.members { base -= rows.members[member] }
    for (index, one) in party.members.enumerated() {
      for other in party.members[(index + 1)...] { base -= rows.couples[SIMD2(one, other)] ?? 0 }
    }
    for set in rows.together where set.members.isSubset(of: party.members) { base -= set.price }
    var touched: [Int] = []
    for member in party.members {
      for cut in rows.cutsOfMember[member] {
        if isInside[cut] == 0 { touched.append(cut) }
        isInside[cut] += 1
      }
    }
    defer { for cut in touched { isInside[cut] = 0 } }
    for cut in touched { base -= Double(isInside[cut] / 2) * rows.cuts[cut].price }

    var most: Double?
    func consider(_ fit: Double, _ price: Double) {
      let value = examination.plain.value(score: party.score, fit: fit)
      let units = (Double(size) * value * 1e9).rounded()
      guard units >= leastUnits * Double(size) else { return }
      most = max(most ?? -.infinity, base + units / 1e9 - price)
    }
    let accepted = guides.accepted(for: party.members)
    if policy.facilitators == .optional, accepted == nil { consider(0, 0) }
    let expertise = guides.expertise(in: party.focus)
    let load = load(size)
    for guide in guides.facilitators.indices
    where guides.capacities[guide] >= load && guides.allows(guide, party.members)
      && accepted?.contains(guide) ?? true
    {
      var price = Double(load) * rows.facilitators[guide]
      for cut in rows.cutsOfFacilitator[guide] {
        let more = (isInside[cut] + load) / 2 - isInside[cut] / 2
        price += Double(more) * rows.cuts[cut].price
      }
      consider(guides.fitWithoutExpertise(guide, party.members) + expertise[guide], price)
    }
    return most
  }

  /// Raises, for the members of every pair that may be formed, what one of them gets at most of a
  /// partnership's price; returns the number of pairs.
  mutating func raise(_ shares: inout [Double]) -> Int {
    var count = 0
    for other in table.districts.indices where capacities[other] > 0 {
      for one in 0..<other where capacities[one] > 0 {
        let entry = table[one, other]
        guard entry.refusal == nil, let score = entry.score,
          entry.isRequested || score >= policy.minimumScore - Ledger.tolerance
        else { continue }
        count += 1
        let pair = examination.plain.pair(profiles[one], profiles[other])
        let party = Party(
          members: [one, other], score: score, focus: pair.focus,
          requests: entry.isRequested ? 1 : 0)
        guard let most = most(party) else { continue }
        shares[one] = max(shares[one], most / 2)
        shares[other] = max(shares[other], most / 2)
      }
    }
    return count
  }
}
