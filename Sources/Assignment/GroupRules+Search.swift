extension GroupRules {
  /// Steps of one search before it is given up.
  private static let mostSteps = 50_000

  /// Whether there is a group with all these members that passes a test; smaller ones are tried
  /// first.
  ///
  /// A search that takes too long is given up with `true`: what is said to be impossible is so.
  ///
  /// - Parameters:
  ///   - members: what the group has to hold.
  ///   - mayGrow: whether some members can be a part of a group that passes; a group is not looked
  ///     for beyond those that cannot.
  ///   - passes: the test.
  /// - Returns: whether there is one, or the search was given up.
  package func hasGroup(
    with members: [Int], growing mayGrow: ([Int]) -> Bool = { _ in true },
    where passes: (Group) -> Bool
  ) -> Bool {
    let largest = members.map { sizes[$0].upperBound }.min() ?? 0
    var steps = 0
    for size in mutualSizes where size >= members.count && size <= largest {
      if hasMutualGroup(with: members, size: size, &steps, mayGrow, passes)
        || hasHub(with: members, size: size, &steps, mayGrow, passes)
      {
        return true
      }
    }
    return false
  }

  private func hasMutualGroup(
    with members: [Int], size: Int, _ steps: inout Int, _ mayGrow: ([Int]) -> Bool,
    _ passes: (Group) -> Bool
  ) -> Bool {
    let areLinked = Couple.all(of: members).allSatisfy {
      score(links[$0.lower], $0.higher) != nil
    }
    guard areLinked, let first = members.first else { return false }
    let open = links[first].map(\.other).filter { other in
      sizes[other].contains(size)
        && members.dropFirst().allSatisfy { score(links[$0], other) != nil }
    }
    func extend(_ chosen: [Int], _ open: ArraySlice<Int>) -> Bool {
      if chosen.count == size { return group(chosen.sorted(), hub: nil).map(passes) ?? false }
      guard open.count >= size - chosen.count else { return false }
      for place in open.indices {
        steps += 1
        if steps > Self.mostSteps { return true }
        let next = chosen + [open[place]]
        guard focus(next, hub: nil) != nil, mayGrow(next) else { continue }
        let linked = links[open[place]]
        let later = open[(place + 1)...].filter { score(linked, $0) != nil }
        if extend(next, later[...]) { return true }
      }
      return false
    }
    return extend(members, open[...])
  }

  private func hasHub(
    with members: [Int], size: Int, _ steps: inout Int, _ mayGrow: ([Int]) -> Bool,
    _ passes: (Group) -> Bool
  ) -> Bool {
    guard hubSizes.contains(size) else { return false }
    for hub in spokes.indices where !spokes[hub].isEmpty && sizes[hub].contains(size) {
      let all = spokes[hub].map(\.other)
      let needed = members.filter { $0 != hub }
      guard needed.allSatisfy(all.contains) else { continue }
      func extend(_ chosen: [Int], _ open: ArraySlice<Int>) -> Bool {
        if chosen.count == size - 1 {
          return group((chosen + [hub]).sorted(), hub: hub).map(passes) ?? false
        }
        for place in open.indices {
          steps += 1
          if steps > Self.mostSteps { return true }
          let next = chosen + [open[place]]
          guard focus(next + [hub], hub: hub) != nil, mayGrow(next + [hub]) else { continue }
          if extend(next, open[(place + 1)...]) { return true }
        }
        return false
      }
      let open = all.filter { sizes[$0].contains(size) && !needed.contains($0) }
      if needed.count <= size - 1, extend(needed, open[...]) { return true }
    }
    return false
  }
}

extension Instance {
  /// Whether some facilitator with room for it, or none where that is allowed, may have a
  /// partnership of these members.
  package func isServed(_ members: [Int]) -> Bool {
    allowsNoFacilitator(for: members)
      || fits.guides[members[0]].contains {
        caseloads[$0].capacity >= load(ofSize: members.count) && allows($0, for: members)
      }
  }

  /// Whether any group of three or more with all these members is served.
  package func hasServedGroup(with members: [Int]) -> Bool {
    // Whoever may guide a group may guide every part of it.
    groups?.hasGroup(with: members, growing: isServed) { isServed($0.members) } ?? false
  }

  /// Whether any column has all these members, perhaps with others.
  package func hasColumn(with members: [Int]) -> Bool {
    let wanted = members.sorted()
    if wanted.count <= 2 {
      for pair in pairs where wanted.allSatisfy([pair.first, pair.second].contains) {
        if isServed([pair.first, pair.second]) { return true }
      }
    }
    return hasServedGroup(with: wanted)
  }
}
