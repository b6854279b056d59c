package import Assignment
package import Domain

/// Advises on a round, from the prices of its plan.
package enum Advising {
  /// Says what more facilitator places would be worth, and which districts are hardest to place.
  ///
  /// - Parameters:
  ///   - plan: the plan, made from `source`; without a certificate, its prices are found anew.
  ///   - source: the round.
  ///   - tries: how many of the most promising newcomers, and as many places, are matched again.
  ///   - control: ends matches early.
  /// - Returns: the advice, most promising first.
  /// - Throws: `Failure.conflict` if the plan is of other data or says that there is none.
  package static func advice(
    on plan: Plan, of source: Source, exactly tries: Int = 0, control: Control = Control()
  ) throws -> Advice {
    try source.requireOrigin(of: plan)
    guard plan.proof.status != .infeasible else {
      throw Failure(
        .conflict,
        ["The plan says that the rules cannot all be kept. Match the round again once they can be."]
      )
    }
    let adviser = try Adviser(plan, RoundModel(source.bundle), control)
    var newcomers = adviser.newcomers()
    for place in newcomers.indices.prefix(tries) where control.stop() == nil {
      try adviser.match(&newcomers[place])
    }
    var places = adviser.places()
    for place in places.indices.prefix(tries) where control.stop() == nil {
      try adviser.match(&places[place])
    }
    return Advice(
      objective: plan.proof.objective, gap: adviser.gap, newcomers: newcomers, places: places,
      rare: RareDistricts(adviser).list(), note: adviser.note)
  }

  /// How many are matched again where exact gains are asked for.
  package static let exactTries = 5

  package static func json(_ advice: Advice) throws -> [UInt8] { try Printed.json(advice) }
}

/// A round, its plan and the plan's prices.
struct Adviser {
  let plan: Plan
  let model: RoundModel
  let prices: Prices
  /// 0 or more.
  let gap: Double
  private let control: Control

  /// How well a newcomer knows its topic.
  private static let expertise = 4

  init(_ plan: Plan, _ model: RoundModel, _ control: Control) throws {
    self.plan = plan
    self.model = model
    self.control = control
    if let certificate = plan.certificate {
      prices = CertificateMaking(model: model).prices(certificate)
      gap = max(0, certificate.bound - plan.proof.objective)
      return
    }
    let result = try Optimiser(control: control).solve(
      model.instance, goal: Matching.goal(of: model.bundle), from: Self.columns(of: plan, model))
    guard result.status == .optimal || result.status == .feasible else {
      throw MatchingError.stoppedWithoutPlan(result.stopped)
    }
    prices = result.prices
    gap = max(0, result.relaxedBound - plan.proof.objective)
  }

  private static func columns(of plan: Plan, _ model: RoundModel) -> [Column] {
    plan.partnerships.compactMap { try? model.column($0).get() }
  }

  private var bundle: RegistryBundle { model.bundle }
  /// What one partnership of two takes of a caseload.
  private var onePlace: Int { model.instance.load(ofSize: 2) }

  var note: String {
    let place =
      bundle.round.policy.caseloadUnit == .districts
      ? "One place is room for a partnership of two." : "One place is room for one partnership."
    switch bundle.round.goal {
    case .value: return place
    case .coverage, .fair:
      return place
        + " The bounds are about plans that keep what the stages before the sum reached; where more"
        + " districts are placed or more requests honoured, the sum may rise by more."
    }
  }

  // MARK: Newcomers

  /// One newcomer for each region and each topic that its districts need, the largest bound first.
  func newcomers() -> [Advice.Newcomer] {
    let wanted = regions().flatMap { region in
      region.topics.map { (region: region, topic: $0) }
    }
    guard !wanted.isEmpty else { return [] }
    let larger = RoundModel(
      with(wanted.enumerated().map { facilitator($1.region, $1.topic, number: $0) }))
    let bounds = FurtherPlaces(prices: prices, gap: gap)
      .worthAtMost(from: bundle.facilitators.count, in: larger.instance)
    return zip(wanted, bounds).map { wanted, bound in
      Advice.Newcomer(
        region: wanted.region.name, topic: wanted.topic, gain: Advice.Gain(atMost: bound))
    }.sorted {
      ($1.gain.atMost, $0.region, $0.topic) < ($0.gain.atMost, $1.region, $1.topic)
    }
  }

  /// Matches again with a newcomer.
  func match(_ newcomer: inout Advice.Newcomer) throws {
    guard let region = regions().first(where: { $0.name == newcomer.region }) else { return }
    let larger = RoundModel(with([facilitator(region, newcomer.topic, number: 0)]))
    try match(larger.instance, larger, &newcomer.gain)
  }

  private struct Region {
    var name: String
    var centre: Coordinate?
    var topics: [Topic]
  }

  /// The regions of the districts that could still join a partnership, by name; counties where no region is known.
  private func regions() -> [Region] {
    var found: [String: [District]] = [:]
    for (place, district) in bundle.districts.enumerated()
    where district.consents && model.commitments.placesLeft[place] > 0 {
      if let region = district.homeRegion {
        found[region.lowercased(), default: []].append(district)
      }
    }
    return found.sorted { $0.key < $1.key }.map { _, districts in
      let topics = districts.flatMap { district in
        district.needs.filter { $0.priority >= bundle.round.policy.minimumPriority }.map(\.topic)
      }
      return Region(
        name: districts.compactMap(\.homeRegion).min() ?? "",
        centre: Coordinate.mean(of: districts.compactMap(\.location)),
        topics: Set(topics).sorted())
    }
  }

  private func facilitator(_ region: Region, _ topic: Topic, number: Int) -> Facilitator {
    // After all others, so that no place in the bundle moves.
    let digits = String(number)
    let id =
      (bundle.facilitators.last?.id.rawValue ?? "") + "~"
      + String(repeating: "0", count: max(0, 9 - digits.count)) + digits
    var facilitator = Facilitator(
      id: Facilitator.ID(id), name: "One more facilitator", capacity: onePlace)
    facilitator.location = region.centre
    facilitator.regions = [region.name]
    facilitator.expertise = [.init(topic: topic, level: Self.expertise)]
    return facilitator
  }

  private func with(_ facilitators: [Facilitator]) -> RegistryBundle {
    RegistryBundle(
      districts: bundle.districts, facilitators: bundle.facilitators + facilitators,
      districtTies: bundle.districtTies, facilitatorTies: bundle.facilitatorTies,
      locks: bundle.locks, running: bundle.running,
      calendars: bundle.calendars, round: bundle.round)
  }

  // MARK: Places

  /// One more place with each facilitator who is available, the largest bound first.
  func places() -> [Advice.Place] {
    let counterfactuals = Counterfactuals(model.instance, prices: prices, gap: gap)
    return bundle.facilitators.indices.filter { bundle.facilitators[$0].isAvailable }.map { place in
      let load = plan.facilitators.first { $0.id == bundle.facilitators[place].id }?.load ?? 0
      let perUnit = counterfactuals.marginalValue(ofFacilitator: place) - gap
      return Advice.Place(
        facilitator: bundle.facilitators[place].id, load: load,
        capacity: model.instance.caseloads[place].capacity,
        gain: Advice.Gain(atMost: Double(onePlace) * perUnit + gap))
    }.sorted { ($1.gain.atMost, $0.facilitator) < ($0.gain.atMost, $1.facilitator) }
  }

  /// Matches again with one more place.
  func match(_ place: inout Advice.Place) throws {
    guard let index = bundle.facilitators.firstIndex(where: { $0.id == place.facilitator }) else {
      return
    }
    var instance = model.instance
    instance.caseloads[index].capacity += onePlace
    try match(instance, model, &place.gain)
  }

  private func match(
    _ instance: Instance, _ larger: RoundModel, _ gain: inout Advice.Gain
  ) throws {
    let result = try Optimiser(control: control).solve(
      instance, goal: Matching.goal(of: bundle), from: Self.columns(of: plan, larger))
    guard result.status == .optimal || result.status == .feasible else { return }
    gain.exact = result.objective - plan.proof.objective
    gain.placedMore = instance.placedMembers(result.columns).count - plan.summary.placed
    gain.isProved = result.status == .optimal && plan.proof.status == .optimal
  }
}

extension Advice.Gain {
  init(atMost: Double) {
    self.init(atMost: atMost, exact: nil, placedMore: nil, isProved: nil)
  }
}

extension District {
  /// Its region; where that is not known, its county.
  fileprivate var homeRegion: String? { region ?? county }
}

extension Coordinate {
  /// The mean of some places that are not far from each other; `nil` of none.
  fileprivate static func mean(of places: [Coordinate]) -> Coordinate? {
    guard !places.isEmpty else { return nil }
    let count = Double(places.count)
    return Coordinate(
      latitude: places.reduce(0) { $0 + $1.latitude } / count,
      longitude: places.reduce(0) { $0 + $1.longitude } / count)
  }
}
