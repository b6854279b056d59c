import Domain

/// What the relationships say about two districts, `first` with the lower place.
struct Tie: Sendable {
  /// The strongest positive tie, 0…1; networks joined are not in it.
  var strength = 0.0
  /// The place of the strongest tie in the bundle's `districtTies`.
  var strongest: Int?
  var firstPrefers = false
  var secondPrefers = false
  var firstAvoids = false
  var secondAvoids = false

  /// Whether each asked for the other.
  var isRequested: Bool { firstPrefers && secondPrefers }
  var isAvoided: Bool { firstAvoids || secondAvoids }
}

/// The ties of every pair that has one, found by the places of its districts.
struct Ties: Sendable {
  /// For each district, where the ties to districts of a higher place begin; one more at the end.
  private let starts: [Int]
  private let others: [Int]
  private let ties: [Tie]

  init(_ bundle: RegistryBundle, places: [District.ID: Int]) {
    let shape = bundle.round.policy.shape
    var found: [SIMD2<Int>: Tie] = [:]
    for (index, record) in bundle.districtTies.enumerated() {
      guard let from = places[record.from], let to = places[record.to], from != to else { continue }
      let isForward = from < to
      var tie = found[SIMD2(min(from, to), max(from, to))] ?? Tie()
      switch record.kind {
      case .workedTogether: tie.strengthen(to: shape.workedTogether, by: index)
      case .sameNetwork: tie.strengthen(to: shape.sameNetwork, by: index)
      case .acquainted: tie.strengthen(to: shape.acquainted, by: index)
      case .prefers: if isForward { tie.firstPrefers = true } else { tie.secondPrefers = true }
      case .avoid: if isForward { tie.firstAvoids = true } else { tie.secondAvoids = true }
      case .competes: break
      }
      found[SIMD2(min(from, to), max(from, to))] = tie
    }
    let sorted = found.sorted { ($0.key.x, $0.key.y) < ($1.key.x, $1.key.y) }
    var starts = [Int](repeating: 0, count: bundle.districts.count + 1)
    for (key, _) in sorted { starts[key.x + 1] += 1 }
    for place in bundle.districts.indices { starts[place + 1] += starts[place] }
    self.starts = starts
    others = sorted.map(\.key.y)
    ties = sorted.map(\.value)
  }

  /// The tie of two districts, `first < second`.
  @inline(__always)
  func between(_ first: Int, _ second: Int) -> Tie {
    let end = starts[first + 1]
    var place = starts[first]
    while place < end, others[place] < second { place += 1 }
    return place < end && others[place] == second ? ties[place] : Tie()
  }
}

extension Tie {
  fileprivate mutating func strengthen(to strength: Double, by index: Int) {
    guard strength > self.strength else { return }
    self.strength = strength
    strongest = index
  }
}
