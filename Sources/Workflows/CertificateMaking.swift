import Assignment
import Domain

/// The prices of a result by id, and back.
struct CertificateMaking {
  let model: RoundModel

  private var bundle: RegistryBundle { model.bundle }

  /// The certificate of a result of this very round, without further limits.
  func certificate(_ result: Optimiser.Result) -> Plan.Certificate {
    let prices = result.prices
    func reached(_ stage: Stage) -> Double? { result.stages.first { $0.name == stage }?.value }
    let requests = Int((reached(.requests) ?? 0).rounded())
    let placed = Int((reached(.coverage) ?? 0).rounded())
    let capacities = model.instance.memberCapacities
    let districts = prices.members.enumerated().map { member, price in
      capacities[member] == 1 ? price + prices.coverage : price + (prices.placements[member] ?? 0)
    }
    return Plan.Certificate(
      bound: result.relaxedBound,
      districts: named(districts.map { max(0, $0) }, bundle.districts.map(\.id.rawValue)),
      facilitators: named(prices.facilitators, bundle.facilitators.map(\.id.rawValue)),
      partnerships: prices.count,
      requests: requests > 0 ? .init(count: requests, price: prices.request) : nil,
      placed: placed > 0 || !prices.placements.isEmpty
        ? .init(
          count: placed, price: prices.coverage,
          districts: Dictionary(
            uniqueKeysWithValues: prices.placements.map {
              (bundle.districts[$0.key].id.rawValue, $0.value)
            })) : nil,
      leastValue: reached(.worst),
      couples: prices.couples.sorted { $0.key < $1.key }.map {
        .init(members: ids([$0.key.lower, $0.key.higher]), price: $0.value)
      },
      together: zip(model.instance.together, prices.together).compactMap { set, price in
        price == 0 ? nil : .init(members: ids(set), price: price)
      },
      cuts: zip(prices.cuts, prices.cutPrices).compactMap { cut, price in
        price == 0
          ? nil
          : .init(
            members: ids(cut.members),
            facilitators: cut.facilitators.map { bundle.facilitators[$0].id }, price: price)
      })
  }

  /// The prices of a certificate of this round; what stands for nothing in it is left out.
  func prices(_ certificate: Plan.Certificate) -> Prices {
    let places = Dictionary(
      uniqueKeysWithValues: bundle.districts.enumerated().map { ($1.id, $0) })
    let guides = Dictionary(
      uniqueKeysWithValues: bundle.facilitators.enumerated().map { ($1.id, $0) })
    var prices = Prices.zero(for: model.instance)
    prices.coverage = certificate.placed?.price ?? 0
    for (place, district) in bundle.districts.enumerated() {
      let price = certificate.districts[district.id.rawValue] ?? 0
      let once = certificate.placed?.districts[district.id.rawValue] ?? 0
      if once > 0 { prices.placements[place] = once }
      prices.members[place] =
        model.instance.memberCapacities[place] == 1 ? price - prices.coverage : price - once
    }
    for (place, facilitator) in bundle.facilitators.enumerated() {
      prices.facilitators[place] = certificate.facilitators[facilitator.id.rawValue] ?? 0
    }
    prices.count = certificate.partnerships
    prices.request = certificate.requests?.price ?? 0
    for couple in certificate.couples {
      let members = couple.members.compactMap { places[$0] }
      if members.count == 2 { prices.couples[Couple(members[0], members[1])] = couple.price }
    }
    for set in certificate.together {
      let members = set.members.compactMap { places[$0] }.sorted()
      if let row = model.instance.together.firstIndex(of: members) {
        prices.together[row] = set.price
      }
    }
    for cut in certificate.cuts {
      let found = HalfCut(
        members: cut.members.compactMap { places[$0] },
        facilitators: cut.facilitators.compactMap { guides[$0] }, in: model.instance)
      if let found {
        prices.cuts.append(found)
        prices.cutPrices.append(cut.price)
      }
    }
    return prices
  }

  private func ids(_ members: [Int]) -> [District.ID] { members.map { bundle.districts[$0].id } }

  private func named(_ prices: [Double], _ ids: [String]) -> [String: Double] {
    Dictionary(uniqueKeysWithValues: zip(ids, prices).filter { $0.1 != 0 })
  }
}
