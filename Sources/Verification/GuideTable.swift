import Domain

/// What the rules say of every facilitator with every district alone, worked out once.
///
/// Travel and the tie of a partnership are the lowest of its members', region and context their
/// mean, so that the fit of a partnership follows from those of its members and its focus.
struct GuideTable {
  /// A facilitator with one district.
  struct Entry {
    /// Weighted.
    var travel: Double
    var tie: Double
    var region: Double
    var context: Double
    /// Not available, or a hard tie.
    var isBarred: Bool
    var isTooFar: Bool
    /// Whether both meet at a distance.
    var isVirtual: Bool

    var sum: Double { travel + tie + region + context }
  }

  let facilitators: [Facilitator]
  /// What partnerships that run already leave of each capacity, and of each minimum.
  let capacities: [Int]
  let minimums: [Int]
  private let entries: [Entry]
  private let expertise: [Topic: [Double]]
  private let expertiseWithoutFocus: [Double]
  /// The districts of each lock on a facilitator, with the facilitators that it accepts.
  private let locks: [(members: Set<Int>, accepted: Set<Int>)]

  init(_ examination: Examination, _ districts: [District]) {
    let (plain, facilitators) = (examination.plain, examination.bundle.facilitators)
    self.facilitators = facilitators
    capacities = facilitators.map { examination.engagements.capacityLeft(of: $0) }
    minimums = facilitators.map { examination.engagements.minimumLeft(of: $0) }
    func weighted(_ criterion: FitCriterion, _ fit: PlainFit) -> Double {
      let found = fit.criteria.first { $0.name == criterion.rawValue }
      return found.map { $0.weight * $0.value } ?? 0
    }
    entries = districts.flatMap { district in
      facilitators.map { facilitator in
        let fit = plain.fit(facilitator, [district], focus: nil)
        return Entry(
          travel: weighted(.travel, fit), tie: weighted(.relationship, fit),
          region: weighted(.region, fit), context: weighted(.context, fit),
          isBarred: fit.refusals.contains(.notAvailable) || fit.refusals.contains(.hardTie),
          isTooFar: plain.isTooFar(facilitator, district),
          isVirtual: plain.meetsAtADistance(facilitator.virtual)
            && plain.meetsAtADistance(district.virtual))
      }
    }
    func expertise(_ focus: Topic?) -> [Double] {
      facilitators.map {
        weighted(.expertise, plain.fit($0, Array(districts.prefix(1)), focus: focus))
      }
    }
    let topics = Set(districts.flatMap { $0.needs.map(\.topic) + $0.offers.map(\.topic) })
    self.expertise = Dictionary(uniqueKeysWithValues: topics.map { ($0, expertise($0)) })
    expertiseWithoutFocus = expertise(nil)
    let places = Dictionary(
      districts.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    locks = examination.bundle.locks.compactMap { lock in
      guard case .facilitator(let members, let required) = lock else { return nil }
      return (
        Set(members.compactMap { places[$0] }),
        Set(facilitators.indices.filter { required.accepts(facilitators[$0]) })
      )
    }
  }

  subscript(facilitator: Int, district: Int) -> Entry {
    entries[district * facilitators.count + facilitator]
  }

  /// The weighted expertise of every facilitator in the focus of a partnership.
  func expertise(in focus: Topic?) -> [Double] {
    focus.flatMap { expertise[$0] } ?? expertiseWithoutFocus
  }

  /// Whether a facilitator may guide these districts; locks and load are not looked at.
  func allows(_ facilitator: Int, _ members: [Int]) -> Bool {
    var isFar = false
    var isVirtual = true
    for member in members {
      let entry = self[facilitator, member]
      if entry.isBarred { return false }
      isFar = isFar || entry.isTooFar
      isVirtual = isVirtual && entry.isVirtual
    }
    return !isFar || isVirtual
  }

  /// The fit of a facilitator with these districts, 0…1, expertise apart.
  func fitWithoutExpertise(_ facilitator: Int, _ members: [Int]) -> Double {
    var (travel, tie, region, context) = (Double.infinity, Double.infinity, 0.0, 0.0)
    for member in members {
      let entry = self[facilitator, member]
      travel = min(travel, entry.travel)
      tie = min(tie, entry.tie)
      region += entry.region
      context += entry.context
    }
    return travel + tie + (region + context) / Double(members.count)
  }

  /// The facilitators that locks leave to these districts; `nil` where no lock says anything.
  func accepted(for members: [Int]) -> Set<Int>? {
    var accepted: Set<Int>?
    for lock in locks where lock.members.isSubset(of: members) {
      accepted = accepted?.intersection(lock.accepted) ?? lock.accepted
    }
    return accepted
  }
}
