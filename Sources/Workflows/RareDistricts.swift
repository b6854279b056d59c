import Assignment
import Domain
import Scoring

/// The districts of a round for whom the fewest partnerships are possible.
struct RareDistricts {
  private let adviser: Adviser
  private let counterfactuals: Counterfactuals

  /// How many are named.
  private static let named = 10

  init(_ adviser: Adviser) {
    self.adviser = adviser
    counterfactuals = Counterfactuals(
      adviser.model.instance, prices: adviser.prices, gap: adviser.gap)
  }

  private var model: RoundModel { adviser.model }

  func list() -> [Advice.Rare] {
    let partners = partners()
    let formed = Set(
      adviser.plan.partnerships.compactMap { try? model.column($0).get().partners })
    let open = model.bundle.districts.indices.filter {
      model.bundle.districts[$0].consents && model.commitments.placesLeft[$0] > 0
        && !model.locks.excludes($0)
    }
    return open.map { place in
      (
        place: place, partners: partners[place].count,
        loss: counterfactuals.choices(of: place, excluding: formed, count: 1).first?.lossAtLeast
      )
    }.sorted {
      ($0.partners, $1.loss ?? .infinity, $0.place) < ($1.partners, $0.loss ?? .infinity, $1.place)
    }.prefix(Self.named).map { rare($0.place, $0.partners, $0.loss) }
  }

  /// With whom each district may be in a partnership of two, or in a larger one as far as the two go.
  private func partners() -> [Set<Int>] {
    var partners = Array(repeating: Set<Int>(), count: model.bundle.districts.count)
    func join(_ one: Int, _ other: Int) {
      partners[one].insert(other)
      partners[other].insert(one)
    }
    for pair in model.instance.pairs where model.instance.isServed([pair.first, pair.second]) {
      join(pair.first, pair.second)
    }
    guard model.instance.groups != nil else { return partners }
    func allows(_ one: Int, _ other: Int) -> Bool {
      model.locks.allows(one, other) && model.commitments.allows(one, other)
    }
    for link in model.pairScoring.groupLinks() where allows(Int(link.a), Int(link.b)) {
      join(Int(link.a), Int(link.b))
    }
    for link in model.pairScoring.hubLinks() where allows(Int(link.hub), Int(link.spoke)) {
      join(Int(link.hub), Int(link.spoke))
    }
    return partners
  }

  private func rare(_ place: Int, _ partners: Int, _ loss: Double?) -> Advice.Rare {
    let district = model.bundle.districts[place]
    let isPlaced = adviser.plan.partnerships.contains { $0.members.contains(district.id) }
    var sentences = [
      partners == 0
        ? "\(district.name) has nobody yet with whom a partnership is possible in this round."
        : "\(district.name) has \(Phrase.count(partners, "possible partner")) in this round"
          + (isPlaced ? " and is with \(company(district.id))." : ".")
    ]
    if partners == 0,
      let reason = adviser.plan.unmatched.first(where: { $0.district == district.id })
    {
      sentences.append(reason.text)
    }
    let amount = loss.map { Phrase.decimal($0, 4) } ?? ""
    switch (isPlaced, loss) {
    case (true, let loss?) where loss > 0:
      sentences.append("Another partnership for it would take at least \(amount) from the plan.")
    case (true, nil):
      sentences.append("No other partnership is possible for it, should this one not come about.")
    case (false, let loss?) where loss > 0:
      sentences.append("A partnership for it would take at least \(amount) from the others.")
    case (false, let loss?) where loss == 0:
      sentences.append("A partnership for it may cost the others nothing.")
    default: break
    }
    return Advice.Rare(
      district: district.id, isPlaced: isPlaced, partners: partners, lossAtLeast: loss,
      text: sentences.joined(separator: " "))
  }

  private func company(_ id: District.ID) -> String {
    let others = adviser.plan.partnerships.filter { $0.members.contains(id) }.flatMap(\.members)
      .filter { $0 != id }
    return Phrase.list(others.map { adviser.plan.name(of: $0) })
  }
}
