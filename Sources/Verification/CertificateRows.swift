import Domain

/// A certificate by places in the bundle: the price of each rule, and what all prices come to.
///
/// Only prices that some rule of the bundle stands for count, and none counts below 0 whose rule
/// limits from above; whatever a certificate says, the bound that follows from it is true.
struct CertificateRows {
  struct HalfCut {
    var price: Double
    var facilitators: Set<Int>
  }

  /// For each district what a partnership with it pays for its place, less what placing it earns.
  private(set) var members: [Double]
  /// For each facilitator the price of a unit of its load, of either sign.
  private(set) var facilitators: [Double]
  private(set) var count = 0.0
  /// What each couple that asked for each other earns.
  private(set) var request = 0.0
  /// By both places, the lower one first.
  private(set) var couples: [SIMD2<Int>: Double] = [:]
  private(set) var together: [(members: Set<Int>, price: Double)] = []
  private(set) var cuts: [HalfCut] = []
  /// For each district, and for each facilitator, the cuts that it stands in.
  private(set) var cutsOfMember: [[Int]]
  private(set) var cutsOfFacilitator: [[Int]]
  /// `Σ limit · price`.
  private(set) var dualValue = 0.0
  /// What in the certificate stands for no rule of the bundle, in words.
  private(set) var strangers: [String] = []

  /// Reads a certificate.
  ///
  /// - Parameters:
  ///   - certificate: prices by id.
  ///   - bundle: the tables that give limits to the prices.
  ///   - capacities: the partnerships that each district can still join.
  ///   - guides: what each facilitator must and can still take.
  init(
    _ certificate: Plan.Certificate, _ bundle: RegistryBundle, capacities: [Int],
    guides: [(minimum: Int, capacity: Int)]
  ) {
    let places = Dictionary(
      bundle.districts.enumerated().map { ($1.id.rawValue, $0) },
      uniquingKeysWith: { first, _ in first })
    let guidePlaces = Dictionary(
      bundle.facilitators.enumerated().map { ($1.id.rawValue, $0) },
      uniquingKeysWith: { first, _ in first })
    members = Array(repeating: 0, count: capacities.count)
    facilitators = Array(repeating: 0, count: guides.count)
    cutsOfMember = Array(repeating: [], count: capacities.count)
    cutsOfFacilitator = Array(repeating: [], count: guides.count)

    readPlaces(certificate, places, capacities)
    for (id, price) in certificate.facilitators.sorted(by: { $0.key < $1.key }) {
      guard let place = guidePlaces[id] else {
        strangers.append("the price of facilitator \(id), who is not in the bundle")
        continue
      }
      facilitators[place] = price
      dualValue += price * Double(price > 0 ? guides[place].capacity : guides[place].minimum)
    }
    if let most = bundle.round.maximumPartnerships {
      count = limiting(certificate.partnerships, "the cap")
      dualValue += count * Double(most)
    } else if certificate.partnerships != 0 {
      strangers.append("the price of a cap, and the round has none")
    }
    if let requests = certificate.requests {
      request = limiting(requests.price, "mutual requests")
      dualValue -= request * Double(requests.count)
    }
    readCompany(certificate, bundle, places)
    for cut in certificate.cuts { read(cut, places, guidePlaces, capacities, guides) }
  }

  /// A price that only raises a bound if it were below 0.
  private mutating func limiting(_ price: Double, _ rule: String) -> Double {
    if price < 0 { strangers.append("a price below 0 of \(rule)") }
    return max(0, price)
  }

  /// Places in districts: `Σ b·u − N·ν + Σ max(0, ν − p)`, the last over those with several places.
  private mutating func readPlaces(
    _ certificate: Plan.Certificate, _ places: [String: Int], _ capacities: [Int]
  ) {
    let once = certificate.placed?.districts ?? [:]
    for id in Set(certificate.districts.keys).union(once.keys).sorted() where places[id] == nil {
      strangers.append("the price of district \(id), which is not in the bundle")
    }
    let placing = limiting(certificate.placed?.price ?? 0, "placed districts")
    dualValue -= placing * Double(certificate.placed?.count ?? 0)
    for (id, place) in places.sorted(by: { $0.key < $1.key }) {
      let capacity = capacities[place]
      let price = limiting(certificate.districts[id] ?? 0, "district \(id)")
      dualValue += price * Double(capacity)
      members[place] = price
      if capacity == 1 { members[place] -= placing }
      guard capacity > 1, certificate.placed != nil else { continue }
      let counted = limiting(once[id] ?? 0, "counting district \(id) once")
      dualValue += max(0, placing - counted)
      members[place] -= counted
    }
  }

  private mutating func readCompany(
    _ certificate: Plan.Certificate, _ bundle: RegistryBundle, _ places: [String: Int]
  ) {
    for couple in certificate.couples {
      let found = couple.members.compactMap { places[$0.rawValue] }.sorted()
      let price = limiting(couple.price, "a couple")
      guard found.count == 2, couple.members.count == 2, found[0] != found[1] else {
        strangers.append("the price of a couple that is none of the bundle's")
        continue
      }
      couples[SIMD2(found[0], found[1]), default: 0] += price
      dualValue += price
    }
    let locks = bundle.locks.compactMap { lock in
      if case .together(let members) = lock { Set(members) } else { nil }
    }
    for set in certificate.together {
      guard locks.contains(Set(set.members)) else {
        strangers.append("the price of a lock that is not in the bundle")
        continue
      }
      together.append((Set(set.members.compactMap { places[$0.rawValue] }), set.price))
      dualValue += set.price
    }
  }

  /// A half cut is true by its construction: true rules are added up and halved, each partnership
  /// counts rounded down, and so then does the limit, because plans count in whole numbers.
  private mutating func read(
    _ cut: Plan.Certificate.HalfCut, _ places: [String: Int], _ guidePlaces: [String: Int],
    _ capacities: [Int], _ guides: [(minimum: Int, capacity: Int)]
  ) {
    let districts = Set(cut.members.compactMap { places[$0.rawValue] })
    let leaders = Set(cut.facilitators.compactMap { guidePlaces[$0.rawValue] })
    if districts.count < cut.members.count || leaders.count < cut.facilitators.count {
      strangers.append("a half cut that names somebody twice or who is not in the bundle")
    }
    let price = limiting(cut.price, "a half cut")
    let limit =
      (districts.reduce(0) { $0 + capacities[$1] } + leaders.reduce(0) { $0 + guides[$1].capacity })
      / 2
    dualValue += price * Double(limit)
    for district in districts { cutsOfMember[district].append(cuts.count) }
    for leader in leaders { cutsOfFacilitator[leader].append(cuts.count) }
    cuts.append(HalfCut(price: price, facilitators: leaders))
  }
}
