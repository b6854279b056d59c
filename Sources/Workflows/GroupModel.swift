import Assignment
import Domain
import Scoring

/// The groups of three or more that a round's districts may form, as numbers for the optimiser.
struct GroupModel {
  let bundle: RegistryBundle
  let pairScoring: PairScoring
  /// Whether two districts may be in one partnership as far as locks and running partnerships go.
  let allows: (Int, Int) -> Bool

  /// The rules of groups, and who asked for each other in them; nothing where no district would
  /// join one.
  func rules() -> (rules: GroupRules, requests: Set<Couple>)? {
    guard bundle.districts.contains(where: { $0.groupSizes.upperBound > 2 }) else { return nil }
    let policy = bundle.round.policy
    let links = pairScoring.groupLinks().filter { allows(Int($0.a), Int($0.b)) }
    let spokes = pairScoring.hubLinks().filter { allows(Int($0.hub), Int($0.spoke)) }
    guard !links.isEmpty || !spokes.isEmpty else { return nil }
    let rules = GroupRules(
      sizes: bundle.districts.map(\.groupSizes),
      needs: ratings(pairScoring.needRatings), offers: ratings(pairScoring.offerRatings),
      topicCount: Topic.taxonomy.count, minimumRating: policy.minimumPriority,
      minimumScore: policy.minimumScore, sizeDiscount: policy.sizeDiscount,
      scoreShare: policy.scoreShare,
      links: links.map { .init(first: Int($0.a), second: Int($0.b), score: $0.score) },
      spokes: spokes.map { .init(first: Int($0.hub), second: Int($0.spoke), score: $0.score) },
      barred: barred(spokes),
      mutualSizes: policy.shape.mutualGroupSizes, hubSizes: policy.shape.hubSizes)
    return (rules, requests(links, spokes))
  }

  private func ratings(_ of: (Int) -> [(topic: Int, rating: Int)]) -> [UInt8] {
    var table = Array(
      repeating: UInt8(0), count: bundle.districts.count * Topic.taxonomy.count)
    for place in bundle.districts.indices {
      for (topic, rating) in of(place) {
        table[place * Topic.taxonomy.count + topic] = UInt8(clamping: rating)
      }
    }
    return table
  }

  /// Spokes of one hub that may not be in one partnership; hubs with many spokes have few of them.
  private func barred(_ links: [HubLink]) -> Set<Couple> {
    var barred: Set<Couple> = []
    for spokes in Dictionary(grouping: links, by: \.hub).values {
      let places = spokes.map { Int($0.spoke) }
      for couple in Self.couples(places)
      where !allows(couple.lower, couple.higher)
        || pairScoring.avoids(couple.lower, couple.higher)
      {
        barred.insert(couple)
      }
    }
    return barred
  }

  private static func couples(_ places: [Int]) -> [Couple] {
    places.indices.flatMap { index in
      places[(index + 1)...].map { Couple(places[index], $0) }
    }
  }

  /// Districts that asked for each other and that one group may hold.
  private func requests(_ links: [GroupLink], _ spokes: [HubLink]) -> Set<Couple> {
    guard bundle.round.policy.requests == .first else { return [] }
    var found = Set(links.filter(\.requested).map { Couple(Int($0.a), Int($0.b)) })
    found.formUnion(spokes.filter(\.requested).map { Couple(Int($0.hub), Int($0.spoke)) })
    let wishes = requestsOnRecord()
    guard !wishes.isEmpty else { return found }
    for spokes in Dictionary(grouping: spokes, by: \.hub).values {
      let places = Set(spokes.map { Int($0.spoke) })
      found.formUnion(
        wishes.filter { places.contains($0.lower) && places.contains($0.higher) })
    }
    return found
  }

  private func requestsOnRecord() -> [Couple] {
    let places = Dictionary(
      uniqueKeysWithValues: bundle.districts.enumerated().map { ($1.id, $0) })
    return bundle.districtTies.compactMap { tie in
      guard tie.kind == .prefers, let a = places[tie.from], let b = places[tie.to],
        pairScoring.requests(a, b), allows(a, b), !pairScoring.avoids(a, b)
      else { return nil }
      return Couple(a, b)
    }
  }
}
