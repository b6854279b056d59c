import Domain

/// Two districts seen together: what several criteria need to know, found once.
struct Pairing: Sendable {
  /// The lower place.
  let first: Int
  /// The higher place.
  let second: Int
  /// `nil` where the modes do not fit; the pair is then read as mutual.
  let footing: Footing?
  let tie: Tie
  /// Minutes of the drive between them; `nil` is "not known".
  let minutes: Double?

  @inline(__always)
  var mentor: Int? {
    switch footing {
    case .firstMentors: first
    case .secondMentors: second
    case .mutual, nil: nil
    }
  }

  var mentee: Int? { mentor.map { $0 == first ? second : first } }
}

extension Roster {
  func pairing(_ a: Int, _ b: Int) -> Pairing {
    precondition(a != b, "a pair is two districts")
    let (first, second) = (min(a, b), max(a, b))
    return Pairing(
      first: first, second: second,
      footing: .between(profiles[first].mode, profiles[second].mode),
      tie: ties.between(first, second),
      minutes: roads.minutes(profiles[first].position, profiles[second].position))
  }

  /// The rows of topics that meet: needs with needs, or the mentor's offers with needs.
  @inline(__always)
  func rows(_ first: Int, _ second: Int, _ footing: Footing?) -> (first: Int, second: Int) {
    (
      footing == .firstMentors ? topics.offers(of: first) : topics.needs(of: first),
      footing == .secondMentors ? topics.offers(of: second) : topics.needs(of: second)
    )
  }

  @inline(__always)
  func rows(_ pairing: Pairing) -> (first: Int, second: Int) {
    rows(pairing.first, pairing.second, pairing.footing)
  }

  /// The names of two districts, for sentences in which it matters who is who.
  func names(_ pairing: Pairing) -> (first: String, second: String) {
    (bundle.districts[pairing.first].name, bundle.districts[pairing.second].name)
  }

  /// `X`, or `X and Y`: the names of those of a pair of which `isMissing` holds.
  func names(_ pairing: Pairing, where isMissing: (District) -> Bool) -> String {
    Phrase.list(
      [pairing.first, pairing.second].map { bundle.districts[$0] }.filter(isMissing).map(\.name))
  }
}
