import Domain
import Storage

/// Reasons for a partnership in words that are fit for its own districts.
///
/// Only public facts and what members have in common is said: who gave which priority, who is
/// ready and who may leave stays with each district until the partnership is confirmed, as the
/// consent text promises.
struct ProposalWords {
  let partnership: KeptPartnership
  let districts: [District]
  let planned: Plan.Partnership?
  /// Whether a member reads them.
  let isForMember: Bool

  /// From this value on a criterion speaks for a partnership.
  private static let telling = 0.5
  /// Sizes within this ratio are alike.
  private static let alikeRatio = 1.5
  /// Sizes from this ratio on are worth a word.
  private static let farRatio = 3.0
  /// Shares of students within this many points of 100 are alike.
  private static let alikePoints = 10.0

  private var you: String { isForMember ? "you" : "they" }

  var reasons: [String] {
    var reasons: [String] = []
    if planned?.requested == true {
      reasons.append("\(isForMember ? "You" : "They") asked for each other.")
    }
    if let focus = partnership.focus {
      let of = isForMember ? "of you" : "of them"
      reasons.append(
        partnership.mode == .mutual
          ? "Each \(of) named \(focus.label) as something to work on."
          : "\(focus.label.prefix(1).uppercased())\(focus.label.dropFirst()) is what one \(of)"
            + " can show and the other wants to learn.")
    }
    if speaks(.commonNeed) {
      reasons.append("Taken together, what \(you) want to work on has much in common.")
    }
    if let drive = longestDrive {
      let between = isForMember ? "between you" : "between them"
      reasons.append("The estimated drive \(between) is \(Phrase.drive(minutes: drive)).")
    }
    if !alike.isEmpty {
      reasons.append("Public figures show that \(you) are alike in \(Phrase.list(alike)).")
    }
    if let sizes = farSizes { reasons.append(sizes) }
    if speaks(.reciprocity) {
      reasons.append("What \(you) offer meets what the other wants to learn.")
    }
    if speaks(.relationship), planned?.requested == false {
      reasons.append(
        "A tie between \(you == "you" ? "you" : "them") is on record, such as"
          + " earlier work or a shared network.")
    }
    if speaks(.roles) {
      reasons.append("\(isForMember ? "Your" : "Their") staff would find counterparts.")
    }
    if speaks(.systems) {
      reasons.append("\(isForMember ? "You" : "They") keep data in the same system.")
    }
    return reasons
  }

  /// What each member brings to the others.
  var directions: [String] {
    guard partnership.mode == .mentor, let mentor = partnership.mentor else {
      return [
        "\(Phrase.list(districts.map(\.name))) would work on the same footing: neither comes as"
          + " the one who knows."
      ]
    }
    let topic = partnership.focus?.label ?? "what both choose"
    return districts.map { district in
      district.id == mentor
        ? "\(district.name) would show what it does in \(topic)."
        : "\(district.name) would learn from it, and bring its own questions."
    }
  }

  /// In what public figures are close, of those that are known of all.
  private var alike: [String] {
    var alike: [String] = []
    if let ratio = sizeRatio, ratio <= Self.alikeRatio { alike.append("size") }
    if areSame(\.locale?.type) { alike.append("kind of place") }
    let shares: [(KeyPath<District, Double?>, String)] = [
      (\.percentEnglishLearners, "the share of English learners"),
      (\.percentDisadvantaged, "the share of socio-economically disadvantaged students"),
    ]
    for (share, words) in shares {
      let known = districts.compactMap { $0[keyPath: share] }
      if known.count == districts.count, let least = known.min(), let most = known.max(),
        most - least <= Self.alikePoints
      {
        alike.append(words)
      }
    }
    if areSame(\.grades) { alike.append("grades") }
    return alike
  }

  private func areSame<Value: Hashable>(_ fact: KeyPath<District, Value?>) -> Bool {
    let known = districts.compactMap { $0[keyPath: fact] }
    return known.count == districts.count && Set(known).count == 1
  }

  private var sizeRatio: Double? {
    let known = districts.compactMap(\.enrollment)
    guard known.count == districts.count, let least = known.min(), let most = known.max(),
      least > 0
    else { return nil }
    return most / least
  }

  /// That sizes differ much, which partners should talk about.
  private var farSizes: String? {
    guard let ratio = sizeRatio, ratio >= Self.farRatio else { return nil }
    let sizes = districts.map {
      "\($0.name) has \(Phrase.count(Int($0.enrollment ?? 0), "student"))"
    }
    return
      "\(isForMember ? "Your" : "Their") sizes differ: \(Phrase.list(sizes)). Talk about what that means for"
      + " the work."
  }

  private func speaks(_ criterion: Criterion) -> Bool {
    planned?.criteria.first { $0.name == criterion.rawValue }.map { $0.value >= Self.telling }
      ?? false
  }

  private var longestDrive: Double? {
    var minutes: [Double] = []
    for (index, one) in districts.enumerated() {
      for other in districts[(index + 1)...] {
        guard let from = one.location, let to = other.location else { return nil }
        minutes.append(Policy().minutes(kilometres: from.kilometres(to: to)))
      }
    }
    return minutes.max()
  }
}
