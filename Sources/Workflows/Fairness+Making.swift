package import Assignment
package import Domain
import Scoring

extension Fairness {
  private static let blockingNamed = 3

  /// Looks at a plan of a round.
  ///
  /// - Parameters:
  ///   - plan: the plan, made from `source`.
  ///   - source: the round.
  ///   - control: ends the search for the facilitators of the stable plan early.
  /// - Throws: `Failure.conflict` if the plan is of other data, or says that there is none.
  package init(_ plan: Plan, of source: Source, control: Control = Control()) throws {
    try source.requireOrigin(of: plan)
    guard plan.proof.status != .infeasible else {
      throw Failure(
        .conflict,
        [
          "The plan says that the rules cannot all be kept, so there is nobody to compare."
            + " Settle the conflict that `tandem match` names, and match again."
        ])
    }
    let model = RoundModel(source.bundle)
    let districts = source.bundle.districts
    var leftOut = LeftOut(noConsent: 0, excluded: 0, noPlaceLeft: 0)
    var counted: [District] = []
    for (place, district) in districts.enumerated() {
      if !district.consents {
        leftOut.noConsent += 1
      } else if model.locks.excludes(place) {
        leftOut.excluded += 1
      } else if model.commitments.placesLeft[place] == 0 {
        leftOut.noPlaceLeft += 1
      } else {
        counted.append(district)
      }
    }
    let table = Table(plan, smallBelow: source.bundle.round.policy.shape.smallGroup)
    let blocking = BlockingPairs(model: model, partnerships: plan.partnerships)
    let strongest = blocking.strongest(Self.blockingNamed).map { found in
      let (a, b) = (Int(found.pair.a), Int(found.pair.b))
      return Blocking(
        members: [districts[a].id, districts[b].id], score: found.pair.score, gain: found.gain,
        obstacle: model.obstacles.sentence([a, b]))
    }
    self.init(
      smallBelow: table.smallBelow, leftOut: leftOut, overall: table.row(nil, counted),
      dimensions: Dimension.Name.allCases.map { table.dimension($0, counted) },
      blockingPairs: blocking.count, strongestBlocking: strongest,
      stable: try Stable(plan, model, control),
      names: Dictionary(
        strongest.flatMap(\.members).map { ($0.rawValue, plan.name(of: $0)) },
        uniquingKeysWith: { first, _ in first }))
  }
}

/// Values of a plan by district, and what they make of a group.
private struct Table {
  let smallBelow: Int
  /// The values of each district's partnerships.
  private var values: [District.ID: [Double]] = [:]

  init(_ plan: Plan, smallBelow: Int) {
    self.smallBelow = smallBelow
    for partnership in plan.partnerships {
      for member in partnership.members {
        values[member, default: []].append(partnership.value)
      }
    }
  }

  func row(_ group: String?, _ districts: [District]) -> Fairness.Row {
    let own = districts.compactMap { values[$0.id] }
    let means = own.map { $0.reduce(0, +) / Double($0.count) }
    return Fairness.Row(
      group: group, districts: districts.count, placed: own.count,
      placedShare: districts.isEmpty ? 0 : Double(own.count) / Double(districts.count),
      meanValue: means.isEmpty ? nil : means.reduce(0, +) / Double(means.count),
      worstValue: own.joined().min(), isSmall: districts.count < smallBelow)
  }

  func dimension(_ name: Fairness.Dimension.Name, _ districts: [District]) -> Fairness.Dimension {
    let rows =
      switch name {
      case .localeType:
        rows(districts, kinds: LocaleType.allCases, \.rawValue) { [$0.locale?.type] }
      case .sizeBand:
        rows(districts, kinds: SizeBand.allCases, \.label) { district in
          [district.enrollment.map { SizeBand(enrollment: $0) }]
        }
      case .region: rows(districts, kinds: nil, \.self) { [$0.region] }
      case .need:
        rows(districts, kinds: nil, \.rawValue) { district -> [Topic?] in
          district.needs.isEmpty ? [nil] : district.needs.map(\.topic)
        }
      case .mode: rows(districts, kinds: District.Mode.allCases, \.rawValue) { [$0.mode] }
      case .groupMaximum:
        rows(districts, kinds: nil, { "\($0)" }) { [$0.groupSizes.upperBound] }
      }
    return Fairness.Dimension(name: name, rows: rows)
  }

  /// A row for each kind that occurs, in the order of `kinds` or of the kinds themselves.
  private func rows<Kind: Hashable>(
    _ districts: [District], kinds: [Kind], _ label: (Kind) -> String,
    of district: (District) -> [Kind?]
  ) -> [Fairness.Row] {
    let groups = groups(districts, of: district)
    return (kinds.map(Optional.some) + [nil]).compactMap { kind in
      groups[kind].map { row(kind.map(label), $0) }
    }
  }

  private func rows<Kind: Hashable & Comparable>(
    _ districts: [District], kinds: Never?, _ label: (Kind) -> String,
    of district: (District) -> [Kind?]
  ) -> [Fairness.Row] {
    let kinds = groups(districts, of: district).keys.compactMap(\.self).sorted()
    return rows(districts, kinds: kinds, label, of: district)
  }

  private func groups<Kind: Hashable>(
    _ districts: [District], of kinds: (District) -> [Kind?]
  ) -> [Kind?: [District]] {
    var groups: [Kind?: [District]] = [:]
    for district in districts {
      for kind in kinds(district) { groups[kind, default: []].append(district) }
    }
    return groups
  }
}

extension Fairness.Stable {
  fileprivate init(_ plan: Plan, _ model: RoundModel, _ control: Control) throws {
    let stable = try StablePlan(model, control: control)
    let scores = stable.columns.compactMap(\.pair).map { model.allowedPair($0).score }
    let members = stable.columns.flatMap(model.ids)
    let price = plan.proof.objective - stable.objective
    self.init(
      plan: Reached(
        partnerships: plan.partnerships.count, placed: plan.summary.placed,
        meanScore: Self.mean(plan.partnerships.map(\.score)), objective: plan.proof.objective),
      stable: Reached(
        partnerships: stable.columns.count, placed: Set(members).count,
        meanScore: Self.mean(scores), objective: stable.objective),
      unguided: stable.pairs.count - stable.columns.count,
      isProved: stable.isProved && plan.proof.status == .optimal, price: price,
      priceShare: plan.proof.objective > 0 ? price / plan.proof.objective : nil)
  }

  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}
