import Domain

/// The facilitators of a bundle and what ties them to its districts, made quick to read.
///
/// Facilitators are meant by their place in `bundle.facilitators`.
struct FacilitatorRoster: Sendable {
  struct Profile: Sendable {
    var position: Position?
    /// In minutes.
    var maximumMinutes: Double
    /// Readiness to work at a distance; 0 where it is not known.
    var virtual: Double
    var isAvailable: Bool
    var listsRegions: Bool
    /// One bit for each `LocaleType`; 0 is "not known".
    var locales: UInt8
  }

  /// What the relationships say about a facilitator and a district.
  struct Tie: Sendable {
    /// The strongest positive tie, 0…1.
    var strength = 0.0
    /// The place of the strongest tie in the bundle's `facilitatorTies`.
    var strongest: Int?
    /// The first tie that bars the facilitator.
    var conflict: FacilitatorTie.Kind?
  }

  let profiles: [Profile]
  /// By `member * count + facilitator`; pairs without a tie are absent.
  let ties: [Int: Tie]
  private let regionWidth: Int
  /// For each facilitator, one bit for each region name that any of them lists.
  private let regions: [UInt64]
  /// For each district, the bits of its region and its county; -1 for a name nobody lists.
  private let homes: [SIMD2<Int32>]
  /// For each district, whether its region or its county is known.
  private let homeKnown: [Bool]
  /// For each district, the bit of its locale type; `nil` is "not known".
  let localeBits: [UInt8?]

  init(_ roster: Roster) {
    let bundle = roster.bundle
    let facilitators = bundle.facilitators
    profiles = facilitators.map { Profile($0, roster.policy) }
    ties = Self.ties(roster)

    let lists = facilitators.map { $0.regions.map { $0.lowercased() } }
    let names = Set(lists.joined()).sorted()
    let bits = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let width = (names.count + 63) / 64
    var words = [UInt64](repeating: 0, count: width * facilitators.count)
    for (place, list) in lists.enumerated() {
      for bit in list.compactMap({ bits[$0] }) {
        words[place * width + bit / 64] |= 1 << UInt64(bit % 64)
      }
    }
    regionWidth = width
    regions = words
    homes = bundle.districts.map { district in
      let home = [district.region, district.county].map { name in
        name.flatMap { bits[$0.lowercased()] }.map { Int32($0) } ?? -1
      }
      return SIMD2(home[0], home[1])
    }
    homeKnown = bundle.districts.map { $0.region != nil || $0.county != nil }
    localeBits = bundle.districts.map { $0.locale.map { Profile.bit($0.type) } }
  }

  var count: Int { profiles.count }

  func tie(_ facilitator: Int, _ member: Int) -> Tie {
    ties[member * count + facilitator] ?? Tie()
  }

  @inline(__always)
  func hasHome(_ member: Int) -> Bool { homeKnown[member] }

  /// Whether the region or the county of a district is among the facilitator's regions.
  @inline(__always)
  func covers(_ facilitator: Int, _ member: Int) -> Bool {
    let home = homes[member]
    return lists(facilitator, home.x) || lists(facilitator, home.y)
  }

  @inline(__always)
  private func lists(_ facilitator: Int, _ bit: Int32) -> Bool {
    guard bit >= 0 else { return false }
    let word = regions[facilitator * regionWidth + Int(bit) / 64]
    return word >> UInt64(bit % 64) & 1 == 1
  }

  private static func ties(_ roster: Roster) -> [Int: Tie] {
    let bundle = roster.bundle
    let shape = roster.policy.shape
    let places = Dictionary(
      bundle.facilitators.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first })
    var ties: [Int: Tie] = [:]
    for (index, record) in bundle.facilitatorTies.enumerated() {
      guard let facilitator = places[record.facilitator],
        let member = roster.place(of: record.district)
      else { continue }
      let key = member * bundle.facilitators.count + facilitator
      var tie = ties[key] ?? Tie()
      let strength: Double
      switch record.kind {
      case .workedTogether: strength = shape.workedTogether
      case .trained: strength = shape.trained
      case .acquainted: strength = shape.acquainted
      case .employedBy, .contractedBy, .boardMember, .conflict:
        strength = 0
        if tie.conflict == nil { tie.conflict = record.kind }
      }
      if strength > tie.strength {
        tie.strength = strength
        tie.strongest = index
      }
      ties[key] = tie
    }
    return ties
  }
}

extension FacilitatorRoster.Profile {
  fileprivate init(_ facilitator: Facilitator, _ policy: Policy) {
    position = facilitator.location.map { Position($0) }
    maximumMinutes = facilitator.maximumMinutes ?? policy.facilitatorMinutes
    virtual = facilitator.virtual ?? 0
    isAvailable = facilitator.isAvailable
    listsRegions = !facilitator.regions.isEmpty
    locales = facilitator.locales.reduce(0) { $0 | Self.bit($1) }
  }

  /// The bit of a kind of place in `locales`.
  static func bit(_ type: LocaleType) -> UInt8 {
    switch type {
    case .city: 1
    case .suburb: 2
    case .town: 4
    case .rural: 8
    }
  }
}
