import Domain

/// Facts about the members of a partnership and between them.
extension DraftContext {
  var isPair: Bool { members.count == 2 }

  /// Every two members that work with each other: all pairs, or each with the mentor.
  var pairs: [(District, District)] {
    members.indices.flatMap { first in
      members.indices.filter { $0 > first }.map { (members[first], members[$0]) }
    }
    .filter { pair in
      guard let mentor else { return true }
      return pair.0.id == mentor.id || pair.1.id == mentor.id
    }
  }

  /// The members with the most and the fewest students among two that work with each other, where
  /// one has so many more that the match warns of it.
  var uneven: (small: District, large: District, ratio: Double)? {
    let ratios = pairs.compactMap { pair -> (small: District, large: District, ratio: Double)? in
      guard let first = pair.0.enrollment, let second = pair.1.enrollment,
        min(first, second) > 0
      else { return nil }
      let isFirst = first <= second
      return (
        isFirst ? pair.0 : pair.1, isFirst ? pair.1 : pair.0,
        max(first, second) / min(first, second)
      )
    }
    guard let most = ratios.max(by: { $0.ratio < $1.ratio }),
      most.ratio > policy.shape.warningSizeRatio
    else { return nil }
    return most
  }

  /// Students of all members, where every number is known.
  var students: Double? {
    let numbers = members.compactMap(\.enrollment)
    return numbers.count == members.count ? numbers.reduce(0, +) : nil
  }

  /// Ties on record between two members, in words.
  var ties: [String] {
    pairs.flatMap { pair -> [String] in
      let ids = [pair.0.id, pair.1.id]
      let between = bundle.districtTies.filter { ids.contains($0.from) && ids.contains($0.to) }
      let names = isPair ? "the members" : "\(pair.0.name) and \(pair.1.name)"
      let words = DistrictTie.Kind.allCases.compactMap { kind -> String? in
        guard let tie = between.first(where: { $0.kind == kind }), let word = tieWord(kind) else {
          return nil
        }
        return "\(names) \(word)" + (tie.since.map { " (since \($0))" } ?? "")
      }
      return words
    } + networks
  }

  /// Networks that several members belong to, in words.
  private var networks: [String] {
    let all = Dictionary(
      members.flatMap(\.networks).map { ($0.lowercased(), $0) },
      uniquingKeysWith: { first, _ in first })
    return all.sorted { $0.key < $1.key }.compactMap { key, name in
      let joined = members.filter { $0.networks.contains { $0.lowercased() == key } }
      guard joined.count > 1 else { return nil }
      let who = isPair ? "the members" : Phrase.list(joined.map(\.name))
      return "\(who) belong to \(name)"
    }
  }

  /// Whether some tie between members is on record.
  var isAcquainted: Bool { !ties.isEmpty }

  private func tieWord(_ kind: DistrictTie.Kind) -> String? {
    switch kind {
    case .workedTogether: "have worked together"
    case .sameNetwork: "belong to one network"
    case .acquainted: "know each other"
    case .prefers, .competes, .avoid: nil
    }
  }

  /// Whether members are on record as competing.
  var isCompeting: Bool {
    let ids = Set(members.map(\.id))
    return bundle.districtTies.contains {
      $0.kind == .competes && ids.contains($0.from) && ids.contains($0.to)
    }
  }

  /// Data systems that every member uses.
  var sharedPlatforms: [String] {
    guard let first = members.first, members.allSatisfy({ !$0.platforms.isEmpty }) else {
      return []
    }
    return first.platforms.filter { name in members.allSatisfy { $0.platforms.contains(name) } }
  }

  /// Roles that every member has, where every member lists its roles.
  var sharedRoles: [String] {
    guard let first = members.first, rolesAreKnown else { return [] }
    return first.roles.filter { role in members.allSatisfy { $0.roles.contains(role) } }
  }

  var rolesAreKnown: Bool { members.allSatisfy { !$0.roles.isEmpty } }

  /// Roles of some members only, with those that lack them; only members that list any count.
  var rolesWithoutCounterpart: [(role: String, of: [District], missing: [District])] {
    let listing = members.filter { !$0.roles.isEmpty }
    guard listing.count > 1 else { return [] }
    return Set(listing.flatMap(\.roles)).sorted().compactMap { role in
      let having = listing.filter { $0.roles.contains(role) }
      guard having.count < listing.count else { return nil }
      return (role, having, listing.filter { !$0.roles.contains(role) })
    }
  }

  /// Where members say that they stand on the focus, 1…4.
  var levels: [(member: District, level: Int)] {
    guard let focus = partnership.focus else { return [] }
    return members.compactMap { member in
      member.levels.first { $0.topic == focus }.map { (member, $0.level) }
    }
  }

  /// Whether members stand so far apart on the focus that pace and support differ.
  var isUnevenInLevel: Bool {
    guard let least = levels.map(\.level).min(), let most = levels.map(\.level).max() else {
      return false
    }
    return most - least >= policy.shape.levelGap
  }

  var leaving: [District] { members.filter(\.isLeaving) }

  /// Members whose superintendent has served less than the policy counts as stable.
  var newlyLed: [District] {
    members.filter { ($0.tenureYears ?? policy.shape.stableYears) < policy.shape.stableYears }
  }

  var states: [String] { Set(members.compactMap(\.state)).sorted() }

  /// The one county of all members, if it is one.
  var county: String? {
    let counties = Set(members.map(\.county))
    return counties.count == 1 && states.count < 2 ? counties.first ?? nil : nil
  }

  var names: String { words.members }

  /// The members' names, or `each member` where they are all.
  func names(of some: [District]) -> String {
    some.count == members.count ? "each member" : Phrase.list(some.map(\.name))
  }

  /// `does` or `do`, after what `names(of:)` says.
  func does(_ some: [District]) -> String {
    some.count == 1 || some.count == members.count ? "does" : "do"
  }

  /// The members in groups that say the same, in order; each group once.
  func grouped<Answer: Equatable>(
    by answer: (District) -> Answer?
  ) -> [(members: [District], answer: Answer)] {
    var groups: [(members: [District], answer: Answer)] = []
    for member in members {
      guard let answer = answer(member) else { continue }
      if let index = groups.firstIndex(where: { $0.answer == answer }) {
        groups[index].members.append(member)
      } else {
        groups.append(([member], answer))
      }
    }
    return groups
  }

  /// A role or system as readers write it.
  static func plain(_ name: String) -> String {
    name.replacing("_", with: " ").replacing("english", with: "English")
  }
}
